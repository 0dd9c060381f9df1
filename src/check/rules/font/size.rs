//! Cỡ chữ của một phần ngoài khoảng của bảng mẫu chữ.

use crate::check::prelude::{Context, PartName, declare_rule, part_name, words};
use crate::check::rules::look;

declare_rule! {
    /// Cỡ chữ của một phần ngoài khoảng của bảng mẫu chữ
    ///
    /// Vì sao: Nghị định định cỡ chữ của từng thành phần.
    ///
    /// Sai: nội dung cỡ 12
    /// Đúng: nội dung cỡ 13–14
    ///
    /// Không báo khi: chữ trong bảng (Nghị định không nêu); chỉ số trên, dưới
    "ND203" "size-out-of-range" Error ["ND30.QH.FONT", "ND30.TN.FONT", "ND30.ORG.PARENT.FONT", "ND30.ORG.ISSUER.FONT", "ND30.NUM.FONT", "ND30.DATE.FONT", "ND30.TYPE.FONT", "ND30.ABS.FONT", "ND30.ABS.CV.FONT", "ND30.KG.FONT", "ND30.CC.FONT", "ND30.BODY.SIZE", "ND30.SIGN.BLOCKFONT", "ND30.SIGN.NAME.FONT", "ND30.NN.LABEL.FONT", "ND30.NN.LIST.FONT", "ND30.APP.LABEL.FONT", "ND30.APP.TITLE.FONT", "ND30.APP.LINE.FONT"] ["V09", "V23", "V30", "V42"] "PL1 I/V"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for (index, line) in facts.lines.iter().enumerate() {
        let Some(part) = facts.parts[index] else { continue };
        // Of a điều without a title only the number is a heading.
        let plain = part == PartName::TieuDe && !line.mostly(|format| format.bold.value);
        let row = if plain { PartName::NoiDung } else { part };
        let (Some(id), Some((least, greatest))) = (look::id(row), ctx.nd30.fonts.part(row).range()) else {
            continue;
        };
        for (_, format) in line.runs.iter().filter(|(_, format)| !format.raised) {
            let size = &format.size;
            if (least.to_half_points()..=greatest.to_half_points()).contains(&size.value) {
                continue;
            }
            let expected = words::sizes(least, greatest);
            ctx.at(index)
                .breaking(id)
                .found(words::size(size.value))
                .expected(&expected)
                .from(&size.from)
                .set(format!("cỡ chữ {}", words::size(greatest.to_half_points())))
                .say(format!("{}: cỡ chữ {}, cần {expected}", part_name(Some(part)), words::size(size.value)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, Para, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let small = |one: &mut Para| one.size = 24;
        finds(&RULE, &Doc::plan().with(PartName::NoiDung, small), &["nội dung: cỡ chữ 12, cần 13–14"]);
        finds(&RULE, &Doc::plan().with(PartName::HoTen, small), &["họ tên người ký: cỡ chữ 12, cần 13–14"]);
        silent(&RULE, &Doc::plan().with(PartName::NoiDung, |one| one.size = 26));
        // Chữ trong bảng.
        silent(&RULE, &Doc::plan().table("TT | Nhiệm vụ").with(PartName::Bang, small));
        // Chỉ số trên, dưới.
        silent(&RULE, &Doc::plan().body_with("<sup>1", small));
        silent(&RULE, &Doc::plan().body_with("<sub>1", small));
    }
}
