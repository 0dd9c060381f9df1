//! Lời văn lẫn nhiều cỡ chữ.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::check::words;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;
use std::collections::BTreeMap;

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

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some((least, greatest)) = facts.nd30.fonts.part(PartName::NoiDung).range() else { return };
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
        let message = format!("lời văn có chữ cỡ {found} lẫn với cỡ {expected}");
        let help = format!("chọn cả lời văn, đặt một cỡ chữ {expected}");
        findings.report(
            facts,
            At::Line(*first),
            Fault::new(format!("cỡ {found}"), format!("cỡ {expected}"), message, help),
        );
    }
}
