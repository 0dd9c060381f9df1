//! Dates, times and spans of time in a section.

use std::fmt::Write as _;

use super::super::grid::CellKind;
use super::Shown;
use super::section::{FormatToken, Section};

/// Days between the beginnings of the two calendars of Excel.
const DAYS_TO_1904: i64 = 1462;
/// The last day that Excel knows, 31/12/9999.
const LAST_DAY: i64 = 2_958_465;
const DAY_NAMES: [&str; 7] = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// A day and a time of it.
#[derive(Clone, Copy, Debug)]
struct Moment {
    /// Days since 31/12/1899.
    serial: i64,
    year: u16,
    month: u8,
    day: u8,
    /// Milliseconds since midnight.
    time: i64,
    /// Milliseconds since the calendar began.
    total: i64,
}

/// A value as a date or time.
pub(super) fn show(section: &Section, value: f64, is_1904: bool) -> Shown {
    let Some(moment) = Moment::new(value, is_1904, places_of_seconds(section)) else {
        // Excel fills such a cell with number signs.
        return Shown { text: "#####".to_owned(), kind: CellKind::Error };
    };
    let has =
        |letter: char| section.tokens.iter().any(|token| matches!(token, FormatToken::Part(own, _) if *own == letter));
    let months = months(section);
    let has_month = months.iter().any(|is_month| *is_month);
    // Words between the parts are meant: «ngày 15 tháng 3».
    let is_plain =
        section.tokens.iter().filter_map(FormatToken::literal).all(|text| !text.contains(char::is_alphanumeric));
    let is_named = section
        .tokens
        .iter()
        .zip(&months)
        .any(|(token, is_month)| *is_month && matches!(token, FormatToken::Part('m', 3..)));
    let is_date = has('d') && has_month && has('y');
    let at = |wanted: fn(&FormatToken) -> bool| section.tokens.iter().position(wanted);
    let month_at = months.iter().position(|is_month| *is_month);
    let day_at = at(|token| matches!(token, FormatToken::Part('d', 1 | 2)));
    let month_first = month_at.zip(day_at).is_some_and(|(month, day)| month < day);
    let Moment { year, month, day, .. } = moment;
    let kind = if is_date && day_at.is_some() && day > 0 {
        CellKind::Date { year, month, day, month_first: month_first && year_at_end(section) }
    } else {
        CellKind::Plain
    };
    let text = if is_date && is_plain {
        date_text(section, moment)
    } else if day_at.is_some() && has_month && !has('y') && (month_first || is_named) && is_plain {
        format!("{day:02}/{month:02}")
    } else if is_named && has('y') && !has('d') && !has('h') && is_plain {
        format!("Tháng {month}/{year}")
    } else {
        as_formatted(section, &months, moment)
    };
    Shown { text: text.trim().to_owned(), kind }
}

/// A date as the decree writes it, the day of the week before it and the time behind it where the format has them.
fn date_text(section: &Section, moment: Moment) -> String {
    let Moment { year, month, day, .. } = moment;
    let mut text = String::new();
    if section.tokens.iter().any(|token| matches!(token, FormatToken::Part('d', 3..))) {
        let _ = write!(text, "{}, ", moment.day_name());
    }
    let _ = write!(text, "{day:02}/{month:02}/{year}");
    let is_time = |token: &FormatToken| matches!(token, FormatToken::Part('h' | 's', _) | FormatToken::Elapsed(..));
    if moment.time > 0
        && let Some(first) = section.tokens.iter().position(is_time)
    {
        let months = months(section);
        let is_date = |at: usize| match section.tokens.get(at) {
            Some(FormatToken::Part('d' | 'y', _)) => true,
            Some(FormatToken::Part('m', _)) => months[at],
            _ => false,
        };
        let end = (first..section.tokens.len()).find(|at| is_date(*at)).unwrap_or(section.tokens.len());
        let time = Section { tokens: section.tokens[first..end].to_vec(), condition: None };
        let written = as_formatted(&time, &vec![false; time.tokens.len()], moment);
        let _ = write!(text, " {}", written.trim());
    }
    text
}

/// Whether the year stands behind day and month: `m/d/yyyy`, not `yyyy-mm-dd`.
fn year_at_end(section: &Section) -> bool {
    section
        .tokens
        .iter()
        .find(|token| matches!(token, FormatToken::Part('d' | 'y', _)))
        .is_some_and(|token| matches!(token, FormatToken::Part('d', _)))
}

fn as_formatted(section: &Section, months: &[bool], moment: Moment) -> String {
    let mut text = String::new();
    let half_day = section.tokens.contains(&FormatToken::HalfDay);
    let Moment { year, month, day, time, .. } = moment;
    let (hour, minute, second) = (time / 3_600_000, time / 60_000 % 60, time / 1_000 % 60);
    let hour = if half_day { (hour + 11) % 12 + 1 } else { hour };
    let mut fraction = time % 1_000;
    for (token, is_month) in section.tokens.iter().zip(months) {
        let _ = match token {
            FormatToken::Literal(literal) => write!(text, "{literal}"),
            FormatToken::Part('d', 1) => write!(text, "{day}"),
            FormatToken::Part('d', 2) => write!(text, "{day:02}"),
            FormatToken::Part('d', _) => write!(text, "{}", moment.day_name()),
            FormatToken::Part('m', 1) if *is_month => write!(text, "{month}"),
            FormatToken::Part('m', 2) if *is_month => write!(text, "{month:02}"),
            // «Tháng 3/2026» is how a month is written here, whatever stands between.
            FormatToken::Part('m', _) if *is_month => {
                let name = if text.trim().is_empty() { "Tháng" } else { "tháng" };
                write!(text, "{name} {month}")
            }
            FormatToken::Part('y', 1 | 2) => write!(text, "{:02}", year % 100),
            FormatToken::Part('y', _) => write!(text, "{year}"),
            FormatToken::Part('h', 1) => write!(text, "{hour}"),
            FormatToken::Part('h', _) => write!(text, "{hour:02}"),
            FormatToken::Part('m', 1) => write!(text, "{minute}"),
            FormatToken::Part('m', _) => write!(text, "{minute:02}"),
            FormatToken::Part('s', 1) => write!(text, "{second}"),
            FormatToken::Part('s', _) => write!(text, "{second:02}"),
            FormatToken::Elapsed(letter, width) => {
                let unit = if *letter == 'h' {
                    3_600_000
                } else if *letter == 'm' {
                    60_000
                } else {
                    1_000
                };
                write!(text, "{:0width$}", moment.total / unit)
            }
            FormatToken::HalfDay => write!(text, "{}", if time < DAY / 2 { "SA" } else { "CH" }),
            FormatToken::Point => write!(text, ","),
            FormatToken::Digit(_) => {
                let written = write!(text, "{}", fraction / 100);
                fraction = fraction % 100 * 10;
                written
            }
            _ => Ok(()),
        };
    }
    text
}

/// Which tokens are months: an `m` behind hours or before seconds is minutes.
fn months(section: &Section) -> Vec<bool> {
    let is_part = |token: &&FormatToken| matches!(token, FormatToken::Part(..) | FormatToken::Elapsed(..));
    let mut months = Vec::with_capacity(section.tokens.len());
    for (at, token) in section.tokens.iter().enumerate() {
        let before = section.tokens.iter().take(at).rfind(is_part);
        let after = section.tokens.iter().skip(at + 1).find(is_part);
        let is_minute = matches!(before, Some(FormatToken::Part('h', _) | FormatToken::Elapsed('h', _)))
            || matches!(after, Some(FormatToken::Part('s', _) | FormatToken::Elapsed('s', _)));
        months.push(matches!(token, FormatToken::Part('m', count) if !(is_minute && *count < 3)));
    }
    months
}

/// Places behind the seconds.
fn places_of_seconds(section: &Section) -> usize {
    section.tokens.iter().filter(|token| matches!(token, FormatToken::Digit(_))).count()
}

impl Moment {
    /// The moment of a value; none before the calendar begins, or after it ends.
    #[expect(clippy::float_arithmetic, reason = "a workbook holds moments as floating numbers")]
    #[expect(clippy::cast_possible_truncation, reason = "days of four thousand years in milliseconds")]
    fn new(value: f64, is_1904: bool, places: usize) -> Option<Self> {
        if !(0.0..=3_000_000.0).contains(&value) {
            return None;
        }
        let step: i64 = match places {
            0 => 1_000,
            1 => 100,
            2 => 10,
            _ => 1,
        };
        let milliseconds = (value * 86_400_000.0).round() as i64;
        // What a fraction of a second adds is rounded away, not cut off.
        let milliseconds = (milliseconds + step / 2) / step * step;
        let serial = milliseconds / DAY + if is_1904 { DAYS_TO_1904 } else { 0 };
        let time = milliseconds % DAY;
        let (year, month, day) = match serial {
            0 => (1900, 1, 0),
            // Excel has a day that was not.
            60 => (1900, 2, 29),
            1..=59 => date(serial + 1)?,
            61..=LAST_DAY => date(serial)?,
            _ => return None,
        };
        Some(Self { serial, year, month, day, time, total: milliseconds })
    }

    fn day_name(self) -> &'static str {
        let at = usize::try_from((self.serial + 6).rem_euclid(7)).unwrap_or(0);
        DAY_NAMES.get(at).copied().unwrap_or_default()
    }
}

/// The date so many days after 30/12/1899.
fn date(days: i64) -> Option<(u16, u8, u8)> {
    use chrono::{Datelike, Days, NaiveDate};
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(u64::try_from(days).ok()?))?;
    Some((u16::try_from(date.year()).ok()?, u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?))
}
