//! Công văn có dòng «CÔNG VĂN».

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Công văn có dòng «CÔNG VĂN»
    ///
    /// Vì sao: công văn không có tên loại.
    ///
    /// Sai: dòng CÔNG VĂN ở giữa trang
    /// Đúng: trích yếu «V/v …» dưới số, ký hiệu
    ///
    /// Không báo khi: không có
    "ND305" "type-line-in-cong-van" Error ["ND30.TYPE.CONGVAN"] ["V21"] "PL1 I/II.5.b; Mẫu 1.5"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(line) = facts.first(PartName::TenLoai) else { return };
    if facts.lines[line].folded != "cong van" {
        return;
    }
    ctx.at(line)
        .found("dòng «CÔNG VĂN»")
        .expected("không có tên loại")
        .help("xóa dòng này; trích yếu ghi «V/v …» dưới số, ký hiệu")
        .say("công văn không ghi tên loại");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::letter().before(PartName::KinhGui, PartName::TenLoai, "CÔNG VĂN"),
            &["công văn không ghi tên loại"],
        );
        silent(&RULE, &Doc::letter());
        silent(&RULE, &Doc::plan());
    }
}
