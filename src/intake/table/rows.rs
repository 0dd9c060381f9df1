//! Rows of a plain table as named fields, handed over one at a time: CSV and NDJSON are streamed, a workbook is held.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use serde_json::{Map, Value as Json};

use crate::diag::{Code, Diagnostic, Faults};
use crate::intake::{Fields, clean_fields};

use super::grid::Grid;
use super::{ZIP, clean_grids, csv, read};

/// Rows of a table: number (the line of the file, for messages) and fields, or the faults of that row.
pub struct Rows<'r> {
    inner: Box<dyn Iterator<Item = Row> + 'r>,
}

/// Line of the file, and the fields or faults of the row.
type Row = (usize, Result<Fields, Faults>);

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Self::Item> {
        let (number, row) = self.inner.next()?;
        let cleaned = row.and_then(|mut fields| {
            let faults = clean_fields(&mut fields);
            faults.into_result(fields)
        });
        Some((number, cleaned))
    }
}

/// Opens a table; `-` is NDJSON on standard input. The first row of a CSV or sheet names the fields; an empty cell leaves the
/// field as it is, and empties a slot.
///
/// # Errors
/// A file that cannot be read or is no table.
pub fn open_rows(path: &Path) -> Result<Rows<'static>, Faults> {
    if path.as_os_str() == "-" {
        return Ok(ndjson(BufReader::new(io::stdin())));
    }
    let name = path.display().to_string();
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let unreadable = |error: &io::Error| {
        let fault = match error.kind() {
            io::ErrorKind::NotFound => {
                Diagnostic::error(Code::VB201, "không có tệp bảng này").help("kiểm tra lại đường dẫn ở --table")
            }
            _ => Diagnostic::error(Code::VB202, format!("không đọc được tệp bảng: {error}"))
                .help("đóng tệp nếu đang mở trong Excel, kiểm tra quyền đọc"),
        };
        fault.file(&name)
    };
    if matches!(extension.as_str(), "ndjson" | "jsonl") {
        let file = File::open(path).map_err(|error| unreadable(&error))?;
        return Ok(ndjson(BufReader::new(file)));
    }
    let mut start = [0; 4];
    let mut file = File::open(path).map_err(|error| unreadable(&error))?;
    let length = file.read(&mut start).map_err(|error| unreadable(&error))?;
    if start.get(..length).is_some_and(|start| start.starts_with(ZIP) || start.starts_with(super::OLE)) {
        let bytes = read(path, "kiểm tra lại đường dẫn ở --table")?;
        let (grids, _) = clean_grids(&bytes, None, false).map_err(|faults| faults.file(&name))?;
        let grid = grids.into_iter().find(|grid| grid.rows.iter().any(|row| !row.is_empty())).unwrap_or_default();
        return Ok(held(grid));
    }
    let records = csv::stream(path).map_err(|fault| fault.file(&name))?;
    Ok(Rows { inner: Box::new(records) })
}

/// Rows of a sheet below its first row that is not empty.
fn held(grid: Grid) -> Rows<'static> {
    let first = grid.rows.iter().position(|row| row.iter().any(|cell| !cell.text.trim().is_empty())).unwrap_or(0);
    let names: Vec<String> =
        grid.rows.get(first).into_iter().flatten().map(|cell| cell.text.trim().to_owned()).collect();
    let rows = grid.rows.into_iter().enumerate().skip(first + 1).filter_map(move |(line, cells)| {
        let fields: Fields = names
            .iter()
            .zip(cells.iter().map(|cell| cell.text.trim()).chain(std::iter::repeat("")))
            .filter(|(name, _)| !name.is_empty())
            .map(|(name, cell)| (name.clone(), Json::from(cell)))
            .collect();
        csv::is_filled(&fields).then_some((line + 1, Ok(fields)))
    });
    Rows { inner: Box::new(rows) }
}

/// One JSON object a line.
fn ndjson<R: BufRead + 'static>(reader: R) -> Rows<'static> {
    let rows = reader.lines().enumerate().filter_map(|(index, line)| {
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
            Err(error) => return fault(format!("không đọc được dòng: {error}")),
        };
        let text = line.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            return None;
        }
        match serde_json::from_str::<Map<String, Json>>(text) {
            Ok(object) => Some((number, Ok(object.into_iter().collect()))),
            Err(error) => fault(format!("dòng không phải một đối tượng JSON: {error}")),
        }
    });
    Rows { inner: Box::new(rows) }
}
