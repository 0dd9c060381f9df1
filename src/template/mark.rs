//! Mechanical marks on running text: capitals, end marks, dashes. A mark the user typed is not doubled.

use std::borrow::Cow;

use crate::model::{Emphasis, Inline, Span};

/// The text in real capitals, emphasis kept.
pub(super) fn capitals(inline: &mut Inline<'_>) {
    for span in &mut inline.0 {
        if let Span::Text { text, .. } = span {
            *text = Cow::Owned(text.to_uppercase());
        }
    }
}

/// Ends the text with `mark` in place of a `,`, `;`, `.` or `./.` typed there; an ellipsis and «v.v.» stay.
pub(super) fn end_with(inline: &mut Inline<'_>, mark: &'static str) {
    while let Some(Span::Text { text, .. }) = inline.0.last_mut() {
        let kept = without_end_mark(text).len();
        truncate(text, kept);
        if !text.is_empty() {
            break;
        }
        inline.0.pop();
    }
    inline.push(Cow::Borrowed(mark), Emphasis::default());
    join(inline);
}

/// Puts `- ` before the text.
pub(super) fn dashed(mut inline: Inline<'static>) -> Inline<'static> {
    inline.0.insert(0, Span::Text { text: Cow::Borrowed("- "), format: Emphasis::default() });
    join(&mut inline);
    inline
}

/// Makes one span of neighbours of the same format.
pub(super) fn join(inline: &mut Inline<'_>) {
    inline.0.dedup_by(|next, last| match (next, last) {
        (Span::Text { text: next, format: a }, Span::Text { text: last, format: b }) if a == b => {
            last.to_mut().push_str(next);
            true
        }
        _ => false,
    });
}

/// Takes a dash typed at the beginning away.
pub(super) fn strip_dash(inline: &mut Inline<'_>) {
    if let Some(Span::Text { text, .. }) = inline.0.first_mut() {
        let trimmed = text.trim_start();
        if let Some(rest) = trimmed.strip_prefix(['-', '–', '—', '+', '•']) {
            *text = Cow::Owned(rest.trim_start().to_owned());
        }
    }
}

/// Takes spaces at both ends away.
pub(super) fn trim(inline: &mut Inline<'_>) {
    if let Some(Span::Text { text, .. }) = inline.0.first_mut()
        && text.starts_with(' ')
    {
        *text = Cow::Owned(text.trim_start_matches(' ').to_owned());
    }
    if let Some(Span::Text { text, .. }) = inline.0.last_mut() {
        let kept = text.trim_end_matches(' ').len();
        truncate(text, kept);
    }
    inline.0.retain(|span| !matches!(span, Span::Text { text, .. } if text.is_empty()));
}

fn without_end_mark(text: &str) -> &str {
    let text = text.trim_end();
    if let Some(rest) = text.strip_suffix("./.") {
        return rest.trim_end();
    }
    match text.strip_suffix([',', ';', '.']) {
        Some(rest) if text.ends_with('.') && (rest.ends_with('.') || rest.ends_with("v.v")) => text,
        Some(rest) => rest.trim_end(),
        None => text,
    }
}

fn truncate(text: &mut Cow<'_, str>, length: usize) {
    if length < text.len() {
        text.to_mut().truncate(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(typed: &str, mark: &'static str, expected: &str) {
        let mut inline = Inline::plain(typed.to_owned());
        end_with(&mut inline, mark);
        assert_eq!(inline.to_plain(), expected);
    }

    #[test]
    fn a_typed_end_mark_is_replaced_not_doubled() {
        case("Căn cứ Luật", ";", "Căn cứ Luật;");
        case("Căn cứ Luật;", ";", "Căn cứ Luật;");
        case("Căn cứ Luật ,", ".", "Căn cứ Luật.");
        case("của Sở.", "./.", "của Sở./.");
        case("của Sở./.", "./.", "của Sở./.");
        case("của Sở", "./.", "của Sở./.");
        case("tin bài,...", ";", "tin bài,...;");
        case("tin bài, v.v.", ";", "tin bài, v.v.;");
        case("", ";", ";");
    }

    #[test]
    fn capitals_keep_emphasis() {
        let mut inline = Inline::plain("Đối tượng ");
        inline.push("nước".into(), Emphasis { italic: true, ..Emphasis::default() });
        capitals(&mut inline);
        assert_eq!(inline.to_plain(), "ĐỐI TƯỢNG NƯỚC");
        assert!(matches!(&inline.0[1], Span::Text { format, .. } if format.italic));
    }
}
