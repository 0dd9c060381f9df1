//! Dấu mức độ khẩn, chỉ dẫn lưu hành sai kiểu chữ.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::check::words;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Dấu mức độ khẩn, chỉ dẫn lưu hành sai kiểu chữ
    ///
    /// Vì sao: các dấu này in hoa, cỡ 13–14, đứng, đậm.
    ///
    /// Sai: khẩn; KHẨN cỡ 12
    /// Đúng: KHẨN cỡ 13, đậm
    ///
    /// Không báo khi: dấu là ảnh
    "ND333" "mark-look" Error ["ND30.MARK.URGENT", "ND30.MARK.CIRC"] [] "PL1 I/III.2"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let head = facts.first(PartName::TenLoai).or_else(|| facts.first(PartName::KinhGui)).unwrap_or_default() + 12;
    for line in 0..head.min(facts.main_end) {
        let text = &facts.lines[line];
        let (part, id) = if facts.nd30.marks.is_urgency(&text.folded) {
            (PartName::DauKhan, "ND30.MARK.URGENT")
        } else if facts.nd30.marks.is_circulation(&text.folded) {
            (PartName::LuuHanh, "ND30.MARK.CIRC")
        } else {
            continue;
        };
        let Some((least, greatest)) = facts.nd30.fonts.part(part).range() else { continue };
        let sizes = least.to_half_points()..=greatest.to_half_points();
        let wrong = if !text.is_upper() {
            "chữ thường"
        } else if !text.mostly(|format| format.bold.value) {
            "chữ không đậm"
        } else if text.runs.iter().any(|(_, format)| !sizes.contains(&format.size.value)) {
            "sai cỡ chữ"
        } else {
            continue;
        };
        let expected = format!("in hoa, cỡ {}, đứng, đậm", words::sizes(least, greatest));
        let message = format!("dấu «{}»: {wrong}, cần {expected}", text.text);
        let help = format!("đặt {expected}");
        findings.report(facts, At::Line(line), Fault::new(wrong, expected, message, help).breaking(id));
    }
}
