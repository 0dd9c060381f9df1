//! Đầu dòng lùi vào không phải 1 cm hoặc 1,27 cm.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::check::words;
use crate::nd30::PartName;
use crate::read::Align;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::recognise::MarkKind;
use crate::unit::Length;

declare_rule! {
    /// Đầu dòng lùi vào không phải 1 cm hoặc 1,27 cm
    ///
    /// Vì sao: khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm.
    ///
    /// Sai: không lùi, hoặc lùi 2 cm
    /// Đúng: 1 cm hoặc 1,27 cm
    ///
    /// Không báo khi: đoạn ở giữa; đoạn có số tự động hoặc thụt cả đoạn; khoảng trắng gõ bằng tab
    "ND402" "first-line-indent" Error ["ND30.BODY.INDENT"] ["V28"] "PL1 I/II.6.e"
}

/// What an indent may be off by: 1.25 cm, the setting of Word, is taken for 1.27.
const TOLERANCE: Length = Length::centi_mm(50);

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let layout = &facts.nd30.layout;
    let choices: Vec<Length> = layout.first_line_choices().collect();
    let is_dieu = |line: usize| facts.marks[line].as_ref().is_some_and(|mark| mark.kind == MarkKind::Dieu);
    let indented = |line: &usize| facts.parts[*line] == Some(PartName::NoiDung) || is_dieu(*line);
    for line in facts.running().filter(|line| indented(line) && facts.lines[*line].first) {
        let paragraph = facts.paragraph(line);
        let format = &paragraph.format;
        let typed = paragraph.text().starts_with(['\t', ' ', '\u{a0}']);
        // An indent of the whole paragraph is a list of the maker's own.
        let listed = paragraph.number.is_some() || format.left.value > TOLERANCE;
        if typed || listed || matches!(format.align.value, Align::Center | Align::Right) {
            continue;
        }
        let first = format.first.value;
        let near = |wanted: Length| first - wanted <= TOLERANCE && wanted - first <= TOLERANCE;
        if choices.iter().copied().any(near) {
            continue;
        }
        findings.report(
            facts,
            At::Line(line),
            Fault {
                found: words::millimetres(first),
                expected: joined(&choices, words::millimetres),
                message: format!(
                    "đầu dòng lùi {}, cần {}{}",
                    words::millimetres(first),
                    joined(&choices, words::centimetres),
                    words::origin(&format.first.from)
                ),
                help: words::mend(
                    &format.first.from,
                    &format!("thụt dòng đầu {} (Đoạn, Đặc biệt: Dòng đầu)", words::centimetres(layout.first_line())),
                ),
                origin: Some(format.first.from.clone()),
                ..Fault::default()
            },
        );
    }
}

/// `1 cm hoặc 1,27 cm`.
fn joined(lengths: &[Length], words: fn(Length) -> String) -> String {
    lengths.iter().map(|length| words(*length)).collect::<Vec<_>>().join(" hoặc ")
}
