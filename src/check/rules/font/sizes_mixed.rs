//! Lời văn lẫn nhiều cỡ chữ.

use std::collections::BTreeMap;

use crate::check::prelude::{Context, PartName, declare_rule, words};

declare_rule! {
    /// Lời văn lẫn nhiều cỡ chữ
    ///
    /// Vì sao: cả lời văn dùng một cỡ chữ.
    ///
    /// Sai: phần đầu cỡ 14, phần sau cỡ 13
    /// Đúng: cả văn bản cỡ 14
    ///
    /// Không báo khi: chữ trong bảng, phụ lục; vài từ lẻ
    "ND208" "body-sizes-mixed" Warning ["ND30.BODY.SIZE"] ["V30"] "PL1 I/II.6.e"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some((least, greatest)) = ctx.nd30.fonts.part(PartName::NoiDung).range() else { return };
    let range = least.to_half_points()..=greatest.to_half_points();
    let appendix = facts.appendices.first().copied().unwrap_or(facts.lines.len());
    let mut sizes: BTreeMap<u16, (usize, usize, usize)> = BTreeMap::new();
    for line in facts.running().filter(|line| facts.parts[*line] == Some(PartName::NoiDung) && *line < appendix) {
        for (text, format) in facts.lines[line].runs.iter().filter(|(_, format)| !format.raised) {
            let entry = sizes.entry(format.size.value).or_insert((0, 0, line));
            entry.0 += text.chars().count();
            entry.1 += usize::from(entry.2 != line || entry.1 == 0);
        }
    }
    let all: usize = sizes.values().map(|(letters, ..)| letters).sum();
    let Some((main, _)) = sizes.iter().max_by_key(|(_, (letters, ..))| *letters) else { return };
    for (size, (letters, lines, first)) in &sizes {
        // Sizes outside the range are another fault; a few words are no second size of the text.
        if size == main || !range.contains(size) || letters * 20 < all || *lines < 2 {
            continue;
        }
        let (found, expected) = (words::size(*size), words::size(*main));
        ctx.at(*first)
            .found(format!("cỡ {found}"))
            .expected(format!("cỡ {expected}"))
            .help(format!("chọn cả lời văn, đặt một cỡ chữ {expected}"))
            .say(format!("lời văn có chữ cỡ {found} lẫn với cỡ {expected}"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, Para, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let small = |one: &mut Para| one.size = 26;
        let text = "Các phòng, đơn vị báo cáo kết quả thực hiện về Văn phòng Sở để tổng hợp theo quy định.";
        finds(
            &RULE,
            &Doc::plan().body_with(text, small).body_with(text, small),
            &["lời văn có chữ cỡ 13 lẫn với cỡ 14"],
        );
        silent(&RULE, &Doc::plan().with(PartName::NoiDung, small));
        // Chữ trong bảng.
        silent(&RULE, &Doc::plan().table(&format!("{text}\n{text}")).with(PartName::Bang, small));
        // Phụ lục.
        let appendix = Doc::plan().appendix(["Phụ lục", "DANH MỤC", "", text]).end(PartName::BangTieuDe, text);
        silent(&RULE, &appendix.with(PartName::BangTieuDe, small));
        // Vài từ lẻ.
        silent(&RULE, &Doc::plan().body_with("Các đơn vị.", small));
    }
}
