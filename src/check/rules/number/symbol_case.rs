//! Ký hiệu có chữ thường.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Ký hiệu có chữ thường
    ///
    /// Vì sao: ký hiệu in hoa, trừ chữ viết tắt trong bảng của Nghị định (CTr, TTr, QyĐ, TrS).
    ///
    /// Sai: Số: 15/KH-SKHcn
    /// Đúng: Số: 15/KH-SKHCN
    ///
    /// Không báo khi: chữ viết tắt chức danh như TTg
    "ND612" "symbol-lower-case" Error ["ND30.SYM.CASE"] ["V16"] "PL1 I/II.3.c"
}

/// Abbreviations with small letters.
const MIXED: [&str; 6] = ["CTr", "TTr", "QyĐ", "TrS", "TTg", "CTN"];

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(line) = facts.first(PartName::SoKyHieu) else { return };
    let Some((_, symbol)) = facts.lines[line].text.split_once('/') else { return };
    for group in symbol.trim().split(['-', '/', ' ']) {
        if group.chars().any(char::is_lowercase) && !MIXED.contains(&group) {
            let expected = group.to_uppercase();
            ctx.at(line)
                .found(group)
                .expected(&expected)
                .help(format!("viết «{expected}»"))
                .say(format!("ký hiệu có chữ thường: «{group}», cần «{expected}»"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().swap("KH-SKHCN", "KH-SKHcn"), &["ký hiệu có chữ thường: «SKHcn», cần «SKHCN»"]);
        silent(&RULE, &Doc::plan().swap("KH-SKHCN", "TTr-SKHCN"));
        silent(&RULE, &Doc::plan());
        // Chữ viết tắt chức danh.
        silent(&RULE, &Doc::decision().swap("QĐ-SKHCN", "QĐ-TTg"));
    }
}
