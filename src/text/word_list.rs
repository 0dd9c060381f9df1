//! Lists of words that are embedded in the program.

use std::collections::HashSet;
use std::sync::OnceLock;

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
