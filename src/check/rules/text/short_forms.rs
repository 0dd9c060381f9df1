//! Một tên viết tắt nhiều cách.

use std::collections::BTreeMap;

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Một tên viết tắt nhiều cách
    ///
    /// Vì sao: trong một văn bản, một tên viết tắt một cách.
    ///
    /// Sai: KHCN và KH&CN
    /// Đúng: KH&CN ở mọi chỗ
    ///
    /// Không báo khi: chữ viết tắt trong số, ký hiệu, dòng «Lưu»
    "ND916" "abbreviation-variants" Warning ["ND30.CITE.ABBR"] ["V50"] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    // The bare letters of an abbreviation → how it is written, how often, where first.
    let mut forms: BTreeMap<String, Vec<(String, usize, usize)>> = BTreeMap::new();
    let skipped = |part: Option<PartName>| {
        matches!(part, Some(PartName::SoKyHieu | PartName::NoiNhanDong | PartName::PhuLucKemTheo))
    };
    for line in (0..facts.lines.len()).filter(|line| !skipped(facts.parts[*line]) && !facts.lines[*line].is_upper()) {
        let text = &facts.lines[line].text;
        for token in text.split(|c: char| c.is_whitespace() || ",.;:()[]«»\"“”".contains(c)) {
            let letters: String = token.chars().filter(|c| c.is_alphabetic()).collect();
            let short = letters.chars().count() >= 3 && letters.chars().all(char::is_uppercase);
            if !short || !token.chars().all(|c| c.is_alphabetic() || c == '&') {
                continue;
            }
            let list = forms.entry(letters).or_default();
            match list.iter_mut().find(|(form, ..)| form == token) {
                Some((_, count, _)) => *count += 1,
                None => list.push((token.to_owned(), 1, line)),
            }
        }
    }
    for list in forms.values_mut().filter(|list| list.len() > 1) {
        list.sort_by_key(|(_, count, line)| (std::cmp::Reverse(*count), *line));
        let [(usual, ..), others @ ..] = list.as_slice() else { continue };
        for (form, count, line) in others {
            ctx.at(*line)
                .found(form)
                .expected(usual)
                .help(format!("viết «{usual}» ở mọi chỗ"))
                .say(format!("«{form}» ({count} chỗ) và «{usual}» là một tên viết tắt hai cách"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().body("Lĩnh vực KH&CN; phát triển KH&CN và KHCN."),
            &["«KHCN» (1 chỗ) và «KH&CN» là một tên viết tắt hai cách"],
        );
        silent(&RULE, &Doc::plan().body("Lĩnh vực KHCN; phát triển KHCN."));
        // Số, ký hiệu.
        silent(&RULE, &Doc::plan().text(PartName::SoKyHieu, "Số: 15/KHCN KHCN").body("Phát triển KH&CN."));
        // Dòng «Lưu».
        silent(&RULE, &Doc::plan().swap("- Lưu: VT, VP.", "- Lưu: VT, KHCN.").body("Phát triển KH&CN."));
    }
}
