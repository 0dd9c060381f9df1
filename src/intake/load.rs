//! Bytes → [`Plan`]: typed reading first; places are looked up only when there is a fault.

use std::path::Path as FilePath;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Faults, Place, reader_reason};
use crate::nd30::Nd30;
use crate::text::{self, Repairs};

use super::faults::Expected;
use super::file::{self, MIB, Wanted};
use super::json::{self, JsonNode, JsonValue, LineCount, place};
use super::repair::clean;
use super::set;
use super::sort::FileSort;
use super::table::TableOptions;
use crate::plan::{Plan, settle};

/// What reading needs to know.
#[derive(Clone, Debug)]
pub struct LoadOptions {
    /// The decree, whose kinds a plan may be of.
    pub nd30: Arc<Nd30>,
    /// Fields set from outside: path and value.
    pub set: Vec<(String, String)>,
    /// Turn text in an old encoding into Unicode instead of refusing it.
    pub convert: bool,
    /// Columns of dates of a list whose day and month are to be turned round; see [`TableOptions`].
    pub swap_dates: Vec<String>,
    /// Keep the numbers of the tasks of a list, by which messages call them.
    pub numbers: bool,
}

impl LoadOptions {
    /// How the tables are read that the data names.
    #[must_use]
    pub fn tables(&self) -> TableOptions {
        TableOptions {
            convert: self.convert,
            swap_dates: self.swap_dates.clone(),
            numbers: self.numbers,
            ..TableOptions::default()
        }
    }
}

impl Default for LoadOptions {
    /// Nothing set, nothing converted, the kinds of the decree as it is embedded.
    fn default() -> Self {
        Self {
            nd30: Arc::clone(Nd30::embedded()),
            set: Vec::new(),
            convert: false,
            swap_dates: Vec::new(),
            numbers: false,
        }
    }
}

/// A plan that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The plan.
    pub plan: Plan,
    /// What was repaired in its text.
    pub repairs: Repairs,
    /// How many words were turned into Unicode from an old encoding.
    pub converted: usize,
    /// Warnings and hints.
    pub warnings: Vec<Diagnostic>,
}

impl Loaded {
    /// The plan with its warnings, unless something of what was found is an error.
    fn finish(self, plan: Plan, found: Vec<Diagnostic>) -> Result<Self, Faults> {
        Ok(Self { plan, warnings: Faults::among(found)?, ..self })
    }
}

/// A data file.
pub const DATA: Wanted<'_> = Wanted {
    noun: "tệp dữ liệu",
    missing: Code::VB135,
    unreadable: Code::VB136,
    large: Code::VB120,
    find: "nêu đúng tên và thư mục của tệp .json; tạo dữ liệu mẫu bằng: vanban init",
    shrink: "để bảng nhiệm vụ lớn ở tệp CSV riêng và trỏ tới bằng \"nhiem_vu\": {\"tu_tep\": \"…\"}",
    limit: 64 * MIB,
};

/// Reads a data file.
///
/// # Errors
/// A file that cannot be read, and every fault of [`load_bytes`].
pub fn load_file(path: &FilePath, options: &LoadOptions) -> Result<Loaded, Faults> {
    let bytes = file::read(path, &DATA)?;
    load_bytes(&bytes, &path.display().to_string(), options)
}

/// Reads the bytes of a data file; `name` stands in messages.
///
/// # Errors
/// An encoding other than UTF-8 (unless `convert`), and every fault of [`load`].
pub fn load_bytes(bytes: &[u8], name: &str, options: &LoadOptions) -> Result<Loaded, Faults> {
    if bytes.len() as u64 > DATA.limit {
        return Err(DATA.too_large().file(name).into());
    }
    if let Some(fault) = FileSort::not_data(bytes, name) {
        return Err(fault.into());
    }
    let source = file::decoded(bytes, options.convert).map_err(|fault| fault.file(name))?;
    load(&source, name, options)
}

/// Reads the text of a data file.
///
/// # Errors
/// Every fault of the file: form, keys, types, values, old encodings.
pub fn load(source: &str, name: &str, options: &LoadOptions) -> Result<Loaded, Faults> {
    json::weigh(source).map_err(|fault| fault.file(name))?;
    let changed;
    let source = if options.set.is_empty() {
        source
    } else {
        changed = set::apply(source, name, options)?;
        &changed
    };
    let mut plan: Plan = match serde_json::from_str(source) {
        Ok(plan) => plan,
        Err(error) => {
            let mut faults = every_fault(source, name, &error, &options.nd30);
            set::name_places(&options.set, &mut faults);
            return Err(faults.into());
        }
    };
    name_kinds(&mut plan, &options.nd30);
    let mut loaded = Loaded::default();
    let mut found = Vec::new();
    if is_dirty(source) {
        found.extend(clean(&mut plan, options.convert, &mut loaded));
    }
    found.extend(settle(&mut plan, &options.nd30));
    if !found.is_empty() {
        Faults::limit(&mut found);
        locate(source, name, &mut found);
        set::name_places(&options.set, &mut found);
    }
    loaded.finish(plan, found)
}

/// A plan from a JSON value; faults have their path alone. `dirty` says that its texts may need repair.
pub(super) fn from_value(
    value: &serde_json::Value,
    dirty: bool,
    convert: bool,
    nd30: &Arc<Nd30>,
) -> Result<Loaded, Faults> {
    let mut plan: Plan = match serde::Deserialize::deserialize(value) {
        Ok(plan) => plan,
        Err(error) => {
            let text = value.to_string();
            let mut faults = every_fault(&text, "", &error, nd30);
            for fault in &mut faults {
                *fault.place = Place { path: fault.place.path.take(), ..Place::default() };
            }
            return Err(faults.into());
        }
    };
    name_kinds(&mut plan, nd30);
    let mut loaded = Loaded::default();
    let mut found = Vec::new();
    if dirty {
        found.extend(clean(&mut plan, convert, &mut loaded));
    }
    found.extend(settle(&mut plan, nd30));
    loaded.finish(plan, found)
}

/// The ids of kinds that the data calls by their names.
pub(super) fn name_kinds(plan: &mut Plan, nd30: &Nd30) {
    let attached = plan.kem_theo.iter_mut().map(|attached| &mut attached.loai);
    for loai in std::iter::once(&mut plan.loai).chain(attached) {
        if let Some(kind) = nd30.kind_named(loai) {
            loai.clone_from(&kind.id);
        }
    }
}

/// Whether a source may hold text that is to be repaired or converted.
pub(super) fn is_dirty(source: &str) -> bool {
    let escaped = text::position(source.as_bytes(), |byte| byte == b'\\').is_some();
    let has_control = || ["\\u", "\\f", "\\b"].iter().any(|escape| source.contains(escape));
    escaped && has_control() || text::may_need_repair(source)
}

/// Every fault of a file that typed reading refused.
fn every_fault(source: &str, name: &str, error: &serde_json::Error, nd30: &Arc<Nd30>) -> Vec<Diagnostic> {
    let (root, mut faults) = json::parse(source);
    if let Some(root) = &root {
        if matches!(root.value, JsonValue::Object(_)) {
            faults.extend(Expected::new(nd30).faults(source, root));
        } else if root.value != JsonValue::Broken {
            faults.push(
                Diagnostic::error(Code::VB118, "tệp phải là một đối tượng { … }")
                    .at(place(source, &root.span))
                    .help("xem mẫu: vanban init"),
            );
        }
    }
    if faults.is_empty() {
        // The second reading knows less than the first; what the first says is better than nothing.
        let mut fault = Diagnostic::error(Code::VB124, format!("dữ liệu sai: {}", reader_reason(&error.to_string())))
            .help("mô tả dữ liệu: vanban schema");
        fault.place.line = Some(error.line());
        fault.place.column = Some(error.column());
        faults.push(fault);
    }
    faults.sort_by_key(|fault| (fault.place.line, fault.place.column));
    Faults::limit(&mut faults);
    for fault in &mut faults {
        fault.place.file = Some(name.to_owned());
    }
    faults
}

/// [`locate`] for a file that was loaded before; what can no longer be read is left as it is.
pub fn locate_in_file(path: &FilePath, options: &LoadOptions, faults: &mut [Diagnostic]) {
    let name = path.display().to_string();
    let Ok(bytes) = file::read(path, &DATA) else { return };
    let Ok(decoded) = text::decode(&bytes) else { return };
    let Ok(source) = set::apply(&decoded.text, &name, options) else { return };
    locate(&source, &name, faults);
    set::name_places(&options.set, faults);
}

/// Finds the source line of faults that only have a path in the data.
pub fn locate(source: &str, name: &str, faults: &mut [Diagnostic]) {
    let (Some(root), _) = json::parse(source) else { return };
    let lines = LineCount::new(source);
    let groups = first_of_groups(&root);
    for fault in faults.iter_mut() {
        let (Some(path), None) = (&fault.place.path, fault.place.line) else { continue };
        if fault.place.file.as_deref().is_some_and(|file| file != name) {
            continue;
        }
        let path = task_path(&groups, path).unwrap_or_else(|| path.clone());
        let found = lines.place(&root.at(&path).span);
        fault.place.file = Some(name.to_owned());
        fault.place.path = Some(path);
        fault.place.line = found.line;
        fault.place.column = found.column;
        fault.place.excerpt = found.excerpt;
    }
}

/// The first entry in the list of the file of every group of tasks, and whether it is one there too: tasks may stand
/// without a group.
fn first_of_groups(root: &JsonNode) -> Vec<(usize, bool)> {
    let JsonValue::List(entries) = &root.at("nhiem_vu").value else { return Vec::new() };
    let mut first_of_group = Vec::new();
    let mut loose = false;
    for (index, entry) in entries.iter().enumerate() {
        let grouped = matches!(&entry.value, JsonValue::Object(members)
            if members.iter().any(|member| member.key == "nhom" || member.key == "nhiem_vu"));
        if grouped || !loose {
            first_of_group.push((index, grouped));
        }
        loose = !grouped;
    }
    first_of_group
}

/// A path into the groups of tasks as a path into the list of the file.
fn task_path(first_of_group: &[(usize, bool)], path: &str) -> Option<String> {
    let rest = path.strip_prefix("nhiem_vu[")?;
    let (group, rest) = rest.split_once(']')?;
    let (first, grouped) = *first_of_group.get(group.parse::<usize>().ok()?)?;
    if grouped {
        return Some(format!("nhiem_vu[{first}]{rest}"));
    }
    let (task, rest) = rest.strip_prefix(".nhiem_vu[")?.split_once(']')?;
    Some(format!("nhiem_vu[{}]{rest}", first + task.parse::<usize>().ok()?))
}
