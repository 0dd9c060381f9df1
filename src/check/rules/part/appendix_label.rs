//! Chữ «Phụ lục» in hoa.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Chữ «Phụ lục» in hoa
    ///
    /// Vì sao: chữ «Phụ lục» và số thứ tự viết thường, cỡ 14, đậm.
    ///
    /// Sai: PHỤ LỤC I
    /// Đúng: Phụ lục I
    ///
    /// Không báo khi: không có
    "ND316" "appendix-label-in-capitals" Error ["ND30.APP.LABEL.FONT"] ["V36"] "PL1 I/III.1.b"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.of(PartName::PhuLuc).filter(|line| facts.lines[*line].text.starts_with("PHỤ")) {
        let found = facts.lines[line].text.clone();
        findings.report(
            facts,
            At::Line(line),
            Fault {
                message: format!("«{found}» in hoa, cần «Phụ lục»"),
                found,
                expected: "Phụ lục".to_owned(),
                help: "viết «Phụ lục»".to_owned(),
                ..Fault::default()
            },
        );
    }
}
