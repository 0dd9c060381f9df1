//! Chữ có màu khác đen.

use crate::check::prelude::{Context, declare_rule};
use crate::read::Colour;

declare_rule! {
    /// Chữ có màu khác đen
    ///
    /// Vì sao: chữ màu đen.
    ///
    /// Sai: chữ đỏ, chữ xanh của liên kết
    /// Đúng: chữ đen
    ///
    /// Không báo khi: dấu chỉ mức độ khẩn (đỏ)
    "ND202" "text-not-black" Error ["ND30.FONT.COLOR"] ["V04"] "PL1 I/I.4"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for (index, line) in facts.lines.iter().enumerate() {
        if facts.nd30.marks.is_urgency(&line.folded) {
            continue;
        }
        for (_, format) in &line.runs {
            let found = match format.colour.value {
                Colour::Black => continue,
                Colour::Rgb(rgb) => format!("{rgb:06X}"),
                Colour::Theme => "màu của chủ đề".to_owned(),
            };
            ctx.at(index)
                .found(&found)
                .expected("đen")
                .from(&format.colour.from)
                .set("màu chữ Tự động")
                .say(format!("chữ màu {found}, cần màu đen"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, Para, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let red = |one: &mut Para| one.run = "<w:color w:val=\"FF0000\"/>";
        finds(&RULE, &Doc::plan().with(PartName::TenLoai, red), &["chữ màu FF0000, cần màu đen"]);
        let theme = |one: &mut Para| one.run = "<w:color w:val=\"000000\" w:themeColor=\"accent1\"/>";
        finds(&RULE, &Doc::plan().with(PartName::TenLoai, theme), &["chữ màu màu của chủ đề, cần màu đen"]);
        silent(&RULE, &Doc::plan());
        // Dấu chỉ mức độ khẩn.
        for mark in ["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"] {
            silent(&RULE, &Doc::plan().after(PartName::SoKyHieu, PartName::DauKhan, mark).with(PartName::DauKhan, red));
        }
    }
}
