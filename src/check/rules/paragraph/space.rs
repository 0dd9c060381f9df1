//! Khoảng cách giữa các đoạn nhỏ hơn 6 pt.

use crate::check::prelude::{Context, PartName, declare_rule, words};
use crate::read::Align;
use crate::unit::Length;

declare_rule! {
    /// Khoảng cách giữa các đoạn nhỏ hơn 6 pt
    ///
    /// Vì sao: khoảng cách giữa các đoạn văn tối thiểu 6 pt.
    ///
    /// Sai: trước 0 pt, sau 0 pt
    /// Đúng: trước 6 pt hoặc sau 6 pt
    ///
    /// Không báo khi: đoạn đầu; hai đoạn cách nhau bởi dòng trống
    "ND403" "paragraph-space" Error ["ND30.BODY.PARASPACE"] ["V29"] "PL1 I/II.6.e"
}

/// What a space may be off by.
const TOLERANCE: Length = Length::twips(5);

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let least = ctx.nd30.layout.least_paragraph_space();
    let lines: Vec<usize> = facts.running().filter(|line| facts.lines[*line].first).collect();
    for pair in lines.windows(2) {
        let (above, below) = (facts.lines[pair[0]].paragraph, facts.lines[pair[1]].paragraph);
        if below != above + 1 || facts.parts[pair[1]] != Some(PartName::NoiDung) {
            continue;
        }
        let centred = pair.iter().any(|line| facts.paragraph(*line).format.align.value == Align::Center);
        if centred {
            continue;
        }
        let (upper, lower) = (&facts.docx.paragraphs[above], &facts.docx.paragraphs[below]);
        if upper.cell != lower.cell || lower.format.contextual && upper.style == lower.style {
            continue;
        }
        // LibreOffice and Word add the two unless the file says otherwise; the larger one is the least that shows.
        let space = upper.format.after.value + lower.format.before.value;
        if space >= least - TOLERANCE {
            continue;
        }
        ctx.at(pair[1])
            .found(words::points(space))
            .expected(format!("từ {}", words::points(least)))
            .from(&lower.format.before.from)
            .set(format!("khoảng cách Trước {}", words::points(least)))
            .say(format!("khoảng cách đoạn {}, cần từ {}", words::points(space), words::points(least)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, Para, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let tight = |one: &mut Para| one.before = 0;
        finds(&RULE, &Doc::plan().with(PartName::NoiDung, tight), &["khoảng cách đoạn 0 pt, cần từ 6 pt"]);
        silent(&RULE, &Doc::plan());
        let after = |one: &mut Para| (one.before, one.own) = (0, "<w:spacing w:after=\"120\"/>");
        silent(&RULE, &Doc::plan().with(PartName::NoiDung, after).with(PartName::TieuDe, after));
        // Đoạn đầu.
        silent(&RULE, &Doc::plan().first(PartName::NoiDung, tight));
        // Hai đoạn cách nhau bởi dòng trống.
        silent(&RULE, &Doc::plan().body_with("", tight).body_with("Các đơn vị thực hiện.", tight));
    }
}
