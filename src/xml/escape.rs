//! The one escape of text for XML and HTML.

use std::mem;

use crate::text::position;

/// Text cut at the characters that cannot stand in XML: what goes before each, and what takes its place.
///
/// Characters that XML has no way to write are left out.
pub(crate) struct Escaped<'t> {
    rest: &'t str,
    white: White,
}

/// What becomes of tabs and line breaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum White {
    Kept,
    Referenced,
    TabsApart,
}

impl<'t> Escaped<'t> {
    /// Text and attribute values in double quotes; tabs and line breaks stay.
    #[must_use]
    pub(crate) const fn of(text: &'t str) -> Self {
        Self { rest: text, white: White::Kept }
    }

    /// Any attribute value too: tabs, line breaks and `'` are written as references, so that they come back as they were.
    #[must_use]
    pub(crate) const fn with_references(text: &'t str) -> Self {
        Self { rest: text, white: White::Referenced }
    }

    /// Text in which each tab takes the place of itself, so that something else may be written for it.
    #[must_use]
    pub(crate) const fn with_tabs_apart(text: &'t str) -> Self {
        Self { rest: text, white: White::TabsApart }
    }

    /// Appends all of it.
    pub(crate) fn push_to(self, out: &mut String) {
        for (plain, mark) in self {
            out.push_str(plain);
            out.push_str(mark);
        }
    }

    /// What takes the place of a character; `None` = it stays.
    fn mark(&self, c: char) -> Option<&'static str> {
        let referenced = self.white == White::Referenced;
        match c {
            '&' => Some("&amp;"),
            '<' => Some("&lt;"),
            '>' => Some("&gt;"),
            '"' => Some("&quot;"),
            '\'' => referenced.then_some("&apos;"),
            '\n' => referenced.then_some("&#10;"),
            '\r' => referenced.then_some("&#13;"),
            '\t' if self.white == White::TabsApart => Some("\t"),
            '\t' => referenced.then_some("&#9;"),
            '\0'..' ' | '\u{FFFE}' | '\u{FFFF}' => Some(""),
            _ => None,
        }
    }
}

impl<'t> Iterator for Escaped<'t> {
    type Item = (&'t str, &'static str);

    fn next(&mut self) -> Option<(&'t str, &'static str)> {
        if self.rest.is_empty() {
            return None;
        }
        let mut from = 0;
        while let Some(at) = self.rest.as_bytes().get(from..).and_then(|rest| position(rest, is_candidate)) {
            let (plain, tail) = self.rest.split_at(from + at);
            let mut chars = tail.chars();
            let Some(c) = chars.next() else { break };
            if let Some(mark) = self.mark(c) {
                self.rest = chars.as_str();
                return Some((plain, mark));
            }
            from += at + c.len_utf8();
        }
        Some((mem::take(&mut self.rest), ""))
    }
}

/// Whether a character that begins with this byte may be special. All special characters are ASCII but U+FFFE and U+FFFF,
/// which begin with the byte EF.
#[expect(clippy::needless_bitwise_bool, reason = "a branch for each byte keeps the compiler from taking many at once")]
#[inline]
fn is_candidate(byte: u8) -> bool {
    let mark = (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == b'\'');
    mark | (byte == 0xEF) | (byte < b' ')
}

#[cfg(test)]
mod tests {
    use super::Escaped;

    #[track_caller]
    fn case(text: &str, plain: &str, with_references: &str) {
        let mut out = String::new();
        Escaped::of(text).push_to(&mut out);
        assert_eq!(out, plain);
        out.clear();
        Escaped::with_references(text).push_to(&mut out);
        assert_eq!(out, with_references);
    }

    #[test]
    fn tabs_stand_apart() {
        let pieces = Escaped::with_tabs_apart("a\t\tb & 'c'\n\t");
        assert!(pieces.eq([("a", "\t"), ("", "\t"), ("b ", "&amp;"), (" 'c'\n", "\t")]));
    }

    #[test]
    fn text_is_escaped_and_forbidden_characters_are_left_out() {
        case("", "", "");
        case(
            "KH&CN <b> \"x\" \u{1}\u{FFFE}😀",
            "KH&amp;CN &lt;b&gt; &quot;x&quot; 😀",
            "KH&amp;CN &lt;b&gt; &quot;x&quot; 😀",
        );
        case("ﬁ ﷐\u{FFFF}ﬂ & ｆ\u{FFFD}", "ﬁ ﷐ﬂ &amp; ｆ\u{FFFD}", "ﬁ ﷐ﬂ &amp; ｆ\u{FFFD}");
        case("a'b\tc\r\nd", "a'b\tc\r\nd", "a&apos;b&#9;c&#13;&#10;d");
    }
}
