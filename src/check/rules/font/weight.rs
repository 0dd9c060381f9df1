//! Kiểu chữ đậm của một phần không đúng bảng mẫu chữ.

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
    /// Kiểu chữ đậm của một phần không đúng bảng mẫu chữ
    ///
    /// Vì sao: Nghị định định kiểu chữ của từng thành phần.
    ///
    /// Sai: cơ quan chủ quản in đậm; họ tên người ký không đậm
    /// Đúng: cơ quan chủ quản không đậm, cơ quan ban hành đậm
    ///
    /// Không báo khi: phần nhỏ của dòng có kiểu khác: nhấn mạnh trong lời văn không bị cấm
    "ND204" "weight-of-part" Error ["ND30.QH.FONT", "ND30.TN.FONT", "ND30.ORG.PARENT.FONT", "ND30.ORG.ISSUER.FONT", "ND30.NUM.FONT", "ND30.DATE.FONT", "ND30.TYPE.FONT", "ND30.ABS.FONT", "ND30.ABS.CV.FONT", "ND30.KG.FONT", "ND30.CC.FONT", "ND30.SIGN.BLOCKFONT", "ND30.SIGN.NAME.FONT", "ND30.NN.LABEL.FONT", "ND30.NN.LIST.FONT", "ND30.APP.LABEL.FONT", "ND30.APP.TITLE.FONT", "ND30.APP.LINE.FONT"] ["V13", "V14", "V19", "V34", "V41", "V42"] "PL1 I/V"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (index, line) in facts.lines.iter().enumerate() {
        let Some(part) = facts.parts[index].filter(|part| !matches!(part, PartName::NoiDung | PartName::TieuDe)) else {
            continue;
        };
        let Some(id) = look::id(part) else { continue };
        let wanted = facts.nd30.fonts.part(part).bold;
        let wrong = line.mostly(|format| format.bold.value != wanted);
        let Some((_, format)) = line.runs.iter().find(|(_, format)| wrong && format.bold.value != wanted) else {
            continue;
        };
        let [found, expected] = if wanted { ["không đậm", "đậm"] } else { ["đậm", "không đậm"] };
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
                    words::origin(&format.bold.from)
                ),
                help: words::mend(&format.bold.from, &format!("chữ {expected}")),
                origin: Some(format.bold.from.clone()),
                ..Fault::default()
            },
        );
    }
}
