//! Marks outside the text: urgency, circulation, draft, address, the line of an electronic copy (PL1 I/III.2–4).

use crate::model::Marks;
use crate::unit::Length;

use super::Setting;
use super::blank::filled;
use super::head::{cell, layout_table, measure, paragraph};
use super::sheet::{Block, Direct, FirstPage, Inline, Paragraph, Row, StyleName};

/// The mark of urgency in a column, in the box of its size (box 10b).
pub(super) fn urgency<'a>(setting: &Setting<'_>, words: &'a Inline<'_>, column: Length) -> Block<'a> {
    // The line of a paragraph stands outside its indents.
    let inner = setting.nd30.marks.box_width(&words.to_plain()) - padding(setting, StyleName::DauKhan) * 2;
    let indent = (column - inner) / 2;
    Block::Paragraph(Paragraph {
        style: StyleName::DauKhan,
        text: filled(words),
        direct: Direct { left: Some(indent), right: Some(indent), ..Direct::default() },
    })
}

/// Between a mark and its box.
fn padding(setting: &Setting<'_>, style: StyleName) -> Length {
    Length::pt(i64::from(setting.style(style).rule_space))
}

/// The marks of the first page: draft at the left, circulation (box 11) and the line of an electronic copy (box 14) at
/// the right of the top margin, the address (box 13) at the foot of the text.
pub(super) fn first_page<'a>(setting: &Setting<'_>, marks: &'a Marks<'_>) -> FirstPage<'a> {
    let half = setting.page.text_width() / 2;
    let boxed = |text: &'a Inline<'_>, left: bool| {
        let padding = padding(setting, StyleName::DauGoc);
        let width = measure(setting, StyleName::DauGoc, &text.to_plain()) + padding * 2;
        let (near, far) = (Some(padding), Some(half - width));
        let (left, right) = if left { (near, far) } else { (far, near) };
        Block::Paragraph(Paragraph {
            style: StyleName::DauGoc,
            text: filled(text),
            direct: Direct { left, right, ..Direct::default() },
        })
    };
    let draft: Vec<_> = marks.draft.iter().map(|text| boxed(text, true)).collect();
    let copy = marks.signed_copy.iter().map(|text| paragraph(StyleName::KySo, filled(text)));
    let right: Vec<_> = copy.chain(marks.circulation.iter().map(|text| boxed(text, false))).collect();
    let mut header = Vec::new();
    if !draft.is_empty() || !right.is_empty() {
        let row = Row { may_split: false, cells: vec![cell(draft), cell(right)] };
        header.push(layout_table(vec![half, setting.page.text_width() - half], vec![row]));
        header.push(paragraph(StyleName::CuoiPhan, Inline::default()));
    }
    let footer = marks.address.iter().map(|line| paragraph(StyleName::DiaChi, filled(line))).collect();
    FirstPage { header, footer }
}
