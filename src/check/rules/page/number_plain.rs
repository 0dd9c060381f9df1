//! Số trang có chữ hoặc dấu kèm theo.

use crate::check::prelude::{Context, declare_rule};
use crate::check::rules::page::number_place;

declare_rule! {
    /// Số trang có chữ hoặc dấu kèm theo
    ///
    /// Vì sao: số trang chỉ là chữ số Ả Rập.
    ///
    /// Sai: Trang 2; - 2 -; 2/10
    /// Đúng: 2
    ///
    /// Không báo khi: không có số trang
    "ND108" "page-number-decorated" Warning ["ND30.PAGENUM.DIGITS"] ["V06"] "PL1 I/I.7; PL1 I/V.14"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for (index, paragraph) in number_place::numbered(facts) {
        let text = paragraph.text();
        let text = text.trim();
        let total = paragraph.fields.iter().any(|field| field == "NUMPAGES" || field == "SECTIONPAGES");
        if !total && text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace()) {
            continue;
        }
        ctx.at_section(index)
            .found(text)
            .expected("chữ số Ả Rập")
            .help("mở đầu trang, xóa chữ và dấu quanh số trang")
            .say(format!("số trang có chữ hoặc dấu kèm theo: «{text}»"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, number, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let header = |before: &str, after: &str| {
            let number = number("", "").replace("<w:r>", &format!("<w:r><w:t>{before}</w:t></w:r><w:r>"));
            Doc::plan().header(&number.replace("</w:p>", &format!("<w:r><w:t>{after}</w:t></w:r></w:p>")))
        };
        finds(&RULE, &header("Trang ", ""), &["số trang có chữ hoặc dấu kèm theo: «Trang 2»"]);
        finds(&RULE, &header("- ", " -"), &["số trang có chữ hoặc dấu kèm theo: «- 2 -»"]);
        finds(&RULE, &header("", "/10"), &["số trang có chữ hoặc dấu kèm theo: «2/10»"]);
        silent(&RULE, &header(" ", ""));
        silent(&RULE, &Doc::plan());
        // Không có số trang.
        silent(&RULE, &Doc::plan().header("<w:p><w:r><w:t>Trang - 2 -</w:t></w:r></w:p>"));
    }
}
