//! Trích yếu có dấu chấm cuối.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Trích yếu có dấu chấm cuối
    ///
    /// Vì sao: trích yếu là một câu ngắn, không có dấu chấm.
    ///
    /// Sai: Về công tác văn thư.
    /// Đúng: Về công tác văn thư
    ///
    /// Không báo khi: dấu ba chấm của bản dự thảo
    "ND307" "full-stop-after-abstract" Warning ["ND30.ABS.NOSTOP"] ["V24"] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let abstracts = [PartName::TrichYeu, PartName::TrichYeuCongVan];
    let is_abstract =
        |line: usize| facts.parts.get(line).copied().flatten().is_some_and(|part| abstracts.contains(&part));
    for line in (0..facts.lines.len()).filter(|line| is_abstract(*line) && !is_abstract(line + 1)) {
        let text = &facts.lines[line].text;
        if !text.ends_with('.') || text.ends_with("..") {
            continue;
        }
        ctx.at(line).found("dấu chấm").expected("không có dấu").help("bỏ dấu chấm").say("trích yếu có dấu chấm ở cuối");
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
            &Doc::plan().text(PartName::TrichYeu, "Cải cách hành chính năm 2026."),
            &["trích yếu có dấu chấm ở cuối"],
        );
        finds(
            &RULE,
            &Doc::letter().text(PartName::TrichYeuCongVan, "V/v báo cáo cải cách hành chính."),
            &["trích yếu có dấu chấm ở cuối"],
        );
        silent(&RULE, &Doc::plan());
        // Dấu ba chấm của bản dự thảo.
        silent(&RULE, &Doc::plan().text(PartName::TrichYeu, "Cải cách hành chính năm ..."));
    }
}
