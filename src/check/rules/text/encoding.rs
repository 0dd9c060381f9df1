//! Chữ ở bảng mã cũ.

use crate::check::prelude::{Context, declare_rule};
use crate::text::{Encoding, detect};

declare_rule! {
    /// Chữ ở bảng mã cũ
    ///
    /// Vì sao: chữ theo bảng mã Unicode (TCVN 6909:2001).
    ///
    /// Sai: KÕ ho¹ch (TCVN3)
    /// Đúng: Kế hoạch (Unicode)
    ///
    /// Không báo khi: chữ đọc được ở Unicode dù phông có tên .VnTime
    "ND920" "old-encoding" Error ["ND30.FONT.CHARSET"] ["V03"] "PL1 I/I.4"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for (index, line) in facts.lines.iter().enumerate() {
        let Some(encoding) = detect(&line.text) else { continue };
        let name = match encoding {
            Encoding::Tcvn3 => "TCVN3 (ABC)",
            Encoding::Vni => "VNI",
            Encoding::Mojibake => "UTF-8 đọc sai",
        };
        ctx.at(index)
            .found(name)
            .expected("Unicode")
            .help("chuyển mã bằng công cụ của bộ gõ, rồi đặt phông Times New Roman")
            .say(format!("chữ ở bảng mã {name}, cần Unicode"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().body("KÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m häc míi."),
            &["chữ ở bảng mã TCVN3 (ABC), cần Unicode"],
        );
        silent(&RULE, &Doc::plan());
        // Chữ đọc được ở Unicode dù phông có tên .VnTime.
        let face = "<w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/>";
        silent(&RULE, &Doc::plan().body_with("Các đơn vị thực hiện.", |one| one.run = face));
    }
}
