//! Số trang gõ tay.

use crate::check::prelude::{Context, declare_rule};

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
    for (index, section) in facts.docx.sections.iter().enumerate() {
        for refs in [section.headers, section.footers] {
            let parts = [refs.default, refs.even].into_iter().flatten();
            for paragraph in parts.flat_map(|at| &facts.docx.header_footers[at].paragraphs) {
                let text = paragraph.text();
                let text = text.trim();
                let number = !text.is_empty() && text.len() <= 4 && text.chars().all(|c| c.is_ascii_digit());
                if number && paragraph.fields.is_empty() {
                    ctx.at_section(index)
                        .found(text)
                        .expected("trường số trang")
                        .help("xóa số đó; Chèn, Số trang, Đầu trang, Giữa")
                        .say(format!("số trang «{text}» gõ tay: mọi trang cùng một số"));
                }
            }
        }
    }
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
