//! Rows of a free table of the data, borrowed; cells over several rows become merged runs.

use chrono::NaiveDate;

use super::inline::{Citations, of_text};
use crate::model::{
    CellAlign, Column, DataCell, DataRow, DataRows, DataTable, HeaderCell, Inline, RowKind, VerticalMerge,
};
use crate::nd30::numbering::roman;
use crate::plan::{Bang, Can, Cot, Dong, Kieu, O, Slot, TableGrid, Text, Typed, plain_text};
use crate::text::Amount;

/// The table of a free appendix.
pub(super) fn table(bang: &Bang, citations: Citations) -> DataTable<'_> {
    let columns = bang.cot.iter().map(|cot| Column {
        weight: cot.rong.unwrap_or(0),
        align: cot.can.as_ref().and_then(Typed::value).map_or_else(|| usual(cot.holds()), align),
    });
    let header = bang.cot.iter().map(|cot| HeaderCell {
        text: of_text(&cot.ten, &citations),
        columns: 1,
        ..HeaderCell::default()
    });
    let (columns, header) = (columns.collect(), vec![header.collect()]);
    let kinds = bang.cot.iter().map(Cot::holds).collect();
    DataTable { columns, header, rows: Box::new(FreeRows { bang, kinds, citations }) }
}

/// The alignment that the data names.
pub(super) fn align(can: Can) -> CellAlign {
    match can {
        Can::Trai => CellAlign::Left,
        Can::Giua => CellAlign::Center,
        Can::Phai => CellAlign::Right,
        Can::Deu => CellAlign::Justify,
    }
}

/// The alignment of a column that names none.
fn usual(kind: Kieu) -> CellAlign {
    match kind {
        Kieu::Chu => CellAlign::Left,
        Kieu::So => CellAlign::Right,
        Kieu::Ngay | Kieu::Stt => CellAlign::Center,
    }
}

/// The text of a cell as its column shows it; what is no amount or date stays as it is.
fn shown(kind: Kieu, text: Inline<'_>) -> Inline<'_> {
    let plain = text.to_plain();
    let changed = match kind {
        Kieu::So => Amount::parse(&plain).map(|amount| amount.to_string()),
        Kieu::Ngay => plain.trim().parse::<NaiveDate>().ok().map(|day| day.format("%d/%m/%Y").to_string()),
        Kieu::Chu | Kieu::Stt => None,
    };
    changed.map_or(text, Inline::plain)
}

struct FreeRows<'p> {
    bang: &'p Bang,
    kinds: Vec<Kieu>,
    citations: Citations,
}

impl FreeRows<'_> {
    /// The cells of a row, with the number of the row where a column wants it.
    fn cells<'r>(&'r self, cells: &'r [O], number: usize, grid: &mut TableGrid) -> Vec<DataCell<'r>> {
        let mut row = Vec::with_capacity(grid.width());
        let mut given = cells.iter();
        grid.row(cells.iter().map(O::covers), |column, slot| {
            let text = match slot {
                Slot::Cell(..) => given.next().map(|cell| {
                    let kind = self.kinds.get(column).copied().unwrap_or(Kieu::Chu);
                    shown(kind, of_text(&cell.o, &self.citations))
                }),
                Slot::Number => Some(Inline::plain(number.to_string())),
                Slot::Above(_) | Slot::Missing => None,
            };
            row.push(cell(slot, text.unwrap_or_default()));
        });
        row
    }

    /// The name of a group over the whole width; beside its Roman number where the first column counts the rows.
    fn group<'r>(&'r self, text: &'r Text, number: usize) -> Vec<Given<'r>> {
        let width = self.bang.width();
        let name = of_text(text, &self.citations);
        if self.kinds.first() == Some(&Kieu::Stt) && width > 1 {
            let numeral = Inline::plain(roman(number));
            return vec![(numeral, 1, 1, Some(CellAlign::Center)), (name, width - 1, 1, None)];
        }
        vec![(name, width, 1, None)]
    }

    /// The row of totals: its words up to the first column of amounts, then the sums.
    fn total<'r>(&'r self, words: &'r Text) -> Vec<Given<'r>> {
        let mut sums = vec![Amount::default(); self.kinds.len()];
        self.bang.for_each_cell(&mut |_, column, cell| {
            if self.kinds.get(column) == Some(&Kieu::So)
                && let (Some(amount), Some(sum)) = (Amount::parse(&plain_text(&cell.o)), sums.get_mut(column))
            {
                *sum += amount;
            }
        });
        let first = self.kinds.iter().position(|kind| *kind == Kieu::So).unwrap_or(self.kinds.len());
        let mut given = vec![(of_text(words, &self.citations), u16::try_from(first).unwrap_or(1).max(1), 1, None)];
        for (kind, sum) in self.kinds.iter().zip(sums).skip(first.max(1)) {
            let text = if *kind == Kieu::So { sum.to_string() } else { String::new() };
            given.push((Inline::plain(text), 1, 1, None));
        }
        given
    }
}

impl DataRows for FreeRows<'_> {
    fn len(&self) -> usize {
        self.bang.dong.len() + usize::from(self.bang.tong.is_some())
    }

    fn iter(&self) -> Box<dyn Iterator<Item = DataRow<'_>> + '_> {
        let mut grid = self.bang.grid();
        let (mut groups, mut rows) = (0, 0);
        let lines = self.bang.dong.iter().map(RowSource::Given).chain(self.bang.tong.iter().map(RowSource::Total));
        Box::new(lines.map(move |line| match line {
            RowSource::Given(Dong::O(cells)) => {
                rows += 1;
                DataRow { kind: RowKind::Plain, cells: self.cells(cells, rows, &mut grid) }
            }
            RowSource::Given(Dong::Nhom(text)) => {
                groups += 1;
                rows = 0;
                DataRow { kind: RowKind::Group, cells: merged(self.group(text, groups), &mut grid).0 }
            }
            RowSource::Total(words) => {
                grid.end();
                DataRow { kind: RowKind::Total, cells: merged(self.total(words), &mut grid).0 }
            }
        }))
    }
}

/// What a row is made of.
enum RowSource<'b> {
    /// A row of the data.
    Given(&'b Dong),
    /// The words of the row of totals.
    Total(&'b Text),
}

/// A given cell: text, columns and rows it covers, alignment.
pub(super) type Given<'t> = (Inline<'t>, u16, u16, Option<CellAlign>);

/// The cells of a row that has a cell for every column, and whether they fit; missing ones are added empty, those too many
/// dropped.
pub(super) fn merged<'t>(given: Vec<Given<'t>>, grid: &mut TableGrid) -> (Vec<DataCell<'t>>, bool) {
    let mut row = Vec::with_capacity(grid.width());
    let covers: Vec<(u16, u16)> = given.iter().map(|(_, columns, rows, _)| (*columns, *rows)).collect();
    let mut given = given.into_iter();
    let fits = grid.full_row(covers, |_, slot| {
        let (text, align) = match slot {
            Slot::Cell(..) => given.next().map(|(text, _, _, align)| (text, align)).unwrap_or_default(),
            Slot::Above(_) | Slot::Number | Slot::Missing => (Inline::default(), None),
        };
        row.push(DataCell { align, ..cell(slot, text) });
    });
    (row, fits)
}

/// What a slot of the grid becomes.
fn cell(slot: Slot, text: Inline<'_>) -> DataCell<'_> {
    let (columns, merge) = match slot {
        Slot::Cell(columns, rows) if rows > 1 => (columns, VerticalMerge::Start),
        Slot::Cell(columns, _) => (columns, VerticalMerge::None),
        Slot::Above(columns) => (columns, VerticalMerge::Continue),
        Slot::Number | Slot::Missing => (1, VerticalMerge::None),
    };
    DataCell { text, columns, merge, ..DataCell::default() }
}
