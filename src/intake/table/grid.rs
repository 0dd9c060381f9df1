//! A table of cells as a person sees it.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic};

/// A sheet: rows of cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Grid {
    /// Name of the sheet; absent in CSV.
    pub(super) sheet: Option<String>,
    /// Rows, top to bottom.
    pub(super) rows: Vec<Vec<GridCell>>,
    /// What a person does not see of it.
    pub(super) hidden: Hidden,
    /// What is to be told of the file.
    pub(super) notes: Vec<Diagnostic>,
}

/// Rows and columns that are not shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Hidden {
    pub(super) rows: BTreeSet<usize>,
    pub(super) columns: BTreeSet<usize>,
    /// Whether a filter is set, which hides the rows.
    pub(super) is_filtered: bool,
}

/// Whether the text of a cell is struck out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Struck {
    #[default]
    No,
    /// Some of its words.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only a workbook has looks"))]
    Part,
    Whole,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct GridCell {
    /// The text as it is displayed.
    pub(super) text: String,
    /// What more is known of it.
    pub(super) kind: CellKind,
    /// Covered by a merged cell that begins above it; `text` is that of the cell that covers it.
    pub(super) merged_down: bool,
    /// Covered by a merged cell that begins to its left; `text` is empty.
    pub(super) merged_right: bool,
    /// Whether it is struck out.
    pub(super) struck: Struck,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum CellKind {
    /// Text or nothing.
    #[default]
    Plain,
    /// A date.
    Date {
        /// Year.
        year: u16,
        /// Month, 1–12.
        month: u8,
        /// Day of the month.
        day: u8,
        /// Whether the format shows the month before the day.
        month_first: bool,
    },
    /// A number.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only a workbook knows numbers from texts"))]
    Number {
        /// What the cell holds, whatever its format shows of it.
        value: f64,
    },
    /// An error of a formula, such as `#N/A`.
    Error,
    /// A formula that was never worked out.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only a workbook knows formulas"))]
    NotComputed,
}

/// The errors of formulas, as Excel shows them.
const ERRORS: [&str; 12] = [
    "#N/A",
    "#REF!",
    "#DIV/0!",
    "#VALUE!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#GETTING_DATA",
];

/// The fault of a cell that shows an error of a formula.
pub(super) fn formula_error(text: &str) -> Diagnostic {
    Diagnostic::error(Code::VB234, format!("ô có lỗi công thức «{text}»"))
        .help("sửa công thức trong Excel, hoặc gõ giá trị vào ô")
}

/// Whether a text is an error of a formula.
pub(super) fn is_error(text: &str) -> bool {
    text.starts_with('#') && ERRORS.contains(&text)
}

impl GridCell {
    /// Its text, but for what a merged cell gives it.
    fn own_text(&self) -> &str {
        if self.merged_down || self.merged_right { "" } else { self.text.trim() }
    }
}

impl Grid {
    /// The text of a cell, trimmed; empty where there is none.
    pub(super) fn text(&self, row: usize, column: usize) -> &str {
        self.cell(row, column).map_or("", |cell| cell.text.trim())
    }

    /// A cell.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&GridCell> {
        self.rows.get(row)?.get(column)
    }

    /// The text of a cell, but for what a merged one gives it.
    pub(super) fn own_text(&self, row: usize, column: usize) -> &str {
        self.cell(row, column).map_or("", GridCell::own_text)
    }

    /// The cells of a row that hold something of their own: column and text.
    pub(super) fn own_texts(&self, row: usize) -> impl Iterator<Item = (usize, &str)> {
        let cells = self.rows.get(row).into_iter().flatten().enumerate();
        cells.map(|(column, cell)| (column, cell.own_text())).filter(|(_, text)| !text.is_empty())
    }

    /// The fault of a cell that holds an error of a formula, or a formula that was never worked out.
    pub(super) fn formula_fault(&self, row: usize, column: usize) -> Option<Diagnostic> {
        let fault = match self.cell(row, column)?.kind {
            CellKind::Error => formula_error(self.text(row, column)),
            CellKind::NotComputed => Diagnostic::error(Code::VB234, "ô có công thức chưa được tính")
                .help("mở tệp bằng Excel, lưu lại để có kết quả; hoặc gõ giá trị vào ô"),
            _ => return None,
        };
        Some(fault.path(self.place(row, column)))
    }

    /// Gives the numbers in a column of numbers or codes of rows their point: `1.1` is no amount.
    pub(super) fn number_rows(&mut self, column: usize) {
        for cell in self.rows.iter_mut().filter_map(|cells| cells.get_mut(column)) {
            if matches!(cell.kind, CellKind::Number { .. }) {
                cell.text = cell.text.replace(',', ".");
            }
        }
    }

    /// Where a cell is, for a person.
    pub(super) fn place(&self, row: usize, column: usize) -> String {
        place(self.sheet.as_deref(), row, column)
    }
}

/// `trang «KH», ô B5`, or `dòng 5, cột 2` in a file without sheets.
pub(super) fn place(sheet: Option<&str>, row: usize, column: usize) -> String {
    match sheet {
        Some(sheet) => format!("trang «{sheet}», ô {}{}", letters(column), row + 1),
        None => format!("dòng {}, cột {}", row + 1, column + 1),
    }
}

/// A column as letters: 0 = A, 26 = AA.
pub(super) fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        if column < 26 {
            return letters.iter().rev().collect();
        }
        column = column / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_letters() {
        let names: Vec<String> = [0, 25, 26, 27, 701, 702].into_iter().map(letters).collect();
        assert_eq!(names, ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
