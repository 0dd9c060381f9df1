//! Còn chỗ trống, chỗ phải điền.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Còn chỗ trống, chỗ phải điền
    ///
    /// Vì sao: văn bản phát hành không còn «[…]», «……», chỗ tô vàng.
    ///
    /// Sai: Giao [… đơn vị] chủ trì
    /// Đúng: Giao Văn phòng Sở chủ trì
    ///
    /// Không báo khi: bản dự thảo (thành gợi ý); chỗ ký, chỗ đóng số của văn thư
    "ND906" "gap-left" Error ["ND30.COMP.MAIN"] ["V53"] "Đ8; Đ12", issue_only
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.written() {
        let text = &facts.lines[line].text;
        let lit = facts.lines[line].runs.iter().any(|(_, format)| format.highlight.value);
        let dotted = text.contains("[…") || text.contains("[...") || text.contains("………") || text.contains("......");
        if !lit && !dotted {
            continue;
        }
        findings.report(
            facts,
            At::Line(line),
            Fault {
                found: if dotted { "chỗ trống" } else { "chữ tô màu" }.to_owned(),
                expected: "chữ đã điền đủ".to_owned(),
                message: if dotted { "còn chỗ trống phải điền" } else { "còn chữ tô màu" }.to_owned(),
                help: "điền nội dung, bỏ tô màu".to_owned(),
                ..Fault::default()
            },
        );
    }
}
