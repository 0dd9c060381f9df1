//! The alias table of units: official name, other names, abbreviation.

use std::path::Path;

use crate::diag::{Code, Diagnostic, Faults};

use super::header::key;
use super::hidden::tell_read;
use super::words::lists;
use super::{clean_grids, in_file, read};

/// A row of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitRow {
    /// Line of the file, counted from 1.
    pub line: usize,
    /// Official name.
    pub official: String,
    /// Other names, with `|` between them.
    pub others: String,
    /// Abbreviation.
    pub abbreviation: String,
}

/// Reads the table from a CSV or workbook; what is to be told of the file.
///
/// # Errors
/// A file that cannot be read, or without a column of official names, VB238.
pub fn read_unit_file(path: &Path) -> Result<(Vec<UnitRow>, Vec<Diagnostic>), Faults> {
    let (name, names) = (path.display().to_string(), &lists().names);
    let bytes = read(path, "kiểm tra lại đường dẫn ở --units")?;
    let (mut grids, _) = clean_grids(&bytes, None, false).map_err(|faults| faults.file(&name))?;
    for grid in &mut grids {
        tell_read(grid);
        for row in 0..grid.rows.len().min(5) {
            let column = |names: &[String]| {
                (0..grid.rows[row].len()).find(|column| names.contains(&key(grid.text(row, *column))))
            };
            let Some(official) = column(&names.official) else { continue };
            let (others, abbreviation) = (column(&names.others), column(&names.abbreviation));
            let text =
                |row: usize, column: Option<usize>| column.map_or("", |column| grid.text(row, column)).to_owned();
            let rows = (row + 1..grid.rows.len()).map(|row| UnitRow {
                line: row + 1,
                official: text(row, Some(official)),
                others: text(row, others),
                abbreviation: text(row, abbreviation),
            });
            let used = [Some(official), others, abbreviation];
            let cells =
                (row + 1..grid.rows.len()).flat_map(|row| used.iter().flatten().map(move |column| (row, *column)));
            let faults: Faults = cells.filter_map(|(row, column)| grid.formula_fault(row, column)).collect();
            faults.into_result(()).map_err(|faults| faults.file(&name))?;
            let rows = rows
                .filter(|row| !row.official.is_empty() || !row.others.is_empty() || !row.abbreviation.is_empty())
                .collect();
            return Ok((rows, in_file(grid.notes.clone(), &name)));
        }
    }
    Err(Diagnostic::error(Code::VB238, "không thấy cột tên chính thức trong bảng tên đơn vị")
        .file(name)
        .help("dòng đầu của bảng: ten_chinh_thuc;ten_khac;viet_tat; nhiều tên khác cách nhau bằng «|»")
        .into())
}
