//! Cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh không cùng tăng giảm.

use crate::check::prelude::{Context, PartName, declare_rule, words};
use crate::nd30::FontRow;

declare_rule! {
    /// Cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh không cùng tăng giảm
    ///
    /// Vì sao: cỡ chữ trong một văn bản tăng, giảm thống nhất: 13–14–14 hoặc 12–13–13.
    ///
    /// Sai: 12–14–14
    /// Đúng: 13–14–14 hoặc 12–13–13
    ///
    /// Không báo khi: một trong ba dòng đã sai cỡ (quy tắc ND203)
    "ND206" "head-sizes-not-in-step" Error ["ND30.FONT.SIZE.CONSISTENT"] ["V09"] "PL1 I/V, ghi chú 1"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let size = |part: PartName| {
        let line = facts.first(part)?;
        let (_, format) = facts.lines[line].runs.first()?;
        let (least, greatest) = ctx.nd30.fonts.part(part).range()?;
        (least.to_half_points()..=greatest.to_half_points())
            .contains(&format.size.value)
            .then_some((line, format.size.value))
    };
    let sizes = (size(PartName::QuocHieu), size(PartName::TieuNgu), size(PartName::DiaDanh));
    let (Some((line, national)), Some((_, motto)), date) = sizes else { return };
    // Some kinds have no date.
    let date = date.map_or(motto, |(_, date)| date);
    let fonts = &ctx.nd30.fonts;
    let parts = [PartName::QuocHieu, PartName::TieuNgu, PartName::DiaDanh].map(|part| fonts.part(part));
    let sets = [FontRow::size_a, FontRow::size_b].map(|size| parts.map(|part| size(part).to_half_points()));
    let in_step = |set: &[u16; 3]| motto + set[0] == national + set[1] && date + set[1] == motto + set[2];
    if sets.iter().any(in_step) {
        return;
    }
    let expected = sets.map(|set| set.map(words::size).join("–")).join(" hoặc ");
    let found = [national, motto, date].map(words::size).join("–");
    ctx.at(line)
        .found(&found)
        .expected(&expected)
        .help("đặt lại cỡ chữ ba dòng theo một trong hai bộ")
        .say(format!("cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh là {found}, cần {expected}"));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let sizes = |sizes: [u16; 3]| {
            let parts = [PartName::QuocHieu, PartName::TieuNgu, PartName::DiaDanh];
            parts.into_iter().zip(sizes).fold(Doc::plan(), |doc, (part, size)| doc.with(part, |one| one.size = size))
        };
        finds(
            &RULE,
            &sizes([24, 28, 28]),
            &["cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh là 12–14–14, cần 13–14–14 hoặc 12–13–13"],
        );
        finds(
            &RULE,
            &sizes([26, 28, 26]),
            &["cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh là 13–14–13, cần 13–14–14 hoặc 12–13–13"],
        );
        silent(&RULE, &sizes([26, 28, 28]));
        silent(&RULE, &sizes([24, 26, 26]));
        // Một trong ba dòng đã sai cỡ.
        silent(&RULE, &sizes([28, 28, 28]));
        silent(&RULE, &sizes([26, 30, 28]));
        silent(&RULE, &sizes([26, 28, 32]));
    }
}
