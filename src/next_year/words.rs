//! The words about years, from `data/text/chuyen-nam.toml`, where each list is explained.

use std::sync::LazyLock;

use serde::Deserialize;

/// The lists.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct YearWords {
    pub(super) planned: Vec<String>,
    pub(super) counted: Vec<String>,
    pub(super) following: Vec<String>,
    pub(super) stages: Vec<String>,
    pub(super) lasting: Vec<String>,
    pub(super) recurring: Vec<String>,
}

/// The lists, read once.
pub(super) fn lists() -> &'static YearWords {
    static LISTS: LazyLock<YearWords> = LazyLock::new(|| {
        toml::from_str(include_str!("../../data/text/chuyen-nam.toml")).expect("a test reads the table")
    });
    &LISTS
}
