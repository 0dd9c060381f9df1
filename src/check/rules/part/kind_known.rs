//! Tên loại không có trong 29 loại văn bản.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Tên loại không có trong 29 loại văn bản
    ///
    /// Vì sao: Điều 7 nêu 29 loại văn bản hành chính.
    ///
    /// Sai: PHIẾU TRÌNH
    /// Đúng: KẾ HOẠCH, BÁO CÁO, TỜ TRÌNH …
    ///
    /// Không báo khi: văn bản không có dòng tên loại
    "ND337" "kind-not-in-decree" Warning ["ND30.TYPE.VALID"] [] "Đ7"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(line) = facts.first(PartName::TenLoai).filter(|_| facts.typed && facts.kind.is_none()) else { return };
    let text = &facts.lines[line].text;
    // Normative documents are those of another law.
    if ["LUẬT", "BỘ LUẬT", "PHÁP LỆNH", "LỆNH", "NGHỊ ĐỊNH", "THÔNG TƯ", "THÔNG TƯ LIÊN TỊCH"].contains(&text.as_str())
    {
        return;
    }
    let message = format!("«{text}» không có trong 29 loại văn bản hành chính");
    let fault =
        Fault::new(text.clone(), "một loại của Điều 7", message, "chọn loại của Điều 7; giấy tờ nội bộ thì bỏ qua");
    findings.report(facts, At::Line(line), fault);
}
