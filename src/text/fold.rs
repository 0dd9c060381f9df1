//! Names compared as people mean them: without case, marks, punctuation and line breaks.

use unicode_normalization::UnicodeNormalization;

/// Lower case without marks, `đ` as `d`.
#[must_use]
pub fn fold_letters(text: &str) -> String {
    text.nfd()
        .flat_map(char::to_lowercase)
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}'))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
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
    use super::fold_name;

    #[test]
    fn names_are_compared_without_case_and_marks() {
        assert_eq!(fold_name(" Số,\n ký  hiệu (VB) "), "so ky hieu vb");
        assert_eq!(fold_name("Đơn vị"), fold_name("ĐƠN VỊ."));
        assert_ne!(fold_name("1.1"), fold_name("11"));
        assert_eq!(fold_name("…"), "");
    }
}
