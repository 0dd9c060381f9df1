//! How a part looks, and which rule of the decree says so: what several rules of looks share.

use unicode_normalization::UnicodeNormalization;

use crate::check::prelude::{Context, PartName, part_name};
use crate::nd30::{FontRow, Motto};
use crate::read::{RunFormat, Value};

/// The rule of the decree for the look of a part.
pub(in crate::check) fn id(part: PartName) -> Option<&'static str> {
    Some(match part {
        PartName::QuocHieu => "ND30.QH.FONT",
        PartName::TieuNgu => "ND30.TN.FONT",
        PartName::CoQuanChuQuan => "ND30.ORG.PARENT.FONT",
        PartName::CoQuan => "ND30.ORG.ISSUER.FONT",
        PartName::SoKyHieu => "ND30.NUM.FONT",
        PartName::DiaDanh => "ND30.DATE.FONT",
        PartName::TenLoai => "ND30.TYPE.FONT",
        PartName::TrichYeu => "ND30.ABS.FONT",
        PartName::TrichYeuCongVan => "ND30.ABS.CV.FONT",
        PartName::KinhGui => "ND30.KG.FONT",
        PartName::CanCu => "ND30.CC.FONT",
        PartName::NoiDung | PartName::TieuDe => "ND30.BODY.SIZE",
        PartName::ChucVu => "ND30.SIGN.BLOCKFONT",
        PartName::HoTen => "ND30.SIGN.NAME.FONT",
        PartName::NoiNhan => "ND30.NN.LABEL.FONT",
        PartName::NoiNhanDong => "ND30.NN.LIST.FONT",
        PartName::PhuLuc => "ND30.APP.LABEL.FONT",
        PartName::PhuLucTen => "ND30.APP.TITLE.FONT",
        PartName::PhuLucKemTheo => "ND30.APP.LINE.FONT",
        _ => return None,
    })
}

/// Parts whose letters are mostly not of the kind that the table of the decree wants; the text itself is free. `names` are
/// those of letters without the kind and with it.
pub(in crate::check) fn letters(
    ctx: &mut Context<'_, '_>,
    names: [&str; 2],
    wanted: impl Fn(&FontRow) -> bool,
    own: impl Fn(&RunFormat) -> &Value<bool>,
) {
    let facts = ctx.facts;
    for (index, line) in facts.lines.iter().enumerate() {
        let Some(part) = facts.parts[index].filter(|part| !matches!(part, PartName::NoiDung | PartName::TieuDe)) else {
            continue;
        };
        let Some(id) = id(part) else { continue };
        let wanted = wanted(ctx.nd30.fonts.part(part));
        let wrong = line.mostly(|format| own(format).value != wanted);
        let Some((_, format)) = line.runs.iter().find(|(_, format)| wrong && own(format).value != wanted) else {
            continue;
        };
        let [found, expected] = [names[usize::from(!wanted)], names[usize::from(wanted)]];
        ctx.at(index)
            .breaking(id)
            .found(found)
            .expected(expected)
            .from(&own(format).from)
            .set(format!("chữ {expected}"))
            .say(format!("{}: chữ {found}, cần {expected}", part_name(Some(part))));
    }
}

/// A line of fixed words, which must be spelt letter by letter.
pub(in crate::check) fn spelling(ctx: &mut Context<'_, '_>, part: PartName, right: &Motto) {
    let facts = ctx.facts;
    let Some(line) = facts.first(part) else { return };
    let found: String = facts.lines[line].text.nfc().collect();
    if right.is_right(&found) {
        return;
    }
    ctx.at(line)
        .found(&found)
        .expected(&right.words)
        .help("gõ lại dòng này")
        .say(format!("viết «{found}», cần «{}»", right.words));
}
