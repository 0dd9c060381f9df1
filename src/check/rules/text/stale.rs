//! Đơn vị, cơ quan không còn ở ngày của văn bản.

use std::ops::Range;

use crate::check::prelude::{Context, date, declare_rule};
use crate::lists::changes;
use crate::text::citations;

declare_rule! {
    /// Đơn vị, cơ quan không còn ở ngày của văn bản
    ///
    /// Vì sao: từ 1/7/2025 không còn cấp huyện; nhiều tỉnh, sở đã sắp xếp lại.
    ///
    /// Sai: giao UBND các huyện
    /// Đúng: giao UBND các xã, phường
    ///
    /// Không báo khi: văn bản không có năm; câu viện dẫn văn bản cũ
    "ND908" "unit-that-is-no-more" Warning ["ND30.STALE.DISTRICT", "ND30.STALE.PROVINCE", "ND30.STALE.DEPT"] ["V51", "V20"] "theo từng văn bản sắp xếp"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(day) = date::day(facts) else { return };
    for change in changes(day).filter(|change| change.chac_chan) {
        for line in facts.written() {
            let text = &facts.lines[line].text;
            let old = change.tim.iter().find(|old| {
                let cited = if text.contains(old.as_str()) { citations(text) } else { return false };
                text.match_indices(old.as_str()).any(|(at, _)| !holds(&cited, at))
            });
            let Some(old) = old else { continue };
            ctx.at(line)
                .found(old)
                .expected("tên hiện hành")
                .help(format!("viết tên hiện hành ({})", change.nguon))
                .say(format!("«{old}»: {}", change.noi_dung));
        }
    }
}

/// Whether one of the ranges, which are in order, holds a place.
fn holds(ranges: &[Range<usize>], at: usize) -> bool {
    ranges.get(ranges.partition_point(|range| range.end <= at)).is_some_and(|range| range.contains(&at))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let body = "Giao các đơn vị của tỉnh Thái Bình thực hiện.";
        finds(&RULE, &Doc::plan().body(body), &["«tỉnh Thái Bình»: đã sáp nhập vào Hưng Yên"]);
        silent(&RULE, &Doc::plan().body("Giao các đơn vị của tỉnh Hưng Yên thực hiện."));
        // Văn bản không có năm.
        silent(&RULE, &Doc::minutes().body(body));
        // Câu viện dẫn văn bản cũ.
        let cited = "Kế hoạch số 91/KH-UBND ngày 15/12/2024 của UBND tỉnh Thái Bình";
        silent(&RULE, &Doc::plan().body(&format!("Các đơn vị tiếp tục thực hiện {cited}.")));
    }
}
