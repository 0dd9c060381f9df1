//! The head of a table of any columns: what stands above it, names in one row or two.

use crate::intake::table::grid::Grid;
use crate::intake::table::passed::is_column_numbers;
use crate::text::{Amount, is_unit_line};

/// Rows from the top in which a head is looked for.
const LOOKED_AT: usize = 30;
/// Rows below a row that tell how wide the table is.
const TELLING: usize = 20;

/// The head of a table.
pub(super) struct FreeHead {
    /// Its first row, and the first row below it.
    pub(super) row: usize,
    pub(super) below: usize,
    /// The name of each column, and the name that it has in common with those beside it.
    pub(super) columns: Vec<(String, Option<String>)>,
    /// The line of the unit above it.
    pub(super) unit: Option<String>,
    /// The other lines above it.
    pub(super) above: Vec<String>,
}

/// The head of the table of a sheet: the first row of several names that reaches over most of the columns of the rows below.
pub(super) fn find(grid: &Grid) -> Option<FreeHead> {
    let several = |row: &usize| grid.own_texts(*row).nth(1).is_some();
    let wide = |row: &usize| {
        let below = (row + 1..grid.rows.len()).take(TELLING).map(|row| covered(grid, row)).max().unwrap_or(0);
        covered(grid, *row) * 5 >= below * 3
    };
    let mut candidates = (0..grid.rows.len().min(LOOKED_AT)).filter(several);
    let row = candidates.clone().find(wide).or_else(|| candidates.next())?;
    let width = width(grid, row);
    let is_double = is_double(grid, row, width);
    let mut below = row + if is_double { 2 } else { 1 };
    let width = if is_double { width.max(self::width(grid, row + 1)) } else { width };
    if is_column_numbers(grid, below) {
        below += 1;
    }
    let mut columns = Vec::with_capacity(width);
    let mut common = "";
    for column in 0..width {
        let (upper, lower) = (grid.own_text(row, column), grid.own_text(row + 1, column));
        if !upper.is_empty() {
            common = upper;
        }
        columns.push(if is_double && !lower.is_empty() {
            (lower.to_owned(), Some(common.to_owned()))
        } else {
            (upper.to_owned(), None)
        });
    }
    let (mut unit, mut above) = (None, Vec::new());
    for text in (0..row).flat_map(|row| grid.own_texts(row)).map(|(_, text)| text) {
        if unit.is_none() && is_unit_line(text) {
            unit = Some(text.to_owned());
        } else {
            above.push(text.to_owned());
        }
    }
    Some(FreeHead { row, below, columns, unit, above })
}

/// Whether the names stand in two rows: the lower ones under a name over several columns, where nothing stands under the
/// others.
fn is_double(grid: &Grid, row: usize, width: usize) -> bool {
    let lower = || grid.own_texts(row + 1);
    if lower().next().is_none() || is_column_numbers(grid, row + 1) {
        return false;
    }
    if lower().any(|(_, text)| Amount::parse(text).is_some() || text.starts_with(|c: char| c.is_ascii_digit())) {
        return false;
    }
    let width = width.max(self::width(grid, row + 1));
    let has = |row: usize, column: usize| !grid.own_text(row, column).is_empty();
    let mut spans = 0;
    for column in 0..width {
        let (upper, lower) = (has(row, column), has(row + 1, column));
        // A name over several columns: nothing stands to its right, where there are names below it.
        let begins = upper && lower && !has(row, column + 1) && has(row + 1, column + 1);
        spans += usize::from(begins);
        if lower && ((upper && !begins) || (!upper && column == 0)) {
            return false;
        }
    }
    spans > 0
}

/// Columns of a row that hold something or are covered by what does.
fn covered(grid: &Grid, row: usize) -> usize {
    let cells = grid.rows.get(row).into_iter().flatten();
    cells.filter(|cell| cell.merged_right || !cell.text.trim().is_empty()).count()
}

/// How many columns a row reaches over.
fn width(grid: &Grid, row: usize) -> usize {
    let cells = grid.rows.get(row).into_iter().flatten().enumerate();
    cells.filter(|(_, cell)| cell.merged_right || !cell.text.trim().is_empty()).last().map_or(0, |(last, _)| last + 1)
}
