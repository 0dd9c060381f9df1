//! Số, ký hiệu và địa danh, thời gian không cùng một dòng.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Số, ký hiệu và địa danh, thời gian không cùng một dòng
    ///
    /// Vì sao: hai thành phần này nằm ngang nhau.
    ///
    /// Sai: số ở hàng 2 của bảng, ngày ở hàng 3
    /// Đúng: số và ngày ở cùng một hàng
    ///
    /// Không báo khi: hai thành phần cùng một ô hàng, hoặc không ở trong bảng
    "ND343" "date-not-level-with-number" Error ["ND30.DATE.POS"] [] "PL1 I/II.4.c"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let (Some(number), Some(date)) = (facts.first(PartName::SoKyHieu), facts.first(PartName::DiaDanh)) else { return };
    let (Some(left), Some(right)) = (facts.paragraph(number).cell, facts.paragraph(date).cell) else { return };
    if left.table != right.table || left.row == right.row || left.column == right.column {
        return;
    }
    ctx.at(date)
        .found(format!("số ở hàng {}, ngày ở hàng {}", left.row + 1, right.row + 1))
        .expected("cùng một hàng")
        .help("đặt hai dòng vào cùng một hàng của bảng đầu văn bản")
        .say("dòng số, ký hiệu và dòng địa danh, thời gian không ngang nhau");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().date_below(), &["dòng số, ký hiệu và dòng địa danh, thời gian không ngang nhau"]);
        // Cùng một hàng.
        silent(&RULE, &Doc::plan());
        // Cùng một ô.
        let date = "Hưng Yên, ngày 05 tháng 01 năm 2026";
        silent(&RULE, &Doc::plan().without(PartName::DiaDanh).after(PartName::SoKyHieu, PartName::DiaDanh, date));
        // Không ở trong bảng.
        silent(&RULE, &Doc::plan().date_below().loose());
    }
}
