//! Rows of a free table of the data, borrowed; cells over several rows become merged runs.

use std::ops::ControlFlow;

use super::inline::{Citations, of_text};
use crate::input::{Bang, Dong, O};
use crate::model::{Cell, CellAlign, Column, HeaderCell, Inline, Row, RowKind, Rows, Table, VerticalMerge};

/// The table of a free appendix.
pub(super) fn table(bang: &Bang, citations: Citations) -> Table<'_> {
    let columns = bang.cot.iter().map(|cot| Column {
        weight: cot.rong.unwrap_or(0),
        align: cot.can.as_deref().and_then(align).unwrap_or_default(),
    });
    let header = bang.cot.iter().map(|cot| HeaderCell {
        text: of_text(&cot.ten, &citations),
        columns: 1,
        ..HeaderCell::default()
    });
    let (columns, header) = (columns.collect(), vec![header.collect()]);
    Table { columns, header, rows: Box::new(FreeRows { bang, citations }) }
}

/// The alignment of that name.
pub(super) fn align(name: &str) -> Option<CellAlign> {
    Some(match name {
        "trai" => CellAlign::Left,
        "giua" => CellAlign::Center,
        "phai" => CellAlign::Right,
        "deu" => CellAlign::Justify,
        _ => return None,
    })
}

struct FreeRows<'p> {
    bang: &'p Bang,
    citations: Citations,
}

impl Rows for FreeRows<'_> {
    fn len(&self) -> usize {
        self.bang.dong.len()
    }

    fn for_each<'r>(&'r self, visit: &mut dyn FnMut(Row<'r>) -> ControlFlow<()>) {
        let mut merger = Merger::new(self.bang.cot.len());
        for dong in &self.bang.dong {
            let (kind, given) = match dong {
                Dong::O(cells) => {
                    let given = cells
                        .iter()
                        .map(|O { o, cot, dong }| (of_text(o, &self.citations), (*cot).max(1), (*dong).max(1), None));
                    (RowKind::Plain, given.collect())
                }
                Dong::Nhom(text) => {
                    let width = u16::try_from(self.bang.cot.len()).unwrap_or(u16::MAX).max(1);
                    (RowKind::Group, vec![(of_text(text, &self.citations), width, 1, None)])
                }
            };
            if visit(Row { kind, cells: merger.row(given).0 }).is_break() {
                return;
            }
        }
    }
}

/// A given cell: text, columns and rows it covers, alignment.
type Given<'t> = (Inline<'t>, u16, u16, Option<CellAlign>);

/// Carries cells that cover several rows down into the rows below.
pub(super) struct Merger {
    /// For each column where a run begins: rows still to come and columns covered.
    open: Vec<(u16, u16)>,
}

impl Merger {
    pub(super) fn new(columns: usize) -> Self {
        Self { open: vec![(0, 1); columns] }
    }

    pub(super) fn columns(&self) -> usize {
        self.open.len()
    }

    /// The cells of the next row and whether the given ones fit; missing ones are added empty, those too many dropped.
    pub(super) fn row<'t>(&mut self, given: Vec<Given<'t>>) -> (Vec<Cell<'t>>, bool) {
        let mut cells = Vec::with_capacity(self.open.len());
        let mut given = given.into_iter();
        let mut fits = true;
        let mut at = 0;
        while at < self.open.len() {
            let free = self.open.iter().skip(at).take_while(|(rows, _)| *rows == 0).count();
            if free == 0 {
                let (rows, columns) = &mut self.open[at];
                *rows -= 1;
                cells.push(Cell { columns: *columns, merge: VerticalMerge::Continue, ..Cell::default() });
                at += usize::from(*columns);
                continue;
            }
            let Some((text, wanted, rows, align)) = given.next() else {
                fits = false;
                cells.push(Cell { columns: 1, ..Cell::default() });
                at += 1;
                continue;
            };
            fits &= usize::from(wanted) <= free;
            let columns = wanted.min(u16::try_from(free).unwrap_or(u16::MAX));
            let merge = if rows > 1 { VerticalMerge::Start } else { VerticalMerge::None };
            self.open[at] = (rows - 1, columns);
            cells.push(Cell { text, columns, merge, align });
            at += usize::from(columns);
        }
        fits &= given.next().is_none();
        (cells, fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_over_two_rows_and_two_columns_runs_on() {
        let mut merger = Merger::new(3);
        let cell = |text: &'static str, columns, rows| (Inline::plain(text), columns, rows, None);
        let (first, fits) = merger.row(vec![cell("a", 2, 2), cell("b", 1, 1)]);
        assert!(fits);
        assert_eq!(
            first.iter().map(|cell| (cell.columns, cell.merge)).collect::<Vec<_>>(),
            [(2, VerticalMerge::Start), (1, VerticalMerge::None)]
        );
        let (second, fits) = merger.row(vec![cell("c", 1, 1)]);
        assert!(fits);
        assert_eq!(second[0].merge, VerticalMerge::Continue);
        let (third, fits) = merger.row(vec![cell("d", 1, 1)]);
        assert!(!fits);
        assert_eq!(third.len(), 3);
    }
}
