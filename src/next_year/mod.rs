//! Plan data of year N → plan data of a later year, and a list of all that changed and all that a person must decide.

mod compare;
mod decide;
mod entry;
mod look;
mod pair;
mod tasks;
mod words;
mod year;

pub use compare::{ComparedPart, Pair, compare};
pub use decide::Decisions;
pub use entry::{Entry, EntryKind};
pub use tasks::Fate;

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Faults};
use crate::intake::{self, LoadOptions, StringAt};
use crate::plan::Plan;
use crate::text::{Repairs, citations, clean};

use pair::in_order;
use year::roll;

/// Keys whose strings are names for the program or for other files, and never move.
const FIXED: [&str; 8] = ["$schema", "loai", "mau", "viet_tat", "id", "ma", "tham_chieu", "ngay_su_kien"];
/// Beginning of the paths of căn cứ: all of one is a citation, however it is written.
const BASES: &str = "can_cu[";
/// Furthest year that a plan is moved to.
const FURTHEST: i32 = 2099;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'r> {
    /// The source text of the data file.
    pub source: &'r str,
    /// The plan that was read from it.
    pub plan: &'r Plan,
    /// The year to move to; the one after the plan's where none is named.
    pub year: Option<i32>,
    /// Decisions that a person has taken.
    pub decisions: &'r Decisions,
    /// What became of the tasks; empty where it is not known.
    pub fates: &'r [Fate],
}

/// The data of the later year.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The year of the plan that was read.
    pub from: i32,
    /// The year it was moved to.
    pub to: i32,
    /// The data file: the source with changed values replaced, every other byte as it was.
    pub data: String,
    /// What changed, then what a person must decide.
    pub entries: Vec<Entry>,
}

/// Moves a plan to a later year.
///
/// # Errors
/// A plan whose year is not known, a year that is not later, data that is a report, and decisions that break the data.
pub fn next_year(request: Request<'_>) -> Result<Outcome, Faults> {
    let (from, to) = years(&request)?;
    let mut entries = Vec::new();
    let source = tasks::restructure(&request, from, &mut entries);
    let strings = intake::strings(&source);
    let mut used = vec![false; request.decisions.thay.len()];
    let mut edits = Vec::new();
    for string in &strings {
        if let Some(moved) = move_string(string, (from, to), request.decisions, &mut used, &mut entries) {
            edits.push((string.span.clone(), moved));
        }
    }
    let data = intake::patch(&source, edits);
    entries.extend(look::at(&data, (from, to), request.decisions));
    for (wanted, used) in request.decisions.thay.iter().zip(used) {
        if !used {
            entries.push(
                Entry::new(EntryKind::KhongDung).old(&wanted.cu).say("quyết định này không gặp chỗ nào để áp dụng"),
            );
        }
    }
    intake::load(data.trim_start_matches('\u{feff}'), "kết quả", &LoadOptions::default())?;
    Ok(Outcome { from, to, data, entries })
}

fn years(request: &Request<'_>) -> Result<(i32, i32), Faults> {
    if request.plan.bao_cao.is_some() {
        return Err(Diagnostic::error(Code::VB820, "đây là dữ liệu của báo cáo, không phải của kế hoạch")
            .path("bao_cao")
            .help("nêu tệp dữ liệu của kế hoạch")
            .into());
    }
    let Some(from) = request.plan.year().or_else(|| most_named(request.source)) else {
        return Err(Diagnostic::error(Code::VB821, "không biết kế hoạch của năm nào")
            .path("trich_yeu")
            .help("trích yếu phải nêu năm, như «… năm 2025»")
            .into());
    };
    let to = request.year.unwrap_or(from + 1);
    if to <= from || to > FURTHEST {
        return Err(Diagnostic::error(
            Code::VB822,
            format!("kế hoạch của năm {from}, không chuyển sang năm {to} được"),
        )
        .help(format!("--year nêu năm sau {from}, muộn nhất là {FURTHEST}"))
        .into());
    }
    Ok((from, to))
}

/// The year that most strings name, where the titles name none.
fn most_named(source: &str) -> Option<i32> {
    let mut counts = std::collections::BTreeMap::<i32, usize>::new();
    for string in intake::strings(source) {
        if let Some(year) = crate::text::plan_year(&string.text) {
            *counts.entry(year).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

/// The JSON of a string in the new year, where it differs; every change and every year that was left is told.
fn move_string(
    string: &StringAt,
    (from, to): (i32, i32),
    decisions: &Decisions,
    used: &mut [bool],
    entries: &mut Vec<Entry>,
) -> Option<String> {
    let key = string.key();
    if FIXED.contains(&key) {
        return None;
    }
    if !string.quoted {
        let is_year = key == "nam" && string.text == from.to_string();
        return is_year.then(|| {
            entries.push(Entry::new(EntryKind::Doi).at(string).old(&string.text).new_text(&to.to_string()));
            to.to_string()
        });
    }
    let text = clean(&string.text, &mut Repairs::default());
    let (mut text_now, mut kept) = decisions.apply(&text, used);
    if string.path.starts_with(BASES) {
        kept.push(0..text_now.len());
    }
    kept.extend(protected(&text_now, decisions));
    let kept = in_order(kept);
    let mut unsure = Vec::new();
    let mut leap = false;
    for year in from..to {
        let rolled = roll(&text_now, year, &kept);
        text_now = rolled.text;
        leap |= rolled.leap;
        unsure = rolled.unsure;
    }
    for words in unsure {
        entries.push(
            Entry::new(EntryKind::ChuaRo)
                .at(string)
                .old(&words)
                .say("không rõ có phải năm của kế hoạch; giữ nguyên, xem lại"),
        );
    }
    if text_now == *text {
        return None;
    }
    let mut entry = Entry::new(EntryKind::Doi).at(string).old(&text).new_text(&text_now);
    if leap {
        entry = entry.say(&format!("năm {to} không có ngày 29/02"));
    }
    entries.push(entry);
    Some(intake::quoted(&text_now))
}

/// Stretches of a text in which no year moves: citations, what the person wants kept, and Tera.
fn protected(text: &str, decisions: &Decisions) -> Vec<Range<usize>> {
    let mut kept = citations(text);
    kept.extend(text.find(tasks::CARRIED).map(|at| at..text.len()));
    for words in decisions.giu.iter().filter(|words| !words.is_empty()) {
        kept.extend(text.match_indices(words.as_str()).map(|(at, found)| at..at + found.len()));
    }
    for (open, close) in [("{{", "}}"), ("{%", "%}"), ("{#", "#}")] {
        let mut from = 0;
        while let Some(start) = text.get(from..).and_then(|rest| rest.find(open)).map(|at| at + from) {
            let end =
                text.get(start..).and_then(|rest| rest.find(close)).map_or(text.len(), |at| start + at + close.len());
            kept.push(start..end);
            from = end;
        }
    }
    kept
}
