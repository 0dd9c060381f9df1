//! The words that the rules of `check` know, from `data/text/tu-vung.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::table;

/// Lists of words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// Function words, which no sentence has twice in a row.
    pub function: Vec<String>,
    /// Words that are doubled on purpose.
    pub doubled: Vec<String>,
    /// Names of bodies as they are written.
    pub bodies: Vec<String>,
    /// First words of names of units, without accents.
    pub units: Vec<String>,
    /// Proper names that the grammar of syllables does not know.
    pub proper: Vec<String>,
    /// Words whose full stop ends no sentence.
    pub abbreviated: Vec<String>,
    /// Words with which a trích yếu or what stands for it begins, without accents.
    pub contents: Vec<String>,
    /// First words of the names of laws in the table of changes.
    pub laws: Vec<String>,
    /// Phrases with a sign between their words that are written so everywhere.
    pub hyphened: Vec<String>,
    /// Học hàm, học vị, danh hiệu before a name.
    pub degrees: Vec<String>,
    /// Abbreviations of bodies, as words without accents.
    pub short_bodies: Vec<String>,
    /// Words by which an address is known, without accents.
    pub addresses: Vec<String>,
    /// Abbreviations of titles that have small letters in a symbol.
    pub titles_in_symbols: Vec<String>,
    /// Words of a text that point to an appendix, without accents.
    pub appendix_words: Vec<String>,
    /// What stands before the name of a sở in a line of Nơi nhận, without accents.
    pub of_department: Vec<String>,
    /// First words of agencies that have a superior one, without accents.
    pub subordinate: Vec<String>,
    /// Bodies whose name goes on with that of their place, without accents.
    pub local_bodies: Vec<String>,
    /// Words for a place, without accents.
    pub places: Vec<String>,
    /// First words of paragraphs that may be in italics as a whole, without accents.
    pub italic: Vec<String>,
    /// Laws, which are cited without the body that made them, without accents.
    pub statutes: Vec<String>,
    /// What the number of a normative document is known by.
    pub normative_signs: Vec<String>,
    /// Faces of signs that no text face has.
    pub sign_faces: Vec<String>,
    /// Names of normative documents, in capitals.
    pub normative: Vec<String>,
    /// Ends of open syllables with a tone, old style and new style.
    pub tone_styles: Vec<[String; 2]>,
    /// Lists that are written with a comma.
    pub comma: Vec<Correction>,
    /// Who signs minutes.
    pub minutes: Vec<MinutesSigner>,
    /// Abbreviations of positions, and what they stand for.
    pub title: Vec<TitleAbbreviation>,
}

/// An abbreviation of a position.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleAbbreviation {
    /// The abbreviation.
    pub wrong: String,
    /// The position.
    pub right: String,
    /// Whether it stands for something else too.
    #[serde(default)]
    pub ambiguous: bool,
}

/// One who signs minutes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinutesSigner {
    /// The position, in capitals.
    pub title: String,
    /// Words by which it is known, without accents.
    pub words: Vec<String>,
}

/// What people write and what it should be.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// What people write.
    pub wrong: String,
    /// What it should be.
    pub right: String,
}

/// The lists, read once.
#[must_use]
pub fn words() -> &'static Vocabulary {
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| table(include_str!("../../data/text/tu-vung.toml")));
    &WORDS
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn the_table_is_read_and_no_list_is_empty() {
        let words = words();
        assert!([&words.function, &words.doubled, &words.bodies, &words.degrees].iter().all(|list| list.len() > 10));
        assert!(words.comma.iter().all(|pair| pair.wrong != pair.right));
        assert!(words.title.iter().all(|title| title.wrong != title.right));
        assert_eq!(words.title.iter().filter(|title| title.ambiguous).count(), 2);
    }
}
