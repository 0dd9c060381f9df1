//! A table of any columns from a file: title, unit, names of columns in one row or two, groups, totals.

mod head;
mod rows;

use std::path::Path;

use crate::diag::{Code, Diagnostic, Faults};
use crate::intake::cleaner::Cleaner;
use crate::plan::{Bang, Cot, Kieu, LoaiDong, Text, plain_text, too_wide};
use crate::text::Amount;

use super::grid::Grid;
use super::header::key;
use super::hidden::leave_out;
use super::{Named, TABLE, clean_grids, in_file, read};

use head::FreeHead;
use rows::FreeRows;

/// Lines above a table that are named.
const MOST_TOLD: usize = 3;

/// What was read of a file.
pub(in crate::intake) struct TableRead {
    pub(in crate::intake) cleaner: Cleaner,
    pub(in crate::intake) notes: Vec<Diagnostic>,
    /// What was read from where, in a line.
    pub(in crate::intake) described: String,
}

/// Fills a table of the data, which stands at a path, with the rows of a file. Columns that the data names keep their type, width and name, in the
/// order of the file; a row with one filled cell at its beginning is the name of a group; a row of totals is left out where the program adds up.
///
/// # Errors
/// A file that cannot be read or holds no table, columns that the data names but the file does not have, and cells with an
/// error of a formula.
pub(in crate::intake) fn fill_from_file(
    bang: &mut Bang,
    at: &str,
    path: &Path,
    convert: bool,
) -> Result<TableRead, Faults> {
    let file = path.display().to_string();
    let bytes = read(path, TABLE.find)?;
    let at = format!("{at}.trang");
    let sheet = bang.trang.as_deref().map(|sheet| Named { sheet, path: &at });
    let (mut grids, cleaner) = clean_grids(&bytes, sheet, convert).map_err(|faults| faults.file(&file))?;
    for grid in &mut grids {
        leave_out(grid, |_| false);
    }
    let Some((at, head)) = grids.iter().enumerate().find_map(|(at, grid)| Some((at, head::find(grid)?))) else {
        return Err(Diagnostic::error(Code::VB252, "tệp không có bảng nào")
            .file(file)
            .help("dòng đầu của bảng phải là tên các cột")
            .into());
    };
    if head.columns.first().is_some_and(|(name, _)| is_number_name(name)) {
        grids[at].number_rows(0);
    }
    let grid = &grids[at];
    let width = head.columns.len();
    let mut faults = Faults::default();
    faults.extend(
        (head.row..grid.rows.len())
            .flat_map(|row| (0..width).filter_map(move |column| grid.formula_fault(row, column))),
    );
    faults.into_result(()).map_err(|faults| faults.file(&file))?;
    if let Some(fault) = too_wide(width) {
        return Err(fault.file(file).into());
    }
    if bang.cot.len() > width {
        return Err(Diagnostic::error(
            Code::VB255,
            format!("dữ liệu nêu {} cột, tệp chỉ có {width} cột", bang.cot.len()),
        )
        .file(file)
        .help("bớt cột ở \"cot\", hoặc thêm cột trong tệp")
        .into());
    }
    for (column, (name, common)) in head.columns.iter().enumerate() {
        let common = || common.as_deref().map(Text::from);
        match bang.cot.get_mut(column) {
            Some(own) if own.ten.is_blank() => (own.ten, own.nhom) = (name.as_str().into(), common()),
            Some(_) => {}
            None => bang.cot.push(Cot { ten: name.as_str().into(), nhom: common(), ..Cot::default() }),
        }
    }
    // Numbers of rows stand in the file: they are kept as they are.
    for own in bang.cot.iter_mut().filter(|own| own.holds() == Kieu::Stt) {
        own.kieu = None;
        own.can.get_or_insert_with(|| "giua".into());
    }
    if bang.don_vi_tinh.is_none() {
        bang.don_vi_tinh = head.unit.as_deref().map(Text::from);
    }
    let names: Vec<&str> = head.columns.iter().map(|(name, _)| name.as_str()).collect();
    let read = FreeRows::read(grid, head.below, &names, bang.tong.is_some());
    let described = described(grid, &head, &read, &file);
    bang.dong.extend(read.rows);
    let place = |row: usize, column: usize| grid.place(read.places.get(row).copied().unwrap_or(row), column);
    cell_faults(bang, place).into_result(()).map_err(|faults| faults.file(&file))?;
    let mut notes = grid.notes.clone();
    notes.extend(read.totals.iter().flat_map(|row| total_notes(grid, bang, *row)));
    let notes = in_file(notes, &file);
    Ok(TableRead { cleaner, notes, described })
}

/// Cells that are to be added up and are no amounts, and dates that are not in the calendar; `place` is where the cell of a
/// row and column stands.
pub(in crate::intake) fn cell_faults(bang: &Bang, place: impl Fn(usize, usize) -> String) -> Faults {
    let name = |column: usize| bang.cot.get(column).map(|own| plain_text(&own.ten)).unwrap_or_default();
    let mut faults = Faults::default();
    faults.extend(bang.impossible_dates().into_iter().take(Faults::MOST).map(|(row, column, text)| {
        let message = format!("không có ngày «{text}» ở cột «{}» trong lịch", name(column));
        Diagnostic::error(Code::VB143, message).path(place(row, column)).help("kiểm tra lại ngày, tháng, năm")
    }));
    faults.extend(bang.strange_amounts().into_iter().take(Faults::MOST).map(|(row, column, text)| {
        let message = format!("«{text}» ở cột «{}» không phải số, không cộng được", name(column));
        Diagnostic::error(Code::VB253, message)
            .path(place(row, column))
            .help("viết như 1.250.000 hoặc 12,5; ô chưa có số thì để trống; hoặc bỏ «tong»")
    }));
    faults
}

/// What was read from where, in a line.
fn described(grid: &Grid, head: &FreeHead, read: &FreeRows, file: &str) -> String {
    let sheet = grid.sheet.as_ref().map_or_else(String::new, |sheet| format!(", trang «{sheet}»"));
    let head_rows = if head.columns.iter().any(|(_, common)| common.is_some()) {
        format!("{}–{}", head.row + 1, head.row + 2)
    } else {
        (head.row + 1).to_string()
    };
    let (groups, totals) = (read.count(LoaiDong::Nhom), read.count(LoaiDong::Tong));
    let mut parts = vec![format!(
        "Đọc bảng {file}{sheet}: tên cột ở dòng {head_rows}, {} cột, {} dòng",
        head.columns.len(),
        read.rows.len()
    )];
    let looks = [(groups, "dòng nhóm"), (totals, "dòng tổng")];
    let counted: Vec<_> =
        looks.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if !counted.is_empty() {
        parts.push(format!(", trong đó {}", counted.join(", ")));
    }
    if let Some(unit) = &head.unit {
        parts.push(format!("; đơn vị tính: «{unit}»"));
    }
    if !head.above.is_empty() {
        let above: Vec<String> = head.above.iter().take(MOST_TOLD).map(|text| format!("«{text}»")).collect();
        let more = if head.above.len() > MOST_TOLD { ", …" } else { "" };
        parts.push(format!("; không in chữ trên bảng: {}{more}", above.join(", ")));
    }
    parts.push(".".to_owned());
    parts.concat()
}

/// Whether a column of that name holds the numbers of rows.
fn is_number_name(name: &str) -> bool {
    matches!(key(name).as_str(), "stt" | "tt" | "so tt" | "so thu tu")
}

/// What is to be said of a row of totals that is left out, because the program adds up itself.
fn total_notes(grid: &Grid, bang: &Bang, row: usize) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    for (column, own) in bang.cot.iter().enumerate().filter(|(_, own)| own.holds() == Kieu::So) {
        let Some(stated) = Amount::parse(grid.text(row, column)) else { continue };
        let mut sum = Amount::default();
        bang.for_each_cell(&mut |_, at, cell| {
            if at == column
                && let Some(amount) = Amount::parse(&plain_text(&cell.o))
            {
                sum += amount;
            }
        });
        if sum != stated {
            let name = plain_text(&own.ten);
            notes.push(
                Diagnostic::warning(
                    Code::VB270,
                    format!("dòng tổng ghi {stated} ở cột «{name}», cộng các dòng được {sum}"),
                )
                .path(grid.place(row, column))
                .help("kiểm tra lại: thiếu dòng, thừa dòng, hoặc sửa số ở dòng tổng; số in ra là số cộng được"),
            );
        }
    }
    if notes.is_empty() {
        let message = "dòng tổng của tệp không in: chương trình tự cộng theo «tong»";
        notes.push(Diagnostic::hint(Code::VB271, message).path(grid.place(row, 0)));
    }
    notes
}
