//! Quyết định, nghị quyết không có dòng thẩm quyền ban hành.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Quyết định, nghị quyết không có dòng thẩm quyền ban hành
    ///
    /// Vì sao: trên căn cứ có dòng chức danh hoặc tên cơ quan có thẩm quyền, in hoa, đậm.
    ///
    /// Sai: QUYẾT ĐỊNH / Về việc … / Căn cứ …
    /// Đúng: QUYẾT ĐỊNH / Về việc … / GIÁM ĐỐC SỞ … / Căn cứ …
    ///
    /// Không báo khi: loại văn bản khác
    "ND324" "authority-line-missing" Warning ["ND30.FORM.AUTH"] [] "PL3, Mẫu 1.1–1.3"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    if !facts.kind.is_some_and(|kind| kind.needs.iter().any(|key| key == "tham_quyen")) {
        return;
    }
    let verb = |line: &usize| facts.lines[*line].folded.starts_with("quyet ");
    if facts.of(PartName::ThamQuyen).any(|line| !verb(&line)) {
        return;
    }
    ctx.at_document()
        .found("không có")
        .expected("dòng thẩm quyền ban hành")
        .help("thêm dòng như «GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ», in hoa, đậm, ở giữa")
        .say("không có dòng thẩm quyền ban hành trên căn cứ");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::decision().text(PartName::ThamQuyen, ""),
            &["không có dòng thẩm quyền ban hành trên căn cứ"],
        );
        silent(&RULE, &Doc::decision());
        // Loại văn bản khác.
        silent(&RULE, &Doc::plan());
    }
}
