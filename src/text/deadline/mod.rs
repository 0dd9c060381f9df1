//! The time of a task, as people write it in a plan: `Quý I/2026`, `Trước 15/11`, `Hằng quý`, `Khi phát sinh`.

mod clause;
mod token;
mod window;

use chrono::NaiveDate;

use token::{Token, fold, tokens};

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

/// Cells that say «as above».
const AS_ABOVE: [&str; 7] = ["nt", "-nt-", "\"", "''", "như trên", "-như trên-", "〃"];

/// Whether a cell says «as above».
#[must_use]
pub fn is_as_above(text: &str) -> bool {
    AS_ABOVE.contains(&text.trim().to_lowercase().trim_end_matches('.'))
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
    let has = |words: &str| contains(folded, words);
    let begins = |words: &str| folded == words || folded.starts_with(&format!("{words} "));
    if begins("theo tung moc") || begins("theo thoi han cu the") || has("duoi day") || has("sau day") {
        return Some(Deadline::Parent);
    }
    let quarterly = ["hang quy", "moi quy", "theo quy", "cac quy"].iter().any(|words| has(words));
    let monthly = ["hang thang", "moi thang", "theo thang"].iter().any(|words| has(words));
    if quarterly && !begins("theo quy dinh") && !has("theo quy dinh") {
        return Some(Deadline::Dated(clause::quarterly(tokens, basis)));
    }
    if monthly {
        return Some(Deadline::Dated(clause::monthly(tokens, basis)));
    }
    if ["hang tuan", "moi tuan", "tuan lan", "hang ngay", "moi ngay", "tuan mot lan"].iter().any(|words| has(words)) {
        return Some(Deadline::Ongoing);
    }
    if begins("thuong xuyen") || begins("nhiem vu thuong xuyen") || begins("tx") || begins("lien tuc") {
        return Some(Deadline::Ongoing);
    }
    if has("hang nam") || has("giai doan") || has("nhung nam tiep theo") || has("cac nam tiep theo") {
        return Some(Deadline::Beyond);
    }
    if let Some(deadline) = clause::relative(tokens, basis) {
        return Some(deadline);
    }
    if ["ngay sau khi", "sau khi", "khi", "ngay khi", "theo thoi diem co nhu cau", "theo nhu cau", "neu co"]
        .iter()
        .any(|words| begins(words))
    {
        return Some(Deadline::Event);
    }
    if begins("theo") {
        return Some(Deadline::Elsewhere);
    }
    if begins("tu ngay ban hanh") || begins("ke tu ngay ban hanh") || has("tro di") {
        return Some(Deadline::OpenEnd);
    }
    None
}

/// Whether whole words stand in a folded text.
fn contains(folded: &str, words: &str) -> bool {
    format!(" {folded} ").contains(&format!(" {words} "))
}

#[cfg(test)]
mod tests;
