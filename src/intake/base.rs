//! A data file that is read once and made into many plans, each with fields of its own.

use serde_json::{Map, Value as Json};

use crate::diag::{Code, Diagnostic, Faults};
use crate::text;

use super::faults;
use super::json;
use super::load::{self, LoadOptions, Loaded};
use crate::plan::Plan;

/// Keys of plain fields: what the name of an output file may need.
const HEAD: [&str; 13] = [
    "loai",
    "mau",
    "la_mau",
    "co_quan_chu_quan",
    "co_quan",
    "viet_tat",
    "so",
    "ky_hieu",
    "dia_danh",
    "ngay",
    "trich_yeu",
    "nhiem_vu_tieu_de",
    "rieng",
];

/// A data file, read once.
#[derive(Clone, Debug)]
pub struct Base {
    whole: Json,
    head: Json,
    dirty: bool,
    convert: bool,
}

/// Fields of one row: path or name, and value.
pub type Fields = Vec<(String, Json)>;

impl Base {
    /// Reads the text of a data file; it must be a plan by itself, so that its own faults are told once and with their place.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn load(source: &str, name: &str, options: &LoadOptions) -> Result<Self, Faults> {
        // The strings of a template file are not yet what they will be, and fields may come with the rows.
        load::load(source, name, options)?;
        let whole: Json = serde_json::from_str(source).map_err(|error| {
            Diagnostic::error(Code::VB124, format!("dữ liệu sai: {error}"))
                .file(name)
                .help("mô tả dữ liệu: vanban schema")
        })?;
        let mut head = Map::new();
        if let Some(object) = whole.as_object() {
            for key in HEAD {
                if let Some(value) = object.get(key) {
                    head.insert(key.to_owned(), value.clone());
                }
            }
        }
        head.entry("trich_yeu").or_insert_with(|| Json::from("…"));
        head.insert("ky".to_owned(), Json::Array(Vec::new()));
        Ok(Self { whole, head: Json::Object(head), dirty: load::is_dirty(source), convert: options.convert })
    }

    /// Whether a column names a field of the plan; others are slots of its strings.
    #[must_use]
    pub fn is_field(path: &str) -> bool {
        faults::is_known(path)
    }

    /// The plan with the fields of a row; slots go into `rieng`.
    ///
    /// # Errors
    /// A path that leads nowhere, VB137; every fault of the values.
    pub fn with(&self, fields: &Fields) -> Result<Loaded, Faults> {
        let mut whole = self.whole.clone();
        let wrong: Faults = fields.iter().filter_map(|(path, value)| put(&mut whole, path, value).err()).collect();
        wrong.into_result(())?;
        load::from_value(&whole, self.dirty, self.convert)
    }

    /// The plain fields alone, with those of a row: enough for a name.
    #[must_use]
    pub fn head_with(&self, fields: &Fields) -> Option<Plan> {
        let mut head = self.head.clone();
        for (path, value) in fields {
            let top = path.split(['.', '[']).next().unwrap_or_default();
            if HEAD.contains(&top) || !Self::is_field(path) {
                put(&mut head, path, value).ok()?;
            }
        }
        serde_json::from_value(head).ok()
    }
}

/// Puts a value at its path; a name that is no path of a plan goes into `rieng`.
fn put(root: &mut Json, path: &str, value: &Json) -> Result<(), Diagnostic> {
    let nowhere = || {
        Diagnostic::error(Code::VB137, format!("không tìm thấy chỗ «{path}» trong dữ liệu"))
            .path(path)
            .help("đường dẫn như so, ky.ho_ten, noi_nhan[0].ten; phần tử của danh sách phải có sẵn")
    };
    let known = Base::is_field(path);
    if known && value.as_str() == Some("") {
        return Ok(());
    }
    let full = if known { path.to_owned() } else { format!("rieng.{path}") };
    let mut node = root;
    let mut steps = crate::plan::steps(&full).peekable();
    while let Some(step) = steps.next() {
        let last = steps.peek().is_none();
        // One object may stand for a list of one.
        if matches!((step, &*node), (crate::plan::Step::Index(0), Json::Object(_))) {
            continue;
        }
        node = match (step, node) {
            (crate::plan::Step::Key(key), Json::Object(object)) => {
                if last && value.is_null() {
                    object.remove(key);
                    return Ok(());
                }
                object.entry(key.to_owned()).or_insert_with(|| Json::Object(Map::new()))
            }
            (crate::plan::Step::Index(index), Json::Array(items)) => items.get_mut(index).ok_or_else(nowhere)?,
            _ => return Err(nowhere()),
        };
    }
    *node = if known { fitted(path, value) } else { value.clone() };
    Ok(())
}

/// A text of a table as the schema wants it there: `15` is a number for `so`.
fn fitted(path: &str, value: &Json) -> Json {
    let Json::String(text) = value else { return value.clone() };
    let (node, broken) = json::parse(text.trim());
    match node {
        Some(node) if broken.is_empty() && faults::fits(&node, path) => {
            serde_json::from_str(text.trim()).unwrap_or_else(|_| value.clone())
        }
        _ => value.clone(),
    }
}

/// Repairs the texts of a row, as those of a data file are; faults name the field.
#[must_use]
pub fn clean_fields(fields: &mut Fields) -> Faults {
    let mut faults = Faults::default();
    let mut repairs = text::Repairs::default();
    for (name, value) in fields {
        let Json::String(words) = value else { continue };
        if let Some(encoding) = text::detect(words) {
            faults.push(
                Diagnostic::error(Code::VB401, format!("chữ ở bảng mã cũ {}", encoding.name()))
                    .path(name.clone())
                    .help("gõ lại bằng Unicode"),
            );
        } else if let std::borrow::Cow::Owned(clean) = text::clean(words, &mut repairs) {
            *words = clean;
        }
    }
    faults
}
