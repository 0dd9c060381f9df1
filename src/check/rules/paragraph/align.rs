//! Nội dung không canh đều hai lề.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::read::Align;

declare_rule! {
    /// Nội dung không canh đều hai lề
    ///
    /// Vì sao: nội dung dàn đều cả hai lề.
    ///
    /// Sai: canh trái
    /// Đúng: canh đều
    ///
    /// Không báo khi: đoạn ngắn hơn một dòng; đoạn ở giữa
    "ND401" "body-not-justified" Error ["ND30.BODY.ALIGN"] ["V28"] "PL1 I/II.6.e"
}

/// A paragraph shorter than this stands on one line: how it is aligned does not show.
const ONE_LINE: usize = 60;

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.running().filter(|line| facts.parts[*line] == Some(PartName::NoiDung) && facts.lines[*line].first)
    {
        let align = &facts.paragraph(line).format.align;
        let found = match align.value {
            Align::Left => "canh trái",
            Align::Right => "canh phải",
            Align::Center | Align::Justify => continue,
        };
        if facts.lines[line].text.chars().count() <= ONE_LINE {
            continue;
        }
        ctx.at(line)
            .found(found)
            .expected("canh đều hai lề")
            .from(&align.from)
            .set("canh đều (Ctrl+J)")
            .say(format!("nội dung {found}, cần canh đều hai lề"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, Para, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let left = |one: &mut Para| one.align = "left";
        finds(&RULE, &Doc::plan().with(PartName::NoiDung, left), &["nội dung canh trái, cần canh đều hai lề"]);
        finds(
            &RULE,
            &Doc::plan().with(PartName::NoiDung, |one| one.align = "right"),
            &["nội dung canh phải, cần canh đều hai lề"],
        );
        silent(&RULE, &Doc::plan());
        // Đoạn ngắn hơn một dòng.
        silent(&RULE, &Doc::plan().body_with("Các đơn vị thực hiện.", left));
        // Đoạn ở giữa.
        silent(&RULE, &Doc::plan().with(PartName::NoiDung, |one| one.align = "center"));
    }
}
