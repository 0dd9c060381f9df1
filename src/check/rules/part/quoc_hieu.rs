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
    look::spelling(
        ctx,
        PartName::QuocHieu,
        &["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    );
}
