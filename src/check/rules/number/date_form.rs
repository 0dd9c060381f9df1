//! Dòng địa danh, thời gian viết sai.

use crate::check::prelude::{Context, date, declare_rule};

declare_rule! {
    /// Dòng địa danh, thời gian viết sai
    ///
    /// Vì sao: địa danh, dấu phẩy, rồi «ngày … tháng … năm …» viết đầy đủ.
    ///
    /// Sai: Hưng Yên, 05/01/2026; Hưng Yên ngày 05 …
    /// Đúng: Hưng Yên, ngày 05 tháng 01 năm 2026
    ///
    /// Không báo khi: chỗ trống chưa có ngày
    "ND605" "date-form" Error ["ND30.DATE.FULL", "ND30.PLACE.CASE"] ["V19"] "PL1 I/II.4"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some((line, date)) = date::of(facts) else { return };
    let text = &facts.lines[line].text;
    let (id, message) = match (date.in_words, date.before.trim_end().ends_with(',')) {
        (false, _) => ("ND30.DATE.FULL", "ngày, tháng, năm không viết đầy đủ"),
        (true, false) => ("ND30.PLACE.CASE", "sau địa danh không có dấu phẩy"),
        (true, true) => return,
    };
    ctx.at(line)
        .breaking(id)
        .found(text)
        .expected("Hưng Yên, ngày 05 tháng 01 năm 2026")
        .help("viết như «Hưng Yên, ngày 05 tháng 01 năm 2026»")
        .say(format!("{message}: «{text}»"));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().text(PartName::DiaDanh, "Hưng Yên, ngày 05/01/2026"),
            &["ngày, tháng, năm không viết đầy đủ: «Hưng Yên, ngày 05/01/2026»"],
        );
        finds(
            &RULE,
            &Doc::plan().swap("Yên, ngày", "Yên ngày"),
            &["sau địa danh không có dấu phẩy: «Hưng Yên ngày 05 tháng 01 năm 2026»"],
        );
        silent(&RULE, &Doc::plan());
        // Chỗ trống chưa có ngày.
        silent(&RULE, &Doc::plan().text(PartName::DiaDanh, "Hưng Yên, ngày …… tháng …… năm 2026"));
    }
}
