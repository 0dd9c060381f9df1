//! Where the fields of a row stand in its file, for messages.

use std::sync::Arc;

use super::grid;

/// Places of the fields of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cells {
    /// Not known: the row was made, not read.
    #[default]
    Unknown,
    /// Cells of a sheet or CSV file.
    Sheet {
        /// Name of the sheet; absent in CSV.
        sheet: Option<Arc<str>>,
        /// Row, counted from 0.
        row: usize,
        /// Fields of which a cell of the row holds something, and their columns, counted from 0.
        columns: Vec<(&'static str, usize)>,
    },
    /// Keys of an object in a JSON list.
    Keys,
}

impl Cells {
    /// Where a field stands; `row` is the place of the row, and what is told where the field has none of its own.
    pub(super) fn place(&self, row: &str, field: &str) -> String {
        match self {
            Self::Unknown => row.to_owned(),
            Self::Keys => format!("{row}, {field}"),
            Self::Sheet { sheet, row: number, columns } => columns
                .iter()
                .find(|(name, _)| *name == field)
                .map_or_else(|| row.to_owned(), |(_, column)| grid::place(sheet.as_deref(), *number, *column)),
        }
    }
}
