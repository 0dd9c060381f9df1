//! Ký hiệu có chữ thường.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::lists;
use crate::nd30::Nd30;
use crate::text::holds;

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

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(line) = facts.first(PartName::SoKyHieu) else { return };
    let Some((_, symbol)) = facts.lines[line].text.split_once('/') else { return };
    for group in symbol.trim().split(['-', '/', ' ']) {
        if group.chars().any(char::is_lowercase) && !is_mixed(ctx.nd30, group) {
            let expected = group.to_uppercase();
            ctx.at(line)
                .found(group)
                .expected(&expected)
                .help(format!("viết «{expected}»"))
                .say(format!("ký hiệu có chữ thường: «{group}», cần «{expected}»"));
        }
    }
}

/// Whether an abbreviation has small letters: of a kind, of a copy, of a title.
fn is_mixed(nd30: &Nd30, group: &str) -> bool {
    let kinds = nd30.kinds().iter().filter_map(|kind| kind.abbreviation.as_deref());
    let mut all = kinds.chain(nd30.copies().iter().map(|copy| copy.abbreviation.as_str()));
    all.any(|own| own == group) || holds(&lists::words().titles_in_symbols, group)
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
