//! Dates whose day and month were swapped by a sheet with settings of the United States.

use crate::diag::{Code, Diagnostic};
use crate::text::{Basis, Deadline, read_deadline};

use super::grid::{CellKind, Grid, GridCell, letters};

/// So many dates without a day beyond the 12th are suspicious by themselves: one in a hundred thousand by chance.
const MANY: usize = 10;

/// A warning where the dates of a column look swapped: a format that shows the month first, no day beyond 12 among many, or
/// none among date cells beside dates typed as text that have one.
pub(super) fn suspicious(grid: &Grid, below: usize, column: usize) -> Option<Diagnostic> {
    let cells = || (below..grid.rows.len()).filter_map(|row| Some((row, grid.cell(row, column)?)));
    let dates: Vec<(usize, u8, bool)> = cells()
        .filter_map(|(row, cell)| match cell.kind {
            CellKind::Date { day, month_first, .. } if !cell.merged_down => Some((row, day, month_first)),
            _ => None,
        })
        .collect();
    let (first, ..) = *dates.first()?;
    let small = dates.iter().all(|(_, day, _)| *day <= 12);
    let typed =
        cells().any(|(_, cell)| cell.kind == CellKind::Plain && typed_day(&cell.text).is_some_and(|day| day > 12));
    let sign = if dates.iter().any(|(_, _, month_first)| *month_first) {
        "ô ngày định dạng tháng trước ngày sau"
    } else if small && dates.len() >= 2 && typed {
        "không ô ngày nào có ngày lớn hơn 12, trong khi ngày gõ bằng chữ thì có"
    } else if small && dates.len() >= MANY {
        "không ô ngày nào có ngày lớn hơn 12"
    } else {
        return None;
    };
    let name = letters(column);
    Some(
        Diagnostic::warning(
            Code::VB241,
            format!("cột {name} có {} ngày có thể bị đảo ngày và tháng: {sign}", dates.len()),
        )
        .path(grid.place(first, column))
        .help("kiểm tra lại trong Excel; ngày 09/02 có thể đã bị đọc thành tháng 9")
        .help(format!("nếu đúng là bị đảo, đọc lại tiến độ với --swap-dates {name}")),
    )
}

/// Turns the date cells of a column round: 2 September becomes 9 February. Returns how many were turned.
pub(super) fn swap(grid: &mut Grid, column: usize) -> usize {
    let mut turned = 0;
    for cell in grid.rows.iter_mut().filter_map(|row| row.get_mut(column)) {
        if let CellKind::Date { year, month, day, .. } = cell.kind
            && day <= 12
        {
            *cell = GridCell {
                text: format!("{month:02}/{day:02}/{year}"),
                kind: CellKind::Date { year, month: day, day: month, month_first: false },
                ..cell.clone()
            };
            turned += 1;
        }
    }
    turned
}

/// The day of a date typed as text.
fn typed_day(text: &str) -> Option<u32> {
    use chrono::Datelike;
    let basis = Basis { year: 2000, issued: None };
    match read_deadline(text, basis).deadline {
        Deadline::Dated(milestones) => milestones.first().filter(|one| one.from.is_none()).map(|one| one.due.day()),
        _ => None,
    }
}
