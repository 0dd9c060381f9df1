//! Số, ký hiệu viết sai.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::lists;
use crate::text::within;

declare_rule! {
    /// Số, ký hiệu viết sai
    ///
    /// Vì sao: «Số:», số, gạch chéo, ký hiệu; các nhóm của ký hiệu nối bằng gạch ngang, không dấu cách, không có năm.
    ///
    /// Sai: Số 15/KH SKHCN; Số: 15/2025/KH-SKHCN
    /// Đúng: Số: 15/KH-SKHCN
    ///
    /// Không báo khi: dấu cách quanh chỗ đóng số; ký hiệu có «&», chữ số
    "ND602" "symbol-form" Error ["ND30.NUM.SEP", "ND30.NUM.LABEL", "ND30.SYM.NOYEAR"] ["V16"] "PL1 I/II.3"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(line) = facts.first(PartName::SoKyHieu) else { return };
    let text = &facts.lines[line].text;
    let mut fault = |id: &'static str, message: &str| {
        ctx.at(line)
            .breaking(id)
            .found(text)
            .expected("Số: 15/KH-SKHCN")
            .help("viết như «Số: 15/KH-SKHCN»")
            .say(format!("{message}: «{text}»"));
    };
    if !text.starts_with("Số:") && !text.starts_with("Số :") {
        fault("ND30.NUM.LABEL", "không bắt đầu bằng «Số:»");
    }
    let Some((_, symbol)) = text.split_once('/') else {
        return fault("ND30.NUM.SEP", "không có gạch chéo giữa số và ký hiệu");
    };
    let symbol = symbol.trim();
    // Numbers of normative documents have a year; their layout is that of another decree.
    if within(&lists::words().normative_signs, text) {
        return;
    }
    let year =
        symbol.split('/').next().is_some_and(|first| first.len() == 4 && first.chars().all(|c| c.is_ascii_digit()));
    if year {
        fault("ND30.SYM.NOYEAR", "ký hiệu có năm");
    } else if symbol.contains(['/', ' ', '–', '_']) && !symbol.contains('…') && !symbol.contains("..") {
        fault("ND30.NUM.SEP", "ký hiệu có dấu cách hoặc dấu lạ");
    } else if !symbol.contains('-') && symbol.chars().any(char::is_alphabetic) {
        fault("ND30.NUM.SEP", "ký hiệu không có gạch ngang giữa các nhóm");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let number = |text: &str| Doc::plan().text(PartName::SoKyHieu, text);
        finds(&RULE, &number("Số 15/KH-SKHCN"), &["không bắt đầu bằng «Số:»: «Số 15/KH-SKHCN»"]);
        finds(&RULE, &number("Số: 15-KH-SKHCN"), &["không có gạch chéo giữa số và ký hiệu: «Số: 15-KH-SKHCN»"]);
        finds(&RULE, &number("Số: 15/2026/KH-SKHCN"), &["ký hiệu có năm: «Số: 15/2026/KH-SKHCN»"]);
        finds(&RULE, &number("Số: 15/KH SKHCN"), &["ký hiệu có dấu cách hoặc dấu lạ: «Số: 15/KH SKHCN»"]);
        finds(&RULE, &number("Số: 15/KHSKHCN"), &["ký hiệu không có gạch ngang giữa các nhóm: «Số: 15/KHSKHCN»"]);
        silent(&RULE, &Doc::plan());
        // Dấu cách quanh chỗ đóng số.
        silent(&RULE, &number("Số:        /KH-SKHCN"));
        silent(&RULE, &number("Số: 15 / KH-SKHCN"));
        // Ký hiệu có «&», chữ số.
        silent(&RULE, &number("Số: 15/KH-SKH&CN"));
        silent(&RULE, &number("Số: 15/KH-TT1"));
    }
}
