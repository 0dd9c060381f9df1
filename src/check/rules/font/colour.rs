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
        if ["khan", "thuong khan", "hoa toc"].contains(&line.folded.as_str()) {
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
