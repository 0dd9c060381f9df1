//! Thiếu tên cơ quan chủ quản.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::lists;
use crate::text::begins;

declare_rule! {
    /// Thiếu tên cơ quan chủ quản
    ///
    /// Vì sao: cơ quan có cấp trên trực tiếp ghi tên cấp trên ở dòng trên.
    ///
    /// Sai: SỞ NỘI VỤ (một mình)
    /// Đúng: UBND TỈNH HƯNG YÊN / SỞ NỘI VỤ
    ///
    /// Không báo khi: UBND, HĐND, bộ, cơ quan không nhận ra là có cấp trên
    "ND335" "superior-missing" Error ["ND30.ORG.PARENT.PRESENT"] [] "PL1 I/II.2.a"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(line) = facts.first(PartName::CoQuan).filter(|_| facts.first(PartName::CoQuanChuQuan).is_none()) else {
        return;
    };
    let text = &facts.lines[line];
    if !begins(&lists::words().subordinate, &text.folded) {
        return;
    }
    ctx.at(line)
        .found("không có")
        .expected("tên cơ quan chủ quản")
        .help("thêm dòng cơ quan chủ quản, in hoa, không đậm, như «UBND TỈNH HƯNG YÊN»")
        .say(format!("trên «{}» không có tên cơ quan chủ quản", text.text));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let alone = |name: &str| Doc::plan().without(PartName::CoQuanChuQuan).text(PartName::CoQuan, name);
        finds(&RULE, &alone("SỞ NỘI VỤ"), &["trên «SỞ NỘI VỤ» không có tên cơ quan chủ quản"]);
        silent(&RULE, &Doc::plan());
        // UBND, HĐND, bộ, cơ quan không nhận ra là có cấp trên.
        for name in ["ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN", "HỘI ĐỒNG NHÂN DÂN TỈNH HƯNG YÊN", "BỘ NỘI VỤ", "VIỆN DỊCH TỄ"]
        {
            silent(&RULE, &alone(name));
        }
    }
}
