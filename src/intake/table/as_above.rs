//! «như trên», «nt» and the like: the cell that stands above says what is meant.

use std::collections::HashMap;

use crate::text::is_as_above;

use super::grid::Grid;

/// Rows that were looked up: they come one after the other, and each is looked up once.
#[derive(Debug, Default)]
pub(super) struct AsAbove {
    /// By column: the row that was looked up last, and the row that it means.
    known: HashMap<usize, (usize, usize)>,
}

impl AsAbove {
    /// The text that a cell stands for; rows before `first` are not of the table.
    pub(super) fn text<'g>(&mut self, grid: &'g Grid, first: usize, row: usize, column: usize) -> &'g str {
        let known = self.known.get(&column).copied();
        let mut at = row;
        // An empty row stands between: a line of a cell with several, or a gap.
        let is_gap =
            |at: usize| at < row && grid.rows.get(at).is_none_or(|cells| cells.iter().all(|cell| cell.text.is_empty()));
        while at > first && (is_as_above(grid.text(at, column)) || is_gap(at)) {
            at = match known {
                Some((row, meant)) if row == at - 1 => meant,
                _ => at - 1,
            };
        }
        self.known.insert(column, (row, at));
        grid.text(at, column)
    }
}
