//! Rows of a free table of the data, borrowed; cells over several rows become merged runs.

use chrono::NaiveDate;

use super::inline::{Citations, of_text};
use super::number::roman;
use crate::model::{Cell, CellAlign, Column, HeaderCell, Inline, Row, RowKind, Rows, Table, VerticalMerge};
use crate::plan::{Bang, Dong, O, Text, plain_text};
use crate::text::Amount;

/// The table of a free appendix.
pub(super) fn table(bang: &Bang, citations: Citations) -> Table<'_> {
    let kinds: Vec<ColumnKind> = bang.cot.iter().map(|cot| ColumnKind::of(cot.kieu.as_deref())).collect();
    let columns = bang.cot.iter().zip(&kinds).map(|(cot, kind)| Column {
        weight: cot.rong.unwrap_or(0),
        align: cot.can.as_deref().and_then(align).unwrap_or(kind.align()),
    });
    let header = bang.cot.iter().map(|cot| HeaderCell {
        text: of_text(&cot.ten, &citations),
        columns: 1,
        ..HeaderCell::default()
    });
    let (columns, header) = (columns.collect(), vec![header.collect()]);
    Table { columns, header, rows: Box::new(FreeRows { bang, kinds, citations }) }
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
    kinds: Vec<ColumnKind>,
    citations: Citations,
}

impl FreeRows<'_> {
    /// The cells of a row, with the number of the row where a column wants it.
    fn cells<'r>(&'r self, cells: &'r [O], number: usize) -> Vec<Given<'r>> {
        let mut cells = cells.iter();
        let mut given = Vec::with_capacity(self.kinds.len());
        let mut column = 0;
        while column < self.kinds.len() {
            if self.kinds[column] == ColumnKind::Number {
                given.push((Inline::plain(number.to_string()), 1, 1, None));
                column += 1;
                continue;
            }
            let Some(O { o, cot, dong }) = cells.next() else { break };
            let text = of_text(o, &self.citations);
            given.push((self.kinds[column].shown(text), (*cot).max(1), (*dong).max(1), None));
            column += usize::from((*cot).max(1));
        }
        given
            .extend(cells.map(|O { o, cot, dong }| (of_text(o, &self.citations), (*cot).max(1), (*dong).max(1), None)));
        given
    }

    /// The name of a group over the whole width; beside its Roman number where the first column counts the rows.
    fn group<'r>(&'r self, text: &'r Text, number: usize) -> Vec<Given<'r>> {
        let width = u16::try_from(self.bang.cot.len()).unwrap_or(u16::MAX).max(1);
        let name = of_text(text, &self.citations);
        if self.kinds.first() == Some(&ColumnKind::Number) && width > 1 {
            let numeral = Inline::plain(roman(number));
            return vec![(numeral, 1, 1, Some(CellAlign::Center)), (name, width - 1, 1, None)];
        }
        vec![(name, width, 1, None)]
    }

    /// The row of totals: its words up to the first column of amounts, then the sums.
    fn total<'r>(&'r self, words: &'r Text) -> Vec<Given<'r>> {
        let mut sums = vec![Amount::default(); self.kinds.len()];
        self.bang.for_each_cell(&mut |_, column, cell| {
            if self.kinds.get(column) == Some(&ColumnKind::Amount)
                && let (Some(amount), Some(sum)) = (Amount::parse(&plain_text(&cell.o)), sums.get_mut(column))
            {
                *sum += amount;
            }
        });
        let first = self.kinds.iter().position(|kind| *kind == ColumnKind::Amount).unwrap_or(self.kinds.len());
        let mut given = vec![(of_text(words, &self.citations), u16::try_from(first).unwrap_or(1).max(1), 1, None)];
        for (kind, sum) in self.kinds.iter().zip(sums).skip(first.max(1)) {
            let text = if *kind == ColumnKind::Amount { sum.to_string() } else { String::new() };
            given.push((Inline::plain(text), 1, 1, None));
        }
        given
    }
}

impl Rows for FreeRows<'_> {
    fn len(&self) -> usize {
        self.bang.dong.len() + usize::from(self.bang.tong.is_some())
    }

    fn iter(&self) -> Box<dyn Iterator<Item = Row<'_>> + '_> {
        let mut merger = Merger::new(self.bang.cot.len());
        let (mut groups, mut rows) = (0, 0);
        let total = self.bang.tong.iter().map(|words| (RowKind::Total, self.total(words)));
        let others = self.bang.dong.iter().map(move |dong| match dong {
            Dong::O(cells) => {
                rows += 1;
                (RowKind::Plain, self.cells(cells, rows))
            }
            Dong::Nhom(text) => {
                groups += 1;
                rows = 0;
                (RowKind::Group, self.group(text, groups))
            }
        });
        Box::new(others.chain(total).map(move |(kind, given)| Row { kind, cells: merger.row(given).0 }))
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColumnKind {
    /// Text.
    Text,
    /// Amounts.
    Amount,
    /// Dates.
    Date,
    /// The number of the row, which the program writes.
    Number,
}

impl ColumnKind {
    fn of(name: Option<&str>) -> Self {
        match name {
            Some("so") => Self::Amount,
            Some("ngay") => Self::Date,
            Some("stt") => Self::Number,
            _ => Self::Text,
        }
    }

    fn align(self) -> CellAlign {
        match self {
            Self::Text => CellAlign::Left,
            Self::Amount => CellAlign::Right,
            Self::Date | Self::Number => CellAlign::Center,
        }
    }

    /// The text of a cell as the column shows it; what is no amount or date stays as it is.
    fn shown(self, text: Inline<'_>) -> Inline<'_> {
        let plain = text.to_plain();
        let changed = match self {
            Self::Amount => Amount::parse(&plain).map(|amount| amount.to_string()),
            Self::Date => plain.trim().parse::<NaiveDate>().ok().map(|day| day.format("%d/%m/%Y").to_string()),
            Self::Text | Self::Number => None,
        };
        changed.map_or(text, Inline::plain)
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
