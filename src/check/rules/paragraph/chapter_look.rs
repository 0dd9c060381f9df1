//! «Phần», «Chương» không đậm hoặc không ở giữa.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::read::Align;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::recognise::MarkKind;

declare_rule! {
    /// «Phần», «Chương» không đậm hoặc không ở giữa
    ///
    /// Vì sao: chữ «Phần», «Chương», số La Mã ở dòng riêng, canh giữa, đậm.
    ///
    /// Sai: Chương I canh trái
    /// Đúng: Chương I ở giữa, đậm
    ///
    /// Không báo khi: «Chương» trong câu viện dẫn
    "ND412" "chapter-look" Error ["ND30.HIER.PHAN", "ND30.HIER.CHUONG"] [] "PL1 I/II.6.đ"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.running() {
        let Some(mark) = &facts.marks[line] else { continue };
        let id = match mark.kind {
            MarkKind::Phan => "ND30.HIER.PHAN",
            MarkKind::Chuong => "ND30.HIER.CHUONG",
            _ => continue,
        };
        let bold = facts.lines[line].mostly(|format| format.bold.value);
        let centred = facts.paragraph(line).format.align.value == Align::Center;
        let found = match (bold, centred) {
            (true, true) => continue,
            (false, _) => "không đậm",
            (true, false) => "không ở giữa",
        };
        let message = format!("«Phần», «Chương» {found}, cần ở giữa, đậm");
        let fault = Fault::new(found, "ở giữa, đậm", message, "đặt dòng đó canh giữa, chữ đậm").breaking(id);
        findings.report(facts, At::Line(line), fault);
    }
}
