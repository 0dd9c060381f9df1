//! Lists of words that are embedded in the program, and what is asked of them.

use std::collections::HashSet;
use std::sync::OnceLock;

use serde::de::DeserializeOwned;

/// A table of lists, TOML that is embedded in the program.
///
/// # Panics
/// Never in a program that passes its tests: each table is read by one.
#[must_use]
pub fn table<T: DeserializeOwned>(toml: &str) -> T {
    toml::from_str(toml).expect("a test reads the table")
}

/// Whether a text begins with an entry of a list.
#[must_use]
pub fn begins(list: &[String], text: &str) -> bool {
    list.iter().any(|own| text.starts_with(own.as_str()))
}

/// Whether a text begins with an entry of a list that ends where a word ends.
#[must_use]
pub fn begins_whole(list: &[String], text: &str) -> bool {
    let rest = |own: &String| text.strip_prefix(own.as_str());
    list.iter().filter_map(rest).any(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether a text has an entry of a list somewhere.
#[must_use]
pub fn within(list: &[String], text: &str) -> bool {
    list.iter().any(|own| text.contains(own.as_str()))
}

/// Whether a list holds a word.
#[must_use]
pub fn holds(list: &[String], word: &str) -> bool {
    list.iter().any(|own| own == word)
}

/// The entries of a list: one a line; a line that begins with `#` is a remark.
pub fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether a word in capitals is a family name of Vietnam.
#[must_use]
pub fn is_family(word: &str) -> bool {
    static NAMES: OnceLock<HashSet<&str>> = OnceLock::new();
    NAMES.get_or_init(|| entries(include_str!("../../data/text/ho.txt")).collect()).contains(word)
}
