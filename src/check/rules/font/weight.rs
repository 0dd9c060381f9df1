//! Kiểu chữ đậm của một phần không đúng bảng mẫu chữ.

use crate::check::prelude::{Context, declare_rule};
use crate::check::rules::look;

declare_rule! {
    /// Kiểu chữ đậm của một phần không đúng bảng mẫu chữ
    ///
    /// Vì sao: Nghị định định kiểu chữ của từng thành phần.
    ///
    /// Sai: cơ quan chủ quản in đậm; họ tên người ký không đậm
    /// Đúng: cơ quan chủ quản không đậm, cơ quan ban hành đậm
    ///
    /// Không báo khi: phần nhỏ của dòng có kiểu khác: nhấn mạnh trong lời văn không bị cấm
    "ND204" "weight-of-part" Error ["ND30.QH.FONT", "ND30.TN.FONT", "ND30.ORG.PARENT.FONT", "ND30.ORG.ISSUER.FONT", "ND30.NUM.FONT", "ND30.DATE.FONT", "ND30.TYPE.FONT", "ND30.ABS.FONT", "ND30.ABS.CV.FONT", "ND30.KG.FONT", "ND30.CC.FONT", "ND30.SIGN.BLOCKFONT", "ND30.SIGN.NAME.FONT", "ND30.NN.LABEL.FONT", "ND30.NN.LIST.FONT", "ND30.APP.LABEL.FONT", "ND30.APP.TITLE.FONT", "ND30.APP.LINE.FONT"] ["V13", "V14", "V19", "V34", "V41", "V42"] "PL1 I/V"
}

fn check(ctx: &mut Context<'_, '_>) {
    look::letters(ctx, ["không đậm", "đậm"], |style| style.bold, |format| &format.bold);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().with(PartName::CoQuanChuQuan, |one| one.bold = true),
            &["cơ quan chủ quản: chữ đậm, cần không đậm"],
        );
        finds(
            &RULE,
            &Doc::plan().with(PartName::HoTen, |one| one.bold = false),
            &["họ tên người ký: chữ không đậm, cần đậm"],
        );
        silent(&RULE, &Doc::plan());
        // Phần nhỏ của dòng.
        silent(&RULE, &Doc::plan().swap("Số: 15/KH", "Số: <b>15<b>/KH"));
        // Lời văn.
        silent(&RULE, &Doc::plan().body_with("Các đơn vị thực hiện.", |one| one.bold = true));
    }
}
