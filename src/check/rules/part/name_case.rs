//! Họ tên người ký in hoa.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Họ tên người ký in hoa
    ///
    /// Vì sao: họ tên viết thường, chữ cái đầu mỗi tiếng viết hoa.
    ///
    /// Sai: NGUYỄN VĂN A
    /// Đúng: Nguyễn Văn A
    ///
    /// Không báo khi: không có
    "ND315" "name-in-capitals" Error ["ND30.SIGN.NAME.FONT"] ["V41"] "PL1 I/II.7.đ"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.of(PartName::HoTen).filter(|line| facts.lines[*line].is_upper()) {
        let found = &facts.lines[line].text;
        ctx.at(line)
            .found(found)
            .expected("chữ thường, hoa chữ cái đầu")
            .help("chọn họ tên, Shift+F3 đến khi chữ cái đầu mỗi tiếng viết hoa")
            .say(format!("họ tên «{found}» in hoa"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().text(PartName::HoTen, "NGUYỄN VĂN AN"), &["họ tên «NGUYỄN VĂN AN» in hoa"]);
        silent(&RULE, &Doc::plan());
    }
}
