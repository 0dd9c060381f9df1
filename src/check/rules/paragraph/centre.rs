//! Thành phần không đặt ở giữa.

use crate::check::prelude::{Context, PartName, declare_rule, part_name};
use crate::read::Align;
use crate::unit::Length;

declare_rule! {
    /// Thành phần không đặt ở giữa
    ///
    /// Vì sao: các thành phần này đặt canh giữa.
    ///
    /// Sai: tên loại canh trái
    /// Đúng: tên loại canh giữa
    ///
    /// Không báo khi: dòng dùng tab, dấu cách, lề để đặt ở giữa; chữ trong hộp văn bản
    "ND406" "part-not-centred" Error ["ND30.TYPE.FONT", "ND30.ABS.FONT", "ND30.ABS.CV.POS", "ND30.NUM.POS", "ND30.DATE.POS", "ND30.TN.FONT", "ND30.ORG.ISSUER.FONT", "ND30.SIGN.BLOCKFONT", "ND30.SIGN.NAME.FONT", "ND30.APP.LABEL.FONT", "ND30.APP.TITLE.FONT", "ND30.APP.LINE.FONT"] [] "PL1 I/II.1–5, 7; III.1"
}

/// A left indent beyond this sets a line in the middle by hand, in hundredths of a millimetre.
const INDENT: i64 = 300;

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for index in (0..facts.lines.len()).filter(|line| facts.lines[*line].first && !facts.lines[*line].text.is_empty()) {
        let paragraph = facts.paragraph(index);
        let Some((id, outside)) = facts.parts[index].and_then(rule_of) else { continue };
        let format = &paragraph.format;
        let by_hand = paragraph.boxed
            || paragraph.text().starts_with(['\t', ' ', '\u{a0}'])
            || format.left.value > Length::centi_mm(INDENT)
            || format.first.value > Length::centi_mm(INDENT);
        // Outside a table a head is set by tabs, and where a line stands only the page tells.
        if format.align.value == Align::Center || by_hand || (paragraph.cell.is_none() && !outside) {
            continue;
        }
        let found = match format.align.value {
            Align::Right => "canh phải",
            Align::Justify => "canh đều",
            _ => "canh trái",
        };
        ctx.at(index)
            .breaking(id)
            .found(found)
            .expected("canh giữa")
            .from(&format.align.from)
            .set("canh giữa (Ctrl+E)")
            .say(format!("{}: {found}, cần canh giữa", part_name(facts.parts[index])));
    }
}

/// The rule of the decree, and whether it can be judged outside a table too.
fn rule_of(part: PartName) -> Option<(&'static str, bool)> {
    Some(match part {
        PartName::TenLoai => ("ND30.TYPE.FONT", true),
        PartName::TrichYeu => ("ND30.ABS.FONT", true),
        PartName::TrichYeuCongVan => ("ND30.ABS.CV.POS", false),
        PartName::SoKyHieu => ("ND30.NUM.POS", false),
        PartName::DiaDanh => ("ND30.DATE.POS", false),
        PartName::TieuNgu => ("ND30.TN.FONT", false),
        PartName::CoQuan => ("ND30.ORG.ISSUER.FONT", false),
        PartName::ChucVu => ("ND30.SIGN.BLOCKFONT", false),
        PartName::HoTen => ("ND30.SIGN.NAME.FONT", false),
        PartName::PhuLuc => ("ND30.APP.LABEL.FONT", true),
        PartName::PhuLucTen => ("ND30.APP.TITLE.FONT", true),
        PartName::PhuLucKemTheo => ("ND30.APP.LINE.FONT", true),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, Para, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let left = |one: &mut Para| one.align = "left";
        finds(&RULE, &Doc::plan().with(PartName::TenLoai, left), &["tên loại: canh trái, cần canh giữa"]);
        finds(
            &RULE,
            &Doc::plan().with(PartName::HoTen, |one| one.align = "right"),
            &["họ tên người ký: canh phải, cần canh giữa"],
        );
        silent(&RULE, &Doc::plan());
        // Tab, dấu cách, lề.
        silent(&RULE, &Doc::plan().text(PartName::TenLoai, "\tKẾ HOẠCH").with(PartName::TenLoai, left));
        silent(&RULE, &Doc::plan().text(PartName::TenLoai, "      KẾ HOẠCH").with(PartName::TenLoai, left));
        silent(&RULE, &Doc::plan().with(PartName::TenLoai, |one| (one.left, one.align) = (3000, "left")));
        silent(&RULE, &Doc::plan().with(PartName::TenLoai, |one| (one.first, one.align) = (3000, "left")));
        // Chữ trong hộp văn bản.
        let boxed = "<w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent><w:p>\
            <w:pPr><w:jc w:val=\"left\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>KẾ HOẠCH</w:t></w:r></w:p></w:txbxContent></v:textbox>\
            </v:shape></w:pict></w:r>";
        let boxed =
            Doc::plan().with(PartName::TenLoai, |one| (one.text, one.content) = (String::new(), boxed.to_owned()));
        silent(&RULE, &boxed);
    }
}
