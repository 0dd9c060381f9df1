//! Căn cứ đã hết hiệu lực.

use crate::check::prelude::{Context, PartName, date, declare_rule};
use crate::lists::{self, changes};
use crate::text::begins;

declare_rule! {
    /// Căn cứ đã hết hiệu lực
    ///
    /// Vì sao: văn bản được dẫn làm căn cứ đã có văn bản thay thế ở ngày của văn bản.
    ///
    /// Sai: Căn cứ Luật Tổ chức Chính phủ năm 2015 (ký năm 2026)
    /// Đúng: Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15
    ///
    /// Không báo khi: văn bản không có năm; văn bản ngoài danh sách của chương trình
    "ND913" "basis-out-of-force" Warning ["ND30.CC.INFORCE", "ND30.STALE.ORGLAW"] ["V27"] "theo từng văn bản thay thế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(day) = date::day(facts) else { return };
    for change in changes(day).filter(|change| change.chac_chan) {
        for old in change.tim.iter().filter(|old| begins(&lists::words().laws, old)) {
            let cited = |line: &usize| facts.lines[*line].text.contains(old.as_str());
            let Some(line) = facts.of(PartName::CanCu).chain(facts.written()).find(cited) else { continue };
            ctx.at(line)
                .found(old)
                .expected(&change.nguon)
                .help(format!("dẫn văn bản thay thế ({})", change.nguon))
                .say(format!("«{old}»: {}", change.noi_dung));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let basis = |text: &str| Doc::plan().text(PartName::CanCu, text);
        let old = "Căn cứ Luật Tổ chức Chính phủ năm 2015;";
        finds(&RULE, &basis(old), &["«Luật Tổ chức Chính phủ năm 2015»: đã có Luật Tổ chức Chính phủ số 63/2025/QH15"]);
        silent(&RULE, &basis("Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;"));
        // Văn bản không có năm.
        silent(&RULE, &Doc::minutes().body(old));
        // Ngoài danh sách của chương trình.
        silent(&RULE, &basis("Căn cứ Luật Tổ chức Chính phủ năm 2001;"));
    }
}
