//! Nhiều căn cứ trên một dòng.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Nhiều căn cứ trên một dòng
    ///
    /// Vì sao: mỗi căn cứ một dòng.
    ///
    /// Sai: Căn cứ Luật …; Căn cứ Nghị định …;
    /// Đúng: mỗi căn cứ xuống dòng
    ///
    /// Không báo khi: một đoạn dẫn «Thực hiện …; căn cứ …» chữ đứng
    "ND338" "several-bases-in-a-line" Error ["ND30.CC.LINES"] ["V25"] "PL1 I/II.6.a"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.of(PartName::CanCu) {
        let text = &facts.lines[line].text;
        let count = text.matches("; Căn cứ ").count() + text.matches(", Căn cứ ").count();
        if count == 0 {
            continue;
        }
        let message = format!("{} căn cứ trên một dòng", count + 1);
        let fault = Fault::new(message.clone(), "mỗi căn cứ một dòng", message, "xuống dòng trước mỗi «Căn cứ»");
        findings.report(facts, At::Line(line), fault);
    }
}
