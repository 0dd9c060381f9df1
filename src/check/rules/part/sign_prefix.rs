//! Quyền hạn người ký viết sai.

use crate::check::Facts;
use crate::check::Findings;
use crate::check::finding::{At, Fault};
use crate::check::rule::declare_rule;
use crate::nd30::PartName;

declare_rule! {
    /// Quyền hạn người ký viết sai
    ///
    /// Vì sao: viết TM., KT., TL., TUQ., Q.; sau KT. là chức vụ người đứng đầu; cấp phó phụ trách ký KT.
    ///
    /// Sai: K/T GIÁM ĐỐC; KT. PHÓ GIÁM ĐỐC; PHỤ TRÁCH
    /// Đúng: KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC
    ///
    /// Không báo khi: văn bản của Đảng (T/M, K/T)
    "ND313" "signing-prefix-form" Error ["ND30.SIGN.PREFIX.FORM", "ND30.SIGN.KT", "ND30.SIGN.ACTINGDEPUTY"] ["V39"] "PL1 I/II.7.b, 7.đ"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.of(PartName::ChucVu) {
        let text = &facts.lines[line].text;
        let fault = if ["T/M", "K/T", "T/L", "TUQ ", "KT ", "TL ", "TM "].iter().any(|start| text.starts_with(start)) {
            Some(("quyền hạn viết sai", "KT., TL., TM., TUQ., Q. có dấu chấm và một dấu cách"))
        } else if ["KT.", "TL.", "TM.", "TUQ."]
            .iter()
            .any(|start| text.strip_prefix(start).is_some_and(|rest| !rest.starts_with(' ')))
        {
            Some(("sau dấu chấm của quyền hạn không có dấu cách", "KT. GIÁM ĐỐC"))
        } else if text.starts_with("KT. PHÓ") {
            Some(("sau «KT.» là chức vụ cấp phó", "KT. và chức vụ người đứng đầu; dòng sau là chức vụ cấp phó"))
        } else if facts.lines[line].folded.starts_with("phu trach")
            || facts.lines[line].folded.contains("q. giam doc phu trach")
        {
            Some(("ghi «Phụ trách»", "KT. và chức vụ người đứng đầu; dòng sau là chức vụ của người ký"))
        } else {
            None
        };
        let Some((message, expected)) = fault else { continue };
        findings.report(
            facts,
            At::Line(line),
            Fault {
                found: text.clone(),
                expected: expected.to_owned(),
                message: format!("{message}: «{text}»"),
                help: format!("viết {expected}"),
                ..Fault::default()
            },
        );
    }
}
