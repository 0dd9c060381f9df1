//! Dấu cách trước dấu phẩy, chấm phẩy, hai chấm.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Dấu cách trước dấu phẩy, chấm phẩy, hai chấm
    ///
    /// Vì sao: dấu câu viết liền chữ đứng trước.
    ///
    /// Sai: chủ trì , phối hợp
    /// Đúng: chủ trì, phối hợp
    ///
    /// Không báo khi: chỗ trống; «,…» của Nghị định
    "ND909" "space-before-mark" Hint [] [] "thực tế"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.running() {
        let text = &facts.lines[line].text;
        let Some(mark) = [" ,", " ;", " :"].iter().find(|mark| text.contains(**mark)) else { continue };
        if text.contains("…") || text.contains("..") {
            continue;
        }
        findings.report(
            facts,
            At::Line(line),
            Fault {
                found: format!("«{mark}»"),
                expected: format!("«{}»", mark.trim()),
                message: format!("dấu cách trước «{}»", mark.trim()),
                help: "bỏ dấu cách".to_owned(),
                ..Fault::default()
            },
        );
    }
}
