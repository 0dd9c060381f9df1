//! Chức vụ người ký kèm tên cơ quan.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Chức vụ người ký kèm tên cơ quan
    ///
    /// Vì sao: tên cơ quan đã ở đầu văn bản, dưới chữ ký chỉ ghi chức vụ.
    ///
    /// Sai: GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ
    /// Đúng: GIÁM ĐỐC
    ///
    /// Không báo khi: văn bản liên tịch, hợp đồng, biên bản: nhiều cơ quan ký
    "ND340" "position-with-agency" Warning ["ND30.SIGN.POSITION.NOORG"] [] "thực tế"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    if facts.kind.is_some_and(|kind| kind.signers > 1) || facts.of(PartName::HoTen).count() > 1 {
        return;
    }
    for line in facts.of(PartName::ChucVu) {
        let text = &facts.lines[line];
        let title = text.folded.trim_start_matches(|c: char| "ktlqum".contains(c)).trim_start_matches(['.', ' ']);
        let own = facts.of(PartName::CoQuan).any(|agency| {
            let name = facts.lines[agency].folded.as_str();
            name.len() > 6 && text.folded.ends_with(name) && title.len() > name.len()
        });
        // «TM. ỦY BAN NHÂN DÂN» names the collective.
        if own && !text.text.starts_with("TM.") {
            let message = format!("chức vụ kèm tên cơ quan: «{}»", text.text);
            let fault = Fault::new(text.text.clone(), "chức vụ", message, "bỏ tên cơ quan sau chức vụ");
            findings.report(facts, At::Line(line), fault);
        }
    }
}
