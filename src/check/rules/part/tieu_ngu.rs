//! Tiêu ngữ viết sai.

use unicode_normalization::UnicodeNormalization;

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Tiêu ngữ viết sai
    ///
    /// Vì sao: dòng này viết đúng từng chữ: Độc lập - Tự do - Hạnh phúc.
    ///
    /// Sai: Độc lập – Tự do – Hạnh phúc (gạch dài), Độc Lập - Tự Do - Hạnh Phúc
    /// Đúng: Độc lập - Tự do - Hạnh phúc
    ///
    /// Không báo khi: không có
    "ND303" "motto-misspelt" Error ["ND30.TN.TEXT"] ["V08"] "PL1 I/II.1"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(line) = facts.first(PartName::TieuNgu) else { return };
    let found: String = facts.lines[line].text.nfc().collect();
    let right = &facts.nd30.national.tieu_ngu;
    if right.is_right(&found) {
        return;
    }
    findings.report(
        facts,
        At::Line(line),
        Fault {
            message: format!("viết «{found}», cần «{}»", right.words),
            found,
            expected: right.words.clone(),
            help: "gõ lại dòng này".to_owned(),
            ..Fault::default()
        },
    );
}
