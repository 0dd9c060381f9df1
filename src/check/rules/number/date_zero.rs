//! Ngày dưới 10 hoặc tháng 1, 2 thiếu số 0.

use crate::check::prelude::{Context, date, declare_rule};
use crate::nd30::numbering::Zeros;

declare_rule! {
    /// Ngày dưới 10 hoặc tháng 1, 2 thiếu số 0
    ///
    /// Vì sao: ngày dưới 10, tháng 1, 2 ghi thêm số 0.
    ///
    /// Sai: ngày 5 tháng 1
    /// Đúng: ngày 05 tháng 01
    ///
    /// Không báo khi: chỗ trống; tháng 3 đến 9 có số 0: Nghị định không cấm
    "ND604" "date-zero" Error ["ND30.DATE.ZERO.DAY", "ND30.DATE.ZERO.MONTH"] ["V18"] "PL1 I/II.4.b"
}

fn check(ctx: &mut Context<'_, '_>) {
    let Some((line, date)) = date::of(ctx.facts) else { return };
    let zeros = ctx.nd30.numbering.zeros;
    let month = if date.in_words { date.month } else { "" };
    for (digits, name, id, written) in [
        (date.day, "ngày", "ND30.DATE.ZERO.DAY", Zeros::day as fn(Zeros, u32) -> String),
        (month, "tháng", "ND30.DATE.ZERO.MONTH", Zeros::month),
    ] {
        let Some(expected) =
            digits.parse().ok().map(|number| written(zeros, number)).filter(|expected| expected.len() > digits.len())
        else {
            continue;
        };
        ctx.at(line)
            .breaking(id)
            .found(format!("{name} {digits}"))
            .expected(format!("{name} {expected}"))
            .help(format!("viết «{name} {expected}»"))
            .say(format!("«{name} {digits}», cần «{name} {expected}»"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let date = |date: &str| Doc::plan().swap("05 tháng 01", date);
        finds(&RULE, &date("5 tháng 01"), &["«ngày 5», cần «ngày 05»"]);
        finds(&RULE, &date("05 tháng 1"), &["«tháng 1», cần «tháng 01»"]);
        silent(&RULE, &date("15 tháng 3"));
        // Chỗ trống.
        silent(&RULE, &date("…… tháng ……"));
        // Tháng 3 đến 9 có số 0.
        silent(&RULE, &date("05 tháng 03"));
    }
}
