//! Cơ quan chủ quản thiếu tên địa phương.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::lists;
use crate::text::holds;

declare_rule! {
    /// Cơ quan chủ quản thiếu tên địa phương
    ///
    /// Vì sao: tên cơ quan chủ quản ở địa phương kèm tên tỉnh, xã.
    ///
    /// Sai: UBND TỈNH
    /// Đúng: UBND TỈNH HƯNG YÊN
    ///
    /// Không báo khi: cơ quan chủ quản ở trung ương
    "ND334" "superior-without-place" Error ["ND30.ORG.PARENT.PLACE"] [] "PL1 I/II.2.a"
}

fn check(ctx: &mut Context<'_, '_>) {
    let (facts, words) = (ctx.facts, lists::words());
    for line in facts.of(PartName::CoQuanChuQuan) {
        let text = &facts.lines[line];
        let bare = words.local_bodies.iter().any(|body| {
            let place = text.folded.strip_prefix(body.as_str()).map(|rest| rest.trim().trim_end_matches('.'));
            place.is_some_and(|place| holds(&words.places, place))
        });
        // The name may stand on the next line.
        let alone = facts.parts.get(line + 1).copied().flatten() != Some(PartName::CoQuanChuQuan);
        if bare && alone {
            let expected = format!("{} và tên địa phương", text.text);
            ctx.at(line)
                .found(&text.text)
                .expected(expected)
                .help("viết như «UBND TỈNH HƯNG YÊN»")
                .say(format!("cơ quan chủ quản «{}» thiếu tên địa phương", text.text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let under = |name: &str| Doc::plan().text(PartName::CoQuanChuQuan, name);
        finds(&RULE, &under("UBND TỈNH"), &["cơ quan chủ quản «UBND TỈNH» thiếu tên địa phương"]);
        finds(&RULE, &under("ỦY BAN NHÂN DÂN XÃ"), &["cơ quan chủ quản «ỦY BAN NHÂN DÂN XÃ» thiếu tên địa phương"]);
        silent(&RULE, &Doc::plan());
        // Cơ quan chủ quản ở trung ương.
        silent(&RULE, &under("BỘ KHOA HỌC VÀ CÔNG NGHỆ"));
    }
}
