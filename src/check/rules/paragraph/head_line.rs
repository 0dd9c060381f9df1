//! Đầu văn bản giãn dòng.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::check::rules::paragraph::line::hundredths;
use crate::check::words;
use crate::nd30::PartName;
use crate::read::Line;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::recognise::part_name;

declare_rule! {
    /// Đầu văn bản giãn dòng
    ///
    /// Vì sao: Quốc hiệu, Tiêu ngữ, tên cơ quan cách nhau dòng đơn.
    ///
    /// Sai: giãn dòng 1,5 ở Quốc hiệu
    /// Đúng: dòng đơn
    ///
    /// Không báo khi: giãn dòng dưới 1,2; giãn dòng chính xác bằng pt
    "ND407" "head-line-spacing" Error ["ND30.QHTN.SPACING", "ND30.ORG.SPACING"] [] "PL1 I/II.1.c, 2.b"
}

/// More than this many 240ths of a line is no single line.
const GREATEST: i32 = 288;

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for (index, part) in facts.parts.iter().enumerate() {
        let id = match part {
            Some(PartName::QuocHieu | PartName::TieuNgu) => "ND30.QHTN.SPACING",
            Some(PartName::CoQuanChuQuan | PartName::CoQuan) => "ND30.ORG.SPACING",
            _ => continue,
        };
        let spacing = &facts.paragraph(index).format.line;
        let Line::Multiple(parts) = spacing.value else { continue };
        if parts <= GREATEST {
            continue;
        }
        let found = format!("{} dòng", hundredths(parts));
        let message = format!("{}: giãn dòng {found}, cần dòng đơn{}", part_name(*part), words::origin(&spacing.from));
        let fault = Fault::new(found, "dòng đơn", message, words::mend(&spacing.from, "giãn dòng Đơn")).breaking(id);
        findings.report(facts, At::Line(index), Fault { origin: Some(spacing.from.clone()), ..fault });
    }
}
