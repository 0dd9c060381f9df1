//! Rows of a free table of the data, borrowed; cells over several rows become merged runs.

use std::collections::BTreeMap;

use super::inline::{Citations, of_text};
use crate::model::{
    CellAlign, Column, DataCell, DataRow, DataRows, DataTable, HeaderCell, Inline, RowKind, VerticalMerge,
};
use crate::nd30::numbering::roman;
use crate::plan::{Bang, Can, Cot, Dong, Kieu, LoaiDong, O, Slot, TableGrid, Text, Typed, plain_text};
use crate::text::{Amount, PartialDate};

/// The table of a free appendix.
pub(super) fn table(bang: &Bang, citations: Citations) -> DataTable<'_> {
    let columns = bang.cot.iter().map(|cot| Column {
        weight: cot.rong.unwrap_or(0),
        align: cot.can.as_ref().and_then(Typed::value).map_or_else(|| usual(cot.holds()), align),
    });
    let (columns, header) = (columns.collect(), header(&bang.cot, &citations));
    let kinds = bang.cot.iter().map(Cot::holds).collect();
    DataTable { columns, header, rows: Box::new(FreeRows { bang, kinds, citations }) }
}

/// The header: a row, or two where columns have names in common; a column without such a name goes over both.
fn header<'p>(columns: &'p [Cot], citations: &Citations) -> Vec<Vec<HeaderCell<'p>>> {
    let own = |column: &'p Cot, merge| HeaderCell { text: of_text(&column.ten, citations), columns: 1, merge };
    if columns.iter().all(|column| column.nhom.is_none()) {
        return vec![columns.iter().map(|column| own(column, VerticalMerge::None)).collect()];
    }
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    for together in columns.chunk_by(|left, right| left.nhom.is_some() && left.nhom == right.nhom) {
        if let [Cot { nhom: Some(name), .. }, ..] = together {
            let columns = u16::try_from(together.len()).unwrap_or(u16::MAX);
            upper.push(HeaderCell { text: of_text(name, citations), columns, merge: VerticalMerge::None });
            lower.extend(together.iter().map(|column| own(column, VerticalMerge::None)));
        } else {
            upper.extend(together.iter().map(|column| own(column, VerticalMerge::Start)));
            lower.extend(together.iter().map(|_| HeaderCell {
                columns: 1,
                merge: VerticalMerge::Continue,
                ..HeaderCell::default()
            }));
        }
    }
    vec![upper, lower]
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
        Kieu::Ngay => PartialDate::parse(plain.trim()).ok().map(PartialDate::to_cell),
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

    /// The name of a group, beside its Roman number where the first column counts the rows: over the whole width, or up to
    /// the first of its sums.
    fn group<'r>(&'r self, text: &'r Text, number: usize, sums: Option<&[Option<Amount>]>) -> Vec<Given<'r>> {
        let name = of_text(text, &self.citations);
        let numbered = self.kinds.first() == Some(&Kieu::Stt) && self.bang.width() > 1;
        let mut given = Vec::with_capacity(2);
        if numbered {
            given.push((Inline::plain(roman(number)), 1, 1, Some(CellAlign::Center)));
        }
        match sums {
            Some(sums) => given.extend(self.summed(name, sums, usize::from(numbered))),
            None => given.push((name, self.bang.width() - u16::from(numbered), 1, None)),
        }
        given
    }

    /// A cell with words from a column up to the first column of amounts, then the sums.
    fn summed<'r>(&self, words: Inline<'r>, sums: &[Option<Amount>], from: usize) -> Vec<Given<'r>> {
        let amounts = self.kinds.iter().skip(from).position(|kind| *kind == Kieu::So);
        let first = amounts.map_or(self.kinds.len(), |at| from + at).max(from + 1);
        let mut given = vec![(words, u16::try_from(first - from).unwrap_or(1), 1, None)];
        for (kind, sum) in self.kinds.iter().zip(sums).skip(first) {
            let sum = sum.as_ref().filter(|_| *kind == Kieu::So).map(ToString::to_string);
            given.push((Inline::plain(sum.unwrap_or_default()), 1, 1, None));
        }
        given
    }

    /// The sums of the columns of amounts: of the whole table, or of each group by its row.
    fn sums(&self, of_groups: bool) -> BTreeMap<usize, Vec<Option<Amount>>> {
        let mut sums = BTreeMap::new();
        let groups = self.bang.dong.iter().enumerate().filter(|(_, row)| of_groups && matches!(row, Dong::Nhom(_)));
        for start in groups.map(|(row, _)| row).chain((!of_groups).then_some(0)) {
            sums.insert(start, vec![None; self.kinds.len()]);
        }
        self.bang.for_each_cell(&mut |row, column, cell| {
            let within =
                sums.range_mut(..=row).next_back().and_then(|(_, sums): (_, &mut Vec<_>)| sums.get_mut(column));
            if self.kinds.get(column) == Some(&Kieu::So)
                && let (Some(amount), Some(sum)) = (Amount::parse(&plain_text(&cell.o)), within)
            {
                *sum.get_or_insert_with(Amount::default) += amount;
            }
        });
        sums
    }

    /// The cells of a row that looks like a group or a sum.
    fn whole<'r>(&'r self, cells: &'r [O]) -> Vec<Given<'r>> {
        let mut column = 0;
        let given = cells.iter().map(|cell| {
            let kind = self.kinds.get(column).copied().unwrap_or(Kieu::Chu);
            column += usize::from(cell.cot.max(1));
            let align = (kind == Kieu::Stt).then_some(CellAlign::Center);
            (shown(kind, of_text(&cell.o, &self.citations)), cell.cot, cell.dong, align)
        });
        given.collect()
    }
}

impl DataRows for FreeRows<'_> {
    fn len(&self) -> usize {
        self.bang.dong.len() + usize::from(self.bang.tong.is_some())
    }

    fn iter(&self) -> Box<dyn Iterator<Item = DataRow<'_>> + '_> {
        let mut grid = self.bang.grid();
        let (mut groups, mut rows) = (0, 0);
        let of_groups = if self.bang.cong_nhom { self.sums(true) } else { BTreeMap::new() };
        let given = self.bang.dong.iter().enumerate().map(|(index, row)| RowSource::Given(index, row));
        let lines = given.chain(self.bang.tong.iter().map(RowSource::Total));
        Box::new(lines.map(move |line| match line {
            RowSource::Given(_, Dong::O(cells)) => {
                rows += 1;
                DataRow { kind: RowKind::Plain, cells: self.cells(cells, rows, &mut grid) }
            }
            RowSource::Given(index, Dong::Nhom(text)) => {
                groups += 1;
                rows = 0;
                let sums = of_groups.get(&index).map(Vec::as_slice);
                DataRow { kind: RowKind::Group, cells: merged(self.group(text, groups, sums), &mut grid).0 }
            }
            RowSource::Given(_, Dong::Dang(look, cells)) => {
                let kind = match look {
                    LoaiDong::Nhom => RowKind::Group,
                    LoaiDong::Tong => RowKind::Total,
                };
                DataRow { kind, cells: merged(self.whole(cells), &mut grid).0 }
            }
            RowSource::Total(words) => {
                grid.end();
                let sums = self.sums(false).remove(&0).unwrap_or_default();
                // A sum of nothing is 0; of a group it is left open.
                let sums: Vec<_> = sums.into_iter().map(|sum| sum.or_else(|| Some(Amount::default()))).collect();
                let cells = self.summed(of_text(words, &self.citations), &sums, 0);
                DataRow { kind: RowKind::Total, cells: merged(cells, &mut grid).0 }
            }
        }))
    }
}

/// What a row is made of.
enum RowSource<'b> {
    /// A row of the data, and its place among them.
    Given(usize, &'b Dong),
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
