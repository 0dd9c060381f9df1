//! Quốc hiệu viết sai.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::check::rules::look;

declare_rule! {
    /// Quốc hiệu viết sai
    ///
    /// Vì sao: dòng này viết đúng từng chữ: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.
    ///
    /// Sai: CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM thiếu dấu, viết thường
    /// Đúng: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    ///
    /// Không báo khi: HÒA và HOÀ: Nghị định dùng cả hai
    "ND302" "national-name-misspelt" Error ["ND30.QH.TEXT"] ["V08"] "PL1 I/II.1"
}

fn check(ctx: &mut Context<'_, '_>) {
    look::spelling(ctx, PartName::QuocHieu, &ctx.nd30.national.quoc_hieu);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().swap("CỘNG HÒA", "CÔNG HÒA"),
            &["viết «CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM», cần «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM»"],
        );
        finds(
            &RULE,
            &Doc::plan().swap("VIỆT NAM", "Việt Nam"),
            &["viết «CỘNG HÒA XÃ HỘI CHỦ NGHĨA Việt Nam», cần «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM»"],
        );
        silent(&RULE, &Doc::plan());
        // HOÀ.
        silent(&RULE, &Doc::plan().swap("HÒA", "HOÀ"));
    }
}
