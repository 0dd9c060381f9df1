//! Dòng nơi nhận thiếu gạch đầu dòng hoặc dấu chấm phẩy.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Dòng nơi nhận thiếu gạch đầu dòng hoặc dấu chấm phẩy
    ///
    /// Vì sao: mỗi nơi nhận một dòng, đầu dòng gạch ngang, cuối dòng chấm phẩy.
    ///
    /// Sai: - UBND tỉnh,
    /// Đúng: - UBND tỉnh;
    ///
    /// Không báo khi: dòng tiếp theo của cùng một nơi nhận; dòng «Lưu»
    "ND312" "recipient-line-form" Error ["ND30.NN.LIST.FORM"] ["V43"] "PL1 I/II.9.d"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let lines: Vec<usize> = facts.of(PartName::NoiNhanDong).collect();
    for (at, line) in lines.iter().enumerate() {
        let text = &facts.lines[*line].text;
        // An entry ends where the next line begins one.
        let Some(next) = lines.get(at + 1) else { break };
        let ends = facts.lines[*next].text.starts_with(['-', '–'])
            || facts.docx.paragraphs[facts.lines[*next].paragraph].number.is_some();
        if !ends || text.ends_with(';') || facts.lines[*line].folded.contains("luu:") {
            continue;
        }
        findings.report(
            facts,
            At::Line(*line),
            Fault {
                found: text.chars().last().map(String::from).unwrap_or_default(),
                expected: "«;»".to_owned(),
                message: "dòng nơi nhận kết thúc không phải bằng «;»".to_owned(),
                help: "đặt dấu chấm phẩy ở cuối dòng".to_owned(),
                ..Fault::default()
            },
        );
    }
}
