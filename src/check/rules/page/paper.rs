//! Khổ giấy không phải A4.

use crate::check::prelude::{Context, declare_rule, words};
use crate::unit::Length;

declare_rule! {
    /// Khổ giấy không phải A4
    ///
    /// Vì sao: văn bản in trên giấy A4 (210 × 297 mm); khổ Letter thường do phần mềm đặt sẵn.
    ///
    /// Sai: 216 × 279 mm (Letter)
    /// Đúng: 210 × 297 mm
    ///
    /// Không báo khi: trang nằm ngang 297 × 210 mm
    "ND102" "paper-not-a4" Error ["ND30.PAGE.SIZE"] ["V02"] "PL1 I/I.1"
}

/// What a size may be off by.
const TOLERANCE: Length = Length::mm(1);

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let (width, height) = (ctx.nd30.page.width.length(), ctx.nd30.page.height.length());
    let near = |one: Length, two: Length| one - two < TOLERANCE && two - one < TOLERANCE;
    for (index, section) in facts.docx.sections.iter().enumerate() {
        let (Some(wide), Some(high)) = (section.width, section.height) else { continue };
        if (near(wide, width) && near(high, height)) || (near(wide, height) && near(high, width)) {
            continue;
        }
        let found = format!("{} × {}", words::number(wide), words::millimetres(high));
        let expected = format!("{} × {}", words::number(width), words::millimetres(height));
        ctx.at_section(index)
            .found(&found)
            .expected(&expected)
            .help("Bố cục, Kích cỡ: chọn A4")
            .say(format!("khổ giấy {found}, cần A4 ({expected})"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, Page, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let letter = |page: &mut Page| (page.width, page.height) = ("216mm", "279mm");
        finds(&RULE, &Doc::plan().page(letter), &["khổ giấy 216 × 279 mm, cần A4 (210 × 297 mm)"]);
        silent(&RULE, &Doc::plan());
        // Trang nằm ngang.
        silent(&RULE, &Doc::plan().page(|page| *page = Page::WIDE));
    }
}
