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
        while at > first && is_as_above(grid.text(at, column)) {
            at = match known {
                Some((row, meant)) if row == at - 1 => meant,
                _ => at - 1,
            };
        }
        self.known.insert(column, (row, at));
        grid.text(at, column)
    }
}
