//! Kiểu chữ nghiêng của một phần không đúng bảng mẫu chữ.

use crate::check::prelude::{Context, declare_rule};
use crate::check::rules::look;

declare_rule! {
    /// Kiểu chữ nghiêng của một phần không đúng bảng mẫu chữ
    ///
    /// Vì sao: Nghị định định kiểu chữ của từng thành phần.
    ///
    /// Sai: địa danh, ngày tháng in đứng; căn cứ in đứng
    /// Đúng: địa danh, ngày tháng, căn cứ in nghiêng
    ///
    /// Không báo khi: phần nhỏ của dòng có kiểu khác: nhấn mạnh trong lời văn không bị cấm
    "ND205" "slant-of-part" Error ["ND30.QH.FONT", "ND30.TN.FONT", "ND30.ORG.PARENT.FONT", "ND30.ORG.ISSUER.FONT", "ND30.NUM.FONT", "ND30.DATE.FONT", "ND30.TYPE.FONT", "ND30.ABS.FONT", "ND30.ABS.CV.FONT", "ND30.KG.FONT", "ND30.CC.FONT", "ND30.SIGN.BLOCKFONT", "ND30.SIGN.NAME.FONT", "ND30.NN.LABEL.FONT", "ND30.NN.LIST.FONT", "ND30.APP.LABEL.FONT", "ND30.APP.TITLE.FONT", "ND30.APP.LINE.FONT"] ["V19", "V25", "V38", "V42"] "PL1 I/V"
}

fn check(ctx: &mut Context<'_, '_>) {
    look::letters(ctx, ["đứng", "nghiêng"], |style| style.italic, |format| &format.italic);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().with(PartName::DiaDanh, |one| one.italic = false),
            &["địa danh, thời gian: chữ đứng, cần nghiêng"],
        );
        finds(&RULE, &Doc::plan().with(PartName::CanCu, |one| one.italic = false), &["căn cứ: chữ đứng, cần nghiêng"]);
        silent(&RULE, &Doc::plan());
        // Phần nhỏ của dòng.
        silent(&RULE, &Doc::plan().swap("Hưng Yên, ngày", "<i>Hưng<i> Yên, ngày"));
        // Lời văn.
        silent(&RULE, &Doc::plan().body_with("Các đơn vị thực hiện.", |one| one.italic = true));
    }
}
