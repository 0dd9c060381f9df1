//! Text of the data as markup of the vocabulary, and the escaping of values.

use std::io::{self, Write};

use tera::Value;

use crate::plan::{Piece, Text};
use crate::xml::Escaped;

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
            Piece::Plain(text) => Escaped::with_references(text).push_to(markup),
            Piece::Dam(text) => wrap("dam", text, markup),
            Piece::Nghieng(text) => wrap("nghieng", text, markup),
            Piece::GachChan(text) => wrap("gach-chan", text, markup),
            Piece::Tren(text) => wrap("tren", text, markup),
            Piece::Duoi(text) => wrap("duoi", text, markup),
            Piece::ChoDien(text) => wrap("cho-dien", text, markup),
            Piece::XuongDong => markup.push_str("<xuong-dong/>"),
            Piece::CuoiTrang(text) => wrap("cuoi-trang", text, markup),
            Piece::ThamChieu(id) => {
                markup.push_str("<tham-chieu toi=\"");
                Escaped::with_references(id).push_to(markup);
                markup.push_str("\"/>");
            }
        }
    }
}

fn wrap(element: &str, text: &Text, markup: &mut String) {
    markup.extend(["<", element, ">"]);
    match text {
        Text::Plain(plain) => Escaped::with_references(plain).push_to(markup),
        Text::Rich(pieces) => write_pieces(pieces, markup),
    }
    markup.extend(["</", element, ">"]);
}

/// The escape function of the template engine: line breaks and tabs survive, so that layout of the template is told
/// from text of the data.
pub(super) fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    Escaped::with_references(text).try_for_each(|(plain, mark)| {
        out.write_all(plain.as_bytes())?;
        out.write_all(mark.as_bytes())
    })
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
