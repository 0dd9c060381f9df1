//! Dòng «(Kèm theo …)» còn để trống khi phát hành.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::recognise::date;

declare_rule! {
    /// Dòng «(Kèm theo …)» còn để trống khi phát hành
    ///
    /// Vì sao: văn bản giấy phải điền đủ số, ngày ở dòng kèm theo.
    ///
    /// Sai: (Kèm theo Kế hoạch số     /KH-SKHCN ngày     tháng     năm 2026)
    /// Đúng: điền như văn bản chính
    ///
    /// Không báo khi: bản dự thảo; văn bản điện tử được để trống, vì thế chỉ là gợi ý
    "ND346" "appendix-line-blank" Hint ["ND30.APP.LINE.PAPER"] ["V38"] "PL1 I/III.1.c"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    if findings.draft {
        return;
    }
    let lines: Vec<usize> = facts.of(PartName::PhuLucKemTheo).collect();
    for group in lines.chunk_by(|line, next| line + 1 == *next) {
        let Some(first) = group.first() else { continue };
        let text = group.iter().map(|line| facts.lines[*line].text.as_str()).collect::<Vec<_>>().join(" ");
        if date::written(&text).is_some() || !text.contains("ngày") {
            continue;
        }
        let fault = Fault::new(
            text,
            "đủ số, ngày",
            "dòng kèm theo còn để trống",
            "bản giấy: điền số, ngày như văn bản chính; bản điện tử được để trống",
        );
        findings.report(facts, At::Line(*first), fault);
    }
}
