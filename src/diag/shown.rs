//! How text from outside stands in what the program says: its first words, and nothing that steers a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Most characters of a value that stands in «…».
const QUOTED: usize = 160;
/// Most characters of a message, a remedy or a line of talk.
const SENTENCE: usize = 8_000;
/// Most characters of the name of a file or of a path in the data.
const NAME: usize = 260;

/// Whether a terminal obeys a character rather than showing it: controls, and what turns the direction of writing.
#[must_use]
pub(super) fn is_steering(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Text on one line of a terminal: what breaks the line is a blank, what else steers is shown as `\u{9b}`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_steering) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push(' '),
            c if is_steering(c) => {
                let _ = write!(shown, "{}", c.escape_unicode());
            }
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Lines of a terminal, each as [`visible`] shows it.
#[must_use]
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    if text.contains(|c| is_steering(c) && c != '\n') {
        Cow::Owned(text.split('\n').map(visible).collect::<Vec<_>>().join("\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// JSON that means the same and steers no terminal.
#[must_use]
pub fn visible_json(json: &str) -> Cow<'_, str> {
    if !json.contains(|c| is_steering(c) && c != '\n') {
        return Cow::Borrowed(json);
    }
    let mut shown = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_steering(c) && !matches!(c, '\n' | '\r' | '\t') {
            // None of them lies beyond four hexadecimal digits.
            let _ = write!(shown, "\\u{:04x}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// The first words of a sentence, and of every value in «…» in it: who is told of a fault looks for its place, not for
/// all of the value again.
#[must_use]
pub fn first_words(text: String) -> String {
    if text.len() <= QUOTED {
        return text;
    }
    let mut short = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('«').filter(|_| short.len() <= SENTENCE * 4) {
        let inside = after.get(..closing(after)).unwrap_or(after);
        short.push_str(beginning(before, SENTENCE).as_ref());
        short.push('«');
        short.push_str(beginning(inside, QUOTED).as_ref());
        rest = after.get(inside.len()..).unwrap_or_default();
    }
    short.push_str(beginning(rest, SENTENCE).as_ref());
    match beginning(&short, SENTENCE) {
        Cow::Owned(cut) => cut,
        Cow::Borrowed(_) => short,
    }
}

/// The beginning of the name of a file, or of a path in the data.
#[must_use]
pub fn first_of_name(name: String) -> String {
    match beginning(&name, NAME) {
        Cow::Owned(cut) => cut,
        Cow::Borrowed(_) => name,
    }
}

/// The beginning of a text, with `…` where more would follow.
fn beginning(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// Where the quotation ends that was opened before a text: before its own `»`, or with the text.
fn closing(text: &str) -> usize {
    let mut open = 1;
    let marks = text.match_indices(['«', '»']);
    let mut ends = marks.filter_map(|(at, mark)| {
        open = if mark == "«" { open + 1 } else { open - 1 };
        (open == 0).then_some(at)
    });
    ends.next().unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_shown() {
        let steering = ('\0'..='\u{1f}').chain('\u{7f}'..='\u{9f}').chain('\u{2028}'..='\u{202e}');
        let turning = ('\u{2066}'..='\u{2069}').chain(['\u{61c}', '\u{200e}', '\u{200f}']);
        for c in steering.chain(turning) {
            let text = format!("a{c}b\"");
            for shown in [visible(&text), visible_json(&text), visible_lines(&text)] {
                let left: Vec<char> = shown.chars().filter(|c| is_steering(*c)).collect();
                assert!(left.is_empty() || left == [c] && "\n\r\t".contains(c), "{c:?}: {shown:?}");
            }
            assert!(!visible(&text).contains(is_steering), "{c:?}");
            let json = serde_json::Value::from(text.as_str()).to_string();
            assert_eq!(serde_json::from_str::<String>(&visible_json(&json)).unwrap(), text);
            assert!(!visible_json(&json).contains(is_steering), "{c:?}");
        }
        assert_eq!(visible("a\u{1b}[31m\u{202e}b\r\nc\td"), "a\\u{1b}[31m\\u{202e}b c d");
        assert_eq!(visible_lines("a\u{9b}\nb"), "a\\u{9b}\nb");
        assert!(matches!(visible("Số: 12/KH-UBND"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_value_is_told_by_its_first_words() {
        let long = "chữ ".repeat(1_000_000);
        let cut = format!("{}…", long.chars().take(QUOTED).collect::<String>());
        let said = |text: &str| first_words(text.to_owned());
        assert_eq!(said(&format!("loại «{long}» không có")), format!("loại «{cut}» không có"));
        assert_eq!(said(&format!("«a» rồi «{long}» rồi «{long}»")), format!("«a» rồi «{cut}» rồi «{cut}»"));
        let quote = format!("khóa «trong «{long}» này» thừa");
        assert!(said(&quote).chars().count() < QUOTED + 20 && said(&quote).ends_with("…» thừa"), "{}", said(&quote));
        for hostile in ["»".repeat(100_000), "«".repeat(100_000), "«»".repeat(100_000), "«a» ".repeat(100_000), long]
        {
            let said = said(&format!("loại «{hostile}» không có"));
            assert!(said.chars().count() <= SENTENCE + 1, "{}", said.len());
        }
        let sentence = "một câu dài mà người đọc cần đọc hết, ".repeat(20);
        assert_eq!(said(&sentence), sentence);
        assert_eq!(first_of_name("k".repeat(1_000_000)).chars().count(), NAME + 1);
    }
}
