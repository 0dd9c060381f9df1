//! One item → one file.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::diag::{Code, Diagnostic, Faults};
use crate::intake::file::{self, MIB, Wanted};
use crate::intake::{self, DATA, Fields, FilesRead, LoadOptions};
use crate::make::{self, Options};
use crate::template::{self, StringTemplates, Templates};
use crate::text;
use crate::write::save::{self, Saving};
use crate::write::{FileId, Format, Leftovers};

use super::columns::Slots;
use super::item::{BasePlan, Item, Work};
use super::log::{ResultFinding, ResultLine, State};
use super::name::Names;

/// A document that an earlier run made.
const MADE: Wanted<'_> =
    Wanted { limit: 1024 * MIB, ..Wanted::by_hand("tệp kết quả", Code::VB506, "chạy lại với --force") };

/// Makes documents; shared by all threads.
pub struct ItemMaker<'t> {
    documents: make::Maker<'t>,
    format: Format,
    /// Digest of templates, options and version.
    digest: String,
    load: LoadOptions,
    /// The own fields that templates name.
    slots: Slots,
    folder: PathBuf,
    saving: Saving,
    /// What a killed run left of the files that are made here, where other runs share the folder.
    pub leftovers: Leftovers,
    /// The files that the run reads; with `force`, none of them is replaced.
    pub inputs: HashSet<FileId>,
}

/// What was made: name, size and digest of the file, findings.
struct MadeFile {
    name: String,
    bytes: u64,
    sha256: String,
    findings: Vec<Diagnostic>,
}

impl<'t> ItemMaker<'t> {
    /// A maker that writes into a folder.
    #[must_use]
    pub fn new(templates: &'t Templates, options: Options, load: LoadOptions, folder: &Path, saving: Saving) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(env!("CARGO_PKG_VERSION"));
        hasher.update(format!("{options:?}{:?}{:?}{:?}", load.set, load.convert, load.swap_dates));
        // The kinds of the user's own are among them.
        hasher.update(format!("{:?}", load.nd30));
        for source in templates.list() {
            hasher.update(format!("\0{}\0{}", source.name, source.text));
        }
        Self {
            documents: make::Maker::new(templates, options),
            format: options.format,
            digest: hex(&hasher.finalize()),
            load,
            slots: Slots::of_templates(templates),
            folder: folder.to_owned(),
            saving,
            leftovers: Leftovers::default(),
            inputs: HashSet::new(),
        }
    }

    /// A base plan read from its file.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn base(&self, path: &Path) -> Result<BasePlan, Faults> {
        let (base, source) = intake::Base::load_file(path, &self.load)?;
        let folder = file::folder_of(path).to_owned();
        let digest = digest_of(source.as_bytes(), &folder);
        let plan = base.with(&Fields::new())?.plan;
        let strings = StringTemplates::new(&plan, &self.load.nd30);
        let files = intake::named_files(&plan, &folder);
        let slots = self.slots.and_strings(&source);
        Ok(BasePlan { base, digest, folder, files, strings, slots })
    }

    /// Makes the document of an item, unless an earlier run made it and nothing has changed.
    pub(super) fn make(
        &self,
        item: &Item,
        names: &Names,
        before: Option<ResultLine>,
    ) -> (ResultLine, Vec<Diagnostic>, bool) {
        let key = self.key(item);
        let line = |state| ResultLine {
            stt: item.number,
            vao: item.label.clone(),
            ra: None,
            trang_thai: state,
            byte: None,
            sha256: None,
            khoa: key.clone(),
            phat_hien: Vec::new(),
        };
        if let Some(before) = before
            && before.khoa == key
            && self.is_there(&before)
        {
            return (before, Vec::new(), true);
        }
        match self.one(item, names) {
            Ok(made) => {
                let line = ResultLine {
                    ra: Some(made.name),
                    byte: Some(made.bytes),
                    sha256: Some(made.sha256),
                    phat_hien: made.findings.iter().map(ResultFinding::from).collect(),
                    ..line(State::Xong)
                };
                (line, made.findings, false)
            }
            Err(faults) => {
                let line =
                    ResultLine { phat_hien: faults.iter().map(ResultFinding::from).collect(), ..line(State::Loi) };
                (line, faults.into(), false)
            }
        }
    }

    /// Whether the file of a line is still what it was. A line is believed of files in the folder alone; a link may lead out.
    fn is_there(&self, line: &ResultLine) -> bool {
        let Some(name) = line.ra.as_deref().filter(|_| line.stays_inside()) else { return false };
        let path = self.folder.join(name);
        fs::symlink_metadata(&path).is_ok_and(|data| data.is_file() && line.byte == Some(data.len()))
            && file::read(&path, &MADE).is_ok_and(|bytes| line.sha256.as_deref() == Some(&hex(&Sha256::digest(bytes))))
    }

    /// Refuses to replace a file that the run reads; `own` are those that the item itself names.
    fn keep_inputs(&self, path: &Path, own: &[PathBuf]) -> Result<(), Diagnostic> {
        // Without `force` only a document of ours is replaced, which is no input.
        let Some(id) = self.saving.force.then(|| FileId::of(path)).flatten() else { return Ok(()) };
        if self.inputs.contains(&id) || own.iter().any(|file| FileId::of(file).as_ref() == Some(&id)) {
            return Err(Diagnostic::error(Code::VB139, "văn bản sẽ ghi đè một tệp mà lệnh đang đọc")
                .file(path.display().to_string())
                .help("ghi sang thư mục khác bằng -o, hoặc đặt tên khác bằng --name"));
        }
        Ok(())
    }

    /// Digest of all that the file of an item depends on.
    fn key(&self, item: &Item) -> String {
        let mut hasher = Sha256::new();
        hasher.update(&self.digest);
        hasher.update(item.template.as_deref().unwrap_or_default());
        hasher.update(item.number.to_le_bytes());
        match &item.work {
            Ok(Work::File(path)) => {
                hasher.update(digest_of(&file::read(path, &DATA).unwrap_or_default(), file::folder_of(path)));
            }
            Ok(Work::Row(template, fields)) => {
                hasher.update(&template.digest);
                for (name, value) in fields {
                    hasher.update(format!("\0{name}\0{value}"));
                }
            }
            Err(_) => {}
        }
        hex(&hasher.finalize())
    }

    fn one(&self, item: &Item, names: &Names) -> Result<MadeFile, Faults> {
        let none = Fields::new();
        let (mut plan, mut findings, fields, folder, stem) = match &item.work {
            Err(faults) => return Err(faults.clone()),
            Ok(Work::File(path)) => {
                let loaded = intake::load_file(path, &self.load)?;
                let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                (loaded.plan, loaded.warnings, &none, file::folder_of(path).to_owned(), Some(stem))
            }
            Ok(Work::Row(template, fields)) => {
                let loaded = template.base.with(fields)?;
                (loaded.plan, loaded.warnings, fields, template.folder.clone(), None)
            }
        };
        if plan.la_mau {
            let row = fields.iter().cloned().collect();
            match &item.work {
                Ok(Work::Row(base, _)) => base.strings.fill(&mut plan, &self.load.nd30, &row)?,
                _ => template::render_strings(&mut plan, &self.load.nd30, &row)?,
            }
            plan.la_mau = false;
            findings.extend(Faults::among(crate::plan::settle(&mut plan, &self.load.nd30))?);
        }
        let own = if self.saving.force { intake::named_files(&plan, &folder) } else { Vec::new() };
        let attached = intake::attach(&mut plan, &folder, &self.load.tables())?;
        let unswapped: Faults = FilesRead::unswapped(&attached.swapped, &self.load.swap_dates).collect();
        unswapped.into_result(())?;
        findings.extend(attached.notes);
        let name = names.name(item.number, &plan, fields, stem.as_deref())?;
        let template =
            item.template.as_ref().map_or_else(|| Templates::name_for(&plan), |name| name.as_ref().to_owned());
        let bytes = self.documents.make(&plan, &template)?.bytes;
        let path = self.folder.join(&name);
        self.keep_inputs(&path, &own)?;
        self.leftovers.remove_dead_of(&name);
        save::document(&path, self.format, self.saving, |mut file| file.write_all(&bytes).map(|()| file))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(MadeFile { name, bytes: size, sha256: hex(&Sha256::digest(&bytes)), findings })
    }
}

/// Digest of a data file and of every file that it names: tasks, tables, pictures.
fn digest_of(source: &[u8], folder: &Path) -> String {
    let mut hasher = Sha256::new();
    hasher.update(source);
    if let Ok(decoded) = text::decode(source)
        && ["\"tu_tep\"", "\"tep\""].iter().any(|name| decoded.text.contains(name))
        && let Ok(json) = serde_json::from_str(&decoded.text)
    {
        named_files(&json, &mut |name| hasher.update(file::read(&folder.join(name), &DATA).unwrap_or_default()));
    }
    hex(&hasher.finalize())
}

/// Calls `visit` with every file that a data file names.
fn named_files(json: &serde_json::Value, visit: &mut dyn FnMut(&str)) {
    match json {
        serde_json::Value::Object(members) => {
            for (key, value) in members {
                match value.as_str() {
                    Some(file) if key == "tu_tep" || key == "tep" => visit(file),
                    _ => named_files(value, visit),
                }
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| named_files(item, visit)),
        _ => {}
    }
}

fn hex(bytes: &[u8]) -> String {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xF]);
    halves.filter_map(|half| char::from_digit(half.into(), 16)).collect()
}
