//! Còn theo dõi sửa đổi hoặc chú thích.

use crate::check::prelude::{Context, declare_rule};

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

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let extras = facts.docx.extras;
    for (count, found, help) in [
        (extras.tracked, "chỗ sửa đang theo dõi", "Xem lại, Chấp nhận, Chấp nhận tất cả thay đổi"),
        (extras.comments, "chú thích", "Xem lại, Xóa, Xóa tất cả chú thích"),
    ] {
        if count > 0 {
            ctx.at_document()
                .found(format!("{count} {found}"))
                .expected("không còn")
                .help(help)
                .say(format!("còn {count} {found}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, hints, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let tracked = "<w:ins><w:r><w:t>mới</w:t></w:r></w:ins>";
        let changed = Doc::plan().with(PartName::TenLoai, |one| tracked.clone_into(&mut one.content));
        finds(&RULE, &changed, &["còn 1 chỗ sửa đang theo dõi"]);
        finds(&RULE, &Doc::plan().comment("Xem lại"), &["còn 1 chú thích"]);
        silent(&RULE, &Doc::plan());
        // Bản dự thảo (thành gợi ý).
        hints(&RULE, &changed.draft());
        hints(&RULE, &Doc::plan().comment("Xem lại").draft());
    }
}
