//! How much of a table is held: cells and text are counted before they are.

use crate::diag::{Code, Diagnostic};

/// Most cells of a file: a list of 100 000 rows and 20 columns.
pub(super) const MOST_CELLS: usize = 2_000_000;
/// Most text of all cells together, in bytes.
pub(super) const MOST_TEXT: usize = 64 * 1024 * 1024;
/// Most rows of all sheets together: one full sheet of Excel, and as many again.
pub(super) const MOST_ROWS: usize = 2 * 1_048_576;
/// Most rows that hold something.
const MOST_FILLED: usize = 250_000;

/// What may still be held of a file.
#[derive(Debug)]
pub(super) struct Budget {
    cells: usize,
    text: usize,
    rows: usize,
    filled: usize,
    #[cfg(feature = "xlsx")]
    merged: usize,
}

impl Budget {
    /// All that a file may hold.
    pub(super) const fn new() -> Self {
        Self {
            cells: MOST_CELLS,
            text: MOST_TEXT,
            rows: MOST_ROWS,
            filled: MOST_FILLED,
            #[cfg(feature = "xlsx")]
            merged: MOST_CELLS,
        }
    }

    /// Counts cells, and the empty ones between them.
    pub(super) fn cells(&mut self, count: usize) -> Result<(), Diagnostic> {
        take(&mut self.cells, count, || too_many(MOST_CELLS, "ô"))
    }

    /// Counts the text of a cell, in bytes.
    pub(super) fn text(&mut self, length: usize) -> Result<(), Diagnostic> {
        take(&mut self.text, length, too_much_text)
    }

    /// Counts rows, and the empty ones between them.
    pub(super) fn rows(&mut self, count: usize) -> Result<(), Diagnostic> {
        take(&mut self.rows, count, || too_many(MOST_ROWS, "dòng"))
    }

    /// Counts a row that holds something.
    pub(super) fn filled(&mut self) -> Result<(), Diagnostic> {
        take(&mut self.filled, 1, || too_many(MOST_FILLED, "dòng có nội dung"))
    }

    /// Counts cells that merged runs cover.
    #[cfg(feature = "xlsx")]
    pub(super) fn merged(&mut self, count: usize) -> Result<(), Diagnostic> {
        take(&mut self.merged, count, || too_many(MOST_CELLS, "ô gộp"))
    }
}

fn take(left: &mut usize, count: usize, fault: impl FnOnce() -> Diagnostic) -> Result<(), Diagnostic> {
    *left = left.checked_sub(count).ok_or_else(fault)?;
    Ok(())
}

/// The fault of a table with more of something than is held.
pub(super) fn too_many(most: usize, what: &str) -> Diagnostic {
    Diagnostic::error(Code::VB224, format!("bảng có quá {} {what}", grouped(most)))
        .help("xóa các dòng, cột và ô thừa ở xa, hoặc chia bảng thành nhiều tệp")
}

/// The fault of a table with more text than is held.
pub(super) fn too_much_text() -> Diagnostic {
    Diagnostic::error(Code::VB224, format!("chữ trong các ô của bảng dài quá {} MiB", MOST_TEXT / (1024 * 1024)))
        .help("bỏ bớt nội dung, hoặc chia bảng thành nhiều tệp")
}

/// A number with a point before each three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut shown = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            shown.push('.');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_is_told_with_its_number() {
        let mut budget = Budget::new();
        assert_eq!(budget.cells(MOST_CELLS), Ok(()));
        assert_eq!(budget.cells(1).unwrap_err().message, "bảng có quá 2.000.000 ô");
        assert_eq!(budget.text(MOST_TEXT + 1).unwrap_err().message, "chữ trong các ô của bảng dài quá 64 MiB");
        assert_eq!(budget.rows(usize::MAX).unwrap_err().message, "bảng có quá 2.097.152 dòng");
    }
}
