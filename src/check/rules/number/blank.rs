//! Văn bản phát hành chưa có số hoặc ngày.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::recognise::date;
use crate::recognise::number_of;

declare_rule! {
    /// Văn bản phát hành chưa có số hoặc ngày
    ///
    /// Vì sao: số và ngày do văn thư hoặc hệ thống cấp sau khi ký; bản phát hành phải có.
    ///
    /// Sai: Số:     /KH-SKHCN khi phát hành
    /// Đúng: Số: 15/KH-SKHCN
    ///
    /// Không báo khi: bản dự thảo; biên bản (không có dòng ngày)
    "ND614" "number-or-date-blank" Error ["ND30.NUM.ASSIGN"] ["V53"] "Đ15.2–3"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    if findings.draft {
        return;
    }
    let number = facts.first(PartName::SoKyHieu).filter(|line| number_of(&facts.lines[*line].text).is_none());
    let date = facts.first(PartName::DiaDanh).filter(|line| {
        let folded = &facts.lines[*line].folded;
        folded.contains("ngay") && date::written(&facts.lines[*line].text).is_none() && !folded.contains('/')
    });
    for (line, what) in [(number, "số"), (date, "ngày, tháng, năm")] {
        let Some(line) = line else { continue };
        let message = format!("văn bản phát hành chưa có {what}");
        let fault = Fault::new(
            facts.lines[line].text.clone(),
            format!("đủ {what}"),
            message,
            format!("ghi {what} do văn thư cấp"),
        );
        findings.report(facts, At::Line(line), fault);
    }
}
