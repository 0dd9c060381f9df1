//! Repair of text from outside: a scan first, work only on a hit.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::scan::{is_control, position_of_pair};

/// What was repaired, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repairs {
    /// Letters put together from base letter and marks.
    pub composed: usize,
    /// Look-alikes of đ and Đ.
    pub look_alikes: usize,
    /// Invisible and control characters dropped.
    pub dropped: usize,
    /// Ends of lines and pages of other programs turned into line breaks and spaces.
    pub breaks: usize,
}

impl Repairs {
    /// One Vietnamese sentence, or nothing where nothing was repaired.
    #[must_use]
    pub fn summary(&self) -> Option<String> {
        let parts: Vec<String> = [
            (self.composed, "chữ tổ hợp đưa về dạng dựng sẵn (NFC)"),
            (self.look_alikes, "chữ giống «đ» đổi thành «đ»"),
            (self.dropped, "ký tự ẩn bỏ đi"),
            (self.breaks, "dấu ngắt dòng lạ đổi thành xuống dòng hoặc dấu cách"),
        ]
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
        (!parts.is_empty()).then(|| format!("Đã sửa chữ: {}.", parts.join("; ")))
    }

    /// Adds what was repaired elsewhere.
    pub fn add(&mut self, other: Self) {
        self.composed += other.composed;
        self.look_alikes += other.look_alikes;
        self.dropped += other.dropped;
        self.breaks += other.breaks;
    }
}

/// Whether [`clean`] would change the text, or might.
#[must_use]
pub fn needs_cleaning(text: &str) -> bool {
    any(text, is_suspect)
}

/// Whether text from outside is to be looked at more closely: it may need cleaning, or holds a letter of Windows-1252 that
/// Vietnamese does not have, the sign of an old encoding.
#[must_use]
pub fn may_need_repair(text: &str) -> bool {
    any(text, |c| is_suspect(c) || is_foreign(c))
}

/// Whether a text holds a character of which `is` holds; it is asked where [`may_begin`] holds.
fn any(text: &str, is: impl Fn(char) -> bool) -> bool {
    let mut rest = text;
    while let Some(at) = position_of_pair(rest.as_bytes(), may_begin) {
        let mut chars = rest.get(at..).unwrap_or_default().chars();
        match chars.next() {
            Some(c) if is(c) => return true,
            _ => rest = chars.as_str(),
        }
    }
    false
}

/// Whether a suspect or foreign character may begin with these bytes. No letter of Vietnamese does: those that are not ASCII
/// begin with C3, C4, C6 or E1.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "a branch for each byte keeps the compiler from taking many at once")]
const fn may_begin(first: u8, second: u8) -> bool {
    let control = is_control(first) | (first == 0x7F);
    let other = (first >= 0xC2) & (first != 0xC3) & (first != 0xC4) & (first != 0xC6) & (first != 0xE1);
    let african = (first == 0xC6) & (second == 0x89);
    control | other | african | (first == 0xC3) & !is_vietnamese_in_latin_1(second | 0x20)
}

/// Whether a letter of Latin-1, small or made small, is one of «à á â ã è é ê ì í ò ó ô õ ù ú ý», by the lowest byte of its
/// code point or the last of its UTF-8.
#[inline]
#[expect(clippy::needless_bitwise_bool, reason = "a branch for each byte keeps the compiler from taking many at once")]
const fn is_vietnamese_in_latin_1(byte: u8) -> bool {
    let letter = byte & 0x3F;
    let a_e = (letter >= 0x20) & (letter <= 0x23) | (letter >= 0x28) & (letter <= 0x2A);
    let i_o = (letter == 0x2C) | (letter == 0x2D) | (letter >= 0x32) & (letter <= 0x35);
    a_e | i_o | (letter == 0x39) | (letter == 0x3A) | (letter == 0x3D)
}

/// A character of Latin-1 that neither a Vietnamese text nor its typography has.
fn is_foreign(c: char) -> bool {
    match c {
        '\u{A0}' | '«' | '»' | '°' | '±' | '²' | '³' | '·' | '§' => false,
        // Capitals stand 0x20 below.
        'À'..='ÿ' => !is_vietnamese_in_latin_1(u8::try_from(c).unwrap_or_default() | 0x20),
        _ => matches!(c, '\u{80}'..='\u{BF}'),
    }
}

fn is_suspect(c: char) -> bool {
    is_dropped(c)
        || broken(c).is_some()
        || look_alike(c).is_some()
        || is_combining(c)
        || matches!(c, '\u{200D}' | '\u{212A}' | '\u{212B}' | '\u{0340}' | '\u{0341}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Characters that carry nothing: controls that XML forbids, and invisible ones. The joiner inside an emoji is kept.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{E}'..='\u{1B}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{AD}' | '\u{34F}'
        | '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// What stands for an end of a line or page of other programs: words before and behind it are not one.
fn broken(c: char) -> Option<char> {
    match c {
        '\u{B}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{C}' | '\u{85}' | '\u{1C}'..='\u{1F}' => Some(' '),
        _ => None,
    }
}

fn look_alike(c: char) -> Option<char> {
    match c {
        'ð' | 'ɖ' => Some('đ'),
        'Ð' | 'Ɖ' => Some('Đ'),
        _ => None,
    }
}

/// The text in NFC, with marks in the right order, look-alikes of đ replaced, ends of lines of other programs turned into
/// ours, and invisible and forbidden characters dropped. No-break spaces, tabs, line breaks and the joiner inside an emoji stay. What was done is added to `repairs`.
///
/// Old encodings are to be looked for first: in TCVN3 the soft hyphen is «ư».
#[must_use]
pub fn clean<'t>(text: &'t str, repairs: &mut Repairs) -> Cow<'t, str> {
    if !needs_cleaning(text) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if is_dropped(c) || (c == '\u{200D}' && !joins(before, rest.peek().copied())) {
            repairs.dropped += 1;
            continue;
        }
        if let Some(space) = broken(c) {
            // Beside another space none is missing.
            let is_doubled = before.is_some_and(char::is_whitespace) || rest.peek().is_some_and(|c| c.is_whitespace());
            kept.extend(Some(space).filter(|space| *space == '\n' || !is_doubled));
            repairs.breaks += 1;
        } else if let Some(letter) = look_alike(c) {
            kept.push(letter);
            repairs.look_alikes += 1;
        } else {
            kept.push(c);
        }
        before = Some(c);
    }
    let composed = composed(&kept, repairs);
    if composed != kept {
        repairs.composed += kept.chars().count().saturating_sub(composed.chars().count()).max(1);
    }
    if composed == text { Cow::Borrowed(text) } else { Cow::Owned(composed) }
}

/// Whether a zero width joiner stands between two pictures.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let picture = |c: char| c >= '\u{1F000}' || matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{20E3}');
    before.is_some_and(picture) && after.is_some_and(picture)
}

/// NFC after the hat or breve of a letter has been put before its tone (`é` + U+0302 is ế) and a struck d made đ; in NFD the
/// stroke stands right behind its letter.
fn composed(text: &str, repairs: &mut Repairs) -> String {
    let mut letters: Vec<char> = Vec::with_capacity(text.len());
    // Tones that wait for the hat of their letter.
    let mut tones: Vec<char> = Vec::new();
    for c in text.nfd() {
        match c {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' => tones.push(c),
            '\u{302}' | '\u{306}' => letters.push(c),
            _ => {
                letters.append(&mut tones);
                match letters.last_mut().filter(|_| c == '\u{335}') {
                    Some(letter @ ('d' | 'D')) => {
                        *letter = if *letter == 'd' { 'đ' } else { 'Đ' };
                        repairs.look_alikes += 1;
                    }
                    _ => letters.push(c),
                }
            }
        }
    }
    letters.append(&mut tones);
    letters.into_iter().nfc().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let mut repairs = Repairs::default();
        assert_eq!(clean(text, &mut repairs), expected, "{text:?}");
        assert_eq!(repairs.summary().is_some(), text != expected, "{text:?}");
    }

    /// The twelve vowels in both cases, and the five tones.
    const VOWELS: &str = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
    const TONES: [&str; 6] = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];

    #[test]
    fn ends_of_lines_of_other_programs_never_glue_words() {
        for (text, expected) in [
            ("Rà soát\u{B}văn bản", "Rà soát\nvăn bản"),
            ("Rà soát\u{2028}văn\u{2029}bản", "Rà soát\nvăn\nbản"),
            ("Rà soát\u{C}văn\u{85}bản", "Rà soát văn bản"),
            ("Rà soát\u{1C}văn\u{1F}bản", "Rà soát văn bản"),
            ("Rà soát \u{85}văn", "Rà soát văn"),
            ("Rà soát\u{C} văn", "Rà soát văn"),
        ] {
            case(text, expected);
        }
    }

    /// Every order of the marks of every vowel with every tone comes out as the one composed letter.
    #[test]
    fn all_forms_of_all_vowels_are_composed() {
        let mut forms = 0;
        for vowel in VOWELS.chars() {
            for tone in TONES {
                let right: String = format!("{vowel}{tone}").nfc().collect();
                assert_eq!(right.chars().count(), 1);
                let mut parts = right.nfd();
                let base = parts.next().unwrap();
                let marks: Vec<char> = parts.collect();
                let orders: Vec<Vec<char>> = match marks.as_slice() {
                    [one, two] => vec![vec![*one, *two], vec![*two, *one]],
                    marks => vec![marks.to_vec()],
                };
                for order in orders {
                    let loose: String = std::iter::once(base).chain(order.iter().copied()).collect();
                    let half: String = match order.as_slice() {
                        [first, second] => format!("{base}{first}").nfc().chain([*second]).collect(),
                        _ => loose.clone(),
                    };
                    for form in [loose, half] {
                        assert_eq!(clean(&form, &mut Repairs::default()), right, "{form:?}");
                        forms += 1;
                    }
                }
            }
        }
        assert!(forms >= 384, "{forms}");
    }

    #[test]
    fn what_is_repaired() {
        case("ðường Ðông Ɖ ɖ d\u{335}ường", "đường Đông Đ đ đường");
        case("ê\u{301} ẹ\u{302} e\u{301}\u{302} o\u{323}\u{31B} a\u{341}", "ế ệ ế ợ á");
        case("Sở\u{200B} KH\u{FEFF}CN\u{AD}\u{0}\u{7}\u{FFFE}", "Sở KHCN");
        case("\u{212A}", "K");
        case("D\u{31B}\u{335}", "Đ\u{31B}");
    }

    /// Work that grows as the square of a run of marks would take hours here.
    #[test]
    fn a_long_run_of_marks_is_read_once() {
        let many = |marks: &str| marks.repeat(400_000 / marks.chars().count());
        for marks in ["\u{301}", "\u{302}", "\u{301}\u{302}", "\u{323}\u{301}", "e\u{301}\u{302}", "d\u{335}"] {
            let once = clean(&many(marks), &mut Repairs::default()).into_owned();
            assert_eq!(clean(&once, &mut Repairs::default()), once.as_str(), "{marks:?}");
        }
        let hats = format!("{}{}", many("\u{301}"), many("\u{302}"));
        let sorted = format!("{}{}", many("\u{302}"), many("\u{301}"));
        assert_eq!(clean(&hats, &mut Repairs::default()), sorted);
    }

    #[test]
    fn no_character_is_overlooked() {
        for c in '\0'..=char::MAX {
            for text in [format!("{c}"), format!("ệ{c}đ")] {
                assert_eq!(needs_cleaning(&text), is_suspect(c), "{c:?}");
                assert_eq!(may_need_repair(&text), is_suspect(c) || is_foreign(c), "{c:?}");
            }
        }
    }

    #[test]
    fn what_stays() {
        case("Kế hoạch số 15/KH-UBND", "Kế hoạch số 15/KH-UBND");
        case("a\u{a0}b\tc\nd\r\n …²½№", "a\u{a0}b\tc\nd\r\n …²½№");
        case("👨‍👩‍👧 ❤️‍🔥 🇻🇳", "👨‍👩‍👧 ❤️‍🔥 🇻🇳");
        case("“nháy” – gạch", "“nháy” – gạch");
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in any::<String>()) {
            let once = clean(&text, &mut Repairs::default()).into_owned();
            let twice = clean(&once, &mut Repairs::default()).into_owned();
            assert_eq!(once, twice);
        }

        #[test]
        fn vietnamese_marks_in_any_order(text in "[aeoduyAEOD\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31B}\u{323}\u{335}\u{200D}\u{FE0F}]{0,12}") {
            let once = clean(&text, &mut Repairs::default()).into_owned();
            assert_eq!(clean(&once, &mut Repairs::default()), once.as_str());
            assert!(!once.chars().any(is_dropped));
        }
    }
}
