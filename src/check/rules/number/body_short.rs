//! Chữ viết tắt cơ quan trong ký hiệu không có trong danh sách.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Chữ viết tắt cơ quan trong ký hiệu không có trong danh sách
    ///
    /// Vì sao: người đứng đầu cơ quan quy định chữ viết tắt tên cơ quan, đơn vị.
    ///
    /// Sai: KH-KHCN (danh sách: SKHCN)
    /// Đúng: KH-SKHCN
    ///
    /// Không báo khi: vanban.toml không có «viet_tat»
    "ND613" "body-abbreviation-unknown" Error ["ND30.SYM.BODYABBR"] [] "PL1 I/II.3.b"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(line) = facts.first(PartName::SoKyHieu).filter(|_| !ctx.settings.abbreviations.is_empty()) else { return };
    let Some((_, symbol)) = facts.lines[line].text.split_once('/') else { return };
    let typed = facts.kind.is_some_and(|kind| kind.abbreviation.is_some());
    let Some(body) = symbol.trim().split('-').nth(usize::from(typed)).filter(|body| !body.is_empty()) else { return };
    if ctx.settings.abbreviations.iter().any(|known| known == body) {
        return;
    }
    let expected = ctx.settings.abbreviations.join(", ");
    ctx.at(line)
        .found(body)
        .expected(&expected)
        .help("viết đúng chữ viết tắt, hoặc thêm vào viet_tat của vanban.toml")
        .say(format!("«{body}» không có trong danh sách chữ viết tắt cơ quan ({expected})"));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().abbreviations(&["SNV", "STC"]),
            &["«SKHCN» không có trong danh sách chữ viết tắt cơ quan (SNV, STC)"],
        );
        finds(
            &RULE,
            &Doc::letter().abbreviations(&["SNV"]),
            &["«SKHCN» không có trong danh sách chữ viết tắt cơ quan (SNV)"],
        );
        silent(&RULE, &Doc::plan().abbreviations(&["SNV", "SKHCN"]));
        // vanban.toml không có «viet_tat».
        silent(&RULE, &Doc::plan().swap("KH-SKHCN", "KH-KHCN"));
    }
}
