//! Running text of the markup, and of the data for tables by reference.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::parse::Markup;
use crate::model::{Emphasis, Inline, Span, VerticalAlign};
use crate::plan::{Piece, Text};
use crate::text::has_either;
use crate::xml::XmlNode;

/// What each `id` is cited as: `khoản 2 Mục I`.
pub(super) type Citations = BTreeMap<String, String>;

/// The running text of an element: its text and inline elements, up to the first element that is neither.
pub(super) fn of_node(node: XmlNode<'_, '_>, markup: Markup<'_>, citations: &Citations) -> Inline<'static> {
    let mut inline = Inline::default();
    collect(node, markup, citations, Emphasis::default(), &mut inline);
    inline
}

fn collect(
    node: XmlNode<'_, '_>,
    markup: Markup<'_>,
    citations: &Citations,
    format: Emphasis,
    inline: &mut Inline<'static>,
) {
    for child in node.children() {
        if child.is_text() {
            push(inline, text_of(child, markup.xml), format);
        } else if child.is_element() {
            match child.name() {
                "dam" => collect(child, markup, citations, Emphasis { bold: true, ..format }, inline),
                "nghieng" => collect(child, markup, citations, Emphasis { italic: true, ..format }, inline),
                "gach-chan" => collect(child, markup, citations, Emphasis { underline: true, ..format }, inline),
                "tren" => collect(child, markup, citations, raised(format, VerticalAlign::Superscript), inline),
                "duoi" => collect(child, markup, citations, raised(format, VerticalAlign::Subscript), inline),
                "cho-dien" => {
                    let format = Emphasis { gap: true, ..format };
                    push(inline, gap_opening(child.first_child().is_some()).to_owned(), format);
                    collect(child, markup, citations, format, inline);
                    push(inline, "]".to_owned(), format);
                }
                "xuong-dong" => inline.0.push(Span::LineBreak),
                "cuoi-trang" => {
                    let mut footnote = Inline::default();
                    collect(child, markup, citations, Emphasis::default(), &mut footnote);
                    inline.0.push(Span::Footnote(footnote));
                }
                "trong" => {
                    let width = child.attribute("rong").and_then(|width| width.parse().ok());
                    inline.0.push(Span::Blank(width.unwrap_or_else(|| markup.nd30.layout.blank())));
                }
                "tham-chieu" => {
                    let cited = child.attribute("toi").and_then(|id| citations.get(id)).cloned().unwrap_or_default();
                    push(inline, cited, format);
                }
                _ => return,
            }
        }
    }
}

/// Appends to the last span where the format is the same.
fn push(inline: &mut Inline<'static>, text: String, format: Emphasis) {
    if let Some(Span::Text { text: last, format: same }) = inline.0.last_mut()
        && *same == format
        && !has_either(&text, b'\n', b'\r')
    {
        last.to_mut().push_str(&text);
        return;
    }
    inline.push(Cow::Owned(text), format);
}

/// Text of the data, borrowed where it is plain.
pub(super) fn of_text<'t>(text: &'t Text, citations: &Citations) -> Inline<'t> {
    let mut inline = Inline::default();
    append(text, citations, Emphasis::default(), &mut inline);
    inline
}

/// Appends text of the data.
pub(super) fn append<'t>(text: &'t Text, citations: &Citations, format: Emphasis, inline: &mut Inline<'t>) {
    let pieces = match text {
        Text::Plain(plain) => return inline.push(Cow::Borrowed(plain), format),
        Text::Rich(pieces) => pieces,
    };
    for piece in pieces {
        match piece {
            Piece::Plain(plain) => inline.push(Cow::Borrowed(plain), format),
            Piece::Dam(text) => append(text, citations, Emphasis { bold: true, ..format }, inline),
            Piece::Nghieng(text) => append(text, citations, Emphasis { italic: true, ..format }, inline),
            Piece::GachChan(text) => append(text, citations, Emphasis { underline: true, ..format }, inline),
            Piece::Tren(text) => append(text, citations, raised(format, VerticalAlign::Superscript), inline),
            Piece::Duoi(text) => append(text, citations, raised(format, VerticalAlign::Subscript), inline),
            Piece::ChoDien(text) => {
                let format = Emphasis { gap: true, ..format };
                inline.push(Cow::Borrowed(gap_opening(!text.is_blank())), format);
                append(text, citations, format, inline);
                inline.push(Cow::Borrowed("]"), format);
            }
            Piece::XuongDong => inline.0.push(Span::LineBreak),
            Piece::CuoiTrang(text) => {
                let mut footnote = Inline::default();
                append(text, citations, Emphasis::default(), &mut footnote);
                inline.0.push(Span::Footnote(footnote));
            }
            Piece::ThamChieu(id) => {
                inline.push(Cow::Owned(citations.get(id).cloned().unwrap_or_default()), format);
            }
        }
    }
}

/// How a gap begins: with a reminder after it, or without.
fn gap_opening(reminded: bool) -> &'static str {
    if reminded { "[… " } else { "[…" }
}

fn raised(format: Emphasis, vertical: VerticalAlign) -> Emphasis {
    Emphasis { vertical, ..format }
}

/// The characters of a text node. White space with a line break in it is layout of the template: one space, none at
/// the ends of the element. Line breaks of the data were written as references and stay.
pub(super) fn text_of(node: XmlNode<'_, '_>, xml: &str) -> String {
    let raw = xml.get(node.range()).unwrap_or_default();
    if !raw.contains('\n') || raw.contains("<![CDATA[") {
        return node.text().unwrap_or_default().to_owned();
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(start) = rest.find([' ', '\t', '\n', '\r']) {
        let (words, tail) = rest.split_at(start);
        text.push_str(words);
        let after = tail.trim_start_matches([' ', '\t', '\n', '\r']);
        let space = tail.get(..tail.len() - after.len()).unwrap_or_default();
        if space.contains('\n') {
            let first = text.is_empty() && node.is_first();
            let last = after.is_empty() && node.next_sibling().is_none_or(|next| !is_inline(next));
            if !first && !last {
                text.push(' ');
            }
        } else {
            text.push_str(space);
        }
        rest = after;
    }
    text.push_str(rest);
    decode(&text)
}

/// Whether a node is running text.
pub(super) fn is_inline(node: XmlNode<'_, '_>) -> bool {
    node.is_text()
        || matches!(
            node.name(),
            "dam"
                | "nghieng"
                | "gach-chan"
                | "tren"
                | "duoi"
                | "cho-dien"
                | "cuoi-trang"
                | "xuong-dong"
                | "trong"
                | "tham-chieu"
        )
}

fn decode(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((plain, tail)) = rest.split_once('&') {
        text.push_str(plain);
        let Some((name, after)) = tail.split_once(';') else {
            rest = tail;
            continue;
        };
        let code = name.strip_prefix("#x").map_or_else(
            || name.strip_prefix('#').and_then(|digits| digits.parse().ok()),
            |digits| u32::from_str_radix(digits, 16).ok(),
        );
        text.extend(match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => code.and_then(char::from_u32),
        });
        rest = after;
    }
    text.push_str(rest);
    text
}
