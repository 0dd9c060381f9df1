//! Which task of the plan a row of progress is about.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Included, Unbounded};

use crate::diag::{Code, Diagnostic};
use crate::intake::table::ProgressRow;
use crate::plan::plain_text;
use crate::text::fold_name;

use super::findings::ReportFindings;
use super::task::Task;

/// Content shorter than this many bytes is matched only as a whole.
const LONG_ENOUGH: usize = 25;

/// Tasks by code and by content.
#[derive(Default)]
pub(super) struct TaskIndex {
    codes: BTreeMap<String, Vec<usize>>,
    /// Codes that a sheet takes for one number: `13.1` and `13.10`.
    numbers: BTreeMap<String, Vec<usize>>,
    contents: BTreeMap<String, Vec<usize>>,
    groups: BTreeSet<String>,
}

impl TaskIndex {
    pub(super) fn new(tasks: &[Task<'_>]) -> Self {
        let mut index = Self::default();
        for (number, task) in tasks.iter().enumerate() {
            if let Some(code) = task.code {
                index.codes.entry(fold_name(code)).or_default().push(number);
                if let Some(value) = decimal(code) {
                    index.numbers.entry(value).or_default().push(number);
                }
            }
            index.contents.entry(fold_name(&plain_text(task.content))).or_default().push(number);
            let names = [task.group_name, task.parent].into_iter().flatten();
            index.groups.extend(names.map(|name| fold_name(&plain_text(name))));
        }
        index
    }

    /// The task of a row: by its code, else by its content.
    pub(super) fn find(&self, row: &ProgressRow, tasks: &[Task<'_>], findings: &mut ReportFindings) -> Option<usize> {
        let code = fold_name(&row.ma);
        let content = fold_name(&row.noi_dung);
        let by_code = self.by_code(&row.ma, &code);
        let by_content = self.by_content(&content);
        let ambiguous = |count: usize, field: &str, what: &str| {
            row.place_of(
                field,
                Diagnostic::warning(Code::VB719, format!("{what} ứng với {count} nhiệm vụ của kế hoạch"))
                    .help("ghi mã nhiệm vụ đúng như trong kế hoạch; mã 13.1 và 13.10 phải để dạng chữ"),
            )
        };
        match (by_code, by_content.as_slice()) {
            ([one], [other]) if one != other => {
                findings.push_unmatched(
                    row.place_of(
                        "ma",
                        Diagnostic::warning(
                            Code::VB736,
                            format!("mã «{}» và nội dung của dòng này chỉ hai nhiệm vụ khác nhau; lấy theo mã", row.ma),
                        )
                        .help(format!("nội dung ứng với nhiệm vụ {}", tasks[*other].label())),
                    ),
                );
                Some(*one)
            }
            ([one], _) | ([], [one]) => Some(*one),
            (several @ [_, _, ..], contents) => {
                let both: Vec<usize> = several.iter().copied().filter(|task| contents.contains(task)).collect();
                if let [one] = both.as_slice() {
                    return Some(*one);
                }
                findings.push_unmatched(ambiguous(several.len(), "ma", &format!("mã «{}»", row.ma)));
                None
            }
            ([], several @ [_, _, ..]) => {
                findings.push_unmatched(ambiguous(several.len(), "noi_dung", "nội dung của dòng này"));
                None
            }
            ([], []) => {
                // The row of a group or of a whole holds nothing of its own.
                let names_group = self.groups.contains(&content) || self.groups.contains(&code);
                if !row.has_answer() && (row.ma.is_empty() || names_group) {
                    return None;
                }
                let words = [row.ma.as_str(), row.noi_dung.as_str()].join(" ");
                let words = if words.trim().is_empty() { row.ket_qua.as_str() } else { words.trim() };
                let words: String = words.chars().take(50).collect();
                findings.push_unmatched(
                    row.place_of(
                        if row.ma.is_empty() { "noi_dung" } else { "ma" },
                        Diagnostic::warning(Code::VB711, format!("dòng «{words}» không ứng với nhiệm vụ nào"))
                            .help("sửa mã nhiệm vụ, hoặc thêm nhiệm vụ vào kế hoạch nếu mới được giao"),
                    ),
                );
                None
            }
        }
    }

    /// The tasks of that code; a code that is a number may have lost a zero at its end in the sheet.
    fn by_code(&self, written: &str, folded: &str) -> &[usize] {
        let exact = self.codes.get(folded).map_or(&[][..], Vec::as_slice);
        let number = decimal(written).filter(|value| value == written.trim());
        match number.and_then(|value| self.numbers.get(&value)) {
            Some(alike) if alike.len() > exact.len() => alike,
            _ => exact,
        }
    }

    /// The tasks of that content; a long text may lack its end or have more.
    fn by_content(&self, content: &str) -> Vec<usize> {
        if content.is_empty() {
            return Vec::new();
        }
        if let Some(tasks) = self.contents.get(content) {
            return tasks.clone();
        }
        if content.len() < LONG_ENOUGH {
            return Vec::new();
        }
        // In order, beginnings of a text stand before it and what begins with it right after.
        let mut found: Vec<&[usize]> = Vec::new();
        let mut begun = content;
        while begun.len() >= LONG_ENOUGH
            && let Some((known, tasks)) = self.contents.range::<str, _>((Unbounded, Included(begun))).next_back()
        {
            let common = common_length(known, begun);
            let is_beginning = common == known.len();
            if is_beginning && common >= LONG_ENOUGH {
                found.push(tasks);
            }
            let shorter = begun.floor_char_boundary(common.saturating_sub(usize::from(is_beginning)));
            begun = begun.get(..shorter).unwrap_or_default();
        }
        found.reverse();
        let longer = self
            .contents
            .range::<str, _>((Included(content), Unbounded))
            .take_while(|(known, _)| known.starts_with(content));
        found.into_iter().chain(longer.map(|(_, tasks)| tasks.as_slice())).flatten().copied().collect()
    }
}

/// How many bytes two texts begin with alike.
fn common_length(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count()
}

/// A code such as `13.10` as the number a sheet makes of it; none for other codes.
fn decimal(code: &str) -> Option<String> {
    let (whole, part) = code.trim().split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) {
        return None;
    }
    let part = part.trim_end_matches('0');
    Some(if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_text_meets_what_it_begins_and_what_begins_it(
            known in prop::collection::btree_set("[ab]{24,28}(ă|b)?[ab]{0,2}", 0..40),
            asked in "[ab]{24,28}(ă|b)?[ab]{0,2}",
        ) {
            let contents = known.iter().cloned().zip((0..).map(|number| vec![number])).collect();
            let index = TaskIndex { contents, ..TaskIndex::default() };
            let meets = |one: &String| {
                *one == asked
                    || one.len().min(asked.len()) >= LONG_ENOUGH && (one.starts_with(&asked) || asked.starts_with(one))
            };
            let all = known.iter().enumerate().filter(|(_, one)| meets(one)).map(|(number, _)| number);
            let same = known.iter().position(|one| *one == asked);
            let all: Vec<usize> = same.map_or_else(|| all.collect(), |same| vec![same]);
            prop_assert_eq!(index.by_content(&asked), all);
        }
    }
}
