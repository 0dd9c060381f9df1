//! Cuối dòng căn cứ sai dấu.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Cuối dòng căn cứ sai dấu
    ///
    /// Vì sao: mỗi căn cứ một dòng, cuối dòng chấm phẩy, dòng cuối dấu chấm.
    ///
    /// Sai: Căn cứ Luật …,
    /// Đúng: Căn cứ Luật …; / Căn cứ Nghị định ….
    ///
    /// Không báo khi: đoạn mở đầu có chữ «Căn cứ» và kết thúc bằng hai chấm
    "ND321" "basis-line-end" Error ["ND30.CC.END"] ["V25"] "PL1 I/II.6.a"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let lines: Vec<usize> = facts.of(PartName::CanCu).filter(|line| facts.lines[*line].last).collect();
    for (at, line) in lines.iter().enumerate() {
        let text = &facts.lines[*line].text;
        let wanted = if at + 1 < lines.len() { ';' } else { '.' };
        if text.ends_with(wanted) || text.is_empty() {
            continue;
        }
        findings.report(
            facts,
            At::Line(*line),
            Fault {
                found: text.chars().last().map(String::from).unwrap_or_default(),
                expected: format!("«{wanted}»"),
                message: format!("dòng căn cứ kết thúc không phải bằng «{wanted}»"),
                help: format!("đặt «{wanted}» ở cuối dòng"),
                ..Fault::default()
            },
        );
    }
}
