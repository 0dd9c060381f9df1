//! «Kính gửi» trong loại văn bản không dùng.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// «Kính gửi» trong loại văn bản không dùng
    ///
    /// Vì sao: Kính gửi dùng cho công văn, tờ trình, báo cáo gửi cấp trên.
    ///
    /// Sai: kế hoạch có «Kính gửi»
    /// Đúng: kế hoạch không có «Kính gửi»
    ///
    /// Không báo khi: loại văn bản chưa nhận ra; phiếu gửi, phiếu chuyển, thư công
    "ND308" "kinh-gui-in-kind-without" Warning ["ND30.KG.WHEN"] ["V45"] "PL1 I/II.9.b"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let (Some(line), Some(kind)) = (facts.first(PartName::KinhGui), facts.kind) else { return };
    if kind.kinh_gui {
        return;
    }
    findings.report(
        facts,
        At::Line(line),
        Fault {
            found: "Kính gửi".to_owned(),
            expected: "không có Kính gửi".to_owned(),
            message: format!("{} không có «Kính gửi»", kind.name.to_lowercase()),
            help: "bỏ dòng Kính gửi, ghi các nơi đó ở Nơi nhận".to_owned(),
            ..Fault::default()
        },
    );
}
