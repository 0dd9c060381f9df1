//! Tables whose rows are handed over one at a time, so that 100,000 of them need no second copy.

use std::fmt;

use super::Inline;

/// A table of the document: what it says, not how it is drawn.
pub struct DataTable<'a> {
    /// Columns, left to right.
    pub columns: Vec<Column>,
    /// Header rows; all of them repeat on each page.
    pub header: Vec<Vec<HeaderCell<'a>>>,
    /// The rows.
    pub rows: Box<dyn DataRows + 'a>,
}

impl fmt::Debug for DataTable<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Table").field("columns", &self.columns).finish_non_exhaustive()
    }
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Relative width; 0 = found from the content.
    pub weight: u16,
    /// How the cells of the column stand.
    pub align: CellAlign,
}

/// Horizontal alignment of a cell's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CellAlign {
    /// To the left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// To the right (numbers).
    Right,
    /// To both edges.
    Justify,
}

/// A cell of a header row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeaderCell<'a> {
    /// Its text.
    pub text: Inline<'a>,
    /// How many columns it covers, at least 1.
    pub columns: u16,
    /// Whether it runs on from or into the row beside it.
    pub merge: VerticalMerge,
}

/// Rows of a table, streamed.
pub trait DataRows {
    /// How many rows there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows in order, as often as they are asked for.
    fn iter(&self) -> Box<dyn Iterator<Item = DataRow<'_>> + '_>;
}

/// One row of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataRow<'a> {
    /// What kind of row.
    pub kind: RowKind,
    /// Its cells; their `columns` add up to the table's.
    pub cells: Vec<DataCell<'a>>,
}

/// Kind of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// A row of content.
    #[default]
    Plain,
    /// A heading row of a group of rows.
    Group,
    /// A row of totals.
    Total,
}

/// One cell of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataCell<'a> {
    /// Its text.
    pub text: Inline<'a>,
    /// How many columns it covers, at least 1.
    pub columns: u16,
    /// Whether it runs on from or into the row beside it.
    pub merge: VerticalMerge,
    /// Alignment other than the column's.
    pub align: Option<CellAlign>,
}

/// Vertical merging of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VerticalMerge {
    /// Not merged.
    #[default]
    None,
    /// First cell of a merged run.
    Start,
    /// A later cell of a merged run; its text is not printed.
    Continue,
}

/// Rows held in memory.
#[derive(Clone, Debug, Default)]
pub struct OwnedRows(pub Vec<DataRow<'static>>);

impl DataRows for OwnedRows {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn iter(&self) -> Box<dyn Iterator<Item = DataRow<'_>> + '_> {
        Box::new(self.0.iter().cloned())
    }
}
