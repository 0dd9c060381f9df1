//! The head of page 1, the title, Kính gửi, căn cứ.

use crate::nd30::{Nd30, PartName};
use crate::read::{Align, CellPlace};
use crate::text::{DateInText, fold_name};

use super::Facts;

/// Lines among which the head stands.
const HEAD: usize = 60;
/// Lines with text that stand before Quốc hiệu at most: agency names, number, marks.
const FIRST: usize = 9;
/// Lines after the head among which the type stands.
const TITLE: usize = 30;
/// Longest line that may be Quốc hiệu or Tiêu ngữ, in bytes.
const LONGEST: usize = 200;

/// Whether a folded line is the national name, typed with whatever slip.
pub(super) fn is_quoc_hieu(nd30: &Nd30, folded: &str) -> bool {
    folded.len() < LONGEST && {
        let words = fold_name(folded);
        nd30.national.quoc_hieu.is_meant(&words) && words.len() < 60
    }
}

fn is_tieu_ngu(nd30: &Nd30, folded: &str) -> bool {
    folded.len() < LONGEST && {
        let words = fold_name(folded);
        nd30.national.tieu_ngu.is_meant(&words) && words.len() < 50
    }
}

fn is_number(folded: &str) -> bool {
    let Some(rest) = folded.strip_prefix("so") else { return false };
    let rest = rest.trim_start();
    folded.len() < 80
        && (rest.starts_with(':') || (rest.contains('/') && rest.starts_with(|c: char| c.is_ascii_digit() || c == '.')))
}

fn is_date(folded: &str) -> bool {
    let Some(DateInText { before, .. }) = DateInText::find(folded) else { return false };
    folded.chars().count() < 90
        && before.chars().count() < 45
        && !before.starts_with("can cu")
        && !before.contains(':')
        && !before.starts_with('(')
        && !before.trim().is_empty()
}

/// Marks the parts before the body; returns the line after them.
pub(super) fn recognise(facts: &mut Facts<'_>) -> usize {
    let limit = facts.main_end.min(HEAD);
    let find = |facts: &Facts<'_>, is: fn(&Nd30, &str) -> bool| {
        (0..limit).find(|line| is(facts.nd30, &facts.lines[*line].folded))
    };
    let quoc_hieu = find(facts, is_quoc_hieu);
    let tieu_ngu = find(facts, is_tieu_ngu);
    let number = find(facts, |_, folded| is_number(folded));
    // A form inside an appendix has a head of its own, further down.
    let written = |line: &usize| !facts.lines[*line].text.is_empty();
    let late = quoc_hieu.is_none_or(|line| (0..line).filter(written).count() > FIRST);
    facts.headless = number.is_none() && late;
    if facts.headless {
        return 0;
    }
    let date = (0..limit).find(|line| {
        is_date(&facts.lines[*line].folded) && (*line < number.or(tieu_ngu).unwrap_or(0) + 8) && Some(*line) != number
    });
    for (line, part) in [
        (quoc_hieu, PartName::QuocHieu),
        (tieu_ngu, PartName::TieuNgu),
        (number, PartName::SoKyHieu),
        (date, PartName::DiaDanh),
    ] {
        if let Some(line) = line {
            facts.parts[line] = Some(part);
        }
    }
    let Some(end) = [quoc_hieu, tieu_ngu, number, date].into_iter().flatten().max() else { return 0 };
    let v_v = v_v(facts, number, end);
    let end = v_v.map_or(end, |last| last.max(end));
    agencies(facts, number.unwrap_or(end).min(end));
    title(facts, end + 1)
}

/// The trích yếu of a công văn: `V/v …` under the number, to the end of its cell.
fn v_v(facts: &mut Facts<'_>, number: Option<usize>, end: usize) -> Option<usize> {
    let from = number? + 1;
    let is_type = |line: &usize| {
        let words = fold_name(&facts.lines[*line].folded);
        facts.nd30.kinds().iter().any(|kind| fold_name(&kind.name) == words)
    };
    let first = (from..(end + 4).min(facts.main_end)).take_while(|line| !is_type(line)).find(|line| {
        let folded = &facts.lines[*line].folded;
        folded.starts_with("v/v") || folded.starts_with("v / v")
    })?;
    let cell = facts.paragraph(first).cell;
    let mut last = first;
    facts.parts[first] = Some(PartName::TrichYeuCongVan);
    for line in first + 1..(first + 6).min(facts.main_end) {
        let same = facts.paragraph(line).cell == cell
            && (cell.is_some() || facts.lines[line].paragraph == facts.lines[first].paragraph);
        if !same || facts.parts[line].is_some() || is_mark(facts, line) {
            break;
        }
        if !facts.lines[line].text.is_empty() {
            facts.parts[line] = Some(PartName::TrichYeuCongVan);
        }
        last = line;
    }
    Some(last)
}

fn is_mark(facts: &Facts<'_>, line: usize) -> bool {
    facts.nd30.marks.is_mark(&fold_name(&facts.lines[line].folded))
}

/// The names above the number: the ones that are not bold are those of the superior body.
fn agencies(facts: &mut Facts<'_>, before: usize) {
    let is_name =
        |line: &usize| facts.parts[*line].is_none() && facts.lines[*line].is_upper() && !is_mark(facts, *line);
    let names: Vec<usize> = (0..before).filter(is_name).collect();
    let bold = names.iter().position(|line| facts.lines[*line].mostly(|format| format.bold.value));
    let is_body = |line: usize| {
        let folded = &facts.lines[line].folded;
        ["uy ban nhan dan", "hoi dong nhan dan", "bo "].iter().any(|start| folded.starts_with(start))
    };
    // Nothing bold: the last name is that of the issuer, unless the first is a body that has no superior.
    let issuer = bold.unwrap_or_else(|| match names.as_slice() {
        [] => 0,
        [first, ..] if is_body(*first) => 0,
        names => names.len() - 1,
    });
    // «ỦY BAN NHÂN DÂN» alone is the first line of an issuer, the name of its place the second.
    let alone = |line: usize| ["uy ban nhan dan", "hoi dong nhan dan"].contains(&facts.lines[line].folded.as_str());
    let issuer = if names.first().is_some_and(|first| alone(*first)) { 0 } else { issuer };
    // All bold: a superior body whose name is bold by mistake is still told by its usual abbreviation.
    let issuer = match names.as_slice() {
        [first, _, ..] if issuer == 0 && !is_body(*first) && facts.lines[*first].folded.starts_with("ubnd ") => 1,
        _ => issuer,
    };
    for (at, line) in names.into_iter().enumerate() {
        facts.parts[line] = Some(if at < issuer { PartName::CoQuanChuQuan } else { PartName::CoQuan });
    }
}

/// Type, trích yếu, authority, Kính gửi, căn cứ; returns the line after them.
fn title(facts: &mut Facts<'_>, from: usize) -> usize {
    let limit = (from + TITLE).min(facts.main_end);
    let kinds = facts.nd30.kinds();
    let typed = (from..limit).find_map(|line| {
        let text = &facts.lines[line];
        let words = fold_name(&text.folded);
        let kind = kinds.iter().find(|kind| fold_name(&kind.name) == words)?;
        (text.is_upper() || facts.paragraph(line).format.align.value == Align::Center).then_some((line, kind))
    });
    let mut next = from;
    if let Some((line, kind)) = typed {
        facts.parts[line] = Some(PartName::TenLoai);
        facts.kind = Some(kind);
        facts.typed = true;
        next = if kind.has("trich_yeu") { abstract_lines(facts, line + 1) } else { line + 1 };
    } else if facts.first(PartName::TrichYeuCongVan).is_some() {
        facts.kind = facts.nd30.kind("cong-van");
    } else if let Some(line) = unknown_type(facts, from, limit) {
        facts.parts[line] = Some(PartName::TenLoai);
        facts.typed = true;
        next = abstract_lines(facts, line + 1);
    } else if let Some(line) = letter(facts, from, limit) {
        facts.parts[line] = Some(PartName::TenLoai);
        facts.kind = facts.nd30.kind("thu-cong");
        facts.typed = true;
        next = line + 1;
    }
    let ruling = facts.kind.is_some_and(|kind| kind.needs.iter().any(|key| key == "tham_quyen"));
    let telegram = facts.kind.is_some_and(|kind| kind.id == "cong-dien");
    let mut end = next;
    let mut cell: Option<CellPlace> = None;
    for line in next..facts.main_end.min(next + 60) {
        if facts.appendices.first().is_some_and(|first| line >= *first) {
            break;
        }
        let text = &facts.lines[line];
        let previous = (next..line).rev().find(|before| !facts.lines[*before].text.is_empty());
        let part = if text.text.is_empty() {
            continue;
        } else if text.folded.starts_with("kinh gui") || (telegram && text.folded.ends_with("dien:")) {
            cell = facts.paragraph(line).cell;
            PartName::KinhGui
        } else if previous.is_some_and(|before| facts.parts[before] == Some(PartName::KinhGui))
            && (text.text.starts_with(['-', '–', '+', '(']) || (cell.is_some() && facts.paragraph(line).cell == cell))
        {
            PartName::KinhGui
        } else if ruling && ["quyet dinh", "quyet nghi"].contains(&text.folded.trim_end_matches([':', ' '])) {
            facts.parts[line] = Some(PartName::ThamQuyen);
            return line + 1;
        } else if ruling
            && text.is_upper()
            && previous
                .is_none_or(|before| facts.parts[before].is_none() || facts.parts[before] == Some(PartName::ThamQuyen))
            && !text.folded.starts_with("dieu ")
        {
            PartName::ThamQuyen
        } else if is_can_cu(&text.folded) && !text.text.ends_with(':') {
            PartName::CanCu
        } else if ruling
            && previous.is_some_and(|before| facts.parts[before] == Some(PartName::CanCu))
            && !text.folded.starts_with("dieu ")
        {
            // What follows the căn cứ of a ruling before its verb belongs to them: «Theo đề nghị …», «Xét …».
            PartName::CanCu
        } else {
            break;
        };
        facts.parts[line] = Some(part);
        end = line + 1;
    }
    end
}

/// A type that the decree does not have: a line in bold capitals in the middle, the first after the head.
fn unknown_type(facts: &Facts<'_>, from: usize, limit: usize) -> Option<usize> {
    facts.first(PartName::SoKyHieu)?;
    let line = (from..limit).find(|line| !facts.lines[*line].text.is_empty() && !is_mark(facts, *line))?;
    let text = &facts.lines[line];
    let centred = facts.paragraph(line).format.align.value == Align::Center;
    (centred && text.is_upper() && text.mostly(|format| format.bold.value)).then_some(line)
}

/// The name of a letter: it has no number, and a name of its own such as «Thư chúc mừng».
fn letter(facts: &Facts<'_>, from: usize, limit: usize) -> Option<usize> {
    let is_name = |line: &usize| {
        let text = &facts.lines[*line];
        text.is_upper() && text.folded.starts_with("thu ") && facts.paragraph(*line).format.align.value == Align::Center
    };
    if facts.first(PartName::SoKyHieu).is_some() { None } else { (from..limit).find(is_name) }
}

fn is_can_cu(folded: &str) -> bool {
    ["can cu ", "theo de nghi ", "xet de nghi ", "xet to trinh "].iter().any(|start| folded.starts_with(start))
}

/// The head of a document issued with this one; returns the line after it, where there is such a document.
pub(super) fn attached(facts: &mut Facts<'_>) -> Option<usize> {
    let from = facts.main_end;
    let until = facts.lines.len().min(from + TITLE);
    let find = |facts: &Facts<'_>, is: fn(&Nd30, &str) -> bool| {
        (from..until).find(|line| is(facts.nd30, &facts.lines[*line].folded))
    };
    let (quoc_hieu, tieu_ngu) = (find(facts, is_quoc_hieu)?, find(facts, is_tieu_ngu)?);
    facts.parts[quoc_hieu] = Some(PartName::QuocHieu);
    facts.parts[tieu_ngu] = Some(PartName::TieuNgu);
    let is_type = |line: &usize| {
        let words = fold_name(&facts.lines[*line].folded);
        facts.nd30.kinds().iter().any(|kind| fold_name(&kind.name) == words)
    };
    let typed = (tieu_ngu + 1..until).find(is_type)?;
    facts.parts[typed] = Some(PartName::TenLoai);
    let mut end = abstract_until(facts, typed + 1, facts.lines.len());
    // The reference line, which may go on after a line break.
    let mut begun = false;
    while end < until && (begun || facts.lines[end].text.starts_with('(') || facts.lines[end].text.is_empty()) {
        if !facts.lines[end].text.is_empty() {
            facts.parts[end] = Some(PartName::PhuLucKemTheo);
            begun = !facts.lines[end].text.ends_with(')') && !facts.lines[end].last;
        }
        end += 1;
    }
    Some(end)
}

/// The trích yếu: the centred lines under the type.
fn abstract_lines(facts: &mut Facts<'_>, from: usize) -> usize {
    abstract_until(facts, from, facts.main_end)
}

fn abstract_until(facts: &mut Facts<'_>, from: usize, limit: usize) -> usize {
    let mut end = from;
    for line in from..(from + 8).min(limit) {
        let text = &facts.lines[line];
        if text.text.is_empty() {
            if facts.parts[from..line].contains(&Some(PartName::TrichYeu)) && facts.lines[line].runs.is_empty() {
                // A drawn line or an empty paragraph ends it.
                break;
            }
            continue;
        }
        let centred = facts.paragraph(line).format.align.value == Align::Center;
        let other = text.folded.starts_with("kinh gui")
            || is_can_cu(&text.folded)
            || text.text.starts_with('(')
            || (text.is_upper() && text.text.chars().count() > 3)
            || text.text.chars().all(|c| !c.is_alphanumeric());
        let begun = facts.parts[from..line].contains(&Some(PartName::TrichYeu));
        let bold = text.mostly(|format| format.bold.value);
        if other || !(centred || (bold && !begun)) {
            break;
        }
        facts.parts[line] = Some(PartName::TrichYeu);
        end = line + 1;
    }
    end
}
