//! «Điều 1.» không đậm.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::check::words;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::recognise::MarkKind;

declare_rule! {
    /// «Điều 1.» không đậm
    ///
    /// Vì sao: chữ «Điều», số thứ tự in đậm, đứng.
    ///
    /// Sai: Điều 1. (không đậm)
    /// Đúng: Điều 1. (đậm)
    ///
    /// Không báo khi: «Điều» trong câu viện dẫn
    "ND409" "dieu-not-bold" Error ["ND30.HIER.DIEU"] ["V34"] "PL1 I/II.6.đ"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.running() {
        if facts.marks[line].as_ref().is_none_or(|mark| mark.kind != MarkKind::Dieu) {
            continue;
        }
        let Some((_, format)) =
            facts.lines[line].runs.first().filter(|(text, _)| text.trim_start().starts_with("Điều"))
        else {
            continue;
        };
        if format.bold.value {
            continue;
        }
        let message = format!("«Điều», số thứ tự không đậm{}", words::origin(&format.bold.from));
        let fault = Fault::new("không đậm", "đậm", message, words::mend(&format.bold.from, "chữ đậm"));
        findings.report(facts, At::Line(line), Fault { origin: Some(format.bold.from.clone()), ..fault });
    }
}
