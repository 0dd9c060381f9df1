//! Dates of a document: as a line writes them, and that of the document itself.

use chrono::NaiveDate;

use super::Facts;
use crate::nd30::PartName;
use crate::text::fold_letters;

/// Day, month and year of a line, written out or with slashes; the calendar is not asked.
#[must_use]
pub fn written(text: &str) -> Option<(u32, u32, u32)> {
    let folded = fold_letters(text);
    let (_, rest) = folded.split_once("ngay ")?;
    let mut numbers = rest.split(|c: char| !c.is_ascii_digit()).filter(|word| !word.is_empty()).map(str::parse);
    let date = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
    ((1..=31).contains(&date.0) && (1..=12).contains(&date.1) && date.2 > 1900).then_some(date)
}

/// The year of a document.
#[must_use]
pub fn year(facts: &Facts<'_>) -> Option<i32> {
    let folded = &facts.lines[facts.first(PartName::DiaDanh)?].folded;
    folded.split("nam").last()?.trim().get(..4)?.parse().ok()
}

/// The day of a document; the first of the month or year where the day is left blank.
#[must_use]
pub fn day(facts: &Facts<'_>) -> Option<NaiveDate> {
    let folded = &facts.lines[facts.first(PartName::DiaDanh)?].folded;
    let number =
        |word: &str| folded.split_once(word).and_then(|(_, rest)| rest.split_whitespace().next()?.parse::<u32>().ok());
    NaiveDate::from_ymd_opt(year(facts)?, number("thang").unwrap_or(1), number("ngay").unwrap_or(1))
}
