//! Ký hiệu không đúng chữ viết tắt của loại văn bản.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Ký hiệu không đúng chữ viết tắt của loại văn bản
    ///
    /// Vì sao: ký hiệu bắt đầu bằng chữ viết tắt tên loại theo bảng của Nghị định; công văn không có.
    ///
    /// Sai: tờ trình TT-SKHCN; công văn CV-SKHCN
    /// Đúng: TTr-SKHCN; SKHCN-VP
    ///
    /// Không báo khi: kế hoạch phối hợp (KHPH) và chữ ghép tương tự: ngoài bảng nhưng thường gặp
    "ND603" "symbol-not-of-kind" Error ["ND30.SYM.TYPEABBR", "ND30.SYM.NAMED", "ND30.SYM.CONGVAN"] ["V17"] "PL1 I/II.3.b; PL3 I"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let (Some(line), Some(kind)) = (facts.first(PartName::SoKyHieu), facts.kind) else { return };
    let text = &facts.lines[line].text;
    let Some(symbol) = text.split_once('/').map(|(_, symbol)| symbol.trim()) else { return };
    let first = symbol.split('-').next().unwrap_or_default();
    if first.is_empty() || !first.chars().all(char::is_alphabetic) {
        return;
    }
    let (wrong, id, expected) = if let Some(own) = &kind.abbreviation {
        let joint = first.len() > own.len() && first.starts_with(own.as_str());
        (first != own && !joint, "ND30.SYM.TYPEABBR", format!("{own}-…"))
    } else {
        let typed = ctx.nd30.is_abbreviation(first);
        let expected = "chữ viết tắt cơ quan-đơn vị soạn thảo".to_owned();
        (kind.id == "cong-van" && typed, "ND30.SYM.CONGVAN", expected)
    };
    if !wrong {
        return;
    }
    ctx.at(line)
        .breaking(id)
        .found(symbol)
        .expected(&expected)
        .help(format!("viết ký hiệu bắt đầu bằng {expected}"))
        .say(format!("ký hiệu «{symbol}» không phải của {}, cần «{expected}»", kind.name.to_lowercase()));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().swap("KH-SKHCN", "TB-SKHCN"),
            &["ký hiệu «TB-SKHCN» không phải của kế hoạch, cần «KH-…»"],
        );
        finds(
            &RULE,
            &Doc::letter().swap("SKHCN-VP", "CV-SKHCN"),
            &["ký hiệu «CV-SKHCN» không phải của công văn, cần «chữ viết tắt cơ quan-đơn vị soạn thảo»"],
        );
        silent(&RULE, &Doc::plan());
        silent(&RULE, &Doc::letter());
        // Chữ ghép.
        silent(&RULE, &Doc::plan().swap("KH-SKHCN", "KHPH-SKHCN-STC"));
    }
}
