//! Blanks of the decree's forms as characters that keep their width.

use std::borrow::Cow;

use super::sheet::{Format, Inline, Span};

/// No-break spaces in the width of one digit of Times New Roman.
const SPACES_A_DIGIT: usize = 2;

/// The text with each blank as no-break spaces, which neither wrap nor stretch.
pub(super) fn filled<'a>(text: &Inline<'a>) -> Inline<'a> {
    Inline(
        text.0
            .iter()
            .map(|span| match span {
                Span::Blank(digits) => blank(*digits),
                other => other.clone(),
            })
            .collect(),
    )
}

/// One blank of a width in digits.
pub(super) fn blank(digits: u8) -> Span<'static> {
    let spaces = "\u{a0}".repeat(usize::from(digits) * SPACES_A_DIGIT);
    Span::Text { text: Cow::Owned(spaces), format: Format::default() }
}
