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
