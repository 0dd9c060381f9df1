//! Số, ký hiệu và địa danh, thời gian không cùng một dòng.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Số, ký hiệu và địa danh, thời gian không cùng một dòng
    ///
    /// Vì sao: hai thành phần này nằm ngang nhau.
    ///
    /// Sai: số ở hàng 2 của bảng, ngày ở hàng 3
    /// Đúng: số và ngày ở cùng một hàng
    ///
    /// Không báo khi: hai thành phần cùng một ô hàng, hoặc không ở trong bảng
    "ND343" "date-not-level-with-number" Error ["ND30.DATE.POS"] [] "PL1 I/II.4.c"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let (Some(number), Some(date)) = (facts.first(PartName::SoKyHieu), facts.first(PartName::DiaDanh)) else { return };
    let (Some(left), Some(right)) = (facts.paragraph(number).cell, facts.paragraph(date).cell) else { return };
    if left.table != right.table || left.row == right.row || left.column == right.column {
        return;
    }
    let fault = Fault::new(
        format!("số ở hàng {}, ngày ở hàng {}", left.row + 1, right.row + 1),
        "cùng một hàng",
        "dòng số, ký hiệu và dòng địa danh, thời gian không ngang nhau",
        "đặt hai dòng vào cùng một hàng của bảng đầu văn bản",
    );
    findings.report(facts, At::Line(date), fault);
}
