//! Text of the data as markup of the vocabulary, and the escaping of values.

use std::io::{self, Write};

use tera::Value;

use crate::input::{Piece, Text};

/// A value for templates: plain text is escaped when printed, rich text is markup already.
pub(super) fn value(text: &Text) -> Value {
    match text {
        Text::Plain(plain) => Value::normal_string(plain),
        Text::Rich(pieces) => {
            let mut markup = String::new();
            write_pieces(pieces, &mut markup);
            Value::safe_string(&markup)
        }
    }
}

fn write_pieces(pieces: &[Piece], markup: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Plain(text) => escape_into(text, markup),
            Piece::Dam(text) => wrap("dam", text, markup),
            Piece::Nghieng(text) => wrap("nghieng", text, markup),
            Piece::Tren(text) => wrap("tren", text, markup),
            Piece::Duoi(text) => wrap("duoi", text, markup),
            Piece::XuongDong => markup.push_str("<xuong-dong/>"),
            // Refused by `check` before anything is rendered.
            Piece::CuoiTrang(_) => {}
            Piece::ThamChieu(id) => {
                markup.push_str("<tham-chieu id=\"");
                escape_into(id, markup);
                markup.push_str("\"/>");
            }
        }
    }
}

fn wrap(element: &str, text: &Text, markup: &mut String) {
    markup.extend(["<", element, ">"]);
    match text {
        Text::Plain(plain) => escape_into(plain, markup),
        Text::Rich(pieces) => write_pieces(pieces, markup),
    }
    markup.extend(["</", element, ">"]);
}

/// Appends the text with every character that means something in markup escaped.
pub(super) fn escape_into(text: &str, markup: &mut String) {
    let mut rest = text;
    while let Some(found) = rest.find(is_special) {
        let (plain, tail) = rest.split_at(found);
        markup.push_str(plain);
        let mut characters = tail.chars();
        if let Some(character) = characters.next() {
            markup.push_str(replacement(character));
        }
        rest = characters.as_str();
    }
    markup.push_str(rest);
}

/// The escape function of the template engine.
pub(super) fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = text;
    while let Some(found) = rest.find(is_special) {
        let (plain, tail) = rest.split_at(found);
        out.write_all(plain.as_bytes())?;
        let mut characters = tail.chars();
        if let Some(character) = characters.next() {
            out.write_all(replacement(character).as_bytes())?;
        }
        rest = characters.as_str();
    }
    out.write_all(rest.as_bytes())
}

fn is_special(character: char) -> bool {
    matches!(character, '&' | '<' | '>' | '"' | '\'' | '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Line breaks and tabs survive as references, so that layout of the template is told from text of the data;
/// characters that XML has no way to write are dropped.
fn replacement(character: char) -> &'static str {
    match character {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&apos;",
        '\n' => "&#10;",
        '\r' => "&#13;",
        '\t' => "&#9;",
        _ => "",
    }
}

/// Applies `change` to the characters of markup, never to its tags and references.
pub(super) fn map_characters(markup: &str, change: impl Fn(&str) -> String) -> String {
    let mut changed = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(found) = rest.find(['<', '&']) {
        let (plain, tail) = rest.split_at(found);
        changed.push_str(&change(plain));
        let close = if tail.starts_with('<') { '>' } else { ';' };
        let (tag, after) = tail.split_once(close).unwrap_or((tail, ""));
        changed.push_str(tag);
        changed.push(close);
        rest = after;
    }
    changed.push_str(&change(rest));
    changed
}
