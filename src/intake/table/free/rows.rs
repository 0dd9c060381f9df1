//! The rows of a table of any columns: content, groups, totals, cells over several columns and rows.

use crate::intake::table::grid::Grid;
use crate::intake::table::tasks::{after_label, is_numeral};
use crate::plan::{Dong, LoaiDong, O, Text};

use super::is_number_name;

/// Rows of a table, each with its row in the sheet.
#[derive(Default)]
pub(super) struct FreeRows {
    pub(super) rows: Vec<Dong>,
    pub(super) places: Vec<usize>,
    /// Rows of totals that were left out.
    pub(super) totals: Vec<usize>,
}

impl FreeRows {
    /// How many rows look like that.
    pub(super) fn count(&self, look: LoaiDong) -> usize {
        let is = |row: &&Dong| match row {
            Dong::Nhom(_) => look == LoaiDong::Nhom,
            Dong::Dang(own, _) => *own == look,
            Dong::O(_) => false,
        };
        self.rows.iter().filter(is).count()
    }

    /// The rows below a head. Totals are left out where the program adds up itself.
    pub(super) fn read(grid: &Grid, below: usize, names: &[&str], sums: bool) -> Self {
        let width = names.len();
        let counts = names.first().is_some_and(|name| is_number_name(name));
        let numbered =
            counts && (below..grid.rows.len()).any(|row| grid.text(row, 0).starts_with(|c: char| c.is_ascii_digit()));
        let mut read = Self::default();
        // The cell of the rows so far that still reaches into the next row, by column.
        let mut open: Vec<Option<(usize, usize)>> = vec![None; width];
        for row in below..grid.rows.len() {
            let texts: Vec<&str> = (0..width).map(|column| grid.own_text(row, column)).collect();
            let filled = texts.iter().filter(|text| !text.is_empty()).count();
            let covered = (0..width).any(|column| grid.cell(row, column).is_some_and(|cell| cell.merged_down));
            if filled == 0 {
                continue;
            }
            let label = texts.iter().take(3).position(|text| !text.is_empty());
            let total = label.filter(|column| after_label(texts[*column]).is_some());
            if total.is_some() && sums {
                read.totals.push(row);
                continue;
            }
            let group = numbered && is_group_number(texts[0]);
            let one = filled == 1 && width > 2 && !covered && texts.iter().take(2).any(|text| !text.is_empty());
            let whole = match total {
                Some(label) => Some(Dong::Dang(LoaiDong::Tong, labelled(&texts, label))),
                None if one => Some(Dong::Nhom(Text::Plain(texts.concat()))),
                None if group => Some(Dong::Dang(LoaiDong::Nhom, texts.iter().map(|text| cell(text)).collect())),
                None => None,
            };
            if let Some(whole) = whole {
                open.fill(None);
                read.push(whole, row);
            } else {
                read.content(grid, row, &mut open);
            }
        }
        read
    }

    fn push(&mut self, row: Dong, place: usize) {
        self.rows.push(row);
        self.places.push(place);
    }

    /// A row of content: a cell that goes on from the row above makes the one there longer.
    fn content(&mut self, grid: &Grid, row: usize, open: &mut [Option<(usize, usize)>]) {
        let mut cells: Vec<O> = Vec::with_capacity(open.len());
        let index = self.rows.len();
        let mut column = 0;
        while column < open.len() {
            let reach = |column: usize| grid.cell(row, column).is_some_and(|cell| cell.merged_right);
            let wide = (column + 1..open.len()).take_while(|column| reach(*column)).count() + 1;
            let goes_on = grid.cell(row, column).is_some_and(|cell| cell.merged_down);
            let above = open[column].filter(|_| goes_on).and_then(|(row, cell)| match self.rows.get_mut(row) {
                Some(Dong::O(cells)) => cells.get_mut(cell),
                _ => None,
            });
            let wide = if let Some(above) = above {
                above.dong += 1;
                usize::from(above.cot)
            } else {
                let text = grid.text(row, column);
                open[column] = Some((index, cells.len()));
                cells.push(O { cot: u16::try_from(wide).unwrap_or(1), ..cell(text) });
                wide
            };
            column += wide;
        }
        self.push(Dong::O(cells), row);
    }
}

/// A cell of one column and row.
fn cell(text: &str) -> O {
    O { o: text.into(), cot: 1, dong: 1 }
}

/// The cells of a total: its label reaches from the first column up to the next cell that holds something.
fn labelled(texts: &[&str], label: usize) -> Vec<O> {
    let next = (label + 1..texts.len()).find(|column| !texts[*column].is_empty()).unwrap_or(texts.len());
    let mut cells = vec![O { cot: u16::try_from(next).unwrap_or(1), ..cell(texts[label]) }];
    cells.extend(texts.iter().skip(next).map(|text| cell(text)));
    cells
}

/// `I`, `A`, `B.`: the number of a group among rows that are numbered 1, 2, 3.
fn is_group_number(text: &str) -> bool {
    let number = text.trim_end_matches(['.', ')', '/']);
    is_numeral(number) || matches!(number.as_bytes(), [b'A'..=b'Z'])
}
