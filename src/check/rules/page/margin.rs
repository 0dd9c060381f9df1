//! Lề trang ngoài khoảng quy định.

use crate::check::prelude::{Context, declare_rule, words};
use crate::unit::Length;

declare_rule! {
    /// Lề trang ngoài khoảng quy định
    ///
    /// Vì sao: Nghị định định lề trên, dưới 20–25 mm, trái 30–35 mm, phải 15–20 mm.
    ///
    /// Sai: lề trái 25 mm
    /// Đúng: lề trái 30 mm
    ///
    /// Không báo khi: trang nằm ngang: Nghị định không có số riêng
    "ND101" "margin-out-of-range" Error ["ND30.PAGE.MARGIN.TOP", "ND30.PAGE.MARGIN.BOTTOM", "ND30.PAGE.MARGIN.LEFT", "ND30.PAGE.MARGIN.RIGHT"] ["V01"] "PL1 I/I.3"
}

/// What a margin may be off by and still be taken for the number meant.
const TOLERANCE: Length = Length::centi_mm(50);

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let page = &ctx.nd30.page;
    let edges = [
        ("trên", "ND30.PAGE.MARGIN.TOP", &page.top),
        ("dưới", "ND30.PAGE.MARGIN.BOTTOM", &page.bottom),
        ("trái", "ND30.PAGE.MARGIN.LEFT", &page.left),
        ("phải", "ND30.PAGE.MARGIN.RIGHT", &page.right),
    ];
    for (index, section) in facts.docx.sections.iter().enumerate() {
        if section.width > section.height {
            continue;
        }
        for ((edge, id, margin), value) in edges.iter().zip(section.margins) {
            let (least, greatest) = margin.range();
            let Some(value) = value.filter(|value| *value < least - TOLERANCE || *value > greatest + TOLERANCE) else {
                continue;
            };
            ctx.at_section(index)
                .breaking(id)
                .found(words::millimetres(value))
                .expected(format!("{}–{}", words::number(least), words::millimetres(greatest)))
                .help(format!("Bố cục, Lề, Lề tùy chỉnh: đặt lề {edge} {}", words::millimetres(margin.length())))
                .say(format!(
                    "lề {edge} {}, cần {}–{}",
                    words::millimetres(value),
                    words::number(least),
                    words::millimetres(greatest)
                ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, Page, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().page(|page| page.left = "25mm"), &["lề trái 25 mm, cần 30–35 mm"]);
        finds(&RULE, &Doc::plan().page(|page| page.bottom = "30mm"), &["lề dưới 30 mm, cần 20–25 mm"]);
        silent(&RULE, &Doc::plan().page(|page| page.right = "20mm"));
        // Trang nằm ngang.
        silent(&RULE, &Doc::plan().page(|page| *page = Page { left: "25mm", ..Page::WIDE }));
    }
}
