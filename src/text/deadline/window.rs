//! Times that have a first and a last day: dates, months, quarters, halves, years; lists and ranges of them.

use chrono::{Days, Months, NaiveDate};

use super::token::Token;

/// First and last day.
pub(super) type Window = (NaiveDate, NaiveDate);

/// A time whose year may still be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day(u32, u32),
    Month(u32),
    Quarter(u32),
    /// The months from the first to the last one.
    Span(u32, u32),
    Year,
}

impl Unit {
    fn window(self, year: i32) -> Option<Window> {
        match self {
            Self::Day(day, month) => NaiveDate::from_ymd_opt(year, month, day).map(|date| (date, date)),
            Self::Month(month) => months(year, month, month),
            Self::Quarter(quarter) => months(year, quarter * 3 - 2, quarter * 3),
            Self::Span(first, last) => months(year, first, last),
            Self::Year => months(year, 1, 12),
        }
    }
}

/// From the first day of a month to the last day of another.
pub(super) fn months(year: i32, first: u32, last: u32) -> Option<Window> {
    let from = NaiveDate::from_ymd_opt(year, first, 1)?;
    let to =
        NaiveDate::from_ymd_opt(year, last, 1)?.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?;
    Some((from, to))
}

/// A time found in a row of tokens.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FoundTime {
    /// Its windows, in the order written.
    pub(super) windows: Vec<Window>,
    /// The token after it.
    pub(super) next: usize,
    /// Whether a range was written out with both its ends.
    pub(super) range: bool,
    /// Whether it is a single day.
    pub(super) day: bool,
}

/// The time that begins at a token, with the list or range that goes on from it.
pub(super) fn at(tokens: &[Token<'_>], start: usize, year: i32) -> Option<FoundTime> {
    let (first, first_year, mut next) = unit(tokens, start)?;
    let mut units = vec![(first, first_year)];
    let mut range = false;
    while let Some((is_range, after)) = joint(tokens, next) {
        if is_range && range {
            break;
        }
        let continued = unit(tokens, after).or_else(|| bare(tokens, after, first));
        let Some((one, one_year, end)) = continued else { break };
        if is_range {
            range = true;
        }
        units.push((one, one_year));
        next = end;
        if is_range {
            break;
        }
    }
    let common = units.iter().rev().find_map(|(_, year)| *year).unwrap_or(year);
    let resolved: Option<Vec<Window>> = units.iter().map(|(unit, own)| unit.window(own.unwrap_or(common))).collect();
    let mut windows = resolved?;
    if range && let [.., from, to] = windows.as_slice() {
        let (mut start, end) = (from.0, to.1);
        if start > end && units.first().is_some_and(|(_, year)| year.is_none()) {
            start = start.checked_sub_months(Months::new(12))?;
        }
        if start > end {
            return None;
        }
        let keep = windows.len() - 2;
        windows.truncate(keep);
        windows.push((start, end));
    }
    let day = !range && matches!(first, Unit::Day(..));
    Some(FoundTime { windows, next, range, day })
}

/// Whether a time is written at a token that the calendar does not have, such as `31/2`.
pub(super) fn is_impossible(tokens: &[Token<'_>], start: usize, year: i32) -> bool {
    unit(tokens, start).is_some() && at(tokens, start, year).is_none()
}

/// What joins two times: whether it makes a range, and the token after it.
fn joint(tokens: &[Token<'_>], at: usize) -> Option<(bool, usize)> {
    let token = tokens.get(at)?;
    if token.is_sign('-') {
        return Some((true, at + 1));
    }
    if token.is("den") {
        return Some((true, at + 1 + usize::from(tokens.get(at + 1).is_some_and(|next| next.is("het")))));
    }
    (token.is_sign(',') || token.is_sign('&') || token.is("va")).then_some((false, at + 1))
}

/// A time by itself: the unit, its year where written, the token after it.
fn unit(tokens: &[Token<'_>], at: usize) -> Option<(Unit, Option<i32>, usize)> {
    let token = tokens.get(at)?;
    let number = |index: usize| tokens.get(index).and_then(Token::number);
    let word = |index: usize, word: &str| tokens.get(index).is_some_and(|token| token.is(word));
    if token.is("ngay") {
        return day(tokens, at + 1);
    }
    if token.is("thang") || token.is("t") {
        let month = number(at + 1).filter(|month| (1..=12).contains(month))?;
        let (year, next) = year(tokens, at + 2);
        return Some((Unit::Month(month), year, next));
    }
    if token.is("quy") || token.is("q") {
        let skip = usize::from(tokens.get(at + 1).is_some_and(|next| next.is_sign('.')));
        let quarter = quarter(tokens.get(at + 1 + skip)?)?;
        let (year, next) = year(tokens, at + 2 + skip);
        return Some((Unit::Quarter(quarter), year, next));
    }
    if token.is("nam") {
        let year = number(at + 1).filter(|year| is_year(*year))?;
        return Some((Unit::Year, i32::try_from(year).ok(), at + 2));
    }
    if (token.is("trong") || token.is("ca")) && word(at + 1, "nam") {
        let (year, next) = match number(at + 2).filter(|year| is_year(*year)) {
            Some(year) => (i32::try_from(year).ok(), at + 3),
            None => (None, at + 2),
        };
        return Some((Unit::Year, year, next));
    }
    if token.is("nua") && word(at + 2, "nam") {
        let half = if word(at + 1, "dau") { Unit::Span(1, 6) } else { Unit::Span(7, 12) };
        return Some((half, None, at + 3));
    }
    if let Some(count @ (6 | 9)) = token.number()
        && word(at + 1, "thang")
    {
        let (first, mut next) = if word(at + 2, "cuoi") { (13 - count, at + 3) } else { (1, at + 2) };
        next += usize::from(word(next, "dau"));
        next += usize::from(word(next, "nam") && number(next + 1).is_none());
        let (year, next) = year(tokens, next);
        return Some((Unit::Span(first, first + count - 1), year, next));
    }
    day(tokens, at)
}

/// The number of a list or range that goes on from a month or quarter: `Quý I, III`, `Tháng 3-5`.
fn bare(tokens: &[Token<'_>], at: usize, first: Unit) -> Option<(Unit, Option<i32>, usize)> {
    let token = tokens.get(at)?;
    let unit = match first {
        Unit::Month(_) => Unit::Month(token.number().filter(|month| (1..=12).contains(month))?),
        Unit::Quarter(_) => Unit::Quarter(quarter(token)?),
        _ => return None,
    };
    let (year, next) = year(tokens, at + 1);
    Some((unit, year, next))
}

/// `30/8/2026`, `30/8`, `30 tháng 8 năm 2026`; `06/2026` is a month.
fn day(tokens: &[Token<'_>], at: usize) -> Option<(Unit, Option<i32>, usize)> {
    let number = |index: usize| tokens.get(index).and_then(Token::number);
    let first = number(at)?;
    let second = tokens.get(at + 1)?;
    if second.is("thang") {
        let month = number(at + 2).filter(|month| (1..=12).contains(month))?;
        let (year, next) = year(tokens, at + 3);
        return ((1..=31).contains(&first)).then_some((Unit::Day(first, month), year, next));
    }
    let sign = ['/', '-', '.'].into_iter().find(|sign| second.is_sign(*sign))?;
    let other = number(at + 2)?;
    if (1..=12).contains(&first) && is_year(other) {
        return Some((Unit::Month(first), i32::try_from(other).ok(), at + 3));
    }
    if !(1..=31).contains(&first) || !(1..=12).contains(&other) {
        return None;
    }
    if tokens.get(at + 3).is_some_and(|token| token.is_sign(sign))
        && let Some(year) = number(at + 4).filter(|year| is_year(*year))
    {
        return Some((Unit::Day(first, other), i32::try_from(year).ok(), at + 5));
    }
    if sign != '/' {
        return None;
    }
    let (year, next) = year(tokens, at + 3);
    Some((Unit::Day(first, other), year, next))
}

/// `/2026` or `năm 2026`, and the token after it.
fn year(tokens: &[Token<'_>], at: usize) -> (Option<i32>, usize) {
    let joined = tokens.get(at).is_some_and(|token| token.is_sign('/') || token.is_sign('-') || token.is("nam"));
    match tokens.get(at + 1).and_then(Token::number).filter(|year| joined && is_year(*year)) {
        Some(year) => (i32::try_from(year).ok(), at + 2),
        None => (None, at),
    }
}

fn quarter(token: &Token<'_>) -> Option<u32> {
    match token.text.as_str() {
        "i" | "1" => Some(1),
        "ii" | "2" => Some(2),
        "iii" | "3" => Some(3),
        "iv" | "4" => Some(4),
        _ => None,
    }
}

pub(super) fn is_year(number: u32) -> bool {
    (1900..3000).contains(&number)
}
