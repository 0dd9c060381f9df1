//! A table of any columns from a file: the first row that fills most columns names them.

use std::path::Path;

use crate::diag::{Code, Diagnostic, Faults};
use crate::intake::cleaner::Cleaner;
use crate::plan::{Bang, Cot, Dong, Kieu, O, Text, plain_text, too_wide};
use crate::text::Amount;

use super::grid::Grid;
use super::header::key;
use super::hidden::leave_out;
use super::tasks::after_label;
use super::{Named, TABLE, clean_grids, in_file, read};

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
    let Some((at, header)) = grids.iter().enumerate().find_map(|(at, grid)| Some((at, header_row(grid)?))) else {
        return Err(Diagnostic::error(Code::VB252, "tệp không có bảng nào")
            .file(file)
            .help("dòng đầu của bảng phải là tên các cột")
            .into());
    };
    if is_number_name(grids[at].text(header, 0)) {
        grids[at].number_rows(0);
    }
    let grid = &grids[at];
    let width = filled(grid, header).max().map_or(0, |last| last + 1);
    let mut faults = Faults::default();
    faults.extend(
        (header..grid.rows.len()).flat_map(|row| (0..width).filter_map(move |column| grid.formula_fault(row, column))),
    );
    if !faults.is_empty() {
        return Err(faults.file(&file));
    }
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
    for column in 0..width {
        let name = grid.text(header, column);
        match bang.cot.get_mut(column) {
            Some(own) if own.ten.is_blank() => own.ten = name.into(),
            Some(_) => {}
            None => bang.cot.push(Cot { ten: name.into(), ..Cot::default() }),
        }
    }
    // Numbers of rows stand in the file: they are kept as they are.
    for own in bang.cot.iter_mut().filter(|own| own.holds() == Kieu::Stt) {
        own.kieu = None;
        own.can.get_or_insert_with(|| "giua".into());
    }
    let (mut notes, sums) = (grid.notes.clone(), bang.tong.is_some());
    let mut totals = Vec::new();
    for row in header + 1..grid.rows.len() {
        let texts: Vec<&str> = (0..width).map(|column| grid.text(row, column)).collect();
        let filled = texts.iter().filter(|text| !text.is_empty()).count();
        let is_total =
            sums && texts.iter().take(3).find(|text| !text.is_empty()).is_some_and(|text| after_label(text).is_some());
        match filled {
            0 => {}
            _ if is_total => totals.push(row),
            1 if width > 2 && texts.iter().take(2).any(|text| !text.is_empty()) => {
                bang.dong.push(Dong::Nhom(Text::Plain(texts.concat())));
            }
            _ => bang.dong.push(Dong::O(texts.iter().map(|text| O { o: (*text).into(), cot: 1, dong: 1 }).collect())),
        }
    }
    notes.extend(totals.iter().flat_map(|row| total_notes(grid, bang, *row)));
    let notes = in_file(notes, &file);
    let sheet = grid.sheet.as_ref().map_or_else(String::new, |sheet| format!(", trang «{sheet}»"));
    let described =
        format!("Đọc bảng {file}{sheet}: tên cột ở dòng {}, {width} cột, {} dòng.", header + 1, bang.dong.len());
    Ok(TableRead { cleaner, notes, described })
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

/// The first row with at least two filled cells that is as wide as any row after it needs.
fn header_row(grid: &Grid) -> Option<usize> {
    (0..grid.rows.len()).find(|row| filled(grid, *row).count() >= 2)
}

fn filled(grid: &Grid, row: usize) -> impl Iterator<Item = usize> {
    let width = grid.rows.get(row).map_or(0, Vec::len);
    (0..width).filter(move |column| !grid.text(row, *column).is_empty())
}
