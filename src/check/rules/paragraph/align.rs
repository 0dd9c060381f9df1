//! Nội dung không canh đều hai lề.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::check::words;
use crate::nd30::PartName;
use crate::read::Align;
use crate::recognise::At;
use crate::recognise::Facts;

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

fn check(facts: &Facts<'_>, findings: &mut Findings) {
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
        findings.report(
            facts,
            At::Line(line),
            Fault {
                found: found.to_owned(),
                expected: "canh đều hai lề".to_owned(),
                message: format!("nội dung {found}, cần canh đều hai lề{}", words::origin(&align.from)),
                help: words::mend(&align.from, "canh đều (Ctrl+J)"),
                origin: Some(align.from.clone()),
                ..Fault::default()
            },
        );
    }
}
