//! Biên bản có dòng địa danh, thời gian.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Biên bản có dòng địa danh, thời gian
    ///
    /// Vì sao: mẫu biên bản không có dòng địa danh, ngày tháng năm.
    ///
    /// Sai: Hưng Yên, ngày 05 tháng 01 năm 2026 ở đầu biên bản
    /// Đúng: thời gian, địa điểm ghi trong nội dung
    ///
    /// Không báo khi: loại văn bản khác
    "ND325" "minutes-with-date-line" Error ["ND30.FORM.BB.NODATE"] [] "PL3, Mẫu 1.9"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(line) = facts.first(PartName::DiaDanh).filter(|_| facts.kind.is_some_and(|kind| kind.id == "bien-ban"))
    else {
        return;
    };
    ctx.at(line)
        .found(&facts.lines[line].text)
        .expected("không có dòng này")
        .help("xóa dòng đó; ghi thời gian, địa điểm trong nội dung biên bản")
        .say("biên bản không có dòng địa danh, ngày tháng năm");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let dated = Doc::minutes().text(PartName::DiaDanh, "Hưng Yên, ngày 05 tháng 01 năm 2026");
        finds(&RULE, &dated, &["biên bản không có dòng địa danh, ngày tháng năm"]);
        silent(&RULE, &Doc::minutes());
        // Loại văn bản khác.
        silent(&RULE, &Doc::plan());
    }
}
