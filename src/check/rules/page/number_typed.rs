//! Số trang gõ tay.

use crate::check::prelude::{Context, declare_rule};
use crate::read::HeaderFooter;

declare_rule! {
    /// Số trang gõ tay
    ///
    /// Vì sao: số trang đánh liên tục từ 1: chữ gõ ở đầu trang hiện như nhau ở mọi trang.
    ///
    /// Sai: gõ «2» ở đầu trang
    /// Đúng: trường số trang (Chèn, Số trang)
    ///
    /// Không báo khi: đầu trang không có chữ số
    "ND109" "page-number-typed" Error ["ND30.PAGENUM.START"] ["V06"] "PL1 I/I.7"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    // Sections share their headers: each is read once.
    let typed: Vec<Vec<String>> = facts.docx.header_footers.iter().map(typed).collect();
    for (index, section) in facts.docx.sections.iter().enumerate() {
        for refs in [section.headers, section.footers] {
            let parts = [refs.default, refs.even].into_iter().flatten();
            for text in parts.flat_map(|at| &typed[at]) {
                ctx.at_section(index)
                    .found(text)
                    .expected("trường số trang")
                    .help("xóa số đó; Chèn, Số trang, Đầu trang, Giữa")
                    .say(format!("số trang «{text}» gõ tay: mọi trang cùng một số"));
            }
        }
    }
}

/// The numbers that a header or footer holds as text.
fn typed(part: &HeaderFooter) -> Vec<String> {
    let plain = part.paragraphs.iter().filter(|paragraph| paragraph.fields.is_empty());
    plain
        .map(|paragraph| paragraph.text().trim().to_owned())
        .filter(|text| !text.is_empty() && text.len() <= 4 && text.chars().all(|c| c.is_ascii_digit()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let header = |text: &str| Doc::plan().header(&format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"));
        finds(&RULE, &header("2"), &["số trang «2» gõ tay: mọi trang cùng một số"]);
        silent(&RULE, &Doc::plan());
        // Đầu trang không có chữ số.
        silent(&RULE, &header("STC"));
    }
}
