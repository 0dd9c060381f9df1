//! Phần trang nằm ngang không có bảng.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Phần trang nằm ngang không có bảng
    ///
    /// Vì sao: văn bản trình bày theo chiều dài khổ A4; nằm ngang chỉ khi có bảng, biểu.
    ///
    /// Sai: phần lời văn trên trang nằm ngang
    /// Đúng: trang đứng
    ///
    /// Không báo khi: phần trang có bảng
    "ND103" "landscape-without-table" Warning ["ND30.PAGE.ORIENT", "ND30.PAGE.ORIENT.LANDSCAPE"] [] "PL1 I/I.2"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let mut tabled = vec![false; facts.docx.sections.len()];
    for paragraph in facts.docx.paragraphs.iter().filter(|one| one.cell.is_some_and(|cell| cell.bordered)) {
        tabled[paragraph.section] = true;
    }
    for (index, section) in facts.docx.sections.iter().enumerate() {
        if section.width > section.height && !tabled[index] {
            findings.report(
                facts,
                At::Section(index),
                Fault {
                    found: "trang nằm ngang".to_owned(),
                    expected: "trang đứng".to_owned(),
                    message: "phần trang nằm ngang không có bảng".to_owned(),
                    help: "Bố cục, Hướng: chọn Dọc".to_owned(),
                    ..Fault::default()
                },
            );
        }
    }
}
