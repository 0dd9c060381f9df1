//! Chữ «Nơi nhận» sai.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Chữ «Nơi nhận» sai
    ///
    /// Vì sao: «Nơi nhận:» đứng riêng một dòng, có dấu hai chấm.
    ///
    /// Sai: Nơi nhận; Nơi nhận: - UBND tỉnh
    /// Đúng: Nơi nhận:
    ///
    /// Không báo khi: khoảng trắng trước dấu hai chấm
    "ND328" "recipients-label-form" Error ["ND30.NN.LABEL"] ["V42"] "PL1 I/II.9.d"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.of(PartName::NoiNhan) {
        let text = &facts.lines[line].text;
        if text.replace(" :", ":") == "Nơi nhận:" {
            continue;
        }
        let message = format!("«{text}» cần viết «Nơi nhận:» trên một dòng riêng");
        findings.report(
            facts,
            At::Line(line),
            Fault::new(text.clone(), "Nơi nhận:", message, "viết «Nơi nhận:», xuống dòng"),
        );
    }
}
