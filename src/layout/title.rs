//! Tên loại and trích yếu with its line; the same shape serves the titles of appendices.

use crate::font::{self, Face};
use crate::model::{KinhGui, Title};
use crate::unit::Length;

use super::blank::filled;
use super::sheet::{Block, Direct, Inline, Paragraph, RuleLine, Span, StyleName};
use super::{RuleLook, Setting, styles};

/// Titles take at most this share of the text width, in percent, so that they stand clear of the margins.
const WIDEST: i64 = 92;

/// Tên loại, trích yếu and the line under it (PL1 I/II.5).
pub(super) fn blocks<'a>(setting: &Setting<'_>, title: &'a Title<'_>) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    let mut longest = Length::ZERO;
    if let Some(ten_loai) = &title.ten_loai {
        longest = push(setting, StyleName::TenLoai, &filled(ten_loai), &mut blocks);
    }
    if let Some(trich_yeu) = &title.trich_yeu {
        longest = push(setting, StyleName::TrichYeu, &filled(trich_yeu), &mut blocks);
    }
    if !blocks.is_empty() {
        blocks.push(rule(setting, setting.nd30.layout.rule_under(longest), setting.page.text_width()));
    }
    blocks
}

/// «Kính gửi: …» on one line with its only addressee, or above a list of several (PL1 I/II.9.d); a công điện has words of
/// its own in the middle and always a list (Mẫu 1.6).
pub(super) fn kinh_gui<'a>(kinh_gui: &'a KinhGui<'_>, blocks: &mut Vec<Block<'a>>) {
    let mut push = |style, text| {
        blocks.push(Block::Paragraph(Paragraph { style, text, direct: Direct::default() }));
    };
    match (kinh_gui.words.as_ref(), kinh_gui.names.as_slice()) {
        (_, []) => return,
        (None, [one]) => {
            let mut line = Inline::plain("Kính gửi: ");
            line.0.extend(filled(one).0);
            push(StyleName::KinhGui, line);
            return;
        }
        (None, _) => push(StyleName::KinhGui, Inline::plain("Kính gửi:")),
        (Some(words), _) => push(StyleName::KinhGuiLoi, filled(words)),
    }
    for one in &kinh_gui.names {
        push(StyleName::KinhGuiNoi, filled(one));
    }
}

/// Appends a centred title, balanced over the fewest lines; returns the length of its longest line.
pub(super) fn push<'a>(
    setting: &Setting<'_>,
    style: StyleName,
    text: &Inline<'a>,
    blocks: &mut Vec<Block<'a>>,
) -> Length {
    let column = setting.page.text_width() * WIDEST / 100;
    let (text, longest) = fitted(setting, style, text, column);
    blocks.push(Block::Paragraph(Paragraph { style, text, direct: Direct::default() }));
    longest
}

/// The text balanced over the fewest lines of a column, and the length of its longest line. Text that has line breaks
/// or emphasis of its own is left as it is.
pub(super) fn fitted<'a>(
    setting: &Setting<'_>,
    style: StyleName,
    text: &Inline<'a>,
    column: Length,
) -> (Inline<'a>, Length) {
    let shape = setting.style(style);
    let face = Face { bold: shape.bold, italic: shape.italic };
    let measure = |line: &str| font::width(line, face, shape.size);
    let plain = text.to_plain();
    let [Span::Text { format, .. }] = text.0.as_slice() else {
        let longest = plain.split('\n').map(measure).max().unwrap_or_default();
        return (text.clone(), longest.min(column));
    };
    let whole = measure(&plain);
    if whole <= column {
        return (text.clone(), whole);
    }
    let mut fitted = Inline::default();
    let mut longest = Length::ZERO;
    for (index, words) in font::balanced(&plain, face, shape.size, column).into_iter().enumerate() {
        let line = words.join(" ");
        longest = longest.max(measure(&line));
        if index > 0 {
            fitted.0.push(Span::LineBreak);
        }
        fitted.push(line.into(), *format);
    }
    (fitted, longest.min(column))
}

/// A line of a length, centred in a column.
pub(super) fn rule(setting: &Setting<'_>, length: Length, column: Length) -> Block<'static> {
    if setting.rules == RuleLook::Drawn {
        let thickness = setting.nd30.layout.rule_thickness();
        return Block::Line(RuleLine { style: StyleName::DuongKeVe, length, thickness, below: styles::RULE_HEIGHT });
    }
    let indent = (column - length) / 2;
    Block::Paragraph(Paragraph {
        style: StyleName::DuongKe,
        text: Inline::default(),
        direct: Direct { left: Some(indent), right: Some(indent), keep_next: true },
    })
}
