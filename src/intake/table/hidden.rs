//! What a person does not see of a sheet, or sees struck out: left out of what is printed, and told.

use crate::diag::{Code, Diagnostic};

use super::grid::{Grid, Struck, letters};

/// Rows, columns or cells that are named in a message.
const MOST_NAMED: usize = 10;
/// Rows from the top in which the name of a column is looked for.
const LOOKED_AT: usize = 30;

/// Leaves out hidden rows and columns and rows that are struck out, and says so; a hidden column stays where `keeps` takes
/// a text at its top.
pub(super) fn leave_out(grid: &mut Grid, keeps: impl Fn(&str) -> bool) {
    let hidden = std::mem::take(&mut grid.hidden);
    let rows: Vec<usize> =
        hidden.rows.iter().copied().filter(|row| grid.rows.get(*row).is_some_and(|cells| !cells.is_empty())).collect();
    for row in &rows {
        if let Some(cells) = grid.rows.get_mut(*row) {
            cells.clear();
        }
    }
    let column = |column: &usize| {
        let mut texts = (0..grid.rows.len().min(LOOKED_AT)).map(|row| grid.text(row, *column));
        let is_filled = grid
            .rows
            .iter()
            .any(|cells| cells.get(*column).is_some_and(|cell| !cell.text.is_empty() && !cell.merged_down));
        is_filled && !texts.any(&keeps)
    };
    let columns: Vec<usize> = hidden.columns.iter().copied().filter(column).collect();
    for cells in &mut grid.rows {
        for column in &columns {
            if let Some(cell) = cells.get_mut(*column) {
                *cell = super::grid::GridCell::default();
            }
        }
    }
    tell(grid, &rows, &columns, hidden.is_filtered, "không đọc");
    let struck = struck_rows(grid);
    for row in &struck {
        if let Some(cells) = grid.rows.get_mut(*row) {
            cells.clear();
        }
    }
    tell_struck(grid, &struck, "không đọc");
}

/// Says which hidden columns are read all the same.
pub(super) fn tell_columns(grid: &mut Grid) {
    let is_filled =
        |column: &usize| grid.rows.iter().any(|cells| cells.get(*column).is_some_and(|cell| !cell.text.is_empty()));
    let columns: Vec<usize> = grid.hidden.columns.iter().copied().filter(is_filled).collect();
    tell(grid, &[], &columns, false, "vẫn đọc");
}

/// Says what is hidden or struck out, and yet read.
pub(super) fn tell_read(grid: &mut Grid) {
    let hidden = std::mem::take(&mut grid.hidden);
    let rows: Vec<usize> =
        hidden.rows.iter().copied().filter(|row| grid.rows.get(*row).is_some_and(|cells| !cells.is_empty())).collect();
    tell(grid, &rows, &[], hidden.is_filtered, "vẫn đọc");
    let struck = struck_rows(grid);
    tell_struck(grid, &struck, "vẫn đọc");
}

/// Rows of which all texts are struck out.
fn struck_rows(grid: &Grid) -> Vec<usize> {
    let is_struck = |row: &usize| {
        let mut filled =
            grid.rows[*row].iter().filter(|cell| !cell.text.trim().is_empty() && !cell.merged_down).peekable();
        filled.peek().is_some() && filled.all(|cell| cell.struck == Struck::Whole)
    };
    (0..grid.rows.len()).filter(is_struck).collect()
}

fn tell(grid: &mut Grid, rows: &[usize], columns: &[usize], is_filtered: bool, done: &str) {
    if let Some(first) = rows.first() {
        let how = if is_filtered { "bị lọc hoặc ẩn" } else { "bị ẩn" };
        let listed = listed(rows.iter().map(|row| (row + 1).to_string()), rows.len());
        let note =
            Diagnostic::warning(Code::VB257, format!("{} dòng {how} trong bảng, {done}: dòng {listed}", rows.len()))
                .path(grid.place(*first, 0))
                .help("muốn đọc cả những dòng ấy thì bỏ lọc, bỏ ẩn trong Excel rồi lưu lại");
        grid.notes.push(note);
    }
    if let Some(first) = columns.first() {
        let listed = listed(columns.iter().map(|column| letters(*column)), columns.len());
        let note = Diagnostic::warning(Code::VB257, format!("cột bị ẩn trong bảng, {done}: cột {listed}"))
            .path(grid.place(0, *first))
            .help("cột cần đọc thì bỏ ẩn trong Excel, cột không cần thì xóa; rồi lưu lại");
        grid.notes.push(note);
    }
}

fn tell_struck(grid: &mut Grid, rows: &[usize], done: &str) {
    if let Some(first) = rows.first() {
        let listed = listed(rows.iter().map(|row| (row + 1).to_string()), rows.len());
        let note =
            Diagnostic::warning(Code::VB258, format!("{} dòng bị gạch ngang chữ, {done}: dòng {listed}", rows.len()))
                .path(grid.place(*first, 0))
                .help("việc không làm nữa thì xóa dòng; vẫn làm thì bỏ gạch ngang trong Excel");
        grid.notes.push(note);
    }
    let mut cells = Vec::new();
    for (row, line) in grid.rows.iter().enumerate().filter(|(row, _)| rows.binary_search(row).is_err()) {
        let struck = line.iter().enumerate().filter(|(_, cell)| cell.struck != Struck::No && !cell.merged_down);
        cells.extend(struck.map(|(column, _)| (row, column)));
    }
    if let Some((row, column)) = cells.first() {
        let names = cells.iter().map(|(row, column)| format!("{}{}", letters(*column), row + 1));
        let listed = listed(names, cells.len());
        let note = Diagnostic::warning(
            Code::VB258,
            format!("chữ bị gạch ngang trong ô vẫn được đọc như chữ thường: ô {listed}"),
        )
        .path(grid.place(*row, *column))
        .help("chữ đã bỏ thì xóa khỏi ô; còn dùng thì bỏ gạch ngang trong Excel");
        grid.notes.push(note);
    }
}

/// The first names, and how many there are in all.
fn listed(names: impl Iterator<Item = String>, count: usize) -> String {
    let listed = names.take(MOST_NAMED).collect::<Vec<_>>().join(", ");
    if count > MOST_NAMED { format!("{listed} … (tất cả {count})") } else { listed }
}
