//! Trang đầu hiện số trang.

use crate::check::prelude::{Context, declare_rule};

declare_rule! {
    /// Trang đầu hiện số trang
    ///
    /// Vì sao: số trang không hiển thị ở trang thứ nhất.
    ///
    /// Sai: trang 1 có số 1
    /// Đúng: trang 1 không có số
    ///
    /// Không báo khi: phụ lục: Nghị định không nói trang đầu của phụ lục
    "ND105" "first-page-shows-number" Error ["ND30.PAGENUM.FIRST"] ["V06"] "PL1 I/I.7"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(section) = facts.docx.sections.first() else { return };
    let shows = |at: Option<usize>| {
        at.is_some_and(|at| {
            facts.docx.header_footers[at].paragraphs.iter().any(|one| one.fields.iter().any(|field| field == "PAGE"))
        })
    };
    let refs = [section.headers, section.footers];
    let on_first = refs.iter().any(|refs| shows(if section.title_page { refs.first } else { refs.default }));
    if on_first {
        ctx.at_section(0)
            .found("trang đầu có số trang")
            .expected("trang đầu không có số trang")
            .help("mở đầu trang, đánh dấu «Trang đầu khác», xóa số ở trang đầu")
            .say("trang đầu hiện số trang");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().page(|page| page.title = false), &["trang đầu hiện số trang"]);
        silent(&RULE, &Doc::plan());
        // Trang đầu của phụ lục.
        let appendix = Doc::plan().appendix(["Phụ lục", "DANH MỤC", "", "Các đơn vị thực hiện./."]);
        silent(&RULE, &appendix.page(|page| page.title = false));
    }
}
