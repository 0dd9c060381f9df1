//! Khổ giấy không phải A4.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::check::words;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::unit::Length;

declare_rule! {
    /// Khổ giấy không phải A4
    ///
    /// Vì sao: văn bản in trên giấy A4 (210 × 297 mm); khổ Letter thường do phần mềm đặt sẵn.
    ///
    /// Sai: 216 × 279 mm (Letter)
    /// Đúng: 210 × 297 mm
    ///
    /// Không báo khi: trang nằm ngang 297 × 210 mm
    "ND102" "paper-not-a4" Error ["ND30.PAGE.SIZE"] ["V02"] "PL1 I/I.1"
}

/// What a size may be off by.
const TOLERANCE: Length = Length::mm(1);

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let (width, height) = (facts.nd30.page.width.length(), facts.nd30.page.height.length());
    let near = |one: Length, two: Length| one - two < TOLERANCE && two - one < TOLERANCE;
    for (index, section) in facts.docx.sections.iter().enumerate() {
        let (Some(wide), Some(high)) = (section.width, section.height) else { continue };
        if (near(wide, width) && near(high, height)) || (near(wide, height) && near(high, width)) {
            continue;
        }
        let found = format!("{} × {}", words::number(wide), words::millimetres(high));
        let expected = format!("{} × {}", words::number(width), words::millimetres(height));
        findings.report(
            facts,
            At::Section(index),
            Fault {
                message: format!("khổ giấy {found}, cần A4 ({expected})"),
                found,
                expected,
                help: "Bố cục, Kích cỡ: chọn A4".to_owned(),
                ..Fault::default()
            },
        );
    }
}
