//! Dates whose day and month were swapped by a sheet with settings of the United States.

use crate::diag::{Code, Diagnostic};
use crate::text::{Basis, Deadline, read_deadline};

use super::grid::{CellKind, Grid, GridCell, letters};
use super::header::Header;

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
        .help(format!("nếu đúng là bị đảo, chạy lại lệnh với --swap-dates {name}")),
    )
}

/// Serial numbers of days from 2000 to 2099: what Excel shows of a date in a cell without a format.
const SERIALS: std::ops::RangeInclusive<i64> = 36_526..=73_050;
/// Cells that are named in a message.
const MOST_NAMED: usize = 10;

/// A warning where numbers in a column of dates are days without a format: `46096` is 15/03/2026.
pub(super) fn serials(grid: &Grid, below: usize, column: usize) -> Option<Diagnostic> {
    let serial = |row: &usize| {
        let text = grid.text(*row, column);
        let is_five = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
        is_five.then(|| text.parse().ok()).flatten().filter(|serial| SERIALS.contains(serial))
    };
    let found: Vec<usize> = (below..grid.rows.len()).filter(|row| serial(row).is_some()).collect();
    let first = *found.first()?;
    let day = chrono::NaiveDate::from_ymd_opt(1899, 12, 30)? + chrono::Days::new(u64::try_from(serial(&first)?).ok()?);
    let cells = found.iter().take(MOST_NAMED).map(|row| format!("{}{}", letters(column), row + 1));
    let cells = cells.collect::<Vec<_>>().join(", ");
    let more = if found.len() > MOST_NAMED { format!(" … (tất cả {})", found.len()) } else { String::new() };
    let shown = day.format("%d/%m/%Y");
    let message = format!("«{}» có phải ngày {shown} chưa định dạng? ô {cells}{more}", grid.text(first, column));
    Some(
        Diagnostic::warning(Code::VB212, message)
            .path(grid.place(first, column))
            .help("mở Excel, chọn cột ấy, đặt định dạng ngày rồi lưu lại; chương trình in đúng số đang hiện"),
    )
}

/// Columns whose days and months are to be turned round, by letter or header; `TỆP:CỘT` is one of that file alone.
pub(super) fn swapped<'n>(names: &'n [String], file: &str) -> impl Iterator<Item = (&'n str, &'n str)> {
    let file =
        std::path::Path::new(file).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    names.iter().filter_map(move |name| match name.rsplit_once(':') {
        Some((of, column)) if of.contains('.') => (of == file).then_some((name.as_str(), column)),
        _ => Some((name.as_str(), name.as_str())),
    })
}

/// Turns round the columns that are named; tells which names the list has, and what was turned.
pub(super) fn swap_named(
    grid: &mut Grid,
    header: &Header,
    names: &[String],
    file: &str,
) -> (Vec<String>, Vec<usize>, Vec<Diagnostic>) {
    let (mut found, mut columns, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for (name, column) in swapped(names, file) {
        let Some(column) = header.named(column) else { continue };
        found.push(name.to_owned());
        if columns.contains(&column) {
            continue;
        }
        columns.push(column);
        let turned = swap(grid, column);
        if turned > 0 {
            let letter = letters(column);
            let message = format!("đã đảo ngày và tháng của {turned} ô ở cột {letter}");
            notes.push(Diagnostic::hint(Code::VB244, message).path(grid.place(header.row, column)));
        }
    }
    (found, columns, notes)
}

/// Turns the date cells of a column round: 2 September becomes 9 February. Returns how many were turned.
fn swap(grid: &mut Grid, column: usize) -> usize {
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
