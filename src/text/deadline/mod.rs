//! The time of a task, as people write it in a plan: `Quý I/2026`, `Trước 15/11`, `Hằng quý`, `Khi phát sinh`.

mod clause;
mod token;
mod window;
mod words;

use chrono::NaiveDate;

use token::{Token, fold, tokens};
use words::{Phrases, lists};

/// What a time of a plan is read against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// Year of the plan, which a time without a year means.
    pub year: i32,
    /// Day on which the plan was issued, where it is known.
    pub issued: Option<NaiveDate>,
}

/// When a task is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// Thường xuyên, or a rhythm of weeks and days that is not counted one by one.
    Ongoing,
    /// One or more dated milestones, earliest first.
    Dated(Vec<Milestone>),
    /// So many days after the plan is issued; the plan has no full date.
    AfterIssue(Delay),
    /// So many days after something happens.
    AfterEvent(Delay),
    /// When something happens.
    Event,
    /// A start without an end.
    OpenEnd,
    /// Beyond the plan's year: a share each year, never due in it.
    Beyond,
    /// Another document decides.
    Elsewhere,
    /// A rough time; the day that a person would most likely mean, to be confirmed.
    Vague(Option<NaiveDate>),
    /// A heading whose children carry the times.
    Parent,
    /// The same as the cell above.
    AsAbove,
    /// Nothing that could be understood.
    Unknown,
}

/// A dated milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// First day of the time, where the text gives a window.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub due: NaiveDate,
    /// Last day that still counts as on time: `trước ngày 15/11` is due on the 14th, the 15th is tolerated.
    pub until: NaiveDate,
    /// What is to be done by then, where the text says so.
    pub words: String,
}

/// A length of time after a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delay {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: DelayUnit,
}

/// The unit of a [`Delay`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DelayUnit {
    /// Calendar days.
    Days,
    /// Ngày làm việc.
    WorkingDays,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
}

/// A time that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// When the task is due.
    pub deadline: Deadline,
    /// Words beside the time that a person should see: further dates, a request to change it.
    pub rest: String,
}

/// Whether a cell says «as above».
#[must_use]
pub fn is_as_above(text: &str) -> bool {
    lists().is_as_above(text.trim().to_lowercase().trim_end_matches('.'))
}

/// Reads the time of a task. Never guesses: what is vague or refers elsewhere says so.
#[must_use]
pub fn read_deadline(text: &str, basis: Basis) -> Reading {
    let plain = |deadline| Reading { deadline, rest: String::new() };
    if text.trim().is_empty() {
        return plain(Deadline::Unknown);
    }
    if is_as_above(text) {
        return plain(Deadline::AsAbove);
    }
    let tokens = tokens(text);
    let folded = fold(&tokens);
    if let Some(deadline) = whole(&folded, &tokens, basis) {
        return plain(deadline);
    }
    clause::read(text, &tokens, basis)
}

/// What the whole cell says, where single dates do not matter.
fn whole(folded: &str, tokens: &[Token<'_>], basis: Basis) -> Option<Deadline> {
    let lists = lists();
    let says = |phrases: &Phrases| phrases.are_in(folded);
    if says(&lists.parent) {
        return Some(Deadline::Parent);
    }
    if says(&lists.quarterly) {
        return Some(Deadline::Dated(clause::quarterly(tokens, basis)));
    }
    if says(&lists.monthly) {
        return Some(Deadline::Dated(clause::monthly(tokens, basis)));
    }
    if says(&lists.ongoing) {
        return Some(Deadline::Ongoing);
    }
    if says(&lists.beyond) {
        return Some(Deadline::Beyond);
    }
    if let Some(deadline) = clause::relative(tokens, basis) {
        return Some(deadline);
    }
    if says(&lists.event) {
        return Some(Deadline::Event);
    }
    if says(&lists.elsewhere) {
        return Some(Deadline::Elsewhere);
    }
    says(&lists.open_end).then_some(Deadline::OpenEnd)
}

#[cfg(test)]
mod tests;
