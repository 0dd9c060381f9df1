//! Tables with borders: header rows that repeat, rows that do not split unless they are taller than a page.

use std::mem;

use crate::font::{self, Face};
use crate::model::{self, CellAlign, RowKind};
use crate::unit::{FontSize, Length};

use super::Setting;
use super::blank::{fill, filled};
use super::columns::{self, Faces};
use super::sheet::{Block, Cell, CellVertical, Direct, Inline, LaidRow, Paragraph, Row, Rows, StyleName, Table};

/// Text shorter than this many bytes cannot be taller than a page in any sensible column.
const SHORT: usize = 300;

/// A table over the whole text width; `above` is the height of what stands above it on its page.
pub(super) fn table<'a>(setting: &Setting<'_>, table: &'a model::DataTable<'a>, above: Length) -> Table<'a> {
    let (widths, measure) = measured(setting, table);
    let header: Vec<Row<'a>> = table.header.iter().map(|row| header_row(row)).collect();
    let taken: Length =
        table.header.iter().map(|row| measure.height(row.iter().map(|cell| (&cell.text, cell.columns)), &widths)).sum();
    let measure = Measure { page: measure.page - taken, ..measure };
    Table {
        columns: widths.clone(),
        left: Length::ZERO,
        borders: Some(setting.nd30.layout.cell_border()),
        padding: setting.nd30.layout.cell_padding(),
        header,
        rows: Box::new(LaidRows { rows: table.rows.as_ref(), columns: &table.columns, widths, measure, above }),
    }
}

/// The widths of the columns of a table, and what its rows are measured by.
fn measured(setting: &Setting<'_>, table: &model::DataTable<'_>) -> (Vec<Length>, Measure) {
    let layout = &setting.nd30.layout;
    let size = setting.style(StyleName::BangTrai).size;
    let faces = Faces { size, padding: layout.cell_padding() * 2 + layout.rule_thickness() * 2 };
    let measure = Measure {
        page: setting.page.height - setting.page.top - setting.page.bottom,
        size,
        padding: faces.padding,
        space: layout.cell_space() * 2,
    };
    (columns::widths(table, setting.page.text_width(), faces), measure)
}

/// Rows that are looked at for one that is too high: lists are alike from top to bottom.
const LOOKED_AT: usize = 1000;

/// Whether a row of a table is higher than half of the text of the page.
pub(super) fn has_high_row(setting: &Setting<'_>, table: &model::DataTable<'_>) -> bool {
    let mut long = table.rows.iter().take(LOOKED_AT).filter(may_be_tall).peekable();
    if long.peek().is_none() {
        return false;
    }
    let (widths, measure) = measured(setting, table);
    long.any(|row| measure.height(row.cells.iter().map(|cell| (&cell.text, cell.columns)), &widths) * 2 > measure.page)
}

fn header_row<'a>(row: &'a [model::HeaderCell<'_>]) -> Row<'a> {
    let cells = row
        .iter()
        .map(|cell| Cell {
            columns: cell.columns.max(1),
            merge: cell.merge,
            vertical: CellVertical::Center,
            blocks: vec![paragraph(StyleName::BangTieuDe, filled(&cell.text), false)],
        })
        .collect();
    Row { may_split: false, cells }
}

/// The rows of a table, laid out one at a time.
struct LaidRows<'a> {
    rows: &'a dyn model::DataRows,
    columns: &'a [model::Column],
    widths: Vec<Length>,
    measure: Measure,
    /// Height above the first row that is not the table's own.
    above: Length,
}

impl Rows for LaidRows<'_> {
    fn iter(&self) -> Box<dyn Iterator<Item = LaidRow<'_>> + '_> {
        let mut above = self.above;
        Box::new(self.rows.iter().map(move |row| LaidRow::Made(self.lay_out(row, mem::take(&mut above)))))
    }
}

impl LaidRows<'_> {
    /// One row. The heading of a group stays with the row below it; a row that is taller than what a page has left below
    /// `above` may split.
    fn lay_out<'r>(&self, row: model::DataRow<'r>, above: Length) -> Row<'r> {
        let tall = may_be_tall(&row)
            && self.measure.height(row.cells.iter().map(|cell| (&cell.text, cell.columns)), &self.widths)
                > self.measure.page - above;
        let kind = row.kind;
        let mut column = 0;
        let cells = row
            .cells
            .into_iter()
            .map(|cell| {
                let own = self.columns.get(column).map(|column| column.align).unwrap_or_default();
                column += usize::from(cell.columns.max(1));
                let style = match (kind, cell.align.unwrap_or(own)) {
                    (RowKind::Plain, align) => style(align),
                    (RowKind::Group | RowKind::Total, CellAlign::Center) if cell.columns < 2 => StyleName::BangTieuDe,
                    (RowKind::Group | RowKind::Total, CellAlign::Right) => StyleName::BangPhai,
                    (RowKind::Group | RowKind::Total, _) => StyleName::BangNhom,
                };
                let mut text = fill(cell.text);
                if kind != RowKind::Plain && style == StyleName::BangPhai {
                    text.embolden();
                }
                let keep_next = kind == RowKind::Group;
                Cell {
                    columns: cell.columns.max(1),
                    merge: cell.merge,
                    vertical: if tall { CellVertical::Top } else { CellVertical::Center },
                    blocks: vec![paragraph(style, text, keep_next)],
                }
            })
            .collect();
        Row { may_split: tall, cells }
    }
}

/// How tall rows are.
#[derive(Clone, Copy)]
struct Measure {
    /// Height that a row may take at most without splitting.
    page: Length,
    size: FontSize,
    padding: Length,
    space: Length,
}

impl Measure {
    fn height<'c>(&self, cells: impl Iterator<Item = (&'c Inline<'c>, u16)>, widths: &[Length]) -> Length {
        let line = font::line_height(self.size);
        let mut column = 0;
        let mut lines = 1;
        for (text, span) in cells {
            let span = usize::from(span.max(1));
            let width: Length = widths.iter().skip(column).take(span).copied().sum();
            column += span;
            lines = lines.max(font::count_lines(&text.to_plain(), Face::REGULAR, self.size, width - self.padding));
        }
        line * i64::try_from(lines).unwrap_or(i64::from(i32::MAX)) + self.space
    }
}

/// Whether a row holds enough text to be taller than a page.
fn may_be_tall(row: &model::DataRow<'_>) -> bool {
    row.cells.iter().any(|cell| {
        let bytes: usize = cell
            .text
            .0
            .iter()
            .map(|span| match span {
                model::Span::Text { text, .. } => text.len(),
                model::Span::LineBreak => SHORT / 20,
                model::Span::Blank(_) | model::Span::Footnote(_) => 0,
            })
            .sum();
        bytes >= SHORT
    })
}

fn style(align: CellAlign) -> StyleName {
    match align {
        CellAlign::Left => StyleName::BangTrai,
        CellAlign::Center => StyleName::BangGiua,
        CellAlign::Right => StyleName::BangPhai,
        CellAlign::Justify => StyleName::BangDeu,
    }
}

fn paragraph(style: StyleName, text: Inline<'_>, keep_next: bool) -> Block<'_> {
    Block::Paragraph(Paragraph { style, text, direct: Direct { keep_next, ..Direct::default() } })
}
