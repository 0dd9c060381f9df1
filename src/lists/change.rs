//! Units, provinces and laws that have changed, from `data/thay-doi`.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::text::table;

/// A change.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Wordings that are out of date, literal.
    pub tim: Vec<String>,
    /// The day from which they are, `2025-07-01`.
    pub tu: String,
    /// Whether it holds everywhere; what may hold somewhere is a person's to look up.
    #[serde(default = "sure")]
    pub chac_chan: bool,
    /// What has changed.
    pub noi_dung: String,
    /// Where it is laid down.
    pub nguon: String,
}

fn sure() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangeTable {
    thay_doi: Vec<Change>,
}

/// Every change in force on a day.
pub fn changes(day: NaiveDate) -> impl Iterator<Item = &'static Change> {
    static CHANGES: LazyLock<Vec<Change>> =
        LazyLock::new(|| table::<ChangeTable>(include_str!("../../data/thay-doi/2025.toml")).thay_doi);
    CHANGES.iter().filter(move |change| change.tu.parse::<NaiveDate>().is_ok_and(|from| from <= day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_hold_from_their_day() {
        let count = |day: &str| changes(day.parse().unwrap()).count();
        assert_eq!(count("2024-12-31"), 0);
        assert!(count("2025-03-01") > 3 && count("2026-01-01") > count("2025-03-01"));
        let all: Vec<&Change> = changes("2099-01-01".parse().unwrap()).collect();
        assert!(all.iter().all(|change| change.tu.parse::<NaiveDate>().is_ok() && !change.tim.is_empty()));
        assert!(all.iter().any(|change| change.tim.contains(&"tỉnh Thái Bình".to_owned())));
    }
}
