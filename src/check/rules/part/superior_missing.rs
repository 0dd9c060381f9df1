//! Thiếu tên cơ quan chủ quản.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Thiếu tên cơ quan chủ quản
    ///
    /// Vì sao: cơ quan có cấp trên trực tiếp ghi tên cấp trên ở dòng trên.
    ///
    /// Sai: SỞ NỘI VỤ (một mình)
    /// Đúng: UBND TỈNH HƯNG YÊN / SỞ NỘI VỤ
    ///
    /// Không báo khi: UBND, HĐND, bộ, cơ quan không nhận ra là có cấp trên
    "ND335" "superior-missing" Error ["ND30.ORG.PARENT.PRESENT"] [] "PL1 I/II.2.a"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(line) = facts.first(PartName::CoQuan).filter(|_| facts.first(PartName::CoQuanChuQuan).is_none()) else {
        return;
    };
    let text = &facts.lines[line];
    if !["so ", "chi cuc ", "thanh tra tinh", "phong "].iter().any(|start| text.folded.starts_with(start)) {
        return;
    }
    let fault = Fault::new(
        "không có",
        "tên cơ quan chủ quản",
        format!("trên «{}» không có tên cơ quan chủ quản", text.text),
        "thêm dòng cơ quan chủ quản, in hoa, không đậm, như «UBND TỈNH HƯNG YÊN»",
    );
    findings.report(facts, At::Line(line), fault);
}
