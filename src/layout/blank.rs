//! Blanks of the decree's forms as characters that keep their width.

use std::borrow::Cow;

use super::sheet::{Emphasis, Inline, Span, blank};

/// The text with each blank as no-break spaces, which neither wrap nor stretch; neighbours of one format are one span, so
/// that a user edits one run.
pub(super) fn filled<'a>(text: &'a Inline<'_>) -> Inline<'a> {
    fill(text.borrowed())
}

/// As [`filled`], for text that is made here.
pub(super) fn fill<'a>(text: Inline<'a>) -> Inline<'a> {
    if !text.0.iter().any(|span| matches!(span, Span::Blank(_) | Span::Footnote(_))) {
        return text;
    }
    let blanks: Vec<bool> = text.0.iter().map(|span| matches!(span, Span::Blank(_))).collect();
    let is_blank = |index: Option<usize>| index.and_then(|index| blanks.get(index)) == Some(&true);
    let mut filled: Vec<Span<'a>> = Vec::with_capacity(text.0.len());
    for (index, span) in text.0.into_iter().enumerate() {
        let span = match span {
            Span::Blank(digits) => Span::Text { text: blank(digits).into(), format: Emphasis::default() },
            Span::Text { text, format } => {
                Span::Text { text: bound(text, is_blank(index.checked_sub(1)), is_blank(Some(index + 1))), format }
            }
            Span::LineBreak => Span::LineBreak,
            Span::Footnote(note) => Span::Footnote(fill(note)),
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
fn bound(mut words: Cow<'_, str>, after: bool, before: bool) -> Cow<'_, str> {
    if after && let Some(rest) = words.strip_prefix(' ') {
        words = Cow::Owned(format!("\u{a0}{rest}"));
    }
    if before && let Some(rest) = words.strip_suffix(' ') {
        words = Cow::Owned(format!("{rest}\u{a0}"));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_keeps_its_width_in_a_footnote_too() {
        let note = Inline(vec![Span::Blank(3)]);
        let text = Inline(vec![Span::Footnote(note), Span::Blank(3)]);
        let spaces = || Span::Text { text: "\u{a0}".repeat(6).into(), format: Emphasis::default() };
        assert_eq!(filled(&text).0, [Span::Footnote(Inline(vec![spaces()])), spaces()]);
    }
}
