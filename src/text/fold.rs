//! Names compared as people mean them: without case, marks, punctuation and line breaks.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

/// Characters below this one are looked up: it lies above the last letter of Vietnamese (ỹ, U+1EF9).
const LIMIT: u32 = 0x1F00;

/// Lower case without marks, `đ` as `d`.
#[must_use]
pub fn fold_letters(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
            continue;
        }
        match usize::try_from(u32::from(c)).ok().and_then(|code| table().get(code)) {
            Some(Folded::One(letter)) => folded.push(*letter),
            Some(Folded::Nothing) => {}
            Some(Folded::Other) | None => folded.extend(slowly(c)),
        }
    }
    folded
}

/// What a character folds to.
#[derive(Clone, Copy)]
enum Folded {
    /// Nothing: a mark.
    Nothing,
    /// One character.
    One(char),
    /// More.
    Other,
}

/// What each character below [`LIMIT`] folds to.
fn table() -> &'static [Folded] {
    static TABLE: OnceLock<Vec<Folded>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let fold = |code: u32| {
            let mut letters = char::from_u32(code).into_iter().flat_map(slowly);
            match (letters.next(), letters.next()) {
                (None, _) => Folded::Nothing,
                (Some(letter), None) => Folded::One(letter),
                (Some(_), Some(_)) => Folded::Other,
            }
        };
        (0..LIMIT).map(fold).collect()
    })
}

/// What a character folds to, by the tables of Unicode.
fn slowly(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c)
        .nfd()
        .flat_map(char::to_lowercase)
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}'))
        .map(|c| if c == 'đ' { 'd' } else { c })
}

/// The words of a name, folded, with one space between them: `Số, ký hiệu` → `so ky hieu`.
#[must_use]
pub fn fold_name(text: &str) -> String {
    let folded = fold_letters(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{fold_letters, fold_name, slowly};

    #[test]
    fn the_table_is_that_of_unicode() {
        for c in ('\0'..='\u{2FFF}').chain(['ệ', 'Ặ', 'Đ', '각', '🙂', 'ﬁ', 'İ', 'ß']) {
            assert_eq!(fold_letters(&c.to_string()), slowly(c).collect::<String>(), "{c:?}");
        }
        assert_eq!(fold_letters("ĐƯỜNG e\u{302}\u{301}"), "duong e");
    }

    #[test]
    fn names_are_compared_without_case_and_marks() {
        assert_eq!(fold_name(" Số,\n ký  hiệu (VB) "), "so ky hieu vb");
        assert_eq!(fold_name("Đơn vị"), fold_name("ĐƠN VỊ."));
        assert_ne!(fold_name("1.1"), fold_name("11"));
        assert_eq!(fold_name("…"), "");
    }
}
