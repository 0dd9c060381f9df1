//! Years in a text, and two of them that belong together.

use std::ops::Range;

use super::words::lists;

/// Most characters between two dates that are one range.
const BETWEEN: usize = 40;

/// Four digits that stand by themselves.
pub(super) struct Digits {
    pub(super) span: Range<usize>,
    pub(super) year: i32,
}

/// Runs of exactly four digits that may be years.
pub(super) fn digits(text: &str) -> Vec<Digits> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if !byte.is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        if at - start == 4
            && let Some(Ok(year)) = text.get(start..at).map(str::parse::<i32>)
            && (1990..2100).contains(&year)
        {
            found.push(Digits { span: start..at, year });
        }
    }
    found
}

/// What stands before and behind a year says how it is written; no more of it is looked at, in bytes.
const NEAR: usize = 1_000;

/// What stands before a place of a text, so far as it is looked at.
pub(super) fn before(text: &str, at: usize) -> &str {
    let start = text.floor_char_boundary(at.saturating_sub(NEAR));
    text.get(start..at).unwrap_or_default()
}

/// What stands behind a place of a text, so far as it is looked at.
pub(super) fn behind(text: &str, at: usize) -> &str {
    let end = text.ceil_char_boundary(at.saturating_add(NEAR).min(text.len()));
    text.get(at..end).unwrap_or_default()
}

/// Stretches one after the other, those that touch as one.
pub(super) fn in_order(mut stretches: Vec<Range<usize>>) -> Vec<Range<usize>> {
    stretches.sort_by_key(|stretch| stretch.start);
    stretches.dedup_by(|next, last| {
        let touch = next.start <= last.end;
        if touch {
            last.end = last.end.max(next.end);
        }
        touch
    });
    stretches
}

/// Whether a place stands in one of some stretches, which are in order.
pub(super) fn is_within(stretches: &[Range<usize>], at: usize) -> bool {
    let next = stretches.partition_point(|stretch| stretch.end <= at);
    stretches.get(next).is_some_and(|stretch| stretch.contains(&at))
}

/// Two years that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearPair {
    /// `giai đoạn 2021-2025`.
    Stage,
    /// `năm học 2024-2025`.
    SchoolYear,
    /// `15/12/2023 đến 14/12/2024`.
    Range,
    /// `năm 2024, 2025`, `02/9/1995 - 02/9/2025`: moving one alone would be wrong, and so may be moving both.
    Unsure,
}

/// What two neighbouring years are together; none where each stands for itself.
pub(super) fn pair(text: &str, first: &Digits, second: &Digits) -> Option<YearPair> {
    let before = before(text, first.span.start);
    let between = text.get(first.span.end..second.span.start).unwrap_or_default();
    let dated = before.ends_with(['/', '-', '.']) || written_time(before);
    let years = second.year - first.year;
    let words = between.trim().to_lowercase();
    let joined = matches!(words.as_str(), "-" | "–" | "—" | "đến" | "- năm" | "đến năm");
    if joined && !dated && (1..30).contains(&years) {
        let lower = before.trim_end().to_lowercase();
        let called = |word: &str| lower.ends_with(word) || lower.ends_with(&format!("{word} năm"));
        return Some(match years {
            1 if lower.ends_with("năm học") => YearPair::SchoolYear,
            1 if !lists().stages.iter().any(|word| called(word)) => YearPair::Unsure,
            _ => YearPair::Stage,
        });
    }
    if !dated && years != 0 && matches!(words.as_str(), "," | "và" | ", năm" | "và năm") {
        return Some(YearPair::Unsure);
    }
    let until = words.starts_with("đến") || words.starts_with(['-', '–', '—']);
    let range = dated
        && until
        && between.chars().count() < BETWEEN
        && (between.ends_with(['/', '-', '.']) || written_time(between));
    range.then_some(if (0..=1).contains(&years) { YearPair::Range } else { YearPair::Unsure })
}

/// Whether what stands before a year makes it a time: `tháng 01 năm `, `quý IV năm `, `10/01 năm `.
pub(super) fn written_time(before: &str) -> bool {
    let lower = before.to_lowercase();
    let Some(rest) = lower.trim_end().strip_suffix("năm") else { return false };
    let mut words = rest.split_whitespace().rev();
    let (last, above) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let numbers = !last.is_empty() && last.chars().all(|c| c.is_ascii_digit() || "iv,-–/".contains(c));
    numbers && (above.ends_with("tháng") || above.ends_with("quý") || last.contains('/'))
}
