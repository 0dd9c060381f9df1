//! Nhiều phụ lục không đánh số La Mã.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Nhiều phụ lục không đánh số La Mã
    ///
    /// Vì sao: từ hai phụ lục trở lên thì đánh số thứ tự bằng chữ số La Mã.
    ///
    /// Sai: Phụ lục 1, Phụ lục 2
    /// Đúng: Phụ lục I, Phụ lục II
    ///
    /// Không báo khi: chỉ có một phụ lục
    "ND317" "appendix-not-numbered" Error ["ND30.APP.NUM"] ["V37"] "PL1 I/III.1.a"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let lines: Vec<usize> = facts.of(PartName::PhuLuc).collect();
    if lines.len() < 2 {
        return;
    }
    for line in lines {
        let number = facts.lines[line].text.split_whitespace().nth(2).unwrap_or_default().trim_end_matches(['.', ':']);
        if !number.is_empty() && number.chars().all(|c| "IVXLC".contains(c)) {
            continue;
        }
        findings.report(
            facts,
            At::Line(line),
            Fault {
                found: facts.lines[line].text.clone(),
                expected: "Phụ lục I, Phụ lục II, …".to_owned(),
                message: "có nhiều phụ lục mà phụ lục này không có số La Mã".to_owned(),
                help: "viết «Phụ lục» và số La Mã".to_owned(),
                ..Fault::default()
            },
        );
    }
}
