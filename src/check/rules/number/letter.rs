//! Điểm đánh bằng chữ không có trong bảng chữ cái tiếng Việt.

use crate::check::prelude::{Context, Mark, MarkKind, declare_rule};

declare_rule! {
    /// Điểm đánh bằng chữ không có trong bảng chữ cái tiếng Việt
    ///
    /// Vì sao: điểm đánh theo thứ tự bảng chữ cái tiếng Việt; không có f, j, w, z.
    ///
    /// Sai: e), f), g)
    /// Đúng: e), g), h)
    ///
    /// Không báo khi: không có
    "ND607" "letter-outside-alphabet" Error ["ND30.HIER.DIEM.ORDER"] ["V32"] "PL1 I/II.6.đ"
}

fn check(ctx: &mut Context<'_, '_>) {
    let (facts, diem) = (ctx.facts, &ctx.nd30.numbering.diem);
    let first = |count, sign| {
        let letters: Vec<_> = diem.letters().take(count).map(|letter| format!("{letter}{sign}")).collect();
        letters.join(", ") + ", …"
    };
    for line in facts.running() {
        let foreign = |mark: &&Mark| {
            mark.kind == MarkKind::Letter
                && mark.written.starts_with(|letter: char| letter.is_ascii() && diem.number(letter).is_none())
        };
        let Some(mark) = facts.marks[line].as_ref().filter(foreign) else { continue };
        ctx.at(line)
            .found(&mark.written)
            .expected(first(7, ")"))
            .help(format!("đánh lại: {}", first(12, "")))
            .say(format!("điểm «{}» không theo bảng chữ cái tiếng Việt", mark.written));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().body("f) Báo cáo kết quả."), &["điểm «f)» không theo bảng chữ cái tiếng Việt"]);
        silent(&RULE, &Doc::plan().body("g) Báo cáo kết quả."));
    }
}
