//! Kiểu chữ nghiêng của một phần không đúng bảng mẫu chữ.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::check::rules::look;
use crate::check::words;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::recognise::part_name;

declare_rule! {
    /// Kiểu chữ nghiêng của một phần không đúng bảng mẫu chữ
    ///
    /// Vì sao: Nghị định định kiểu chữ của từng thành phần.
    ///
    /// Sai: địa danh, ngày tháng in đứng; căn cứ in đứng
    /// Đúng: địa danh, ngày tháng, căn cứ in nghiêng
    ///
    /// Không báo khi: phần nhỏ của dòng có kiểu khác: nhấn mạnh trong lời văn không bị cấm
    "ND205" "slant-of-part" Error ["ND30.QH.FONT", "ND30.TN.FONT", "ND30.ORG.PARENT.FONT", "ND30.ORG.ISSUER.FONT", "ND30.NUM.FONT", "ND30.DATE.FONT", "ND30.TYPE.FONT", "ND30.ABS.FONT", "ND30.ABS.CV.FONT", "ND30.KG.FONT", "ND30.CC.FONT", "ND30.SIGN.BLOCKFONT", "ND30.SIGN.NAME.FONT", "ND30.NN.LABEL.FONT", "ND30.NN.LIST.FONT", "ND30.APP.LABEL.FONT", "ND30.APP.TITLE.FONT", "ND30.APP.LINE.FONT"] ["V19", "V25", "V38", "V42"] "PL1 I/V"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (index, line) in facts.lines.iter().enumerate() {
        let Some(part) = facts.parts[index].filter(|part| !matches!(part, PartName::NoiDung | PartName::TieuDe)) else {
            continue;
        };
        let Some(id) = look::id(part) else { continue };
        let wanted = facts.nd30.fonts.part(part).italic;
        let wrong = line.mostly(|format| format.italic.value != wanted);
        let Some((_, format)) = line.runs.iter().find(|(_, format)| wrong && format.italic.value != wanted) else {
            continue;
        };
        let [found, expected] = if wanted { ["đứng", "nghiêng"] } else { ["nghiêng", "đứng"] };
        findings.report(
            facts,
            At::Line(index),
            Fault {
                breaks: Some(id),
                found: found.to_owned(),
                expected: expected.to_owned(),
                message: format!(
                    "{}: chữ {found}, cần {expected}{}",
                    part_name(Some(part)),
                    words::origin(&format.italic.from)
                ),
                help: words::mend(&format.italic.from, &format!("chữ {expected}")),
                origin: Some(format.italic.from.clone()),
                ..Fault::default()
            },
        );
    }
}
