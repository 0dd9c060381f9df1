//! The end of a document: Nơi nhận, signature, appendices.

use unicode_normalization::UnicodeNormalization;

use crate::nd30::PartName;
use crate::read::Align;
use crate::text::is_family;

use super::Facts;

/// Lines before the end of the document among which the signature stands.
const FOOT: usize = 80;
/// Longest line with a position, in characters.
const LONGEST: usize = 60;
/// Marks the appendices: a short line of its own that begins with «Phụ lục», after the first page of text.
pub(super) fn appendices(facts: &mut Facts<'_>) {
    let mut found = Vec::new();
    for line in 0..facts.lines.len() {
        let text = &facts.lines[line];
        let words = text.folded.split_whitespace().count();
        let own = text.first
            && facts.paragraph(line).cell.is_none()
            && facts.paragraph(line).format.align.value == Align::Center;
        if own && text.folded.starts_with("phu luc") && words <= 4 && line > 10 {
            found.push(line);
        }
    }
    for start in &found {
        facts.parts[*start] = Some(PartName::PhuLuc);
        for line in start + 1..(start + 10).min(facts.lines.len()) {
            let text = &facts.lines[line];
            let centred = facts.paragraph(line).format.align.value == Align::Center;
            if text.text.is_empty() {
                continue;
            }
            let begun = facts.parts[line - 1] == Some(PartName::PhuLucKemTheo);
            if text.folded.starts_with("(kem theo")
                || text.folded.starts_with("(ban hanh kem theo")
                || (begun && centred && !facts.lines[line - 1].text.ends_with(')'))
            {
                facts.parts[line] = Some(PartName::PhuLucKemTheo);
            } else if centred
                && facts.paragraph(line).cell.is_none()
                && facts.parts[start + 1..line].iter().all(|part| *part != Some(PartName::PhuLucKemTheo))
            {
                facts.parts[line] = Some(PartName::PhuLucTen);
            } else {
                break;
            }
        }
    }
    facts.appendices = found;
}

/// Marks Nơi nhận and the signature of the main document.
pub(super) fn recognise(facts: &mut Facts<'_>, from: usize) {
    let last = facts.appendices.first().map_or(facts.main_end, |first| facts.main_end.min(*first));
    facts.end = last;
    let label = (from..last).rev().take(FOOT).find(|line| facts.lines[*line].folded.starts_with("noi nhan"));
    let mut begin = last;
    if let Some(label) = label {
        facts.parts[label] = Some(PartName::NoiNhan);
        begin = label;
        let cell = facts.paragraph(label).cell;
        for line in label + 1..last {
            let text = &facts.lines[line];
            let inside = cell.is_some() && facts.paragraph(line).cell == cell;
            if text.text.is_empty() {
                continue;
            }
            if !(inside || text.text.starts_with(['-', '–', '+'])) {
                // Without a table, tabs set the positions of those who sign beside the list.
                if cell.is_none() && text.is_upper() && text.text.chars().count() < LONGEST {
                    continue;
                }
                break;
            }
            let listed = text.text.starts_with(['-', '–', '+', '('])
                || text.folded.starts_with("luu")
                || facts.parts[line - 1] == Some(PartName::NoiNhanDong);
            if listed {
                facts.parts[line] = Some(PartName::NoiNhanDong);
            }
            // The archive line is the last one.
            if facts.lines[line].folded.trim_start_matches(['-', '–', '+', ' ']).starts_with("luu") {
                break;
            }
        }
    }
    let signed: Vec<usize> = match label.and_then(|label| facts.paragraph(label).cell) {
        Some(cell) => {
            let beside = |line: &usize| {
                facts
                    .paragraph(*line)
                    .cell
                    .is_some_and(|own| own.table == cell.table && (own.row, own.column) != (cell.row, cell.column))
            };
            let beside: Vec<usize> = (from..last).filter(beside).collect();
            if beside.is_empty() { near(facts, from, last, begin) } else { beside }
        }
        None => near(facts, from, last, begin),
    };
    if let Some(first) = signed.first() {
        begin = begin.min(*first);
    }
    let texts: Vec<usize> =
        signed.into_iter().filter(|line| !facts.lines[*line].text.is_empty() && facts.parts[*line].is_none()).collect();
    for line in texts {
        let text = &facts.lines[line];
        let part = if text.text.starts_with(['(', '[']) {
            continue;
        } else if text.is_upper() && !looks_like_a_name(facts, line) {
            PartName::ChucVu
        } else {
            PartName::HoTen
        };
        facts.parts[line] = Some(part);
    }
    facts.end = begin;
}

fn looks_like_a_name(facts: &Facts<'_>, line: usize) -> bool {
    let text: String = facts.lines[line].text.nfc().collect();
    let words: Vec<&str> = text.split(' ').collect();
    (2..=5).contains(&words.len()) && words.first().is_some_and(|first| is_family(first))
}

/// The signature that stands in no table with Nơi nhận: from its first line with a position to its end.
fn near(facts: &Facts<'_>, from: usize, last: usize, label: usize) -> Vec<usize> {
    let is_position = |line: usize| {
        let text = &facts.lines[line];
        text.is_upper() && text.text.chars().count() < LONGEST && facts.nd30.signing.is_position(&text.folded)
    };
    let window = label.saturating_sub(24).max(from)..last.min(label.saturating_add(40));
    let Some(first) = window.clone().find(|line| is_position(*line)) else { return Vec::new() };
    (first..window.end).filter(|line| facts.parts[*line].is_none()).take(24).collect()
}
