//! Số nhỏ hơn 10 không có số 0 phía trước.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::nd30::numbering::zero_padded;
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
    let Some(number) = number_of(&facts.lines[line].text) else { return };
    let expected = zero_padded(number);
    if expected.len() <= number.len() {
        return;
    }
    findings.report(
        facts,
        At::Line(line),
        Fault {
            found: number.to_owned(),
            message: format!("số «{number}» nhỏ hơn 10, cần «{expected}»"),
            help: format!("viết «Số: {expected}/…»"),
            expected,
            ..Fault::default()
        },
    );
}
