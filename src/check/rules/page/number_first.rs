//! Trang đầu hiện số trang.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Trang đầu hiện số trang
    ///
    /// Vì sao: số trang không hiển thị ở trang thứ nhất.
    ///
    /// Sai: trang 1 có số 1
    /// Đúng: trang 1 không có số
    ///
    /// Không báo khi: phụ lục: Nghị định không nói trang đầu của phụ lục
    "ND105" "first-page-shows-number" Error ["ND30.PAGENUM.FIRST"] ["V06"] "PL1 I/I.7"
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let Some(section) = facts.docx.sections.first() else { return };
    let shows = |at: Option<usize>| {
        at.is_some_and(|at| {
            facts.docx.margins[at].paragraphs.iter().any(|one| one.fields.iter().any(|field| field == "PAGE"))
        })
    };
    let margins = [section.headers, section.footers];
    let on_first =
        margins.iter().any(|margins| shows(if section.title_page { margins.first } else { margins.default }));
    if on_first {
        findings.report(
            facts,
            At::Section(0),
            Fault {
                found: "trang đầu có số trang".to_owned(),
                expected: "trang đầu không có số trang".to_owned(),
                message: "trang đầu hiện số trang".to_owned(),
                help: "mở đầu trang, đánh dấu «Trang đầu khác», xóa số ở trang đầu".to_owned(),
                ..Fault::default()
            },
        );
    }
}
