//! Tiêu ngữ viết sai.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::check::rules::look;

declare_rule! {
    /// Tiêu ngữ viết sai
    ///
    /// Vì sao: dòng này viết đúng từng chữ: Độc lập - Tự do - Hạnh phúc.
    ///
    /// Sai: Độc lập – Tự do – Hạnh phúc (gạch dài), Độc Lập - Tự Do - Hạnh Phúc
    /// Đúng: Độc lập - Tự do - Hạnh phúc
    ///
    /// Không báo khi: không có
    "ND303" "motto-misspelt" Error ["ND30.TN.TEXT"] ["V08"] "PL1 I/II.1"
}

fn check(ctx: &mut Context<'_, '_>) {
    look::spelling(ctx, PartName::TieuNgu, &ctx.nd30.national.tieu_ngu);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().text(PartName::TieuNgu, "Độc lập – Tự do – Hạnh phúc"),
            &["viết «Độc lập – Tự do – Hạnh phúc», cần «Độc lập - Tự do - Hạnh phúc»"],
        );
        finds(
            &RULE,
            &Doc::plan().text(PartName::TieuNgu, "Độc Lập - Tự Do - Hạnh Phúc"),
            &["viết «Độc Lập - Tự Do - Hạnh Phúc», cần «Độc lập - Tự do - Hạnh phúc»"],
        );
        silent(&RULE, &Doc::plan());
    }
}
