//! Số nhỏ hơn 10 không có số 0 phía trước.

use crate::check::prelude::{Context, PartName, declare_rule, number_of};

declare_rule! {
    /// Số nhỏ hơn 10 không có số 0 phía trước
    ///
    /// Vì sao: số dưới 10 ghi thêm số 0.
    ///
    /// Sai: Số: 5/KH-SKHCN
    /// Đúng: Số: 05/KH-SKHCN
    ///
    /// Không báo khi: chỗ trống chưa có số
    "ND601" "number-without-zero" Error ["ND30.NUM.ZERO"] ["V15"] "PL1 I/II.3.c"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(line) = facts.first(PartName::SoKyHieu) else { return };
    let Some(number) = number_of(&facts.lines[line].text) else { return };
    let zeros = ctx.nd30.numbering.zeros;
    let expected = zeros.number(number);
    if expected.len() <= number.len() {
        return;
    }
    ctx.at(line)
        .found(number)
        .expected(&expected)
        .help(format!("viết «Số: {expected}/…»"))
        .say(format!("số «{number}» nhỏ hơn {}, cần «{expected}»", zeros.number_below()));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().swap("Số: 15/", "Số: 5/"), &["số «5» nhỏ hơn 10, cần «05»"]);
        silent(&RULE, &Doc::plan().swap("Số: 15/", "Số: 05/"));
        silent(&RULE, &Doc::plan());
        // Chỗ trống chưa có số.
        silent(&RULE, &Doc::plan().swap("Số: 15/", "Số:    /"));
    }
}
