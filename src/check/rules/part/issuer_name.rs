//! Tên cơ quan ban hành viết tắt.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::lists;
use crate::text::holds;

declare_rule! {
    /// Tên cơ quan ban hành viết tắt
    ///
    /// Vì sao: tên cơ quan ban hành ghi đầy đủ tên chính thức; chỉ cơ quan chủ quản dùng chữ viết tắt thông dụng.
    ///
    /// Sai: SỞ KH&CN; UBND XÃ TIỀN HẢI
    /// Đúng: SỞ KHOA HỌC VÀ CÔNG NGHỆ; ỦY BAN NHÂN DÂN XÃ TIỀN HẢI
    ///
    /// Không báo khi: dòng cơ quan chủ quản (UBND TỈNH …)
    "ND319" "issuer-abbreviated" Error ["ND30.ORG.ISSUER.NAME"] ["V14"] "PL1 I/II.2.a"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.of(PartName::CoQuan) {
        let text = &facts.lines[line];
        let is_short =
            |word: &&str| holds(&lists::words().short_bodies, word) || (word.contains('&') && word.len() > 1);
        let short = text.folded.split(' ').find(is_short);
        let Some(short) = short.map(str::to_uppercase) else { continue };
        ctx.at(line)
            .found(&text.text)
            .expected("tên đầy đủ")
            .help("viết đầy đủ tên cơ quan")
            .say(format!("tên cơ quan ban hành có chữ viết tắt «{short}»"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().text(PartName::CoQuan, "SỞ KH&CN"),
            &["tên cơ quan ban hành có chữ viết tắt «KH&CN»"],
        );
        finds(
            &RULE,
            &Doc::plan().text(PartName::CoQuan, "UBND XÃ TIỀN HẢI"),
            &["tên cơ quan ban hành có chữ viết tắt «UBND»"],
        );
        silent(&RULE, &Doc::plan().text(PartName::CoQuan, "ỦY BAN NHÂN DÂN XÃ TIỀN HẢI"));
        // Dòng cơ quan chủ quản.
        silent(&RULE, &Doc::plan().text(PartName::CoQuanChuQuan, "UBND TỈNH HƯNG YÊN"));
    }
}
