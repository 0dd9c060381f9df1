//! Văn bản phát hành chưa có số hoặc ngày.

use crate::check::prelude::{Context, PartName, date, declare_rule, number_of};

declare_rule! {
    /// Văn bản phát hành chưa có số hoặc ngày
    ///
    /// Vì sao: số và ngày do văn thư hoặc hệ thống cấp sau khi ký; bản phát hành phải có.
    ///
    /// Sai: Số:     /KH-SKHCN khi phát hành
    /// Đúng: Số: 15/KH-SKHCN
    ///
    /// Không báo khi: bản dự thảo; biên bản (không có dòng ngày)
    "ND614" "number-or-date-blank" Error ["ND30.NUM.ASSIGN"] ["V53"] "Đ15.2–3"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    if ctx.draft {
        return;
    }
    let number = facts.first(PartName::SoKyHieu).filter(|line| number_of(&facts.lines[*line].text).is_none());
    let date = facts.first(PartName::DiaDanh).filter(|line| {
        let folded = &facts.lines[*line].folded;
        folded.contains("ngay") && date::written(&facts.lines[*line].text).is_none() && !folded.contains('/')
    });
    for (line, what) in [(number, "số"), (date, "ngày, tháng, năm")] {
        let Some(line) = line else { continue };
        ctx.at(line)
            .found(&facts.lines[line].text)
            .expected(format!("đủ {what}"))
            .help(format!("ghi {what} do văn thư cấp"))
            .say(format!("văn bản phát hành chưa có {what}"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let number = Doc::plan().swap("Số: 15/", "Số:      /");
        let date = Doc::plan().swap("ngày 05 tháng 01", "ngày      tháng     ");
        finds(&RULE, &number.clone().for_issue(), &["văn bản phát hành chưa có số"]);
        finds(&RULE, &date, &["văn bản phát hành chưa có ngày, tháng, năm"]);
        silent(&RULE, &Doc::plan().for_issue());
        silent(&RULE, &Doc::plan().swap("05 tháng 01", "32 tháng 9").for_issue());
        // Bản dự thảo.
        silent(&RULE, &number);
        silent(&RULE, &date.draft());
        // Biên bản không có dòng ngày.
        silent(&RULE, &Doc::minutes().for_issue());
    }
}
