//! Có «Kính gửi» mà Nơi nhận không có «Như trên».

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Có «Kính gửi» mà Nơi nhận không có «Như trên»
    ///
    /// Vì sao: văn bản có Kính gửi thì dòng đầu của Nơi nhận là «- Như trên;».
    ///
    /// Sai: Nơi nhận bắt đầu bằng «- UBND tỉnh;»
    /// Đúng: - Như trên;
    ///
    /// Không báo khi: không có Kính gửi hoặc không có Nơi nhận
    "ND310" "nhu-tren-missing" Error ["ND30.NN.NHUTREN"] ["V44"] "PL1 I/II.9.b"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let first = facts.first(PartName::NoiNhanDong);
    let (Some(line), Some(_)) = (first, facts.first(PartName::KinhGui)) else { return };
    // Where the kind has no Kính gửi, that is the fault.
    if facts.kind.is_some_and(|kind| !kind.kinh_gui) {
        return;
    }
    if facts
        .of(PartName::NoiNhanDong)
        .any(|line| facts.lines[line].folded.contains("nhu tren") || facts.lines[line].folded.contains("nhu kinh gui"))
    {
        return;
    }
    findings.report(
        facts,
        At::Line(line),
        Fault {
            found: facts.lines[line].text.clone(),
            expected: "- Như trên;".to_owned(),
            message: "có Kính gửi mà Nơi nhận không có «Như trên»".to_owned(),
            help: "thêm dòng đầu «- Như trên;»".to_owned(),
            ..Fault::default()
        },
    );
}
