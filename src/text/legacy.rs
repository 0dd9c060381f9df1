//! Text in an old encoding: known by its syllables, before anything is stripped.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use encoding_rs::WINDOWS_1252;

use super::syllable::is_syllable;

/// An old encoding, read as Windows-1252.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// TCVN3 (ABC, fonts `.VnTime`).
    Tcvn3,
    /// VNI-Windows (fonts `VNI-Times`).
    Vni,
    /// UTF-8 that was read as Windows-1252 (`Nghá»‹ quyáº¿t`).
    Mojibake,
}

impl Encoding {
    /// Its usual name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC, .VnTime)",
            Self::Vni => "VNI-Windows",
            Self::Mojibake => "UTF-8 bị đọc nhầm bảng mã",
        }
    }
}

/// Text turned into Unicode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The text in Unicode.
    pub text: String,
    /// How many words changed.
    pub words: usize,
}

/// Share of syllables among the marked words, in percent: below the first before, above the second after converting.
const BEFORE: usize = 50;
const AFTER: usize = 90;
/// Fewer marked words than this prove nothing.
const FEWEST: usize = 2;

/// The old encoding of a text, if it is in one.
///
/// A conversion is believed where the share of words with marks that are syllables rises from below 50 % to above 90 %, and
/// the text holds no letter that only Unicode has.
#[must_use]
pub fn detect(text: &str) -> Option<Encoding> {
    if !text.chars().any(|c| ('\u{80}'..'\u{2123}').contains(&c) && c != '\u{a0}') {
        return None;
    }
    if let Some(repaired) = from_mojibake(text) {
        let score = score(&repaired, FEWEST);
        let only_unicode = repaired.chars().any(|c| c >= '\u{100}') && score.is_none_or(|score| score > BEFORE);
        return (only_unicode || score.is_some_and(|score| score > AFTER)).then_some(Encoding::Mojibake);
    }
    if text.chars().any(|c| c >= '\u{100}' && to_byte(c).is_none()) {
        return None;
    }
    if score(text, FEWEST)? >= BEFORE {
        return None;
    }
    [Encoding::Vni, Encoding::Tcvn3]
        .into_iter()
        .filter_map(|encoding| score(&convert(text, encoding).text, FEWEST).map(|score| (score, encoding)))
        .filter(|(score, _)| *score > AFTER)
        .max_by_key(|(score, _)| *score)
        .map(|(_, encoding)| encoding)
}

/// Whether a text is in an encoding that others of its file are in: one word is enough then.
#[must_use]
pub fn is_in(text: &str, encoding: Encoding) -> bool {
    encoding != Encoding::Mojibake
        && text.chars().all(|c| c < '\u{100}' || to_byte(c).is_some())
        && score(text, 1).is_some_and(|score| score < BEFORE)
        && score(&convert(text, encoding).text, 1).is_some_and(|score| score > AFTER)
}

/// Turns a text in an old encoding into Unicode. Letters are taken as the bytes say: capitals that only the font made stay
/// small.
#[must_use]
pub fn convert(text: &str, encoding: Encoding) -> Converted {
    let converted = match encoding {
        Encoding::Tcvn3 => {
            text.chars().map(|c| to_byte(c).and_then(|byte| tcvn3().get(&byte).copied()).unwrap_or(c)).collect()
        }
        Encoding::Vni => from_vni(text),
        Encoding::Mojibake => from_mojibake(text).unwrap_or_else(|| text.to_owned()),
    };
    let words = text.split_whitespace().filter(|word| !word.is_ascii()).count();
    Converted { text: converted, words }
}

/// Share of syllables among the words that are not plain ASCII, in percent; none where there are too few
/// such words to tell.
fn score(text: &str, fewest: usize) -> Option<usize> {
    let mut seen = HashSet::new();
    let mut all = 0;
    let mut good = 0;
    for word in text.split(|c: char| !is_word_char(c)) {
        let letters = word.trim_matches(|c: char| !c.is_alphabetic() && !is_high(c));
        // A lone sign (÷ × Ø · ¥) or a unit that is repeated (µm) proves nothing.
        let votes = !letters.is_ascii() && letters.contains(|c: char| c.is_ascii_alphabetic());
        if votes && seen.insert(letters) {
            all += 1;
            good += usize::from(is_syllable(letters));
        }
    }
    (all >= fewest).then(|| good * 100 / all)
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_high(c)
}

/// Characters of Windows-1252 that are letters in an old encoding.
fn is_high(c: char) -> bool {
    !matches!(c, '\u{a0}' | '«' | '»' | '“' | '”' | '‘' | '’' | '–' | '—' | '…')
        && to_byte(c).is_some_and(|byte| byte >= 0x80)
}

/// The byte of a character in Windows-1252.
fn to_byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let mut letter = [0; 4];
    let (bytes, _, unmapped) = WINDOWS_1252.encode(c.encode_utf8(&mut letter));
    match (&*bytes, unmapped) {
        ([byte], false) => Some(*byte),
        _ => None,
    }
}

/// UTF-8 that was read as Windows-1252, read again; none where it is not that.
fn from_mojibake(text: &str) -> Option<String> {
    const SIGNS: [&str; 5] = ["áº", "á»", "Æ°", "Ä‘", "Ã"];
    if !SIGNS.iter().any(|sign| text.contains(sign)) {
        return None;
    }
    let bytes: Option<Vec<u8>> = text.chars().map(to_byte).collect();
    String::from_utf8(bytes?).ok().filter(|repaired| repaired.len() < text.len())
}

fn from_vni(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let first = to_byte(c);
        let pair = first.zip(letters.peek().copied().and_then(to_byte));
        if let Some(letter) = pair.and_then(|(first, second)| vni().get(&(first, Some(second)))) {
            letters.next();
            out.push(*letter);
        } else {
            out.push(first.and_then(|byte| vni().get(&(byte, None))).copied().unwrap_or(c));
        }
    }
    out
}

fn tcvn3() -> &'static HashMap<u8, char> {
    static TABLE: OnceLock<HashMap<u8, char>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../data/text/tcvn3.tsv"))
            .filter_map(|(code, letter)| Some((u8::from_str_radix(code, 16).ok()?, letter)))
            .collect()
    })
}

fn vni() -> &'static HashMap<(u8, Option<u8>), char> {
    static TABLE: OnceLock<HashMap<(u8, Option<u8>), char>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../data/text/vni-win.tsv"))
            .filter_map(|(code, letter)| {
                let mut bytes = code.split(' ').map(|byte| u8::from_str_radix(byte, 16).ok());
                Some(((bytes.next()??, bytes.next().flatten()), letter))
            })
            .collect()
    })
}

/// Code and letter of each row below the heading.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, char)> {
    table.lines().skip(1).filter_map(|line| {
        let (code, letter) = line.split_once('\t')?;
        Some((code, letter.chars().next()?))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, proptest};

    use super::*;

    #[track_caller]
    fn case(text: &str, encoding: Encoding, unicode: &str) {
        assert_eq!(detect(text), Some(encoding), "{text}");
        assert_eq!(convert(text, encoding).text, unicode);
    }

    #[test]
    fn old_encodings_are_known_and_converted() {
        case("KÕ ho¹ch tuyªn truyÒn c¶i c¸ch hµnh chÝnh", Encoding::Tcvn3, "Kế hoạch tuyên truyền cải cách hành chính");
        case("tæ chøc th\u{AD}êng xuyªn", Encoding::Tcvn3, "tổ chức thường xuyên");
        case("Keá hoaïch tuyeân truyeàn", Encoding::Vni, "Kế hoạch tuyên truyền");
        case("bÃ¡o cÃ¡o", Encoding::Mojibake, "báo cáo");
        case("Nghá»‹ quyáº¿t cá»§a Há»™i Ä‘á»“ng", Encoding::Mojibake, "Nghị quyết của Hội đồng");
    }

    #[test]
    fn good_text_is_left_alone() {
        for text in [
            "Kế hoạch tuyên truyền cải cách hành chính năm 2024",
            "Sở KH&CN",
            "ISO 9001:2015",
            "café, naïve, façade",
            "Straße in München für Übungen",
            "niño, señor, años",
            "Ð",
            "10 °C ± 2 %",
            "«trích dẫn» – “nháy”…",
            "là và có",
            "10÷20; 30÷40",
            "20 ÷ 25 ÷ 30",
            "210 × 297 × 3 mm",
            "4 x 6 × 8 × 2",
            "Ø60, Ø90",
            "Ø 20 - Ø 30",
            "10 µm – 50 µm",
            "a · b · c",
            "¥ 100 ¥ 200",
            "1ª 2ª",
            "Ð Ð",
            "",
        ] {
            assert_eq!(detect(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn vietnamese_and_english_are_never_taken_for_old(
            words in prop::collection::vec(prop::sample::select(vec![
                "và", "là", "của", "nghị", "quyết", "Sở", "hành", "chính", "plan", "ISO", "2024", "à", "có", "đồng", "KH&CN",
            ]), 0..12)
        ) {
            assert_eq!(detect(&words.join(" ")), None);
        }
    }
}
