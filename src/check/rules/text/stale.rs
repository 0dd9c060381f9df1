//! Đơn vị, cơ quan không còn ở ngày của văn bản.

use std::ops::Range;

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::lists::changes;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::recognise::date;
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

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(day) = date::day(facts) else { return };
    for change in changes(day).filter(|change| change.chac_chan) {
        for line in facts.written() {
            let text = &facts.lines[line].text;
            let old = change.tim.iter().find(|old| {
                let cited = if text.contains(old.as_str()) { citations(text) } else { return false };
                text.match_indices(old.as_str()).any(|(at, _)| !holds(&cited, at))
            });
            let Some(old) = old else { continue };
            findings.report(
                facts,
                At::Line(line),
                Fault {
                    found: old.clone(),
                    expected: "tên hiện hành".to_owned(),
                    message: format!("«{old}»: {}", change.noi_dung),
                    help: format!("viết tên hiện hành ({})", change.nguon),
                    ..Fault::default()
                },
            );
        }
    }
}

/// Whether one of the ranges, which are in order, holds a place.
fn holds(ranges: &[Range<usize>], at: usize) -> bool {
    ranges.get(ranges.partition_point(|range| range.end <= at)).is_some_and(|range| range.contains(&at))
}
