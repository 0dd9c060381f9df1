//! Tên loại không có trong 29 loại văn bản.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::lists;
use crate::text::holds;

declare_rule! {
    /// Tên loại không có trong 29 loại văn bản
    ///
    /// Vì sao: Điều 7 nêu 29 loại văn bản hành chính.
    ///
    /// Sai: PHIẾU TRÌNH
    /// Đúng: KẾ HOẠCH, BÁO CÁO, TỜ TRÌNH …
    ///
    /// Không báo khi: văn bản không có dòng tên loại
    "ND337" "kind-not-in-decree" Warning ["ND30.TYPE.VALID"] [] "Đ7"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(line) = facts.first(PartName::TenLoai).filter(|_| facts.typed && facts.kind.is_none()) else { return };
    let text = &facts.lines[line].text;
    // Normative documents are those of another law.
    if holds(&lists::words().normative, text) {
        return;
    }
    let kinds = ctx.nd30.kinds().iter().filter(|kind| kind.is_of_decree()).count();
    ctx.at(line)
        .found(text)
        .expected("một loại của Điều 7")
        .help("chọn loại của Điều 7; giấy tờ nội bộ thì bỏ qua")
        .say(format!("«{text}» không có trong {kinds} loại văn bản hành chính"));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().text(PartName::TenLoai, "PHIẾU TRÌNH"),
            &["«PHIẾU TRÌNH» không có trong 29 loại văn bản hành chính"],
        );
        silent(&RULE, &Doc::plan());
        // Văn bản không có dòng tên loại.
        silent(&RULE, &Doc::letter());
        silent(&RULE, &Doc::plan().without(PartName::TenLoai).without(PartName::TrichYeu));
    }
}
