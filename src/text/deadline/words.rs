//! The words of times, from `data/text/thoi-han.toml`, where each list is explained.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::{begins_whole, holds, table};

/// The lists.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DeadlineWords {
    as_above: Vec<String>,
    lead: Vec<String>,
    pub(super) parent: Phrases,
    pub(super) quarterly: Phrases,
    pub(super) monthly: Phrases,
    pub(super) ongoing: Phrases,
    pub(super) beyond: Phrases,
    pub(super) event: Phrases,
    pub(super) elsewhere: Phrases,
    pub(super) open_end: Phrases,
}

/// Wordings that say one thing of a whole cell.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases {
    #[serde(default)]
    begins: Vec<String>,
    #[serde(default)]
    within: Vec<String>,
    /// Where one of these stands, it is not said.
    #[serde(default)]
    except: Vec<String>,
}

/// The lists, read once.
pub(super) fn lists() -> &'static DeadlineWords {
    static LISTS: LazyLock<DeadlineWords> = LazyLock::new(|| table(include_str!("../../../data/text/thoi-han.toml")));
    &LISTS
}

impl DeadlineWords {
    /// Whether a cell, in lower case, says «as above».
    pub(super) fn is_as_above(&self, cell: &str) -> bool {
        holds(&self.as_above, cell)
    }

    /// Whether a folded word leads to a time.
    pub(super) fn is_lead(&self, word: &str) -> bool {
        holds(&self.lead, word)
    }
}

impl Phrases {
    /// Whether a folded cell says so.
    pub(super) fn are_in(&self, folded: &str) -> bool {
        let padded = format!(" {folded} ");
        let within = |words: &String| padded.contains(&format!(" {words} "));
        (begins_whole(&self.begins, folded) || self.within.iter().any(within)) && !self.except.iter().any(within)
    }
}

#[cfg(test)]
mod tests {
    use super::lists;

    #[test]
    fn wordings_are_whole_words() {
        let lists = lists();
        for (cell, said) in [
            ("hang quy", true),
            ("bao cao hang quy trong nam", true),
            ("hang quyen", false),
            ("chang quy", false),
            ("theo quy dinh", false),
        ] {
            assert_eq!(lists.quarterly.are_in(cell), said, "{cell}");
        }
        assert!(lists.event.are_in("khi co yeu cau") && lists.event.are_in("khi"));
        assert!(!lists.event.are_in("truoc khi ban hanh") && !lists.event.are_in("khi1"));
    }
}
