//! Nơi nhận của quyết định không bắt đầu bằng «Như Điều …».

use crate::check::prelude::{Context, MarkKind, PartName, declare_rule};

declare_rule! {
    /// Nơi nhận của quyết định không bắt đầu bằng «Như Điều …»
    ///
    /// Vì sao: mẫu quyết định, nghị quyết ghi trước hết «Như Điều …».
    ///
    /// Sai: - UBND tỉnh; … (quyết định)
    /// Đúng: - Như Điều 3; - UBND tỉnh; …
    ///
    /// Không báo khi: quyết định không chia điều
    "ND329" "nhu-dieu-missing" Warning ["ND30.NN.NHUDIEU"] [] "PL3, Mẫu 1.1–1.3"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let ruling = facts.kind.is_some_and(|kind| kind.id == "quyet-dinh" || kind.id == "nghi-quyet");
    let divided = facts.marks.iter().flatten().any(|mark| mark.kind == MarkKind::Dieu);
    let Some(line) = facts.first(PartName::NoiNhanDong).filter(|_| ruling && divided) else { return };
    if facts.of(PartName::NoiNhanDong).any(|line| facts.lines[line].folded.contains("nhu dieu")) {
        return;
    }
    ctx.at(line)
        .found(&facts.lines[line].text)
        .expected("- Như Điều …;")
        .help("thêm «- Như Điều …;» (điều nêu người thi hành) ở dòng đầu của Nơi nhận")
        .say("Nơi nhận không có dòng «- Như Điều …;»");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let other = Doc::decision().swap("- Như Điều 2;", "- Văn phòng Sở;");
        finds(&RULE, &other, &["Nơi nhận không có dòng «- Như Điều …;»"]);
        silent(&RULE, &Doc::decision());
        // Quyết định không chia điều.
        silent(&RULE, &other.swap("<b>Điều 1.<b>", "1.").swap("<b>Điều 2.<b>", "2."));
    }
}
