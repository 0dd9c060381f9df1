//! Working days and public holidays, from `data/lich/ngay-nghi.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use crate::text::table;

/// The calendar of offices.
#[derive(Debug)]
pub struct Calendar {
    /// Days off that are no weekend, with their name.
    off: BTreeMap<NaiveDate, String>,
    /// Weekend days on which offices work.
    working: Vec<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolidayTable {
    nghi: Vec<Range>,
    lam_bu: Vec<Single>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Range {
    tu: String,
    den: String,
    ten: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Single {
    ngay: String,
}

impl Calendar {
    /// The calendar that ships.
    ///
    /// # Panics
    /// Never in a program that passes its tests: the table is embedded and a test reads it.
    #[must_use]
    pub fn get() -> &'static Self {
        static CALENDAR: OnceLock<Calendar> = OnceLock::new();
        CALENDAR.get_or_init(|| {
            let table: HolidayTable = table(include_str!("../../data/lich/ngay-nghi.toml"));
            let mut off = BTreeMap::new();
            for range in table.nghi {
                let (Some(from), Some(to)) = (date(&range.tu), date(&range.den)) else { continue };
                for day in from.iter_days().take_while(|day| *day <= to) {
                    off.insert(day, range.ten.clone());
                }
            }
            let working = table.lam_bu.iter().filter_map(|single| date(&single.ngay)).collect();
            Self { off, working }
        })
    }

    /// Why offices are closed on a day; none on a working day.
    #[must_use]
    pub fn day_off(&self, day: NaiveDate) -> Option<&str> {
        if let Some(name) = self.off.get(&day) {
            return Some(name);
        }
        if self.working.contains(&day) {
            return None;
        }
        match day.weekday() {
            Weekday::Sat => Some("thứ Bảy"),
            Weekday::Sun => Some("Chủ nhật"),
            _ => None,
        }
    }

    /// The `count`-th working day after `start`; 0 is `start` itself.
    #[must_use]
    pub fn working_days_after(&self, start: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut day = start;
        let mut left = count;
        while left > 0 {
            day = day.succ_opt()?;
            left -= u32::from(self.day_off(day).is_none());
        }
        Some(day)
    }

    /// Whether the holidays of a year are known.
    #[must_use]
    pub fn knows(&self, year: i32) -> bool {
        self.off.keys().any(|day| day.year() == year)
    }
}

/// A day written `2026-03-14`.
fn date(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn off(day: &str, why: Option<&str>) {
        assert_eq!(Calendar::get().day_off(date(day).unwrap()), why, "{day}");
    }

    #[test]
    fn days_off_are_told_with_their_name() {
        off("2026-03-13", None);
        off("2026-03-14", Some("thứ Bảy"));
        off("2026-02-17", Some("Tết Nguyên đán"));
        off("2026-11-24", Some("Ngày Văn hóa Việt Nam"));
        off("2025-11-24", None);
        off("2026-08-22", None);
        assert!(Calendar::get().knows(2026) && !Calendar::get().knows(1990));
    }

    #[track_caller]
    fn after(start: &str, count: u32, end: &str) {
        assert_eq!(Calendar::get().working_days_after(date(start).unwrap(), count), date(end), "{start} + {count}");
    }

    #[test]
    fn working_days_skip_weekends_and_holidays() {
        after("2026-03-13", 1, "2026-03-16");
        after("2026-02-13", 1, "2026-02-23");
        after("2026-04-24", 3, "2026-05-04");
        after("2026-03-13", 0, "2026-03-13");
    }

    #[test]
    fn every_day_of_the_table_is_a_date() {
        let table: HolidayTable = toml::from_str(include_str!("../../data/lich/ngay-nghi.toml")).unwrap();
        for range in &table.nghi {
            assert!(date(&range.tu).unwrap() <= date(&range.den).unwrap(), "{}", range.ten);
        }
        assert!(table.lam_bu.iter().all(|single| date(&single.ngay).is_some()));
    }
}
