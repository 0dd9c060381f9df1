//! Tables, row by row.

use std::io::{self, Write};

use crate::layout::sheet::{Block, Cell, CellVertical, Paragraph, Row, StyleName, Table, VerticalMerge};
use crate::unit::Length;

use super::body::BodyWriter;
use super::xml::{eighths, number};

/// The sides of a table that carry a border, in schema order.
const SIDES: [&str; 6] = ["top", "left", "bottom", "right", "insideH", "insideV"];

/// Writes a table.
pub(super) fn write<W: Write>(body: &mut BodyWriter<'_, W>, table: &Table<'_>) -> io::Result<()> {
    let widths = twips(&table.columns);
    open(&mut body.out, table, &widths);
    for header in &table.header {
        row(body, header, &widths, true)?;
    }
    for plain in table.rows.iter() {
        row(body, &plain, &widths, false)?;
    }
    body.out.push_str("</w:tbl>");
    Ok(())
}

/// Widths in whole twips whose sum is that of the lengths.
fn twips(columns: &[Length]) -> Vec<i64> {
    let mut upto = Length::ZERO;
    let mut used = 0;
    columns
        .iter()
        .map(|width| {
            upto = upto + *width;
            let twips = upto.to_twips() - used;
            used = upto.to_twips();
            twips
        })
        .collect()
}

fn open(out: &mut String, table: &Table<'_>, widths: &[i64]) {
    out.push_str("<w:tbl><w:tblPr><w:tblW w:w=\"");
    number(out, widths.iter().sum());
    out.push_str("\" w:type=\"dxa\"/><w:tblInd w:w=\"");
    number(out, table.left.to_twips());
    out.push_str("\" w:type=\"dxa\"/>");
    if let Some(thickness) = table.borders {
        out.push_str("<w:tblBorders>");
        for side in SIDES {
            out.push_str("<w:");
            out.push_str(side);
            out.push_str(" w:val=\"single\" w:sz=\"");
            number(out, eighths(thickness));
            out.push_str("\" w:space=\"0\" w:color=\"auto\"/>");
        }
        out.push_str("</w:tblBorders>");
    }
    out.push_str("<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>");
    for side in ["left", "right"] {
        out.push_str("<w:");
        out.push_str(side);
        out.push_str(" w:w=\"");
        number(out, table.padding.to_twips());
        out.push_str("\" w:type=\"dxa\"/>");
    }
    out.push_str("</w:tblCellMar></w:tblPr><w:tblGrid>");
    for width in widths {
        out.push_str("<w:gridCol w:w=\"");
        number(out, *width);
        out.push_str("\"/>");
    }
    out.push_str("</w:tblGrid>");
}

fn row<W: Write>(body: &mut BodyWriter<'_, W>, row: &Row<'_>, widths: &[i64], header: bool) -> io::Result<()> {
    body.out.push_str("<w:tr>");
    if !row.may_split || header {
        body.out.push_str("<w:trPr>");
        if !row.may_split {
            body.out.push_str("<w:cantSplit/>");
        }
        if header {
            body.out.push_str("<w:tblHeader/>");
        }
        body.out.push_str("</w:trPr>");
    }
    let mut column = 0;
    for item in &row.cells {
        let span = usize::from(item.columns.max(1));
        let width = widths.iter().skip(column).take(span).sum();
        column += span;
        cell(body, item, width)?;
    }
    body.out.push_str("</w:tr>");
    body.hand_on()
}

fn cell<W: Write>(body: &mut BodyWriter<'_, W>, cell: &Cell<'_>, width: i64) -> io::Result<()> {
    body.out.push_str("<w:tc><w:tcPr><w:tcW w:w=\"");
    number(&mut body.out, width);
    body.out.push_str("\" w:type=\"dxa\"/>");
    if cell.columns > 1 {
        body.out.push_str("<w:gridSpan w:val=\"");
        number(&mut body.out, i64::from(cell.columns));
        body.out.push_str("\"/>");
    }
    match cell.merge {
        VerticalMerge::None => {}
        VerticalMerge::Start => body.out.push_str("<w:vMerge w:val=\"restart\"/>"),
        VerticalMerge::Continue => body.out.push_str("<w:vMerge/>"),
    }
    if cell.vertical == CellVertical::Center {
        body.out.push_str("<w:vAlign w:val=\"center\"/>");
    }
    body.out.push_str("</w:tcPr>");
    for block in &cell.blocks {
        body.block(block)?;
    }
    // A cell must end with a paragraph.
    if matches!(cell.blocks.last(), None | Some(Block::Table(_))) {
        let end = Paragraph::empty(StyleName::Normal);
        body.paragraph(&end, None);
    }
    body.out.push_str("</w:tc>");
    Ok(())
}
