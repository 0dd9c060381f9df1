//! Blanks of the decree's forms as characters that keep their width.

use std::borrow::Cow;

use super::sheet::{Emphasis, Inline, Span};

/// No-break spaces in the width of one digit of Times New Roman.
const SPACES_A_DIGIT: usize = 2;

/// The text with each blank as no-break spaces, which neither wrap nor stretch; neighbours of one format are one span, so
/// that a user edits one run.
pub(super) fn filled<'a>(text: &Inline<'a>) -> Inline<'a> {
    if !text.0.iter().any(|span| matches!(span, Span::Blank(_))) {
        return text.clone();
    }
    let mut filled: Vec<Span<'a>> = Vec::with_capacity(text.0.len());
    for (index, span) in text.0.iter().enumerate() {
        let span = match span {
            Span::Blank(digits) => blank(*digits),
            Span::Text { text: words, format } => {
                let is_blank = |index: Option<usize>| matches!(index.and_then(|i| text.0.get(i)), Some(Span::Blank(_)));
                let words = bound(words, is_blank(index.checked_sub(1)), is_blank(Some(index + 1)));
                Span::Text { text: words, format: *format }
            }
            Span::LineBreak => Span::LineBreak,
            Span::Footnote(note) => Span::Footnote(self::filled(note)),
        };
        match (filled.last_mut(), span) {
            (Some(Span::Text { text: before, format: one }), Span::Text { text, format }) if *one == format => {
                before.to_mut().push_str(&text);
            }
            (_, span) => filled.push(span),
        }
    }
    Inline(filled)
}

/// The words beside a blank bound to it: the space between them does not break, so that `ngày … tháng` stays on a line.
fn bound<'a>(words: &Cow<'a, str>, after: bool, before: bool) -> Cow<'a, str> {
    let mut bound = words.clone();
    if after && let Some(rest) = words.strip_prefix(' ') {
        bound = Cow::Owned(format!("\u{a0}{rest}"));
    }
    if before && let Some(rest) = bound.strip_suffix(' ') {
        bound = Cow::Owned(format!("{rest}\u{a0}"));
    }
    bound
}

/// One blank of a width in digits.
fn blank(digits: u8) -> Span<'static> {
    let spaces = "\u{a0}".repeat(usize::from(digits) * SPACES_A_DIGIT);
    Span::Text { text: Cow::Owned(spaces), format: Emphasis::default() }
}
