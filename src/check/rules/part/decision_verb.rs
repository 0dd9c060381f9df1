//! Thiếu hoặc sai dòng «QUYẾT ĐỊNH:», «QUYẾT NGHỊ:».

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::text::fold_letters;

declare_rule! {
    /// Thiếu hoặc sai dòng «QUYẾT ĐỊNH:», «QUYẾT NGHỊ:»
    ///
    /// Vì sao: sau căn cứ là dòng riêng in hoa, đậm, ở giữa, có dấu hai chấm.
    ///
    /// Sai: Quyết định
    /// Đúng: QUYẾT ĐỊNH:
    ///
    /// Không báo khi: văn bản ban hành kèm theo quyết định
    "ND323" "ruling-verb" Error ["ND30.FORM.QD.VERB"] [] "PL3, Mẫu 1.1–1.3"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let verb = match facts.kind.map(|kind| kind.id.as_str()) {
        Some("quyet-dinh") => "QUYẾT ĐỊNH:",
        Some("nghi-quyet") => "QUYẾT NGHỊ:",
        _ => return,
    };
    let folded = fold_letters(verb.trim_end_matches(':'));
    let after = facts.first(PartName::TenLoai).unwrap_or_default() + 1;
    let Some(line) = (after..facts.end).find(|line| facts.lines[*line].folded.trim_end_matches([':', ' ']) == folded)
    else {
        ctx.at_document()
            .found("không có")
            .expected(verb)
            .help(format!("thêm dòng «{verb}» sau căn cứ, in hoa, đậm, ở giữa"))
            .say(format!("thiếu dòng «{verb}»"));
        return;
    };
    let text = &facts.lines[line].text;
    let bold = facts.lines[line].mostly(|format| format.bold.value);
    if text != verb || !bold {
        let found = if text == verb { "chữ không đậm" } else { text.as_str() };
        ctx.at(line)
            .found(found)
            .expected(verb)
            .help(format!("viết «{verb}», chữ đậm"))
            .say(format!("dòng «{text}» cần viết «{verb}», chữ đậm"));
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
            &Doc::decision().swap("QUYẾT ĐỊNH:", "Quyết định"),
            &["dòng «Quyết định» cần viết «QUYẾT ĐỊNH:», chữ đậm"],
        );
        finds(&RULE, &Doc::decision().swap("QUYẾT ĐỊNH:", ""), &["thiếu dòng «QUYẾT ĐỊNH:»"]);
        finds(
            &RULE,
            &Doc::decision().with(PartName::ThamQuyen, |one| one.bold = false),
            &["dòng «QUYẾT ĐỊNH:» cần viết «QUYẾT ĐỊNH:», chữ đậm"],
        );
        silent(&RULE, &Doc::decision());
        // Văn bản ban hành kèm theo quyết định.
        silent(&RULE, &Doc::decision().text(PartName::TenLoai, "QUY CHẾ").without(PartName::ThamQuyen));
    }
}
