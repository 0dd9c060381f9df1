//! What cells of a list say: the name of a group, the units of a task.

use crate::intake::table::grid::Grid;
use crate::plan::Text;

use super::tree::is_numeral;

/// The first text of a row, for a message.
pub(super) fn first_text(grid: &Grid, row: usize) -> String {
    let text = grid.rows[row].iter().map(|cell| cell.text.trim()).find(|text| !text.is_empty()).unwrap_or_default();
    text.chars().take(30).collect()
}

/// A heading without the numeral that was typed before it: the program numbers groups itself.
pub(super) fn without_roman(text: &str) -> &str {
    match text.split_once(['.', ')', '/', ' ']) {
        Some((number, rest)) if is_numeral(number.trim()) && !rest.trim().is_empty() => {
            rest.trim_start_matches(['.', ')', '/', ' ', '-'])
        }
        _ => text,
    }
}

/// The units of a cell: one a line or between semicolons.
pub(super) fn list(text: &str) -> Vec<Text> {
    text.split([';', '\n'])
        .map(|unit| unit.trim().trim_start_matches("- ").to_owned())
        .filter(|unit| !unit.is_empty())
        .map(Text::Plain)
        .collect()
}
