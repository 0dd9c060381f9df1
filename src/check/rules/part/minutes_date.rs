//! Biên bản có dòng địa danh, thời gian.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Biên bản có dòng địa danh, thời gian
    ///
    /// Vì sao: mẫu biên bản không có dòng địa danh, ngày tháng năm.
    ///
    /// Sai: Hưng Yên, ngày 05 tháng 01 năm 2026 ở đầu biên bản
    /// Đúng: thời gian, địa điểm ghi trong nội dung
    ///
    /// Không báo khi: loại văn bản khác
    "ND325" "minutes-with-date-line" Error ["ND30.FORM.BB.NODATE"] [] "PL3, Mẫu 1.9"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(line) = facts.first(PartName::DiaDanh).filter(|_| facts.kind.is_some_and(|kind| kind.id == "bien-ban"))
    else {
        return;
    };
    let fault = Fault::new(
        facts.lines[line].text.clone(),
        "không có dòng này",
        "biên bản không có dòng địa danh, ngày tháng năm",
        "xóa dòng đó; ghi thời gian, địa điểm trong nội dung biên bản",
    );
    findings.report(facts, At::Line(line), fault);
}
