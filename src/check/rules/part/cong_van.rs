//! Công văn có dòng «CÔNG VĂN».

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Công văn có dòng «CÔNG VĂN»
    ///
    /// Vì sao: công văn không có tên loại.
    ///
    /// Sai: dòng CÔNG VĂN ở giữa trang
    /// Đúng: trích yếu «V/v …» dưới số, ký hiệu
    ///
    /// Không báo khi: không có
    "ND305" "type-line-in-cong-van" Error ["ND30.TYPE.CONGVAN"] ["V21"] "PL1 I/II.5.b; Mẫu 1.5"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(line) = facts.first(PartName::TenLoai) else { return };
    if facts.lines[line].folded != "cong van" {
        return;
    }
    findings.report(
        facts,
        At::Line(line),
        Fault {
            found: "dòng «CÔNG VĂN»".to_owned(),
            expected: "không có tên loại".to_owned(),
            message: "công văn không ghi tên loại".to_owned(),
            help: "xóa dòng này; trích yếu ghi «V/v …» dưới số, ký hiệu".to_owned(),
            ..Fault::default()
        },
    );
}
