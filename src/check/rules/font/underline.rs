//! Gạch chân hoặc dấu ─ thay đường kẻ.

use crate::check::prelude::{Context, PartName, declare_rule, part_name};

declare_rule! {
    /// Gạch chân hoặc dấu ─ thay đường kẻ
    ///
    /// Vì sao: đường kẻ ở đầu văn bản là nét liền vẽ riêng, không phải gạch chân chữ.
    ///
    /// Sai: Tiêu ngữ gạch chân
    /// Đúng: đường kẻ dưới Tiêu ngữ
    ///
    /// Không báo khi: dấu gạch dưới ___ (mẫu Word của Nghị định cũng dùng)
    "ND207" "underline-for-a-line" Warning ["ND30.RULE.DRAWN"] ["V11"] "PL1 I/II.1.b, 2.b, 5.b"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let parts = [
        PartName::QuocHieu,
        PartName::TieuNgu,
        PartName::CoQuanChuQuan,
        PartName::CoQuan,
        PartName::TrichYeu,
        PartName::NoiNhan,
    ];
    for (index, line) in facts.lines.iter().enumerate() {
        let own = facts.parts[index].is_some_and(|part| parts.contains(&part));
        let Some((_, format)) = line.runs.iter().find(|(_, format)| own && format.underline.value) else { continue };
        ctx.at(index)
            .found("gạch chân")
            .expected("đường kẻ nét liền vẽ riêng, hoặc không gạch")
            .from(&format.underline.from)
            .help("bỏ gạch chân (Ctrl+U); cần đường kẻ thì Chèn, Hình dạng, Đường thẳng")
            .say(format!("{} gạch chân", part_name(facts.parts[index])));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, Para, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let underlined = |one: &mut Para| one.run = "<w:u w:val=\"single\"/>";
        finds(&RULE, &Doc::plan().with(PartName::TieuNgu, underlined), &["Tiêu ngữ gạch chân"]);
        finds(&RULE, &Doc::plan().with(PartName::NoiNhan, underlined), &["Nơi nhận gạch chân"]);
        silent(&RULE, &Doc::plan());
        // Dấu gạch dưới.
        silent(&RULE, &Doc::plan().after(PartName::TieuNgu, PartName::TieuNgu, "____________"));
    }
}
