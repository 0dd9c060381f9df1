//! Điểm đánh bằng chữ không có trong bảng chữ cái tiếng Việt.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::nd30::numbering::diem_number;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::recognise::{Mark, MarkKind};

declare_rule! {
    /// Điểm đánh bằng chữ không có trong bảng chữ cái tiếng Việt
    ///
    /// Vì sao: điểm đánh theo thứ tự bảng chữ cái tiếng Việt; không có f, j, w, z.
    ///
    /// Sai: e), f), g)
    /// Đúng: e), g), h)
    ///
    /// Không báo khi: không có
    "ND607" "letter-outside-alphabet" Error ["ND30.HIER.DIEM.ORDER"] ["V32"] "PL1 I/II.6.đ"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    for line in facts.running() {
        let foreign = |mark: &&Mark| {
            mark.kind == MarkKind::Letter
                && mark.written.starts_with(|letter: char| letter.is_ascii() && diem_number(letter).is_none())
        };
        let Some(mark) = facts.marks[line].as_ref().filter(foreign) else { continue };
        findings.report(
            facts,
            At::Line(line),
            Fault {
                found: mark.written.clone(),
                expected: "a), b), c), d), đ), e), g), …".to_owned(),
                message: format!("điểm «{}» không theo bảng chữ cái tiếng Việt", mark.written),
                help: "đánh lại: a, b, c, d, đ, e, g, h, i, k, l, m, …".to_owned(),
                ..Fault::default()
            },
        );
    }
}
