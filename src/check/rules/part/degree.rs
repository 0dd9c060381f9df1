//! Ghi học hàm, học vị trước họ tên người ký.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::lists;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Ghi học hàm, học vị trước họ tên người ký
    ///
    /// Vì sao: trước họ tên không ghi học hàm, học vị, danh hiệu.
    ///
    /// Sai: TS. Nguyễn Văn A
    /// Đúng: Nguyễn Văn A
    ///
    /// Không báo khi: đơn vị sự nghiệp giáo dục, y tế, khoa học được phép: tắt quy tắc này trong vanban.toml
    "ND314" "degree-before-name" Error ["ND30.SIGN.NAME.NODEGREE"] ["V40"] "PL1 I/II.7.c"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.of(PartName::HoTen) {
        let text = &facts.lines[line].text;
        let first = text.split([' ', '.', ',']).next().unwrap_or_default();
        if !lists::holds(&lists::words().degrees, first) || first == text {
            continue;
        }
        findings.report(
            facts,
            At::Line(line),
            Fault {
                found: text.clone(),
                expected: "họ tên, không có học hàm, học vị".to_owned(),
                message: format!("trước họ tên có «{first}»"),
                help: "bỏ học hàm, học vị".to_owned(),
                ..Fault::default()
            },
        );
    }
}
