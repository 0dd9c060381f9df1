//! Căn cứ đã hết hiệu lực.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::lists;
use crate::lists::changes;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::recognise::date;

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

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(day) = date::day(facts) else { return };
    for change in changes(day).filter(|change| change.chac_chan) {
        for old in change.tim.iter().filter(|old| lists::words().laws.iter().any(|law| old.starts_with(law.as_str()))) {
            let cited = |line: &usize| facts.lines[*line].text.contains(old.as_str());
            let Some(line) = facts.of(PartName::CanCu).chain(facts.written()).find(cited) else { continue };
            let message = format!("«{old}»: {}", change.noi_dung);
            let fault = Fault::new(
                old.clone(),
                change.nguon.clone(),
                message,
                format!("dẫn văn bản thay thế ({})", change.nguon),
            );
            findings.report(facts, At::Line(line), fault);
        }
    }
}
