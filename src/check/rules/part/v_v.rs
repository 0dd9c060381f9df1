//! Văn bản có tên loại dùng «V/v».

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Văn bản có tên loại dùng «V/v»
    ///
    /// Vì sao: «V/v» chỉ có ở công văn; văn bản có tên loại ghi thẳng nội dung hoặc «Về …».
    ///
    /// Sai: KẾ HOẠCH / V/v tuyên truyền
    /// Đúng: KẾ HOẠCH / Tuyên truyền
    ///
    /// Không báo khi: công văn
    "ND306" "v-v-in-named-document" Warning ["ND30.ABS.NO_VV"] ["V22"] "PL1 I/II.5.b; Mẫu 1.2–1.4"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(line) = facts.first(PartName::TrichYeu).filter(|line| facts.lines[*line].folded.starts_with("v/v")) else {
        return;
    };
    ctx.at(line)
        .found("V/v")
        .expected("Về …")
        .help("bỏ «V/v», hoặc viết «Về»")
        .say("trích yếu của văn bản có tên loại bắt đầu bằng «V/v»");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().text(PartName::TrichYeu, "V/v cải cách hành chính năm 2026"),
            &["trích yếu của văn bản có tên loại bắt đầu bằng «V/v»"],
        );
        silent(&RULE, &Doc::plan());
        // Công văn.
        silent(&RULE, &Doc::letter());
    }
}
