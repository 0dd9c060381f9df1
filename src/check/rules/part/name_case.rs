//! Họ tên người ký in hoa.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Họ tên người ký in hoa
    ///
    /// Vì sao: họ tên viết thường, chữ cái đầu mỗi tiếng viết hoa.
    ///
    /// Sai: NGUYỄN VĂN A
    /// Đúng: Nguyễn Văn A
    ///
    /// Không báo khi: không có
    "ND315" "name-in-capitals" Error ["ND30.SIGN.NAME.FONT"] ["V41"] "PL1 I/II.7.đ"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.of(PartName::HoTen).filter(|line| facts.lines[*line].is_upper()) {
        let found = facts.lines[line].text.clone();
        findings.report(
            facts,
            At::Line(line),
            Fault {
                message: format!("họ tên «{found}» in hoa"),
                found,
                expected: "chữ thường, hoa chữ cái đầu".to_owned(),
                help: "chọn họ tên, Shift+F3 đến khi chữ cái đầu mỗi tiếng viết hoa".to_owned(),
                ..Fault::default()
            },
        );
    }
}
