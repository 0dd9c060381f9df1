//! Columns whose names do not tell what they hold: their cells and the other columns decide, and what the user says.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::text::{Basis, Deadline, read_deadline};

use super::grid::{CellKind, Grid};
use super::header::{Header, ListKind, key};
use super::words::lists;

/// Cells of a column that are looked at.
const LOOKED_AT: usize = 200;

/// What most cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// Deadlines: dates, months, quarters.
    Dates,
    Shares,
    Others,
    Nothing,
}

fn holds(grid: &Grid, below: usize, column: usize) -> Holds {
    let (mut dates, mut shares, mut others) = (0, 0, 0);
    let cells = (below..grid.rows.len()).filter_map(|row| grid.cell(row, column));
    for cell in cells.filter(|cell| !cell.merged_down && !cell.text.trim().is_empty()).take(LOOKED_AT) {
        let text = cell.text.trim();
        let is_date = matches!(cell.kind, CellKind::Date { .. })
            || matches!(read_deadline(text, Basis { year: 2000, issued: None }).deadline, Deadline::Dated(_));
        if text.ends_with('%') {
            shares += 1;
        } else if is_date {
            dates += 1;
        } else {
            others += 1;
        }
    }
    match dates.max(shares).max(others) {
        0 => Holds::Nothing,
        most if most == shares => Holds::Shares,
        most if most == dates => Holds::Dates,
        _ => Holds::Others,
    }
}

/// Decides the columns of a list that can be the deadline, the state or the day done.
pub(super) fn decide(grid: &Grid, header: &mut Header, list: ListKind) {
    let named = |names: &[&str]| header.texts.iter().position(|text| names.contains(&key(text).as_str()));
    let progress = named(&["tien do", "tien do thuc hien"]);
    let finished = named(&["thoi gian hoan thanh"]);
    let result = named(&["ket qua thuc hien"]);
    let held = |column: Option<usize>| column.map_or(Holds::Nothing, |column| holds(grid, header.below, column));
    let (of_progress, of_finished) = (held(progress), held(finished));
    let columns = &mut header.columns;
    match list {
        ListKind::Tasks => {
            let is_state = of_progress == Holds::Shares || of_progress == Holds::Others && finished.is_some();
            let is_tracking = progress.is_some() && finished.is_some() || is_state;
            let deadline = columns.get("thoi_gian").copied();
            if deadline.is_some() && (deadline == progress || deadline == finished) {
                columns.remove("thoi_gian");
                let column = if is_state { finished } else { progress.or(finished) };
                columns.extend(column.map(|column| ("thoi_gian".to_owned(), column)));
            }
            // What was done is not what is to be done.
            if is_tracking && result.is_some() && columns.get("san_pham").copied() == result {
                columns.remove("san_pham");
            }
        }
        ListKind::Progress => {
            for name in ["thoi_gian_hoan_thanh", "tien_do"] {
                columns.remove(name);
            }
            if let Some(column) = progress {
                let has_deadline = columns.get("thoi_gian").is_some_and(|known| *known != column);
                let is_state = match of_progress {
                    Holds::Dates => false,
                    Holds::Shares => true,
                    Holds::Others => has_deadline || finished.is_some(),
                    Holds::Nothing => has_deadline,
                };
                take(columns, if is_state { "trang_thai" } else { "thoi_gian" }, column);
            }
            if let Some(column) = finished {
                let is_done = columns.contains_key("thoi_gian") || of_finished == Holds::Others;
                take(columns, if is_done { "ngay_xong" } else { "thoi_gian" }, column);
            }
        }
    }
}

/// Gives a column to a field that has none.
fn take(columns: &mut BTreeMap<String, usize>, field: &str, column: usize) {
    if !columns.contains_key(field) {
        columns.retain(|_, used| *used != column);
        columns.insert(field.to_owned(), column);
    }
}

/// Columns as the user says them: letter or header, and field; an empty field leaves a column out. How many the row has.
///
/// # Errors
/// Fields that the list does not have.
pub(super) fn said(header: &mut Header, said: &[(String, String)]) -> usize {
    let mut found = 0;
    for (name, field) in said {
        let Some(column) = header.named(name).filter(|column| !header.texts[*column].is_empty()) else { continue };
        found += 1;
        header.columns.retain(|known, used| *used != column && known != field);
        if !field.is_empty() {
            header.columns.insert(field.clone(), column);
        }
    }
    found
}

/// The faults of what the user says of columns: fields that the list does not have, columns that the header does not have.
pub(super) fn faults(said: &[(String, String)], header: &Header, list: ListKind) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for (name, field) in said {
        let fields = || list.field_names();
        if !field.is_empty() && !fields().any(|known| known == field) {
            let fault = Diagnostic::error(Code::VB276, format!("không có mục «{field}» để đọc cột «{name}» vào"));
            let names: Vec<&str> = fields().collect();
            faults.push(match did_you_mean(field, fields()) {
                Some(near) => fault.help(format!("có phải «{near}»?")),
                None => fault.help(format!("các mục: {}", names.join(", "))),
            });
        }
        if header.named(name).is_none_or(|column| header.texts[column].is_empty()) {
            let names: Vec<&str> = header.texts.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            let fault = Diagnostic::error(Code::VB275, format!("bảng không có cột «{name}» nêu ở «cot»"));
            faults.push(match did_you_mean(name, names.iter().copied()) {
                Some(near) => fault.help(format!("có phải «{near}»?")),
                None => fault.help(format!("ghi chữ cái của cột, hoặc một tên: {}", names.join(", "))),
            });
        }
    }
    faults
}

/// Whether the text of a day done says only that the work is done.
pub(super) fn says_done(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    lists().is_tick(&text) || lists().done.contains(&text)
}
