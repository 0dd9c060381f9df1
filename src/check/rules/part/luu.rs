//! Dòng «Lưu» thiếu hoặc sai.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Dòng «Lưu» thiếu hoặc sai
    ///
    /// Vì sao: dòng cuối của Nơi nhận: «- Lưu: VT, đơn vị soạn thảo (số bản).».
    ///
    /// Sai: - Lưu VP
    /// Đúng: - Lưu: VT, VP.
    ///
    /// Không báo khi: không nhận ra Nơi nhận; «Lưu: VT.» không có đơn vị (bản sao)
    "ND311" "archive-line-form" Error ["ND30.NN.LUU"] ["V43"] "PL1 I/II.9.d"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(last) = facts.of(PartName::NoiNhanDong).last() else { return };
    let archive = facts
        .of(PartName::NoiNhanDong)
        .find(|line| facts.lines[*line].folded.trim_start_matches(['-', '–', ' ']).starts_with("luu"));
    let mut fault = |line: usize, message: &str, help: &str| {
        ctx.at(line).found(&facts.lines[line].text).expected("- Lưu: VT, <đơn vị>.").help(help).say(message);
    };
    let Some(line) = archive else {
        return fault(last, "Nơi nhận không có dòng «Lưu»", "thêm dòng cuối «- Lưu: VT, <đơn vị>.»");
    };
    let text = &facts.lines[line].text;
    if !text.contains("Lưu:") {
        fault(line, "sau «Lưu» không có dấu hai chấm", "viết «- Lưu: VT, <đơn vị>.»");
    } else if !text.contains("VT") && !facts.lines[line].folded.contains("van thu") {
        fault(line, "dòng «Lưu» không có «VT»", "viết «- Lưu: VT, <đơn vị>.»");
    } else if !facts.lines[last].text.ends_with(['.', '…', ']']) {
        fault(last, "dòng «Lưu» không có dấu chấm ở cuối", "thêm dấu chấm");
    }
}
