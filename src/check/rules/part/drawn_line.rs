//! Đầu văn bản không có đường kẻ nào.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Đầu văn bản không có đường kẻ nào
    ///
    /// Vì sao: dưới Tiêu ngữ, tên cơ quan, trích yếu có đường kẻ ngang nét liền.
    ///
    /// Sai: không có đường kẻ
    /// Đúng: đường kẻ dưới Tiêu ngữ dài bằng dòng chữ
    ///
    /// Không báo khi: đường kẻ gõ bằng dấu gạch dưới; độ dài từng đường: xem trên trang in
    "ND304" "no-line-in-head" Error ["ND30.TN.RULE", "ND30.ORG.RULE", "ND30.ABS.RULE"] ["V10", "V12"] "PL1 I/II.1.b, 2.b, 5.b"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(motto) = facts.first(PartName::TieuNgu) else { return };
    let title = facts.first(PartName::TenLoai).unwrap_or(motto);
    let until = (title + 6).min(facts.lines.len() - 1);
    let drawn = facts.docx.paragraphs.iter().take(facts.lines[until].paragraph + 1).any(|one| !one.lines.is_empty());
    // Where a line break parts them, the dashes are a line of a paragraph that holds more.
    let typed = facts
        .lines
        .iter()
        .take(until + 1)
        .any(|line| line.text.chars().count() > 3 && line.text.chars().all(|c| "_-–—─".contains(c)));
    let underlined = facts.lines[motto].runs.iter().any(|(_, format)| format.underline.value);
    if !drawn && !typed && !underlined {
        findings.report(
            facts,
            At::Line(motto),
            Fault {
                found: "không có đường kẻ".to_owned(),
                expected: "đường kẻ ngang nét liền".to_owned(),
                message: "đầu văn bản không có đường kẻ dưới Tiêu ngữ, tên cơ quan, trích yếu".to_owned(),
                help: "Chèn, Hình dạng, Đường thẳng: dưới Tiêu ngữ dài bằng dòng chữ, dưới tên cơ quan dài 1/3 đến 1/2 dòng chữ".to_owned(),
                ..Fault::default()
            },
        );
    }
}
