//! Where the cells of a table's rows stand.

/// What stands at a column of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The next of the cells that are given, and how many columns and rows it covers.
    Cell(u16, u16),
    /// A cell of a row above, which covers that many columns here too.
    Above(u16),
    /// The number of the row.
    Number,
    /// Nothing: the row has too few cells.
    Missing,
}

/// Places cells row by row. A cell that covers several columns or rows pushes the others aside; a column of numbers takes
/// none of the cells.
#[derive(Clone, Debug)]
pub struct TableGrid {
    columns: Vec<GridColumn>,
}

#[derive(Clone, Copy, Debug)]
struct GridColumn {
    /// Whether the program writes the number of the row here.
    numbered: bool,
    /// Rows to come that a cell which begins here still covers, and its columns.
    open: (u16, u16),
}

impl TableGrid {
    /// The grid of a table, before its first row; says of each column whether it is one of numbers.
    pub fn new(numbered: impl IntoIterator<Item = bool>) -> Self {
        let columns = numbered.into_iter().map(|numbered| GridColumn { numbered, open: (0, 1) });
        Self { columns: columns.collect() }
    }

    /// How many columns there are.
    #[must_use]
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// Places the cells of the next row, given as columns and rows that they cover; tells what stands at each column, from
    /// the left. Returns whether the cells fill the row as it is.
    pub fn row(&mut self, cells: impl IntoIterator<Item = (u16, u16)>, visit: impl FnMut(usize, Slot)) -> bool {
        self.place(true, cells, visit)
    }

    /// [`TableGrid::row`] for a row that has a cell for every column: a heading, a sum.
    pub fn full_row(&mut self, cells: impl IntoIterator<Item = (u16, u16)>, visit: impl FnMut(usize, Slot)) -> bool {
        self.place(false, cells, visit)
    }

    /// Ends the cells that would cover rows to come: a row that none of them reaches follows, such as that of the sums.
    pub fn end(&mut self) {
        for column in &mut self.columns {
            column.open = (0, 1);
        }
    }

    fn place(
        &mut self,
        numbers: bool,
        cells: impl IntoIterator<Item = (u16, u16)>,
        mut visit: impl FnMut(usize, Slot),
    ) -> bool {
        let mut cells = cells.into_iter();
        let mut fits = true;
        let mut at = 0;
        while let Some(column) = self.columns.get_mut(at) {
            if column.open.0 > 0 {
                column.open.0 -= 1;
                let covered = column.open.1;
                visit(at, Slot::Above(covered));
                at += usize::from(covered);
            } else if numbers && column.numbered {
                visit(at, Slot::Number);
                at += 1;
            } else if let Some((columns, rows)) = cells.next() {
                let free = self.columns.iter().skip(at).take_while(|column| column.open.0 == 0).count();
                let (columns, rows) = (columns.max(1), rows.max(1));
                fits &= usize::from(columns) <= free;
                let columns = columns.min(u16::try_from(free).unwrap_or(u16::MAX));
                if let Some(column) = self.columns.get_mut(at) {
                    column.open = (rows - 1, columns);
                }
                visit(at, Slot::Cell(columns, rows));
                at += usize::from(columns);
            } else {
                fits = false;
                visit(at, Slot::Missing);
                at += 1;
            }
        }
        fits && cells.next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(grid: &mut TableGrid, cells: &[(u16, u16)]) -> (Vec<(usize, Slot)>, bool) {
        let mut slots = Vec::new();
        let fits = grid.row(cells.iter().copied(), |column, slot| slots.push((column, slot)));
        (slots, fits)
    }

    #[test]
    fn a_cell_over_two_rows_and_two_columns_pushes_others_aside() {
        let mut grid = TableGrid::new([false; 3]);
        let (first, fits) = slots(&mut grid, &[(2, 2), (1, 1)]);
        assert_eq!((first, fits), (vec![(0, Slot::Cell(2, 2)), (2, Slot::Cell(1, 1))], true));
        let (second, fits) = slots(&mut grid, &[(1, 1)]);
        assert_eq!((second, fits), (vec![(0, Slot::Above(2)), (2, Slot::Cell(1, 1))], true));
        let (third, fits) = slots(&mut grid, &[(1, 1)]);
        assert_eq!(third, [(0, Slot::Cell(1, 1)), (1, Slot::Missing), (2, Slot::Missing)]);
        assert!(!fits);
    }

    #[test]
    fn a_column_of_numbers_takes_no_cell_unless_one_covers_it() {
        let mut grid = TableGrid::new([true, false, true]);
        let (row, fits) = slots(&mut grid, &[(1, 1)]);
        assert_eq!((row, fits), (vec![(0, Slot::Number), (1, Slot::Cell(1, 1)), (2, Slot::Number)], true));
        let (row, fits) = slots(&mut grid, &[(2, 1)]);
        assert_eq!((row, fits), (vec![(0, Slot::Number), (1, Slot::Cell(2, 1))], true));
    }

    #[test]
    fn a_cell_does_not_reach_over_one_from_above() {
        let mut grid = TableGrid::new([false; 3]);
        slots(&mut grid, &[(1, 1), (1, 2), (1, 1)]);
        let (row, fits) = slots(&mut grid, &[(2, 1)]);
        assert_eq!((row, fits), (vec![(0, Slot::Cell(1, 1)), (1, Slot::Above(1)), (2, Slot::Missing)], false));
    }
}
