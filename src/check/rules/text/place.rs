//! Tên tỉnh viết thiếu dấu.

use crate::check::prelude::{Context, declare_rule};
use crate::lists::provinces;
use crate::text::fold_letters;

declare_rule! {
    /// Tên tỉnh viết thiếu dấu
    ///
    /// Vì sao: tên tỉnh, thành phố viết đủ dấu.
    ///
    /// Sai: Lao Cai, Ha Noi
    /// Đúng: Lào Cai, Hà Nội
    ///
    /// Không báo khi: chữ trong địa chỉ thư, trang thông tin điện tử
    "ND911" "place-without-marks" Warning [] [] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for (index, line) in facts.lines.iter().enumerate() {
        let words: Vec<&str> =
            line.text.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphabetic())).collect();
        for pair in words.windows(2) {
            let capital = pair.iter().all(|word| {
                word.chars().next().is_some_and(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase)
            });
            if !capital {
                continue;
            }
            let written = pair.join(" ");
            let folded = fold_letters(&written);
            // «Hà Giang» beside «Ha Giang»: a name that differs in marks alone, and is no other province.
            let Some(right) = provinces().find(|name| fold_letters(name) == folded) else { continue };
            if provinces().any(|name| name == written) || !pair.iter().any(|word| word.is_ascii()) {
                continue;
            }
            ctx.at(index)
                .found(&written)
                .expected(right)
                .help(format!("viết «{right}»"))
                .say(format!("«{written}» viết thiếu dấu, cần «{right}»"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().body("Các đơn vị tại Ha Noi thực hiện."), &["«Ha Noi» viết thiếu dấu, cần «Hà Nội»"]);
        finds(
            &RULE,
            &Doc::plan().body("Các đơn vị tại Lao Cai thực hiện."),
            &["«Lao Cai» viết thiếu dấu, cần «Lào Cai»"],
        );
        silent(&RULE, &Doc::plan().body("Các đơn vị tại Hà Nội, Lào Cai thực hiện."));
        // Địa chỉ thư, trang thông tin điện tử.
        silent(&RULE, &Doc::plan().body("Báo cáo gửi về Lao.Cai@hanoi.gov.vn, www.HaNoi.gov.vn."));
    }
}
