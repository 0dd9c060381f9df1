//! Số thứ tự nhảy hoặc trùng.

use crate::check::prelude::{Context, MarkKind, declare_rule};

declare_rule! {
    /// Số thứ tự nhảy hoặc trùng
    ///
    /// Vì sao: các mục, khoản, điểm đánh số liền nhau; điểm theo bảng chữ cái tiếng Việt.
    ///
    /// Sai: I, II, IV; a, b, c, e
    /// Đúng: I, II, III; a, b, c, d, đ, e
    ///
    /// Không báo khi: đánh số bắt đầu lại ở mục mới; danh sách không bắt đầu từ 1
    "ND606" "numbering-gap" Warning ["ND30.HIER.SEQ", "ND30.HIER.DIEM.ORDER"] ["V31", "V32"] "PL1 I/II.6.đ"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    // The last value at each level; a level above ends those below it.
    let mut last: Vec<(MarkKind, usize, String)> = Vec::new();
    for line in facts.running() {
        let Some(mark) = &facts.marks[line] else { continue };
        while last.last().is_some_and(|(kind, ..)| *kind > mark.kind) {
            last.pop();
        }
        match last.last_mut().filter(|(kind, ..)| *kind == mark.kind) {
            None => last.push((mark.kind, mark.value, mark.written.clone())),
            Some((_, value, written)) => {
                // A new count from 1 is one of an untitled part, not a repetition.
                let follows = mark.value == *value + 1 || mark.value == 1 || mark.value == 0;
                if !follows {
                    ctx.at(line)
                        .found(format!("«{}» sau «{written}»", mark.written))
                        .expected("số liền sau")
                        .help("đánh lại số thứ tự")
                        .say(format!("«{}» đứng sau «{written}»: số thứ tự nhảy hoặc trùng", mark.written));
                }
                (*value, *written) = (mark.value, mark.written.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().swap("II. TỔ", "III. TỔ"), &["«III.» đứng sau «I.»: số thứ tự nhảy hoặc trùng"]);
        finds(
            &RULE,
            &Doc::plan().swap("2. Xác", "1. Xác").swap("1. Xác", "3. Xác"),
            &["«3.» đứng sau «1.»: số thứ tự nhảy hoặc trùng"],
        );
        finds(
            &RULE,
            &Doc::plan().body("a) Báo cáo.").body("c) Tổng hợp."),
            &["«c)» đứng sau «a)»: số thứ tự nhảy hoặc trùng"],
        );
        silent(&RULE, &Doc::plan());
        // Đánh số bắt đầu lại ở mục mới.
        silent(&RULE, &Doc::plan().body("1. Báo cáo.").body("2. Tổng hợp."));
        let again = Doc::plan().body("1. Báo cáo.").body("2. Tổng hợp.").body("Ngoài ra, các đơn vị:");
        silent(&RULE, &again.body("1. Theo dõi."));
        // Danh sách không bắt đầu từ 1.
        silent(&RULE, &Doc::plan().body("5. Báo cáo.").body("6. Tổng hợp."));
    }
}
