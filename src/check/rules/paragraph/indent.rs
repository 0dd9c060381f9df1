//! Đầu dòng lùi vào không phải 1 cm hoặc 1,27 cm.

use crate::check::prelude::{Context, MarkKind, PartName, declare_rule, words};
use crate::read::Align;
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

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let layout = &ctx.nd30.layout;
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
        ctx.at(line)
            .found(words::millimetres(first))
            .expected(joined(&choices, words::millimetres))
            .from(&format.first.from)
            .set(format!("thụt dòng đầu {} (Đoạn, Đặc biệt: Dòng đầu)", words::centimetres(layout.first_line())))
            .say(format!("đầu dòng lùi {}, cần {}", words::millimetres(first), joined(&choices, words::centimetres)));
    }
}

/// `1 cm hoặc 1,27 cm`.
fn joined(lengths: &[Length], words: fn(Length) -> String) -> String {
    lengths.iter().map(|length| words(*length)).collect::<Vec<_>>().join(" hoặc ")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, Para, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let flat = |one: &mut Para| one.first = 0;
        let text = "Các đơn vị thực hiện.";
        finds(&RULE, &Doc::plan().with(PartName::NoiDung, flat), &["đầu dòng lùi 0 mm, cần 1 cm hoặc 1,27 cm"]);
        finds(
            &RULE,
            &Doc::plan().body_with(text, |one| one.first = 1134),
            &["đầu dòng lùi 20 mm, cần 1 cm hoặc 1,27 cm"],
        );
        silent(&RULE, &Doc::plan().with(PartName::NoiDung, |one| one.first = 567));
        // Đoạn ở giữa.
        silent(&RULE, &Doc::plan().body_with(text, |one| (one.first, one.align) = (0, "center")));
        // Đoạn có số tự động.
        let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
        silent(&RULE, &Doc::plan().body_with(text, |one| (one.first, one.own) = (0, list)));
        // Thụt cả đoạn.
        silent(&RULE, &Doc::plan().body_with(text, |one| (one.first, one.left) = (0, 720)));
        // Khoảng trắng gõ bằng tab.
        silent(&RULE, &Doc::plan().body_with(&format!("\t{text}"), flat));
    }
}
