//! The few things needed to write XML as text.

/// Appends text with `&`, `<`, `>` and `"` escaped; characters that XML forbids are left out.
pub(super) fn escape(out: &mut String, text: &str) {
    let mut rest = text;
    let mut from = 0;
    // Every special character is ASCII but U+FFFE and U+FFFF, which begin with the byte EF.
    while let Some(at) = rest.as_bytes().get(from..).and_then(candidate) {
        let (plain, tail) = rest.split_at(from + at);
        let mut chars = tail.chars();
        let special = chars.next();
        let replacement = match special {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            Some('"') => "&quot;",
            Some(c) if !c.is_ascii() && !matches!(c, '\u{FFFE}' | '\u{FFFF}') => {
                from += at + c.len_utf8();
                continue;
            }
            _ => "",
        };
        out.push_str(plain);
        out.push_str(replacement);
        rest = chars.as_str();
        from = 0;
    }
    out.push_str(rest);
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
    let mark = (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == 0xEF);
    let space = (byte == b'\t') | (byte == b'\n') | (byte == b'\r');
    mark | ((byte < b' ') & !space)
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
        out.clear();
        escape(&mut out, "ﬁ ﷐\u{FFFF}ﬂ & ｆ\u{FFFD}");
        assert_eq!(out, "ﬁ ﷐ﬂ &amp; ｆ\u{FFFD}");
    }
}
