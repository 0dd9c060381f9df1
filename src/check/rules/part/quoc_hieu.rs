//! Quốc hiệu viết sai.

use unicode_normalization::UnicodeNormalization;

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Quốc hiệu viết sai
    ///
    /// Vì sao: dòng này viết đúng từng chữ: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.
    ///
    /// Sai: CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM thiếu dấu, viết thường
    /// Đúng: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    ///
    /// Không báo khi: HÒA và HOÀ: Nghị định dùng cả hai
    "ND302" "national-name-misspelt" Error ["ND30.QH.TEXT"] ["V08"] "PL1 I/II.1"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(line) = facts.first(PartName::QuocHieu) else { return };
    let found: String = facts.lines[line].text.nfc().collect();
    let right = &facts.nd30.national.quoc_hieu;
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
