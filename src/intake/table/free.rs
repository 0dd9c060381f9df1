//! A table of any columns from a file: the first row that fills most columns names them.

use std::borrow::Cow;
use std::path::Path;

use crate::diag::{Code, Diagnostic, Faults};
use crate::intake::cleaner::Cleaner;
use crate::plan::{Bang, Cot, Dong, Kieu, O, Text};

use super::grid::{CellKind, Grid};
use super::{Named, TABLE, clean_grids, read};

/// Most decimals of a number that are no trace of its binary form.
const DECIMALS: usize = 6;

/// Fills a table of the data, which stands at a path, with the rows of a file. Columns that the data names keep their type, width and name, in the
/// order of the file; a row with one filled cell at its beginning is the name of a group.
///
/// # Errors
/// A file that cannot be read or holds no table, and columns that the data names but the file does not have.
pub(in crate::intake) fn fill_from_file(
    bang: &mut Bang,
    at: &str,
    path: &Path,
    convert: bool,
) -> Result<Cleaner, Faults> {
    let file = path.display().to_string();
    let bytes = read(path, TABLE.find)?;
    let at = format!("{at}.trang");
    let sheet = bang.trang.as_deref().map(|sheet| Named { sheet, path: &at });
    let (grids, cleaner) = clean_grids(&bytes, sheet, convert).map_err(|faults| faults.file(&file))?;
    let Some((grid, header)) = grids.iter().find_map(|grid| Some((grid, header_row(grid)?))) else {
        return Err(Diagnostic::error(Code::VB252, "tệp không có bảng nào")
            .file(file)
            .help("dòng đầu của bảng phải là tên các cột")
            .into());
    };
    let width = filled(grid, header).max().map_or(0, |last| last + 1);
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
    for row in header + 1..grid.rows.len() {
        let texts: Vec<Cow<'_, str>> = (0..width).map(|column| shown(grid, row, column)).collect();
        match texts.iter().filter(|text| !text.is_empty()).count() {
            0 => {}
            1 if width > 2 && texts.iter().take(2).any(|text| !text.is_empty()) => {
                bang.dong.push(Dong::Nhom(Text::Plain(texts.concat())));
            }
            _ => bang
                .dong
                .push(Dong::O(texts.iter().map(|text| O { o: text.to_string().into(), cot: 1, dong: 1 }).collect())),
        }
    }
    Ok(cleaner)
}

/// The text of a cell; a number with decimals has a comma before them as the Vietnamese write it, but for the numbers of
/// rows in the first column (`1.1`).
fn shown(grid: &Grid, row: usize, column: usize) -> Cow<'_, str> {
    let text = grid.text(row, column);
    match grid.cell(row, column).map(|cell| cell.kind) {
        Some(CellKind::Number { .. }) if column > 0 => match text.split_once('.') {
            // What binary fractions add beyond the digits that a sum keeps is no part of the number.
            Some((whole, decimals)) if decimals.len() > DECIMALS => {
                let rounded = text.parse::<f64>().map_or_else(|_| text.to_owned(), |number| format!("{number:.6}"));
                let rounded = rounded.trim_end_matches('0').trim_end_matches('.').replace('.', ",");
                Cow::Owned(if rounded.is_empty() { whole.to_owned() } else { rounded })
            }
            _ => Cow::Owned(text.replace('.', ",")),
        },
        _ => Cow::Borrowed(text),
    }
}

/// The first row with at least two filled cells that is as wide as any row after it needs.
fn header_row(grid: &Grid) -> Option<usize> {
    (0..grid.rows.len()).find(|row| filled(grid, *row).count() >= 2)
}

fn filled(grid: &Grid, row: usize) -> impl Iterator<Item = usize> {
    let width = grid.rows.get(row).map_or(0, Vec::len);
    (0..width).filter(move |column| !grid.text(row, *column).is_empty())
}
