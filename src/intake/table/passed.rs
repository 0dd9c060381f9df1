//! Rows among those of a list that are none of it: its header once more on the next page, the numbers of its columns.

use super::grid::Grid;
use super::header::{Header, ListKind, is_name, key};

/// Longest text of a cell that can be the name of a column, in bytes.
const LONGEST_NAME: usize = 160;

/// Whether a row below the header is passed over.
pub(super) fn is_passed(grid: &Grid, header: &Header, list: ListKind, row: usize) -> bool {
    is_header_again(grid, header, list, row) || is_column_numbers(grid, row)
}

/// Whether a row repeats the header: a line of it cell by cell, or names of columns in all its cells.
fn is_header_again(grid: &Grid, header: &Header, list: ListKind, row: usize) -> bool {
    let filled = || grid.own_texts(row);
    // A row that begins with a number, as most do, is none.
    let starts = filled().next().is_some_and(|(_, text)| !text.starts_with(|c: char| c.is_ascii_digit()));
    if !starts || filled().count() < 2 || filled().any(|(_, text)| text.len() > LONGEST_NAME) {
        return false;
    }
    let same = |line: usize| filled().all(|(column, text)| key(grid.text(line, column)) == key(text));
    (header.row..header.below).any(same) || (filled().count() > 2 && filled().all(|(_, text)| is_name(list, text)))
}

/// Whether a row numbers the columns: `(1) (2) (3)`, `1 2 3=1+2`, `A B 1 2`.
pub(super) fn is_column_numbers(grid: &Grid, row: usize) -> bool {
    let mut last = None;
    let mut numbers = 0;
    for (_, text) in grid.own_texts(row) {
        let bare = text.split('=').next().unwrap_or_default().trim_matches(['(', ')', '[', ']', '.', ' ']);
        match (bare.parse::<usize>(), last) {
            (Ok(number), None) if number <= 2 => last = Some(number),
            (Ok(number), Some(before)) if number == before + 1 => last = Some(number),
            (Err(_), None) if bare.len() == 1 && bare.starts_with(|c: char| c.is_ascii_alphabetic()) => continue,
            _ => return false,
        }
        numbers += 1;
    }
    numbers >= 2
}
