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
