//! A sheet while its cells come in: text and kind of each, merged runs, what is hidden.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic};

use super::super::budget::Budget;
use super::super::grid::{CellKind, Grid, GridCell, Struck};
use super::super::number_format::{NumberFormat, Shown};

/// Columns beyond this are never part of a list of tasks.
const MOST_COLUMNS: usize = 200;
/// Rows and columns that are told to be hidden, and merged runs: Excel has no more rows.
const MOST_TOLD: usize = 1_048_576;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::intake::table) enum CellValue {
    /// Text, its escapes resolved.
    Text(String),
    /// A number, or a moment as one.
    Number(f64),
    /// Yes or no: a box that is ticked.
    Flag(bool),
    /// An error of a formula.
    Error(String),
    /// A formula that was never worked out.
    NotComputed,
}

/// A run of merged cells: first and last row, first and last column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake::table) struct MergedRun {
    pub(in crate::intake::table) rows: (usize, usize),
    pub(in crate::intake::table) columns: (usize, usize),
}

/// A sheet that is being read.
pub(in crate::intake::table) struct SheetBuilder<'b> {
    grid: Grid,
    budget: &'b mut Budget,
    merged: Vec<MergedRun>,
}

impl<'b> SheetBuilder<'b> {
    pub(in crate::intake::table) fn new(name: &str, budget: &'b mut Budget) -> Self {
        Self { grid: Grid { sheet: Some(name.to_owned()), ..Grid::default() }, budget, merged: Vec::new() }
    }

    /// Puts a cell at its place, empty ones before it.
    ///
    /// # Errors
    /// More cells or text than are held.
    pub(in crate::intake::table) fn put(
        &mut self,
        (row, column): (usize, usize),
        value: CellValue,
        format: &NumberFormat,
        is_1904: bool,
        struck: Struck,
    ) -> Result<(), Diagnostic> {
        let Shown { text, kind } = match value {
            CellValue::Text(text) => Shown { text: format.show_text(&text), kind: CellKind::Plain },
            CellValue::Number(value) => format.show_number(value, is_1904),
            CellValue::Flag(true) => Shown { text: "x".to_owned(), kind: CellKind::Plain },
            CellValue::Flag(false) => return Ok(()),
            CellValue::Error(text) => Shown { text, kind: CellKind::Error },
            CellValue::NotComputed => Shown { text: "#?".to_owned(), kind: CellKind::NotComputed },
        };
        if column >= MOST_COLUMNS || text.is_empty() {
            return Ok(());
        }
        self.budget.text(text.len())?;
        let rows = &mut self.grid.rows;
        if rows.len() <= row {
            self.budget.rows(row + 1 - rows.len())?;
            // Rows come one after the other, most of the time.
            rows.resize_with(row + 1, Vec::new);
        }
        let Some(cells) = rows.get_mut(row) else { return Ok(()) };
        if cells.is_empty() {
            self.budget.filled()?;
        }
        if cells.len() <= column {
            self.budget.cells(column + 1 - cells.len())?;
            cells.resize(column + 1, GridCell::default());
        }
        if let Some(there) = cells.get_mut(column) {
            *there = GridCell { text, kind, struck, ..GridCell::default() };
        }
        Ok(())
    }

    /// Notes a merged run.
    ///
    /// # Errors
    /// More of them than there may be.
    pub(in crate::intake::table) fn merge(&mut self, run: MergedRun) -> Result<(), Diagnostic> {
        if self.merged.len() >= MOST_TOLD {
            return Err(Diagnostic::error(Code::VB224, "bảng có quá nhiều ô gộp").help("bỏ gộp các ô thừa ở xa"));
        }
        self.merged.push(run);
        Ok(())
    }

    /// Notes a hidden row; `is_filtered`: a filter hides it.
    pub(in crate::intake::table) fn hide_row(&mut self, row: usize) {
        if self.grid.hidden.rows.len() < MOST_TOLD {
            self.grid.hidden.rows.insert(row);
        }
    }

    /// Notes hidden columns.
    pub(in crate::intake::table) fn hide_columns(&mut self, columns: std::ops::Range<usize>) {
        self.grid.hidden.columns.extend(columns.start..columns.end.min(MOST_COLUMNS));
    }

    /// Notes that a filter is set.
    pub(in crate::intake::table) fn filter(&mut self) {
        self.grid.hidden.is_filtered = true;
    }

    /// The sheet, merged cells resolved.
    ///
    /// # Errors
    /// More cells than are held.
    pub(in crate::intake::table) fn finish(mut self) -> Result<Grid, Diagnostic> {
        for run in std::mem::take(&mut self.merged) {
            self.resolve(run)?;
        }
        let length = self.grid.rows.len();
        let rows: BTreeSet<usize> = self.grid.hidden.rows.iter().copied().take_while(|row| *row < length).collect();
        self.grid.hidden.rows = rows;
        Ok(self.grid)
    }

    /// Gives the cells of a merged run the text of the first where they lie below it, and marks those to its right.
    fn resolve(
        &mut self,
        MergedRun { rows: (top, bottom), columns: (left, right) }: MergedRun,
    ) -> Result<(), Diagnostic> {
        let bottom = bottom.min(self.grid.rows.len().saturating_sub(1));
        let right = right.min(MOST_COLUMNS - 1);
        let Some(first) = self.grid.cell(top, left).cloned() else { return Ok(()) };
        for (row, cells) in self.grid.rows.iter_mut().enumerate().take(bottom + 1).skip(top) {
            self.budget.merged((right + 1).saturating_sub(left))?;
            if cells.len() <= right {
                self.budget.cells(right + 1 - cells.len())?;
                cells.resize(right + 1, GridCell::default());
            }
            for (column, cell) in cells.iter_mut().enumerate().take(right + 1).skip(left) {
                if column > left {
                    *cell = GridCell { merged_right: true, merged_down: row > top, ..GridCell::default() };
                } else if row > top {
                    self.budget.text(first.text.len())?;
                    *cell = GridCell { merged_down: true, ..first.clone() };
                }
            }
        }
        Ok(())
    }
}

/// A text with the characters that XML cannot hold, which Excel writes as `_x000B_`; a line end is `\n`.
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") && !text.contains('\r') {
        return text;
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        shown.push_str(before);
        let digits = escape.get(2..6).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let code =
            digits.filter(|_| escape.get(6..7) == Some("_")).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if let Some(c) = code.and_then(char::from_u32) {
            shown.extend(Some(c).filter(|c| *c != '\0'));
            rest = escape.get(7..).unwrap_or_default();
        } else {
            shown.push_str("_x");
            rest = escape.get(2..).unwrap_or_default();
        }
    }
    shown.push_str(rest);
    shown.replace("\r\n", "\n").replace('\r', "\n")
}
