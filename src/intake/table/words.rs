//! The words round a list, in its cells, and above the names of units, from `data/nhiem-vu/quanh-bang.toml`, where each list is explained.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::{begins, holds, table};

/// The lists.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListWords {
    unit: Vec<String>,
    period: Vec<String>,
    ticks: Vec<String>,
    after: Vec<String>,
    pub(super) done: Vec<String>,
    pub(super) total: Vec<String>,
    pub(super) total_of: Vec<String>,
    pub(super) counted: Vec<String>,
    pub(super) names: NameColumns,
    pub(super) contact: ContactWords,
}

/// What stands round people who can be reached.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContactWords {
    pub(super) labels: Vec<String>,
    pub(super) extensions: Vec<String>,
    pub(super) persons: Vec<String>,
    pub(super) posts: Vec<String>,
    pub(super) families: Vec<String>,
    pub(super) place_families: Vec<String>,
}

/// Columns of a table of names of units.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NameColumns {
    pub(super) official: Vec<String>,
    pub(super) others: Vec<String>,
    pub(super) abbreviation: Vec<String>,
}

/// The lists, read once.
pub(super) fn lists() -> &'static ListWords {
    static LISTS: LazyLock<ListWords> = LazyLock::new(|| table(include_str!("../../../data/nhiem-vu/quanh-bang.toml")));
    &LISTS
}

impl ListWords {
    /// The name of the unit in a title above the header.
    pub(super) fn unit<'t>(&self, title: &'t str) -> Option<&'t str> {
        after_label(&self.unit, title)
    }

    /// The name of the period in a title above the header.
    pub(super) fn period<'t>(&self, title: &'t str) -> Option<&'t str> {
        after_label(&self.period, title)
    }

    /// Whether a text, in lower case, ticks a box.
    pub(super) fn is_tick(&self, text: &str) -> bool {
        holds(&self.ticks, text)
    }

    /// Whether a line, in lower case, stands below a list.
    pub(super) fn is_after(&self, line: &str) -> bool {
        begins(&self.after, line)
    }
}

/// What stands behind words in lower case at the beginning of a text, whatever its case, where a word ends there.
pub(super) fn after_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let mut chars = text.chars();
    for wanted in words.chars() {
        if !chars.next()?.to_lowercase().eq([wanted]) {
            return None;
        }
    }
    let rest = chars.as_str();
    (!(rest.starts_with(char::is_alphanumeric) && words.ends_with(char::is_alphanumeric))).then_some(rest)
}

fn after_label<'t>(labels: &[String], title: &'t str) -> Option<&'t str> {
    labels.iter().find_map(|label| title.strip_prefix(label.as_str())).map(str::trim)
}
