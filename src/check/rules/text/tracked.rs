//! Còn theo dõi sửa đổi hoặc chú thích.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::recognise::At;
use crate::recognise::Facts;

declare_rule! {
    /// Còn theo dõi sửa đổi hoặc chú thích
    ///
    /// Vì sao: bản phát hành không còn dấu sửa đổi và chú thích.
    ///
    /// Sai: 3 chỗ sửa đang theo dõi
    /// Đúng: đã chấp nhận mọi sửa đổi, xóa chú thích
    ///
    /// Không báo khi: bản dự thảo (thành gợi ý)
    "ND907" "changes-or-comments-left" Warning [] ["V53"] "thực tế", issue_only
}

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let extras = facts.docx.extras;
    for (count, found, help) in [
        (extras.tracked, "chỗ sửa đang theo dõi", "Xem lại, Chấp nhận, Chấp nhận tất cả thay đổi"),
        (extras.comments, "chú thích", "Xem lại, Xóa, Xóa tất cả chú thích"),
    ] {
        if count > 0 {
            findings.report(
                facts,
                At::Document,
                Fault {
                    found: format!("{count} {found}"),
                    expected: "không còn".to_owned(),
                    message: format!("còn {count} {found}"),
                    help: help.to_owned(),
                    ..Fault::default()
                },
            );
        }
    }
}
