//! Rows of a plain table as named fields, handed over one at a time: CSV and NDJSON are streamed, a workbook is held.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek};
use std::path::Path;

use serde_json::{Map, Value as Json};

use crate::diag::{Code, Diagnostic, Faults, io_reason, reader_reason};
use crate::intake::file::{self, MIB, Wanted};
use crate::intake::{Fields, clean_fields};

use super::csv::LONGEST_ROW;
use super::grid::Grid;
use super::hidden::{leave_out, tell_columns};
use super::{TABLE, TableForm, clean_grids, csv, foreign, in_file, read};

/// Most fields of a row.
const MOST_FIELDS: usize = 10_000;
/// Bytes in which the first lines of a file are looked for.
const FIRST_BYTES: u64 = 64 * 1024;

/// Rows of a table: number (the line of the file, for messages) and fields, or the faults of that row.
pub struct FieldRows<'r> {
    inner: Inner<'r>,
    convert: bool,
    /// What is to be told of the file.
    pub notes: Vec<Diagnostic>,
}

type Inner<'r> = Box<dyn Iterator<Item = NumberedRow> + 'r>;

/// Line of the file, and the fields or faults of the row.
type NumberedRow = (usize, Result<Fields, Faults>);

impl Iterator for FieldRows<'_> {
    type Item = NumberedRow;

    fn next(&mut self) -> Option<Self::Item> {
        let (number, row) = self.inner.next()?;
        let cleaned = row.and_then(|mut fields| {
            let faults = clean_fields(fields.iter_mut().map(|(name, value)| (&*name, value)), self.convert);
            faults.into_result(fields)
        });
        Some((number, cleaned))
    }
}

/// Opens a table; `-` is NDJSON on standard input. The first row of a CSV or sheet names the fields; an empty cell leaves the
/// field as it is, and empties a slot. `convert` turns text in an old encoding into Unicode.
///
/// # Errors
/// A file that cannot be read or is no table.
pub fn open_rows(path: &Path, convert: bool) -> Result<FieldRows<'static>, Faults> {
    let mut notes = Vec::new();
    let inner = if path.as_os_str() == "-" {
        ndjson(BufReader::new(io::stdin()))
    } else {
        let name = path.display().to_string();
        let inner = from_file(path, convert, &mut notes).map_err(|faults| faults.file(&name))?;
        notes = in_file(notes, &name);
        inner
    };
    Ok(FieldRows { inner, convert, notes })
}

fn from_file(path: &Path, convert: bool, notes: &mut Vec<Diagnostic>) -> Result<Inner<'static>, Faults> {
    const FIND: &str = "kiểm tra lại đường dẫn ở --table";
    let wanted = Wanted { find: FIND, ..TABLE };
    let mut file = file::open(path, &wanted)?;
    let broken = |error: io::Error| wanted.unreadable(&error);
    // Of a file that grows, what was there at the beginning is read.
    let length = file.metadata().map_err(broken)?.len();
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if matches!(extension.as_str(), "ndjson" | "jsonl") {
        return Ok(ndjson(BufReader::new(file.take(length))));
    }
    let mut start = Vec::new();
    file.by_ref().take(FIRST_BYTES).read_to_end(&mut start).map_err(broken)?;
    if TableForm::of(&start) == TableForm::Narrow {
        if let Some(fault) = foreign::fault(&start) {
            return Err(fault.into());
        }
        file.rewind().map_err(broken)?;
        return Ok(Box::new(csv::stream(&start, BufReader::new(file.take(length)))?));
    }
    let (mut grids, _) = clean_grids(&read(path, FIND)?, None, convert)?;
    for grid in &mut grids {
        tell_columns(grid);
        leave_out(grid, |text| !text.is_empty());
        notes.append(&mut grid.notes);
    }
    let grid = grids.into_iter().find(|grid| grid.rows.iter().any(|row| !row.is_empty())).unwrap_or_default();
    Ok(held(grid))
}

/// Rows in which titles may stand above the names of a table.
const TITLES: usize = 10;

/// Rows of a sheet below the names of its fields: its first row that is not empty, below titles of one cell.
fn held(grid: Grid) -> Inner<'static> {
    let filled = |row: usize| grid.rows[row].iter().filter(|cell| !cell.text.trim().is_empty()).count();
    let filled_rows = || (0..grid.rows.len()).filter(|row| filled(*row) > 0);
    // One name alone is the head of a table of one column.
    let is_name = |row: usize| {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '[' | ']');
        grid.rows[row].iter().all(|cell| cell.text.trim().chars().all(plain))
    };
    let head = filled_rows().take(TITLES).find(|row| filled(*row) > 1 || is_name(*row));
    let first = head.or(filled_rows().next()).unwrap_or(0);
    let names: Vec<String> =
        grid.rows.get(first).into_iter().flatten().map(|cell| cell.text.trim().to_owned()).collect();
    Box::new((first + 1..grid.rows.len()).filter_map(move |row| {
        let mut faults = Faults::default();
        let mut fields = Fields::new();
        for (column, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            faults.extend(grid.formula_fault(row, column));
            fields.push((name.clone(), Json::from(grid.text(row, column))));
        }
        csv::is_filled(&fields).then(|| (row + 1, faults.into_result(fields)))
    }))
}

/// One JSON object a line.
fn ndjson<R: BufRead + 'static>(mut reader: R) -> Inner<'static> {
    let mut is_over = false;
    let lines = std::iter::from_fn(move || {
        let line = if is_over { None } else { bounded_line(&mut reader).transpose() };
        is_over = line.as_ref().is_some_and(Result::is_err);
        line
    });
    Box::new(lines.enumerate().filter_map(|(index, line)| {
        let number = index + 1;
        let fault = |message: String| {
            Some((
                number,
                Err(Diagnostic::error(Code::VB810, message)
                    .help("mỗi dòng một đối tượng JSON: {\"co_quan\": \"Sở Y tế\"}")
                    .into()),
            ))
        };
        let line = match line {
            Ok(line) => line,
            Err(error) if error.kind() == ErrorKind::FileTooLarge => {
                return fault(format!("dòng dài quá {} MiB", LONGEST_ROW / MIB));
            }
            Err(error) => return fault(format!("không đọc được dòng: {}", io_reason(&error))),
        };
        let text = line.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            return None;
        }
        match serde_json::from_str::<Map<String, Json>>(text) {
            Ok(object) if object.len() > MOST_FIELDS => fault(format!("dòng có quá {MOST_FIELDS} trường")),
            Ok(object) => Some((number, Ok(object.into_iter().collect()))),
            Err(error) => fault(format!("dòng không phải một đối tượng JSON: {}", reader_reason(&error.to_string()))),
        }
    }))
}

/// The next line, which may not be longer than [`LONGEST_ROW`]; none behind the last.
fn bounded_line(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if reader.take(LONGEST_ROW + 1).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() as u64 > LONGEST_ROW {
        return Err(ErrorKind::FileTooLarge.into());
    }
    String::from_utf8(line).map(Some).map_err(|_| io::Error::new(ErrorKind::InvalidData, "không phải UTF-8"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn every_text_of_a_row_is_repaired() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("a.ndjson");
        let row = r#"{"co_quan": "So\u031b\u0309 Y tế", "noi_nhan": [{"ten": "Ca\u0301c so\u031b\u0309", "so": 1}]}"#;
        fs::write(&path, row).unwrap();
        let (line, fields) = open_rows(&path, false).unwrap().next().unwrap();
        let repaired: Fields = vec![
            ("co_quan".to_owned(), Json::from("Sở Y tế")),
            ("noi_nhan".to_owned(), serde_json::json!([{"ten": "Các sở", "so": 1}])),
        ];
        assert_eq!((line, fields), (1, Ok(repaired)));
        fs::write(&path, r#"{"noi_nhan": [{"ten": "l·nh ®¹o cña Së"}]}"#).unwrap();
        let (_, row) = open_rows(&path, false).unwrap().next().unwrap();
        let faults = row.unwrap_err();
        assert_eq!((faults[0].code.as_str(), faults[0].place.path.as_deref()), ("VB401", Some("noi_nhan[0].ten")));
    }
}
