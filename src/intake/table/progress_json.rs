//! A list of progress in JSON: what a program hands over.

use serde_json::{Map, Value};

use crate::diag::{Code, Diagnostic, Faults, Place, did_you_mean};

use crate::intake::cleaner::Cleaner;
use crate::intake::json;
use crate::text;

use super::cells::Cells;
use super::progress::{Progress, ProgressRow};

/// What a list looks like.
const SHAPE: &str = "cần một danh sách [{\"ma\": \"…\", \"trang_thai\": \"…\", \"ngay_xong\": \"20/3/2026\"}, …]";

/// Whether the bytes are JSON: a bracket comes first, after marks of an encoding.
pub(super) fn is_list(bytes: &[u8]) -> bool {
    let mark = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xBB | 0xBF | 0xEF | 0xFE | 0xFF);
    bytes.iter().find(|byte| !mark(byte)).is_some_and(|first| b"[{".contains(first))
}

/// The rows of a list; numbers are taken as they are written.
///
/// # Errors
/// What is no list of objects with the fields of a row, VB236, all at once; text in an old encoding, VB401.
pub(super) fn list(bytes: &[u8], convert: bool) -> Result<Progress, Faults> {
    let broken = |line, column| {
        let at = Place { line: Some(line), column: Some(column), ..Place::default() };
        Diagnostic::error(Code::VB236, "danh sách tiến độ không phải JSON").at(at).help(SHAPE)
    };
    let decoded = text::decode(bytes).map_err(|fault| broken(fault.line, fault.column))?;
    json::weigh(&decoded.text)?;
    let items: Vec<Value> =
        serde_json::from_str(&decoded.text).map_err(|error| broken(error.line(), error.column()))?;
    let mut cleaner = Cleaner::new(convert);
    let mut faults = Faults::default();
    let mut rows = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        let place = format!("phần tử {}", index + 1);
        match item {
            Value::Object(object) => rows.push(row(object, &place, &mut cleaner, &mut faults)),
            _ => faults.push(
                Diagnostic::error(Code::VB236, "phần tử này không phải một dòng tiến độ").path(place).help(SHAPE),
            ),
        }
    }
    faults.extend(cleaner.faults);
    faults.into_result(())?;
    let described = vec![format!("Đọc {} dòng tiến độ.", rows.len())];
    Ok(Progress { rows, described, repairs: cleaner.repairs, converted: cleaner.converted, ..Progress::default() })
}

fn row(object: Map<String, Value>, place: &str, cleaner: &mut Cleaner, faults: &mut Faults) -> ProgressRow {
    let mut row = ProgressRow { cell: place.to_owned(), cells: Cells::Keys, ..ProgressRow::default() };
    for (name, value) in object {
        let here = format!("{place}, {name}");
        let mut fields = row.fields();
        let known: Vec<&str> = fields.iter().map(|(field, _)| *field).collect();
        let Some((_, text)) = fields.iter_mut().find(|(field, _)| *field == name) else {
            let fault = Diagnostic::error(Code::VB236, format!("không có khóa «{name}»")).path(here);
            faults.push(match did_you_mean(&name, known.iter().copied()) {
                Some(meant) => fault.help(format!("có phải «{meant}»?")),
                None => fault.help(format!("các khóa: {}", known.join(", "))),
            });
            continue;
        };
        **text = match value {
            Value::String(given) => given.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Null => String::new(),
            _ => {
                faults.push(
                    Diagnostic::error(Code::VB236, format!("«{name}» phải là chữ hoặc số"))
                        .path(here)
                        .help("ghi như \"20/3/2026\""),
                );
                continue;
            }
        };
        cleaner.text(text, || here);
    }
    row
}
