//! A data file that is read once and made into many plans, each with fields of its own.

use std::path::Path;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use crate::diag::{Code, Diagnostic, Faults, reader_reason};

use super::cleaner::Cleaner;
use super::faults::Expected;
use super::file;
use super::json;
use super::load::{self, DATA, LoadOptions, Loaded};
use crate::plan::{self, Plan, Segment};

/// What the name of an output file may need beside the plain fields of a plan.
const FOR_NAME: [&str; 5] = ["mau", "la_mau", "trich_yeu", "nhiem_vu_tieu_de", "rieng"];

/// A data file, read once.
#[derive(Clone, Debug)]
pub struct Base {
    whole: Json,
    head: Json,
    dirty: bool,
    convert: bool,
    expected: Expected,
}

/// Fields that are dates, by the last key of their path.
const DATES: [&str; 3] = ["ngay", "han", "ngay_su_kien"];

/// Fields of one row: path or name, and value.
pub type Fields = Vec<(String, Json)>;

impl Base {
    /// Reads a data file, as [`Base::load`] does; returns its text as well.
    ///
    /// # Errors
    /// A file that cannot be read, and every fault of it.
    pub fn load_file(path: &Path, options: &LoadOptions) -> Result<(Self, String), Faults> {
        let name = path.display().to_string();
        let source = file::data(path, &DATA, options.convert)?;
        Ok((Self::load(&source, &name, options)?, source))
    }

    /// Reads the text of a data file; it must be a plan by itself, so that its own faults are told once and with their place.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn load(source: &str, name: &str, options: &LoadOptions) -> Result<Self, Faults> {
        // The strings of a template file are not yet what they will be, and fields may come with the rows.
        load::load(source, name, options)?;
        let whole: Json = serde_json::from_str(source).map_err(|error| {
            Diagnostic::error(Code::VB124, format!("dữ liệu sai: {}", reader_reason(&error.to_string())))
                .file(name)
                .help("mô tả dữ liệu: vanban schema")
        })?;
        let mut head = Map::new();
        if let Some(object) = whole.as_object() {
            for key in Plan::HEAD.into_iter().chain(FOR_NAME) {
                if let Some(value) = object.get(key) {
                    head.insert(key.to_owned(), value.clone());
                }
            }
        }
        head.entry("trich_yeu").or_insert_with(|| Json::from("…"));
        head.insert("ky".to_owned(), Json::Array(Vec::new()));
        Ok(Self {
            whole,
            head: Json::Object(head),
            dirty: load::is_dirty(source),
            convert: options.convert,
            expected: Expected::new(&options.nd30),
        })
    }

    /// Whether a column names a field of the plan; others are slots of its strings.
    #[must_use]
    pub fn is_field(&self, path: &str) -> bool {
        self.expected.knows(path)
    }

    /// The plan with the fields of a row; slots go into `rieng`.
    ///
    /// # Errors
    /// A path that leads nowhere, VB137; every fault of the values.
    pub fn with(&self, fields: &Fields) -> Result<Loaded, Faults> {
        let mut whole = self.whole.clone();
        let wrong: Faults = fields.iter().filter_map(|(path, value)| self.put(&mut whole, path, value).err()).collect();
        wrong.into_result(())?;
        load::from_value(&whole, self.dirty, self.convert, self.expected.nd30())
    }

    /// The plain fields alone, with those of a row: enough for a name.
    #[must_use]
    pub fn head_with(&self, fields: &Fields) -> Option<Plan> {
        let mut head = self.head.clone();
        for (path, value) in fields {
            let top = path.split(['.', '[']).next().unwrap_or_default();
            if Plan::HEAD.contains(&top) || FOR_NAME.contains(&top) || !self.is_field(path) {
                self.put(&mut head, path, value).ok()?;
            }
        }
        let mut plan = serde_json::from_value(head).ok()?;
        load::name_kinds(&mut plan, self.expected.nd30());
        Some(plan)
    }

    /// Puts a value at its path; a name that is no path of a plan goes into `rieng`.
    fn put(&self, root: &mut Json, path: &str, value: &Json) -> Result<(), Diagnostic> {
        let nowhere = || {
            Diagnostic::error(Code::VB137, format!("không tìm thấy chỗ «{path}» trong dữ liệu"))
                .path(path)
                .help("đường dẫn như so, ky.ho_ten, noi_nhan[0].ten; phần tử của danh sách phải có sẵn")
        };
        let known = self.is_field(path);
        if known && value.as_str() == Some("") {
            return Ok(());
        }
        let full = if known { path.to_owned() } else { format!("rieng.{path}") };
        let mut node = root;
        let full = plan::Path::from(full.as_str());
        let mut steps = full.segments().iter();
        while let Some(step) = steps.next() {
            let last = steps.as_slice().is_empty();
            // One object may stand for a list of one.
            if matches!((step, &*node), (Segment::Index(0), Json::Object(_))) {
                continue;
            }
            node = match (step, node) {
                (Segment::Key(key), Json::Object(object)) => {
                    if last && value.is_null() {
                        object.remove(key.as_ref());
                        return Ok(());
                    }
                    object.entry(key.as_ref()).or_insert_with(|| Json::Object(Map::new()))
                }
                (Segment::Index(index), Json::Array(items)) => items.get_mut(*index).ok_or_else(nowhere)?,
                _ => return Err(nowhere()),
            };
        }
        *node = if known { self.fitted(path, value) } else { value.clone() };
        Ok(())
    }

    /// A text of a table as the schema wants it there: `15` and `09` are numbers for `so`, `15/03/2026` is a date for `ngay`.
    fn fitted(&self, path: &str, value: &Json) -> Json {
        let Json::String(text) = value else { return value.clone() };
        let text = text.trim();
        let is_date = DATES.contains(&path.rsplit('.').next().unwrap_or_default());
        if let Some(day) = is_date.then(|| NaiveDate::parse_from_str(text, "%d/%m/%Y").ok()).flatten() {
            return Json::String(day.to_string());
        }
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
        let text = if is_number { text.trim_start_matches('0') } else { text };
        let (node, broken) = json::parse(text);
        match node {
            Some(node) if broken.is_empty() && self.expected.fits(&node, path) => {
                serde_json::from_str(text).unwrap_or_else(|_| value.clone())
            }
            _ => value.clone(),
        }
    }
}

/// Repairs the texts of fields, as those of a data file are; faults name the field.
pub fn clean_fields<'f>(fields: impl IntoIterator<Item = (&'f String, &'f mut Json)>, convert: bool) -> Faults {
    let mut cleaner = Cleaner::new(convert);
    for (name, value) in fields {
        clean_value(value, name, &mut cleaner);
    }
    cleaner.faults
}

/// Repairs the texts of a value; `path` is where it stands.
fn clean_value(value: &mut Json, path: &str, cleaner: &mut Cleaner) {
    match value {
        Json::String(words) => cleaner.text(words, || path.to_owned()),
        Json::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                clean_value(item, &format!("{path}[{index}]"), cleaner);
            }
        }
        Json::Object(members) => {
            for (key, member) in members {
                clean_value(member, &format!("{path}.{key}"), cleaner);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}
