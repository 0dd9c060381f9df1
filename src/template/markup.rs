//! Text of the data as markup of the vocabulary, and the escaping of values.

use std::io::{self, Write};

use tera::Value;

use crate::plan::{Piece, Text};

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
            Piece::ChoDien(text) => wrap("cho-dien", text, markup),
            Piece::XuongDong => markup.push_str("<xuong-dong/>"),
            Piece::CuoiTrang(text) => wrap("cuoi-trang", text, markup),
            Piece::ThamChieu(id) => {
                markup.push_str("<tham-chieu toi=\"");
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
    while let Some((plain, character, after)) = next_special(rest) {
        markup.push_str(plain);
        markup.push_str(replacement(character));
        rest = after;
    }
    markup.push_str(rest);
}

/// The escape function of the template engine.
pub(super) fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = text;
    while let Some((plain, character, after)) = next_special(rest) {
        out.write_all(plain.as_bytes())?;
        out.write_all(replacement(character).as_bytes())?;
        rest = after;
    }
    out.write_all(rest.as_bytes())
}

/// The text before the first special character, that character, and the text after it.
fn next_special(text: &str) -> Option<(&str, char, &str)> {
    let mut from = 0;
    loop {
        // All special characters but two are ASCII; those two begin with the byte EF.
        let found = from + candidate(text.as_bytes().get(from..)?)?;
        let (plain, tail) = text.split_at(found);
        let mut characters = tail.chars();
        let character = characters.next()?;
        if character.is_ascii() || matches!(character, '\u{fffe}' | '\u{ffff}') {
            return Some((plain, character, characters.as_str()));
        }
        from = found + character.len_utf8();
    }
}

/// Bytes that are looked at together; without a branch among them the processor takes many at once.
const BLOCK: usize = 32;

/// Where the first byte stands that may be special.
fn candidate(bytes: &[u8]) -> Option<usize> {
    let plain = |block: &&[u8]| !block.iter().fold(false, |found, byte| found | is_candidate(*byte));
    let passed = bytes.chunks_exact(BLOCK).take_while(plain).count() * BLOCK;
    bytes.get(passed..)?.iter().position(|byte| is_candidate(*byte)).map(|at| passed + at)
}

#[expect(clippy::needless_bitwise_bool, reason = "a branch for each byte keeps the compiler from taking many at once")]
fn is_candidate(byte: u8) -> bool {
    let mark = (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == b'\'');
    mark | (byte == 0xef) | (byte < b' ')
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
