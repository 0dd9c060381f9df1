//! Trích yếu có dấu chấm cuối.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Trích yếu có dấu chấm cuối
    ///
    /// Vì sao: trích yếu là một câu ngắn, không có dấu chấm.
    ///
    /// Sai: Về công tác văn thư.
    /// Đúng: Về công tác văn thư
    ///
    /// Không báo khi: dấu ba chấm của bản dự thảo
    "ND307" "full-stop-after-abstract" Warning ["ND30.ABS.NOSTOP"] ["V24"] "thực tế"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let abstracts = [PartName::TrichYeu, PartName::TrichYeuCongVan];
    let is_abstract =
        |line: usize| facts.parts.get(line).copied().flatten().is_some_and(|part| abstracts.contains(&part));
    for line in (0..facts.lines.len()).filter(|line| is_abstract(*line) && !is_abstract(line + 1)) {
        let text = &facts.lines[line].text;
        if !text.ends_with('.') || text.ends_with("..") {
            continue;
        }
        findings.report(
            facts,
            At::Line(line),
            Fault {
                found: "dấu chấm".to_owned(),
                expected: "không có dấu".to_owned(),
                message: "trích yếu có dấu chấm ở cuối".to_owned(),
                help: "bỏ dấu chấm".to_owned(),
                ..Fault::default()
            },
        );
    }
}
