//! Lời văn của điều không có tiêu đề in đậm.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::recognise::MarkKind;

declare_rule! {
    /// Lời văn của điều không có tiêu đề in đậm
    ///
    /// Vì sao: trong mẫu, điều không có tiêu đề chỉ in đậm «Điều 1.».
    ///
    /// Sai: Điều 1. cả đoạn văn in đậm
    /// Đúng: chỉ «Điều 1.» in đậm
    ///
    /// Không báo khi: điều có tiêu đề: một cụm từ, không có dấu chấm cuối
    "ND410" "dieu-text-bold" Warning ["ND30.HIER.DIEU.BOLD"] ["V34"] "PL3, Mẫu 1.2–1.3"
}

/// A title of a điều has fewer words than this.
const TEXT: usize = 20;

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.running() {
        let Some(mark) = facts.marks[line].as_ref().filter(|mark| mark.kind == MarkKind::Dieu) else { continue };
        let text = mark.rest.split(' ').count() >= TEXT && mark.rest.ends_with(['.', ';', ':']);
        if text && facts.lines[line].runs.iter().all(|(_, format)| format.bold.value) {
            let message = "cả lời văn của điều in đậm";
            let fault = Fault::new("đậm", "chỉ «Điều …» đậm", message, "bỏ đậm phần sau số điều");
            findings.report(facts, At::Line(line), fault);
        }
    }
}
