//! Số nhỏ hơn 10 không có số 0 phía trước.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::recognise::number_of;

declare_rule! {
    /// Số nhỏ hơn 10 không có số 0 phía trước
    ///
    /// Vì sao: số dưới 10 ghi thêm số 0.
    ///
    /// Sai: Số: 5/KH-SKHCN
    /// Đúng: Số: 05/KH-SKHCN
    ///
    /// Không báo khi: chỗ trống chưa có số
    "ND601" "number-without-zero" Error ["ND30.NUM.ZERO"] ["V15"] "PL1 I/II.3.c"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(line) = facts.first(PartName::SoKyHieu) else { return };
    let Some(number) = number_of(&facts.lines[line].text).filter(|number| number.len() == 1) else { return };
    findings.report(
        facts,
        At::Line(line),
        Fault {
            found: number.to_owned(),
            expected: format!("0{number}"),
            message: format!("số «{number}» nhỏ hơn 10, cần «0{number}»"),
            help: format!("viết «Số: 0{number}/…»"),
            ..Fault::default()
        },
    );
}
