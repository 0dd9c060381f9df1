//! Còn chỗ trống, chỗ phải điền.

use crate::check::prelude::{Context, declare_rule};

declare_rule! {
    /// Còn chỗ trống, chỗ phải điền
    ///
    /// Vì sao: văn bản phát hành không còn «[…]», «……», chỗ tô vàng.
    ///
    /// Sai: Giao [… đơn vị] chủ trì
    /// Đúng: Giao Văn phòng Sở chủ trì
    ///
    /// Không báo khi: bản dự thảo (thành gợi ý); chỗ ký, chỗ đóng số của văn thư
    "ND906" "gap-left" Error ["ND30.COMP.MAIN"] ["V53"] "Đ8; Đ12", issue_only
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.written() {
        let text = &facts.lines[line].text;
        let lit = facts.lines[line].runs.iter().any(|(_, format)| format.highlight.value);
        let dotted = text.contains("[…") || text.contains("[...") || text.contains("………") || text.contains("......");
        if !lit && !dotted {
            continue;
        }
        ctx.at(line)
            .found(if dotted { "chỗ trống" } else { "chữ tô màu" })
            .expected("chữ đã điền đủ")
            .help("điền nội dung, bỏ tô màu")
            .say(if dotted { "còn chỗ trống phải điền" } else { "còn chữ tô màu" });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, hints, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let gap = Doc::plan().body("Giao [… đơn vị] chủ trì.");
        finds(&RULE, &gap, &["còn chỗ trống phải điền"]);
        finds(
            &RULE,
            &Doc::plan().body_with("Giao Văn phòng Sở.", |one| one.run = "<w:highlight w:val=\"yellow\"/>"),
            &["còn chữ tô màu"],
        );
        silent(&RULE, &Doc::plan().body("Giao Văn phòng Sở chủ trì."));
        // Bản dự thảo (thành gợi ý).
        hints(&RULE, &gap.draft());
        // Chỗ ký, chỗ đóng số của văn thư.
        silent(&RULE, &Doc::plan().after(PartName::ChucVu, PartName::HoTen, "…………"));
        silent(&RULE, &Doc::plan().text(PartName::SoKyHieu, "Số: ………/KH-SKHCN"));
    }
}
