//! Dates of a document: as a line writes them, and that of the document itself.

use chrono::NaiveDate;

use super::Facts;
use crate::nd30::PartName;
use crate::text::{DateInText, fold_letters};

/// Day, month and year of a line, written out or with slashes; the calendar is not asked.
#[must_use]
pub fn written(text: &str) -> Option<(u32, u32, u32)> {
    DateInText::find(&fold_letters(text))?.numbers()
}

/// The date in the head of a document, and its line.
#[must_use]
pub fn of<'f>(facts: &'f Facts<'_>) -> Option<(usize, DateInText<'f>)> {
    let line = facts.first(PartName::DiaDanh)?;
    Some((line, DateInText::find(&facts.lines[line].folded)?))
}

/// The year of a document.
#[must_use]
pub fn year(facts: &Facts<'_>) -> Option<i32> {
    of(facts)?.1.year.parse().ok()
}

/// The day of a document; the first of the month or year where the day is left blank.
#[must_use]
pub fn day(facts: &Facts<'_>) -> Option<NaiveDate> {
    of(facts)?.1.first_day()
}
