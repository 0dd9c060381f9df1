//! The few things needed to write XML as text.

/// Appends text with `&`, `<`, `>` and `"` escaped; characters that XML forbids are left out.
pub(super) fn escape(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(is_special) {
        let (plain, tail) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = tail.chars();
        match chars.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') => out.push_str("&quot;"),
            _ => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
}

fn is_special(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"')
        || (c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// Appends a whole number.
pub(super) fn number(out: &mut String, value: i64) {
    use std::fmt::Write as _;
    let _ = write!(out, "{value}");
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_is_escaped_and_forbidden_characters_are_left_out() {
        let mut out = String::new();
        escape(&mut out, "KH&CN <b> \"x\" \u{1}\u{FFFE}😀");
        assert_eq!(out, "KH&amp;CN &lt;b&gt; &quot;x&quot; 😀");
    }
}
