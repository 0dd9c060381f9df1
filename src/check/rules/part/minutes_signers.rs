//! Biên bản thiếu người ký.

use crate::check::prelude::{Context, declare_rule};
use crate::lists::{self, MinutesSigner};
use crate::text::within;

declare_rule! {
    /// Biên bản thiếu người ký
    ///
    /// Vì sao: biên bản có thư ký và chủ tọa cùng ký.
    ///
    /// Sai: chỉ có CHỦ TỌA
    /// Đúng: THƯ KÝ bên trái, CHỦ TỌA bên phải
    ///
    /// Không báo khi: loại văn bản khác
    "ND326" "minutes-signers" Error ["ND30.FORM.BB.TWO"] [] "PL3, Mẫu 1.9"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    if facts.kind.is_none_or(|kind| kind.id != "bien-ban") {
        return;
    }
    let foot = facts.end.saturating_sub(2)..facts.main_end;
    let signs = |signer: &MinutesSigner| {
        foot.clone().any(|line| facts.lines[line].is_upper() && within(&signer.words, &facts.lines[line].folded))
    };
    for signer in &lists::words().minutes {
        if !signs(signer) {
            let title = signer.title.as_str();
            ctx.at_document()
                .found("không có")
                .expected(title)
                .help(format!("thêm ô ký {title}"))
                .say(format!("biên bản thiếu chữ ký của {title}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::minutes().swap("THƯ KÝ", "THÀNH VIÊN"), &["biên bản thiếu chữ ký của THƯ KÝ"]);
        finds(&RULE, &Doc::minutes().swap("CHỦ TỌA", "THÀNH VIÊN"), &["biên bản thiếu chữ ký của CHỦ TỌA"]);
        silent(&RULE, &Doc::minutes());
        // Loại văn bản khác.
        silent(&RULE, &Doc::plan());
    }
}
