//! Ghi học hàm, học vị trước họ tên người ký.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::lists;
use crate::text::holds;

declare_rule! {
    /// Ghi học hàm, học vị trước họ tên người ký
    ///
    /// Vì sao: trước họ tên không ghi học hàm, học vị, danh hiệu.
    ///
    /// Sai: TS. Nguyễn Văn A
    /// Đúng: Nguyễn Văn A
    ///
    /// Không báo khi: đơn vị sự nghiệp giáo dục, y tế, khoa học được phép: tắt quy tắc này trong vanban.toml
    "ND314" "degree-before-name" Error ["ND30.SIGN.NAME.NODEGREE"] ["V40"] "PL1 I/II.7.c"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.of(PartName::HoTen) {
        let text = &facts.lines[line].text;
        let first = text.split([' ', '.', ',']).next().unwrap_or_default();
        if !holds(&lists::words().degrees, first) || first == text {
            continue;
        }
        ctx.at(line)
            .found(text)
            .expected("họ tên, không có học hàm, học vị")
            .help("bỏ học hàm, học vị")
            .say(format!("trước họ tên có «{first}»"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().text(PartName::HoTen, "TS. Nguyễn Văn An"), &["trước họ tên có «TS»"]);
        finds(&RULE, &Doc::plan().text(PartName::HoTen, "PGS, TS Nguyễn Văn An"), &["trước họ tên có «PGS»"]);
        silent(&RULE, &Doc::plan());
        // Nơi được phép tắt quy tắc này.
        silent(&RULE, &Doc::plan().text(PartName::HoTen, "TS. Nguyễn Văn An").off(RULE.name));
    }
}
