//! Đầu văn bản giãn dòng.

use crate::check::prelude::{Context, PartName, declare_rule, part_name};
use crate::check::rules::paragraph::line::hundredths;
use crate::unit::LineSpacing;

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

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for (index, part) in facts.parts.iter().enumerate() {
        let id = match part {
            Some(PartName::QuocHieu | PartName::TieuNgu) => "ND30.QHTN.SPACING",
            Some(PartName::CoQuanChuQuan | PartName::CoQuan) => "ND30.ORG.SPACING",
            _ => continue,
        };
        let spacing = &facts.paragraph(index).format.line;
        let LineSpacing::Multiple(parts) = spacing.value else { continue };
        if parts <= GREATEST {
            continue;
        }
        let found = format!("{} dòng", hundredths(parts));
        ctx.at(index)
            .breaking(id)
            .found(&found)
            .expected("dòng đơn")
            .from(&spacing.from)
            .set("giãn dòng Đơn")
            .say(format!("{}: giãn dòng {found}, cần dòng đơn", part_name(*part)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().with(PartName::QuocHieu, |one| one.line = 360),
            &["Quốc hiệu: giãn dòng 1,50 dòng, cần dòng đơn"],
        );
        finds(
            &RULE,
            &Doc::plan().with(PartName::CoQuan, |one| one.line = 300),
            &["cơ quan ban hành: giãn dòng 1,25 dòng, cần dòng đơn"],
        );
        silent(&RULE, &Doc::plan());
        // Giãn dòng dưới 1,2.
        silent(&RULE, &Doc::plan().with(PartName::QuocHieu, |one| one.line = 276));
        // Giãn dòng chính xác bằng pt.
        let exact = "<w:spacing w:line=\"480\" w:lineRule=\"exact\"/>";
        silent(&RULE, &Doc::plan().with(PartName::QuocHieu, |one| one.own = exact));
    }
}
