//! The words about years, from `data/text/chuyen-nam.toml`, where each list is explained.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::table;

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
    static LISTS: LazyLock<YearWords> = LazyLock::new(|| table(include_str!("../../data/text/chuyen-nam.toml")));
    &LISTS
}
