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
    /// Stretches in which it is not decided which days are off.
    open: Vec<OpenStretch>,
}

/// Days of which some, not yet known which, are off.
#[derive(Debug)]
struct OpenStretch {
    from: NaiveDate,
    until: NaiveDate,
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolidayTable {
    nghi: Vec<Range>,
    lam_bu: Vec<Single>,
    chua_ro: Vec<Range>,
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
            let open = table.chua_ro.into_iter().filter_map(|range| {
                Some(OpenStretch { from: date(&range.tu)?, until: date(&range.den)?, name: range.ten })
            });
            Self { off, working, open: open.collect() }
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

    /// Why it is not sure which days of a stretch are off: a year without data, days that are still to be decided.
    #[must_use]
    pub fn doubt(&self, from: NaiveDate, until: NaiveDate) -> Option<String> {
        let year = (from.year()..=until.year()).find(|year| !self.knows(*year));
        if let Some(year) = year {
            return Some(format!("chưa có lịch nghỉ của năm {year}"));
        }
        let open = self.open.iter().find(|open| open.from <= until && from <= open.until)?;
        Some(format!("ngày nghỉ {} năm {} chưa có thông báo", open.name, open.from.year()))
    }

    /// Whether the holidays of a year are known.
    fn knows(&self, year: i32) -> bool {
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
        off("2027-02-05", Some("Tết Nguyên đán"));
        off("2027-02-10", Some("Tết Nguyên đán"));
        off("2028-01-26", Some("Tết Nguyên đán"));
        off("2028-04-04", Some("Giỗ Tổ Hùng Vương"));
    }

    #[track_caller]
    fn doubted(from: &str, until: &str, why: Option<&str>) {
        let doubt = Calendar::get().doubt(date(from).unwrap(), date(until).unwrap());
        assert_eq!(doubt.as_deref(), why, "{from} – {until}");
    }

    #[test]
    fn what_is_not_decided_is_told() {
        doubted("2026-01-01", "2026-12-31", None);
        doubted("2027-01-28", "2027-02-04", Some("ngày nghỉ Tết Nguyên đán năm 2027 chưa có thông báo"));
        doubted("2027-02-12", "2027-03-15", None);
        doubted("2028-12-20", "2029-01-05", Some("chưa có lịch nghỉ của năm 2029"));
        doubted("1990-01-05", "1990-01-05", Some("chưa có lịch nghỉ của năm 1990"));
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
        assert!(table.chua_ro.iter().all(|range| date(&range.tu).unwrap() <= date(&range.den).unwrap()));
        assert!(table.lam_bu.iter().all(|single| date(&single.ngay).is_some()));
    }
}
