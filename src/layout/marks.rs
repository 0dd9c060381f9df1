//! Marks outside the text: urgency, circulation, draft, address, the line of an electronic copy (PL1 I/III.2–4).

use crate::model::Marks;
use crate::unit::Length;

use super::Setting;
use super::blank::filled;
use super::head::measure;
use super::sheet::{Block, Direct, Frame, FramePlace, Inline, Paragraph, StyleName};

/// The mark of urgency in a column, in the box of its size (box 10b).
pub(super) fn urgency<'a>(setting: &Setting<'_>, words: &Inline<'a>, column: Length) -> Block<'a> {
    let layout = &setting.nd30.layout;
    // The line of a paragraph stands outside its indents.
    let inner = layout.mark_width(&words.to_plain()) - layout.mark_padding() * 2;
    let indent = (column - inner) / 2;
    Block::Paragraph(Paragraph {
        style: StyleName::DauKhan,
        text: filled(words),
        direct: Direct { left: Some(indent), right: Some(indent), ..Direct::default() },
    })
}

/// The marks that stand at places of the page, before anything else.
pub(super) fn framed<'a>(setting: &Setting<'_>, marks: &Marks<'a>) -> Vec<Block<'a>> {
    let layout = &setting.nd30.layout;
    let mut blocks = Vec::new();
    let mut push = |style, text: &Inline<'a>, width, place| {
        blocks.push(Block::Paragraph(Paragraph {
            style,
            text: filled(text),
            direct: Direct { frame: Some(Frame { width, place }), ..Direct::default() },
        }));
    };
    let boxed = |text: &Inline<'_>| measure(setting, StyleName::DauGoc, &text.to_plain()) + layout.mark_padding() * 3;
    let top = layout.mark_top();
    if let Some(text) = &marks.draft {
        push(StyleName::DauGoc, text, boxed(text), FramePlace::TopLeft(top));
    }
    if let Some(text) = &marks.circulation {
        push(StyleName::DauGoc, text, boxed(text), FramePlace::TopRight(top));
    }
    if let Some(text) = &marks.signed_copy {
        push(StyleName::KySo, text, setting.page.text_width(), FramePlace::TopRight(top));
    }
    for line in &marks.address {
        push(StyleName::DiaChi, line, setting.page.text_width(), FramePlace::Foot);
    }
    blocks
}
