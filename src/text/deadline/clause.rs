//! The clauses of a cell, each with the time it names.

use chrono::{Days, Months, NaiveDate};

use super::token::{Token, TokenKind};
use super::window::{self, FoundTime, is_year};
use super::words::lists;
use super::{Basis, Deadline, Delay, DelayUnit, Milestone, Reading};

/// Reads a cell clause by clause: one milestone each, where each names a time.
pub(super) fn read(text: &str, tokens: &[Token<'_>], basis: Basis) -> Reading {
    let stage = |pair: &[Token<'_>]| {
        matches!(pair, [a, dash, b] if dash.is_sign('-')
            && a.number().is_some_and(is_year) && b.number().is_some_and(is_year))
    };
    if tokens.windows(3).any(stage) {
        return Reading { deadline: Deadline::Beyond, rest: String::new() };
    }
    let mut milestones: Vec<Milestone> = Vec::new();
    let mut vague = None;
    let mut open = false;
    let mut inner = false;
    let clauses = split(tokens);
    let mut rest = Vec::new();
    for (index, clause) in clauses.iter().enumerate() {
        // Below the main date, a line of other words holds remarks and inner dates.
        inner |= index > 0 && clause.new_line && !milestones.is_empty() && !begins_with_time(clause.tokens, basis);
        match (inner, time(clause.tokens, basis)) {
            (false, Some(Time::Milestones(found, words))) => {
                milestones.extend(found.into_iter().map(|one| Milestone { words: words.clone(), ..one }));
            }
            (false, Some(Time::Vague(day))) if milestones.is_empty() => vague = Some(day),
            (false, Some(Time::OpenEnd)) if milestones.is_empty() => open = true,
            _ if !milestones.is_empty() => rest.push(written(text, clause.tokens)),
            _ => {}
        }
    }
    milestones.sort_by_key(|milestone| milestone.due);
    let deadline = if !milestones.is_empty() {
        Deadline::Dated(milestones)
    } else if let Some(day) = vague {
        Deadline::Vague(day)
    } else if open {
        Deadline::OpenEnd
    } else {
        rough(tokens, basis)
    };
    Reading { deadline, rest: rest.join("; ") }
}

/// Whether nothing but words such as `trước ngày` stands before the first time of a clause.
fn begins_with_time(tokens: &[Token<'_>], basis: Basis) -> bool {
    (0..tokens.len())
        .take_while(|index| *index == 0 || lists().is_lead(&tokens[index - 1].text))
        .any(|index| window::at(tokens, index, basis.year).is_some())
}

/// A rough time without a month or quarter.
fn rough(tokens: &[Token<'_>], basis: Basis) -> Deadline {
    let pair = |a: &str, b: &str| tokens.windows(2).any(|pair| pair[0].is(a) && pair[1].is(b));
    if pair("cuoi", "nam") {
        return Deadline::Vague(NaiveDate::from_ymd_opt(basis.year, 12, 31));
    }
    if pair("dau", "nam") || pair("thanh", "nien") {
        return Deadline::Vague(NaiveDate::from_ymd_opt(basis.year, 3, 31));
    }
    if pair("giua", "nam") {
        return Deadline::Vague(NaiveDate::from_ymd_opt(basis.year, 6, 30));
    }
    if tokens.iter().any(|token| token.is("tet")) {
        return Deadline::Vague(None);
    }
    Deadline::Unknown
}

/// A stretch of tokens without a full stop, semicolon or line break.
struct Clause<'a, 't> {
    tokens: &'a [Token<'t>],
    /// Whether a line break stands before it.
    new_line: bool,
}

fn split<'a, 't>(tokens: &'a [Token<'t>]) -> Vec<Clause<'a, 't>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    let mut new_line = false;
    for (index, token) in tokens.iter().enumerate() {
        let ends = match token.kind {
            TokenKind::Sign(';') => true,
            // A full stop is followed by a space; `30.8` and `Q.I` are not.
            TokenKind::Sign('.') => {
                tokens.get(index + 1).is_none_or(|next| next.start > token.end || next.kind == TokenKind::Break)
            }
            // A line that is broken inside a time goes on: `Tháng ⏎ 01/ 2026`.
            TokenKind::Break => {
                let last = index.checked_sub(1).and_then(|before| tokens.get(before));
                let goes_on = last.is_some_and(|last| {
                    last.is_sign('/')
                        || ["thang", "quy", "ngay", "nam", "truoc", "den", "tu", "trong", "va"]
                            .iter()
                            .any(|word| last.is(word))
                }) || tokens.get(index + 1).is_some_and(|next| next.is_sign('/'));
                !goes_on
            }
            _ => false,
        };
        if ends {
            if start < index {
                clauses.push(Clause { tokens: &tokens[start..index], new_line });
            }
            start = index + 1;
            new_line = token.kind == TokenKind::Break;
        }
    }
    if start < tokens.len() {
        clauses.push(Clause { tokens: &tokens[start..], new_line });
    }
    clauses
}

/// The time of a clause.
enum Time {
    /// Milestones and what is to be done by them.
    Milestones(Vec<Milestone>, String),
    /// A rough time with the day most likely meant.
    Vague(Option<NaiveDate>),
    /// A start without an end.
    OpenEnd,
}

fn time(tokens: &[Token<'_>], basis: Basis) -> Option<Time> {
    let tokens: Vec<Token<'_>> = tokens.iter().filter(|token| token.kind != TokenKind::Break).cloned().collect();
    let mut start = 0;
    let found = loop {
        if start >= tokens.len() || window::is_impossible(&tokens, start, basis.year) {
            return None;
        }
        // `Tuần 2 tháng 3`: the number is the week's.
        start += if tokens[start].is("tuan") { 2 } else { 0 };
        match window::at(&tokens, start, basis.year) {
            Some(found) => break found,
            None => start += 1,
        }
    };
    let before = |back: usize| start.checked_sub(back).and_then(|index| tokens.get(index));
    let is_before = |back: usize, word: &str| before(back).is_some_and(|token| token.is(word));
    let week = before(1).and_then(Token::number).filter(|week| (1..=5).contains(week) && is_before(2, "tuan"));
    if let Some(day) = vague(&found, before(1), week) {
        return Some(Time::Vague(Some(day)));
    }
    if is_before(1, "tu") && !found.range {
        return Some(Time::OpenEnd);
    }
    let strict = is_before(1, "truoc");
    let milestones = found.windows.iter().filter_map(|window| milestone(*window, strict, found.day)).collect();
    Some(Time::Milestones(milestones, words(&tokens, start, found.next)))
}

/// `Trước X` is due on the day before, X itself is tolerated.
fn milestone((from, to): (NaiveDate, NaiveDate), strict: bool, day: bool) -> Option<Milestone> {
    if strict {
        let due = from.checked_sub_days(Days::new(1))?;
        return Some(Milestone { from: None, due, until: if day { from } else { due }, words: String::new() });
    }
    Some(Milestone { from: (!day).then_some(from), due: to, until: to, words: String::new() })
}

/// The day that `đầu`, `giữa`, `cuối` or `tuần 2` of a time most likely means; none where nothing rough is said.
fn vague(found: &FoundTime, before: Option<&Token<'_>>, week: Option<u32>) -> Option<NaiveDate> {
    const FIRST_TEN: Days = Days::new(9);
    const FORTNIGHT: Days = Days::new(14);
    let (from, to) = *found.windows.first()?;
    if found.day {
        return None;
    }
    if let Some(week) = week {
        return from.checked_add_days(Days::new(u64::from(week * 7 - 1))).map(|day| day.min(to));
    }
    let before = before?;
    let next_month = from.checked_add_months(Months::new(1))?;
    let one_month = next_month > to;
    if before.is("cuoi") {
        return Some(to);
    }
    if before.is("dau") {
        return if one_month { from.checked_add_days(FIRST_TEN) } else { next_month.pred_opt() };
    }
    if before.is("giua") {
        let middle = u64::try_from((to - from).num_days() / 2).unwrap_or(0);
        return from.checked_add_days(if one_month { FORTNIGHT } else { Days::new(middle) });
    }
    None
}

/// What a clause says beside its time: `lựa chọn nhiệm vụ`.
fn words(tokens: &[Token<'_>], start: usize, next: usize) -> String {
    let head = tokens.get(..start).unwrap_or_default();
    let tail = tokens.get(next..).unwrap_or_default();
    let meaningful = head.iter().any(|token| token.kind == TokenKind::Word && !lists().is_lead(&token.text));
    let trimmed = if meaningful {
        let end = head.iter().rposition(|token| !lists().is_lead(&token.text)).map_or(0, |last| last + 1);
        head.get(..end).unwrap_or_default()
    } else {
        &[]
    };
    let signs = |token: &&Token<'_>| !matches!(token.kind, TokenKind::Sign('(' | ')' | ':' | '-' | ','));
    let join =
        |tokens: &[Token<'_>]| tokens.iter().filter(signs).map(|token| token.written).collect::<Vec<_>>().join(" ");
    let sides = [join(trimmed), join(tail)];
    sides.into_iter().filter(|side| !side.is_empty()).collect::<Vec<_>>().join(" ")
}

fn written(text: &str, tokens: &[Token<'_>]) -> String {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => {
            let words = text.get(first.start..last.end).unwrap_or_default();
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    }
}

/// The day of the month that a rhythm names, and whether it is «trước ngày».
fn rhythm_day(tokens: &[Token<'_>]) -> Option<(u32, bool)> {
    let at = tokens.windows(2).position(|pair| pair[0].is("ngay") && pair[1].number().is_some())?;
    let day = tokens.get(at + 1).and_then(Token::number).filter(|day| (1..=31).contains(day))?;
    Some((day, at > 0 && tokens[at - 1].is("truoc")))
}

/// Four milestones, on the day named of the last month of each quarter, else on its last day.
pub(super) fn quarterly(tokens: &[Token<'_>], basis: Basis) -> Vec<Milestone> {
    let day = rhythm_day(tokens);
    (1..=4).filter_map(|quarter| rhythm(basis.year, quarter * 3 - 2, quarter * 3, day)).collect()
}

/// Twelve milestones.
pub(super) fn monthly(tokens: &[Token<'_>], basis: Basis) -> Vec<Milestone> {
    let day = rhythm_day(tokens);
    (1..=12).filter_map(|month| rhythm(basis.year, month, month, day)).collect()
}

fn rhythm(year: i32, first: u32, last: u32, day: Option<(u32, bool)>) -> Option<Milestone> {
    let (from, to) = window::months(year, first, last)?;
    let Some((day, strict)) = day else { return milestone((from, to), false, false) };
    let named = NaiveDate::from_ymd_opt(year, last, day).unwrap_or(to);
    let one = milestone((named, named), strict, true)?;
    Some(Milestone { from: Some(from), ..one })
}

/// `100 ngày kể từ ngày ban hành Kế hoạch`, `10 ngày làm việc sau khi …`, `15 ngày kể từ ngày 01/3/2026`.
pub(super) fn relative(tokens: &[Token<'_>], basis: Basis) -> Option<Deadline> {
    let start = tokens.iter().position(|token| token.number().is_some())?;
    let count = tokens.get(start)?.number()?;
    let is = |index: usize, word: &str| tokens.get(index).is_some_and(|token| token.is(word));
    let mut next = start + 2;
    let unit = match tokens.get(start + 1)?.text.as_str() {
        "ngay" if is(start + 2, "lam") && is(start + 3, "viec") => {
            next = start + 4;
            DelayUnit::WorkingDays
        }
        "ngay" => DelayUnit::Days,
        "tuan" => DelayUnit::Weeks,
        "thang" => DelayUnit::Months,
        _ => return None,
    };
    let delay = Delay { count, unit };
    next += usize::from(tokens.get(next).is_some_and(|token| token.is_sign(',')));
    let since = (is(next, "ke") && is(next + 1, "tu")) || (is(next, "tinh") && is(next + 1, "tu"));
    if !since && !is(next, "sau") && !is(next, "tu") {
        return None;
    }
    let after = if since { next + 2 } else { next + 1 };
    let rest = tokens.get(after..).unwrap_or_default();
    let folded = super::fold(rest);
    if folded.starts_with("ngay ban hanh ke hoach")
        || folded.starts_with("khi ban hanh ke hoach")
        || folded == "ngay ban hanh"
    {
        return Some(match basis.issued {
            Some(issued) if delay.unit != DelayUnit::WorkingDays => dated(issued, delay)?,
            _ => Deadline::AfterIssue(delay),
        });
    }
    match window::at(rest, 0, basis.year) {
        Some(found) if found.day && delay.unit != DelayUnit::WorkingDays => dated(found.windows.first()?.0, delay),
        _ => Some(Deadline::AfterEvent(delay)),
    }
}

fn dated(start: NaiveDate, delay: Delay) -> Option<Deadline> {
    let due = delay.after(start)?;
    Some(Deadline::Dated(vec![Milestone { from: Some(start), due, until: due, words: String::new() }]))
}

impl Delay {
    /// The day so long after `start`; none for working days, which need a calendar.
    #[must_use]
    pub fn after(self, start: NaiveDate) -> Option<NaiveDate> {
        match self.unit {
            DelayUnit::Days => start.checked_add_days(Days::new(u64::from(self.count))),
            DelayUnit::Weeks => start.checked_add_days(Days::new(u64::from(self.count) * 7)),
            DelayUnit::Months => start.checked_add_months(Months::new(self.count)),
            DelayUnit::WorkingDays => None,
        }
    }
}
