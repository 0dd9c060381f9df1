//! Dòng «(Kèm theo …)» khác văn bản chính.

use crate::check::prelude::{Context, Facts, PartName, date, declare_rule};

declare_rule! {
    /// Dòng «(Kèm theo …)» khác văn bản chính
    ///
    /// Vì sao: số, ký hiệu, ngày, tên cơ quan ở dòng kèm theo phải là của văn bản chính.
    ///
    /// Sai: văn bản KH-SKHCN, phụ lục ghi «Kế hoạch số …/KH-SNV»
    /// Đúng: đúng số, ký hiệu, ngày của văn bản chính
    ///
    /// Không báo khi: chỗ để trống (văn bản điện tử)
    "ND331" "appendix-line-differs" Error ["ND30.APP.LINE.SAME"] ["V38"] "PL1 I/III.1.c"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let lines: Vec<usize> = facts.of(PartName::PhuLucKemTheo).collect();
    // The line may be broken: what stands together is one.
    for group in lines.chunk_by(|line, next| line + 1 == *next) {
        let Some(first) = group.first() else { continue };
        let text = group.iter().map(|line| facts.lines[*line].text.as_str()).collect::<Vec<_>>().join(" ");
        for (what, found, expected) in differences(facts, &text) {
            ctx.at(*first)
                .found(&found)
                .expected(&expected)
                .help(format!("viết {what} «{expected}» như văn bản chính"))
                .say(format!("dòng kèm theo ghi {what} «{found}», văn bản chính là «{expected}»"));
        }
    }
}

/// What the line says otherwise than the document: what, as in the line, as in the document.
fn differences(facts: &Facts<'_>, text: &str) -> Vec<(&'static str, String, String)> {
    let mut found = Vec::new();
    let own = facts.first(PartName::SoKyHieu).map(|line| facts.lines[line].text.as_str());
    let own = own.and_then(|text| text.split_once(':')).map_or("", |(_, rest)| rest.trim());
    let said = text.split_once("số").map_or("", |(_, rest)| rest.trim_start_matches([':', ' ']));
    let said = said.split(" ngày").next().unwrap_or_default().trim();
    if let (Some((number, symbol)), Some((own_number, own_symbol))) = (said.split_once('/'), own.split_once('/')) {
        let (symbol, own_symbol) = (symbol.trim(), own_symbol.trim());
        if is_given(symbol) && is_given(own_symbol) && symbol != own_symbol {
            found.push(("ký hiệu", symbol.to_owned(), own_symbol.to_owned()));
        }
        let (number, own_number) = (number.trim(), own_number.trim());
        if digits(number) && digits(own_number) && number.trim_start_matches('0') != own_number.trim_start_matches('0')
        {
            found.push(("số", number.to_owned(), own_number.to_owned()));
        }
    }
    let date = facts.first(PartName::DiaDanh).and_then(|line| date::written(&facts.lines[line].text));
    if let (Some(own), Some(said)) = (date, date::written(text).filter(|said| date != Some(*said))) {
        let shown = |(day, month, year): (u32, u32, u32)| format!("{day:02}/{month}/{year}");
        found.push(("ngày", shown(said), shown(own)));
    }
    found
}

fn is_given(symbol: &str) -> bool {
    symbol.contains('-') && !symbol.contains(['…', '.', ' ', '/'])
}

fn digits(number: &str) -> bool {
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let appendix = |said: &str| {
            let line = format!("(Kèm theo Kế hoạch số {said} của Sở Khoa học và Công nghệ)");
            Doc::plan().appendix(["Phụ lục", "DANH MỤC", &line, "Các đơn vị thực hiện./."])
        };
        finds(
            &RULE,
            &appendix("15/KH-SNV ngày 05 tháng 01 năm 2026"),
            &["dòng kèm theo ghi ký hiệu «KH-SNV», văn bản chính là «KH-SKHCN»"],
        );
        finds(
            &RULE,
            &appendix("16/KH-SKHCN ngày 05 tháng 01 năm 2026"),
            &["dòng kèm theo ghi số «16», văn bản chính là «15»"],
        );
        finds(
            &RULE,
            &appendix("15/KH-SKHCN ngày 06 tháng 01 năm 2026"),
            &["dòng kèm theo ghi ngày «06/1/2026», văn bản chính là «05/1/2026»"],
        );
        silent(&RULE, &appendix("15/KH-SKHCN ngày 05 tháng 01 năm 2026"));
        // Chỗ để trống.
        silent(&RULE, &appendix("    /KH-SKHCN ngày     tháng     năm 2026"));
        silent(&RULE, &appendix("…/KH-… ngày … tháng … năm 2026"));
    }
}
