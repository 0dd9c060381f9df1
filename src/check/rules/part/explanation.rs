//! Còn cột, chữ để giải trình.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Còn cột, chữ để giải trình
    ///
    /// Vì sao: cột giải trình chỉ dành cho bản trình lãnh đạo, bỏ khi phát hành.
    ///
    /// Sai: cột «Giải trình (không phát hành)»
    /// Đúng: bảng không có cột đó
    ///
    /// Không báo khi: bản dự thảo (thành gợi ý); văn bản về việc giải trình
    "ND345" "explanation-column-left" Warning [] ["V53"] "thực tế", issue_only
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let titles = facts.of(PartName::TrichYeu).chain(facts.of(PartName::TrichYeuCongVan));
    let explains = titles.into_iter().any(|line| facts.lines[line].folded.contains("giai trinh"));
    for line in 0..facts.lines.len() {
        let text = &facts.lines[line];
        let table = facts.paragraph(line).cell.is_some_and(|cell| cell.row < 2);
        let header = table && !explains && text.folded.contains("giai trinh") && text.folded.split(' ').count() <= 8;
        let note = text.folded.contains("khong phat hanh") || text.folded.contains("bo khi phat hanh");
        if !header && !note {
            continue;
        }
        ctx.at(line)
            .found(&text.text)
            .expected("bỏ khi phát hành")
            .help("xóa cột, chữ đó trước khi phát hành")
            .say(format!("còn cột hoặc chữ để giải trình: «{}»", text.text));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, hints, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let table = "TT | Nhiệm vụ | Giải trình\n1 | Báo cáo | Theo quy định";
        finds(&RULE, &Doc::plan().table(table), &["còn cột hoặc chữ để giải trình: «Giải trình»"]);
        finds(
            &RULE,
            &Doc::plan().body("(Cột cuối bỏ khi phát hành)"),
            &["còn cột hoặc chữ để giải trình: «(Cột cuối bỏ khi phát hành)»"],
        );
        silent(&RULE, &Doc::plan().table("TT | Nhiệm vụ"));
        // Bản dự thảo (thành gợi ý).
        hints(&RULE, &Doc::plan().table(table).draft());
        // Văn bản về việc giải trình.
        silent(&RULE, &Doc::letter().text(PartName::TrichYeuCongVan, "V/v giải trình số liệu").table(table));
    }
}
