//! Số trang không ở giữa lề trên.

use crate::check::prelude::{Context, Facts, declare_rule};
use crate::read::{Align, HeaderFooter, HeaderFooterRefs, Origin, Paragraph};

declare_rule! {
    /// Số trang không ở giữa lề trên
    ///
    /// Vì sao: số trang canh giữa theo chiều ngang trong lề trên.
    ///
    /// Sai: số trang ở chân trang, góc phải
    /// Đúng: số trang ở giữa đầu trang
    ///
    /// Không báo khi: văn bản không có trường số trang: văn bản một trang không cần
    "ND104" "page-number-not-at-top-centre" Error ["ND30.PAGENUM.POS"] ["V05"] "PL1 I/I.7"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let numbers = numbers(facts);
    for (index, section) in facts.docx.sections.iter().enumerate() {
        let fields =
            |refs: HeaderFooterRefs| [refs.default, refs.even].into_iter().flatten().filter_map(|at| numbers[at]);
        let mut fault = |found: &str| {
            ctx.at_section(index)
                .found(found)
                .expected("giữa lề trên")
                .help("Chèn, Số trang, Đầu trang, Giữa; xóa số trang ở chỗ cũ")
                .say(format!("số trang ở {found}, cần ở giữa lề trên"));
        };
        if fields(section.footers).next().is_some() {
            fault("chân trang");
        }
        for paragraph in fields(section.headers) {
            // A tab or a frame may set it in the middle.
            let format = &paragraph.format;
            if format.align.value != Align::Center
                && !paragraph.text().contains('\t')
                && format.align.from != Origin::Application
            {
                fault(if format.align.value == Align::Right { "góc phải" } else { "bên trái" });
            }
        }
    }
}

/// The paragraphs of headers and footers that show the page number, each with the first section that has it.
pub(super) fn numbered<'f>(facts: &'f Facts<'_>) -> Vec<(usize, &'f Paragraph)> {
    let mut found: Vec<(usize, &Paragraph)> = Vec::new();
    let numbers = numbers(facts);
    let mut met = vec![false; numbers.len()];
    for (index, section) in facts.docx.sections.iter().enumerate() {
        for refs in [section.headers, section.footers] {
            let parts = [refs.default, refs.even].into_iter().flatten();
            for at in parts {
                if !std::mem::replace(&mut met[at], true) {
                    found.extend(numbers[at].map(|paragraph| (index, paragraph)));
                }
            }
        }
    }
    found
}

/// The paragraph with the page number of each header and footer: sections share them.
fn numbers<'f>(facts: &'f Facts<'_>) -> Vec<Option<&'f Paragraph>> {
    facts.docx.header_footers.iter().map(number).collect()
}

/// The paragraph with the page number.
fn number(part: &HeaderFooter) -> Option<&Paragraph> {
    part.paragraphs.iter().find(|paragraph| paragraph.fields.iter().any(|field| field == "PAGE"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, number, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let centre = number("<w:jc w:val=\"center\"/>", "");
        finds(&RULE, &Doc::plan().header("").footer(&centre), &["số trang ở chân trang, cần ở giữa lề trên"]);
        finds(
            &RULE,
            &Doc::plan().header(&number("<w:jc w:val=\"right\"/>", "")),
            &["số trang ở góc phải, cần ở giữa lề trên"],
        );
        finds(
            &RULE,
            &Doc::plan().header(&number("<w:jc w:val=\"left\"/>", "")),
            &["số trang ở bên trái, cần ở giữa lề trên"],
        );
        silent(&RULE, &Doc::plan());
        // Không có trường số trang.
        silent(&RULE, &Doc::plan().header("<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr></w:p>"));
    }
}
