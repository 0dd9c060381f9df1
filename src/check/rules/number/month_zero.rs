//! Tháng 3 đến tháng 9 có số 0.

use crate::check::prelude::{Context, date, declare_rule};

declare_rule! {
    /// Tháng 3 đến tháng 9 có số 0
    ///
    /// Vì sao: ví dụ của Nghị định ghi «tháng 3», «tháng 6»; chỉ tháng 1, 2 thêm số 0.
    ///
    /// Sai: ngày 05 tháng 03
    /// Đúng: ngày 05 tháng 3
    ///
    /// Không báo khi: câu viện dẫn văn bản
    "ND609" "month-with-zero" Warning ["ND30.DATE.NOZERO.MONTH"] ["V18"] "PL1 I/II.4.b"
}

fn check(ctx: &mut Context<'_, '_>) {
    let Some((line, date)) = date::of(ctx.facts).filter(|(_, date)| date.in_words) else { return };
    let zeros = ctx.nd30.numbering.zeros;
    let Some(month) =
        date.month.parse().ok().map(|month| zeros.month(month)).filter(|month| month.len() < date.month.len())
    else {
        return;
    };
    let (found, expected) = (format!("tháng {}", date.month), format!("tháng {month}"));
    ctx.at(line)
        .found(&found)
        .expected(&expected)
        .help(format!("viết «{expected}»"))
        .say(format!("«{found}», cần «{expected}»"));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().swap("05 tháng 01", "05 tháng 03"), &["«tháng 03», cần «tháng 3»"]);
        silent(&RULE, &Doc::plan().swap("05 tháng 01", "05 tháng 3"));
        silent(&RULE, &Doc::plan());
        // Câu viện dẫn văn bản.
        silent(&RULE, &Doc::plan().swap("ngày 05 tháng 3 năm 2020", "ngày 05 tháng 03 năm 2020"));
    }
}
