//! Dấu sau số khoản, chữ điểm sai.

use crate::check::prelude::{Context, MarkKind, declare_rule};

declare_rule! {
    /// Dấu sau số khoản, chữ điểm sai
    ///
    /// Vì sao: sau số của khoản là dấu chấm, sau chữ của điểm là dấu đóng ngoặc đơn.
    ///
    /// Sai: 1) 1/ a. a/
    /// Đúng: 1. a)
    ///
    /// Không báo khi: không có
    "ND608" "sign-after-number" Error ["ND30.HIER.KHOAN.DOT", "ND30.HIER.DIEM.PAREN"] ["V33"] "PL1 I/II.6.đ"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.running() {
        let Some(mark) = &facts.marks[line] else { continue };
        let (wanted, id) = match mark.kind {
            MarkKind::Arabic => ('.', "ND30.HIER.KHOAN.DOT"),
            MarkKind::Letter => (')', "ND30.HIER.DIEM.PAREN"),
            _ => continue,
        };
        let Some(sign) = mark.sign.filter(|sign| *sign != wanted) else { continue };
        ctx.at(line)
            .breaking(id)
            .found(format!("«{sign}»"))
            .expected(format!("«{wanted}»"))
            .help(format!("thay «{sign}» bằng «{wanted}»"))
            .say(format!(
                "sau {} là «{sign}», cần «{wanted}»",
                if wanted == '.' { "số khoản" } else { "chữ của điểm" }
            ));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().swap("1. Nâng", "1) Nâng"), &["sau số khoản là «)», cần «.»"]);
        finds(&RULE, &Doc::plan().swap("1. Nâng", "1/ Nâng"), &["sau số khoản là «/», cần «.»"]);
        finds(&RULE, &Doc::plan().body("a. Báo cáo."), &["sau chữ của điểm là «.», cần «)»"]);
        silent(&RULE, &Doc::plan().body("a) Báo cáo."));
    }
}
