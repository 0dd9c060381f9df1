//! Nhiều nơi kính gửi không gạch đầu dòng hoặc sai dấu.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Nhiều nơi kính gửi không gạch đầu dòng hoặc sai dấu
    ///
    /// Vì sao: mỗi nơi một dòng, đầu dòng có gạch ngang, cuối dòng chấm phẩy, dòng cuối dấu chấm.
    ///
    /// Sai: - Sở Nội vụ, / - Sở Tài chính
    /// Đúng: - Sở Nội vụ; / - Sở Tài chính.
    ///
    /// Không báo khi: một nơi kính gửi; dòng trong ngoặc «(qua …)»
    "ND309" "kinh-gui-list-form" Error ["ND30.KG.MANY"] ["V46"] "PL1 I/II.9.d"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let listed: Vec<usize> =
        facts.of(PartName::KinhGui).filter(|line| facts.lines[*line].text.starts_with(['-', '–'])).collect();
    // The end of an entry is that of the last line before the next dash.
    for (at, line) in listed.iter().enumerate() {
        let next = listed.get(at + 1).copied();
        let end = facts
            .of(PartName::KinhGui)
            .filter(|end| end >= line && next.is_none_or(|next| *end < next))
            .last()
            .unwrap_or(*line);
        let text = &facts.lines[end].text;
        let (fits, wanted) =
            if next.is_some() { (text.ends_with(';'), ";") } else { (text.ends_with('.') || listed.len() < 2, ".") };
        if fits {
            continue;
        }
        findings.report(
            facts,
            At::Line(end),
            Fault {
                found: text.chars().last().map(String::from).unwrap_or_default(),
                expected: format!("«{wanted}»"),
                message: format!("nơi kính gửi kết thúc không phải bằng «{wanted}»"),
                help: format!("đặt «{wanted}» ở cuối dòng"),
                ..Fault::default()
            },
        );
    }
}
