//! Phần bản sao sai hình thức.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::check::words;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;

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

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    let form = |line: usize| facts.nd30.copy_labelled(&facts.lines[line].folded);
    let label = |line: &usize| facts.lines[*line].is_upper() && form(*line).is_some();
    let Some(line) = (facts.main_end..facts.lines.len()).find(label) else { return };
    let text = &facts.lines[line];
    let Some(copy) = form(line) else { return };
    let Some((least, greatest)) = facts.nd30.fonts.part(PartName::BanSao).range() else { return };
    let sizes = least.to_half_points()..=greatest.to_half_points();
    let fits = text.mostly(|format| format.bold.value && sizes.contains(&format.size.value));
    if !fits {
        let expected = format!("in hoa, đậm, cỡ {}", words::sizes(least, greatest));
        let message = format!("hình thức sao «{}» cần {expected}", text.text);
        let help = format!("đặt {expected}");
        findings.report(
            facts,
            At::Line(line),
            Fault::new("sai kiểu chữ", expected, message, help).breaking("ND30.COPY.LABEL.FONT"),
        );
    }
    let number = |line: &usize| facts.lines[*line].text.starts_with("Số:");
    let Some(number) = (facts.main_end..facts.lines.len()).find(number) else { return };
    let symbol = facts.lines[number].text.split_once('/').map_or("", |(_, symbol)| symbol.trim());
    if !symbol.is_empty() && symbol.split('-').next() != Some(copy.abbreviation.as_str()) {
        let expected = copy.symbol("…");
        let message = format!("ký hiệu bản sao «{symbol}», cần bắt đầu bằng «{}»", copy.symbol(""));
        let help = format!("viết «Số: …/{expected}»");
        let fault = Fault::new(symbol, expected, message, help);
        findings.report(facts, At::Line(number), fault.breaking("ND30.COPY.SYMBOL"));
    }
}
