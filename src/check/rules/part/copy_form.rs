//! Phần bản sao sai hình thức.

use crate::check::prelude::{Context, PartName, declare_rule, words};

declare_rule! {
    /// Phần bản sao sai hình thức
    ///
    /// Vì sao: hình thức sao in hoa, đậm, cỡ 13–14; ký hiệu bản sao bắt đầu bằng SY, SL, TrS.
    ///
    /// Sai: SAO Y với «Số: 05/SL-SKHCN»
    /// Đúng: SAO Y với «Số: 05/SY-SKHCN»
    ///
    /// Không báo khi: văn bản không có phần bản sao
    "ND341" "copy-form" Error ["ND30.COPY.LABEL.FONT", "ND30.COPY.SYMBOL"] [] "PL1 II/II.1–2"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let form = |line: usize| facts.nd30.copy_labelled(&facts.lines[line].folded);
    let label = |line: &usize| facts.lines[*line].is_upper() && form(*line).is_some();
    let Some(line) = (facts.main_end..facts.lines.len()).find(label) else { return };
    let text = &facts.lines[line];
    let Some(copy) = form(line) else { return };
    let Some((least, greatest)) = ctx.nd30.fonts.part(PartName::BanSao).range() else { return };
    let sizes = least.to_half_points()..=greatest.to_half_points();
    let fits = text.mostly(|format| format.bold.value && sizes.contains(&format.size.value));
    if !fits {
        let expected = format!("in hoa, đậm, cỡ {}", words::sizes(least, greatest));
        ctx.at(line)
            .breaking("ND30.COPY.LABEL.FONT")
            .found("sai kiểu chữ")
            .expected(&expected)
            .help(format!("đặt {expected}"))
            .say(format!("hình thức sao «{}» cần {expected}", text.text));
    }
    let number = |line: &usize| facts.lines[*line].text.starts_with("Số:");
    let Some(number) = (facts.main_end..facts.lines.len()).find(number) else { return };
    let symbol = facts.lines[number].text.split_once('/').map_or("", |(_, symbol)| symbol.trim());
    if !symbol.is_empty() && symbol.split('-').next() != Some(copy.abbreviation.as_str()) {
        let expected = copy.symbol("…");
        ctx.at(number)
            .breaking("ND30.COPY.SYMBOL")
            .found(symbol)
            .expected(&expected)
            .help(format!("viết «Số: …/{expected}»"))
            .say(format!("ký hiệu bản sao «{symbol}», cần bắt đầu bằng «{}»", copy.symbol("")));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let copy = |number: &str| Doc::plan().end(PartName::BanSao, "SAO Y").end(PartName::XacNhan, number);
        finds(&RULE, &copy("Số: 05/SL-SKHCN"), &["ký hiệu bản sao «SL-SKHCN», cần bắt đầu bằng «SY-»"]);
        finds(
            &RULE,
            &copy("Số: 05/SY-SKHCN").with(PartName::BanSao, |one| one.bold = false),
            &["hình thức sao «SAO Y» cần in hoa, đậm, cỡ 13–14"],
        );
        silent(&RULE, &copy("Số: 05/SY-SKHCN"));
        // Không có phần bản sao.
        silent(&RULE, &Doc::plan().end(PartName::XacNhan, "Số: 05/SL-SKHCN"));
    }
}
