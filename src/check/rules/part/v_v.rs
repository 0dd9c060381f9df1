//! Văn bản có tên loại dùng «V/v».

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Văn bản có tên loại dùng «V/v»
    ///
    /// Vì sao: «V/v» chỉ có ở công văn; văn bản có tên loại ghi thẳng nội dung hoặc «Về …».
    ///
    /// Sai: KẾ HOẠCH / V/v tuyên truyền
    /// Đúng: KẾ HOẠCH / Tuyên truyền
    ///
    /// Không báo khi: công văn
    "ND306" "v-v-in-named-document" Warning ["ND30.ABS.NO_VV"] ["V22"] "PL1 I/II.5.b; Mẫu 1.2–1.4"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(line) = facts.first(PartName::TrichYeu).filter(|line| facts.lines[*line].folded.starts_with("v/v")) else {
        return;
    };
    findings.report(
        facts,
        At::Line(line),
        Fault {
            found: "V/v".to_owned(),
            expected: "Về …".to_owned(),
            message: "trích yếu của văn bản có tên loại bắt đầu bằng «V/v»".to_owned(),
            help: "bỏ «V/v», hoặc viết «Về»".to_owned(),
            ..Fault::default()
        },
    );
}
