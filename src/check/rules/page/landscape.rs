//! Phần trang nằm ngang không có bảng.

use crate::check::prelude::{Context, declare_rule};

declare_rule! {
    /// Phần trang nằm ngang không có bảng
    ///
    /// Vì sao: văn bản trình bày theo chiều dài khổ A4; nằm ngang chỉ khi có bảng, biểu.
    ///
    /// Sai: phần lời văn trên trang nằm ngang
    /// Đúng: trang đứng
    ///
    /// Không báo khi: phần trang có bảng
    "ND103" "landscape-without-table" Warning ["ND30.PAGE.ORIENT", "ND30.PAGE.ORIENT.LANDSCAPE"] [] "PL1 I/I.2"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let mut tabled = vec![false; facts.docx.sections.len()];
    for paragraph in facts.docx.paragraphs.iter().filter(|one| one.cell.is_some_and(|cell| cell.bordered)) {
        tabled[paragraph.section] = true;
    }
    for (index, section) in facts.docx.sections.iter().enumerate() {
        if section.width > section.height && !tabled[index] {
            ctx.at_section(index)
                .found("trang nằm ngang")
                .expected("trang đứng")
                .help("Bố cục, Hướng: chọn Dọc")
                .say("phần trang nằm ngang không có bảng");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, Page, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let wide = Doc::plan()
            .appendix(["Phụ lục", "DANH MỤC", "", "Các đơn vị thực hiện./."])
            .page(|page| *page = Page::WIDE);
        finds(&RULE, &Doc::plan().page(|page| *page = Page::WIDE), &["phần trang nằm ngang không có bảng"]);
        finds(&RULE, &wide, &["phần trang nằm ngang không có bảng"]);
        silent(&RULE, &Doc::plan());
        // Phần trang có bảng.
        silent(&RULE, &wide.table_at_end("TT | Nhiệm vụ"));
    }
}
