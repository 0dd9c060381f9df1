//! Đầu văn bản không có đường kẻ nào.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Đầu văn bản không có đường kẻ nào
    ///
    /// Vì sao: dưới Tiêu ngữ, tên cơ quan, trích yếu có đường kẻ ngang nét liền.
    ///
    /// Sai: không có đường kẻ
    /// Đúng: đường kẻ dưới Tiêu ngữ dài bằng dòng chữ
    ///
    /// Không báo khi: đường kẻ gõ bằng dấu gạch dưới; độ dài từng đường: xem trên trang in
    "ND304" "no-line-in-head" Error ["ND30.TN.RULE", "ND30.ORG.RULE", "ND30.ABS.RULE"] ["V10", "V12"] "PL1 I/II.1.b, 2.b, 5.b"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(motto) = facts.first(PartName::TieuNgu) else { return };
    let title = facts.first(PartName::TenLoai).unwrap_or(motto);
    let until = (title + 6).min(facts.lines.len() - 1);
    let drawn = facts.docx.paragraphs.iter().take(facts.lines[until].paragraph + 1).any(|one| !one.lines.is_empty());
    // Where a line break parts them, the dashes are a line of a paragraph that holds more.
    let typed = facts
        .lines
        .iter()
        .take(until + 1)
        .any(|line| line.text.chars().count() > 3 && line.text.chars().all(|c| "_-–—─".contains(c)));
    let underlined = facts.lines[motto].runs.iter().any(|(_, format)| format.underline.value);
    if !drawn && !typed && !underlined {
        ctx.at(motto)
            .found("không có đường kẻ")
            .expected("đường kẻ ngang nét liền")
            .help(
                "Chèn, Hình dạng, Đường thẳng: dưới Tiêu ngữ dài bằng dòng chữ, dưới tên cơ quan dài 1/3 đến 1/2 \
                 dòng chữ",
            )
            .say("đầu văn bản không có đường kẻ dưới Tiêu ngữ, tên cơ quan, trích yếu");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let bare = Doc::plan().with(PartName::TieuNgu, |one| one.own = "");
        finds(&RULE, &bare, &["đầu văn bản không có đường kẻ dưới Tiêu ngữ, tên cơ quan, trích yếu"]);
        silent(&RULE, &Doc::plan());
        // Độ dài từng đường: xem trên trang in.
        silent(&RULE, &Doc::plan().drawn(PartName::TieuNgu, "5pt"));
        // Đường kẻ gõ bằng dấu gạch dưới.
        silent(&RULE, &bare.after(PartName::TieuNgu, PartName::Bang, "____________"));
    }
}
