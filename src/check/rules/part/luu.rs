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

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let last = |text: &str| Doc::plan().swap("- Lưu: VT, VP.", text);
        finds(&RULE, &last("- Lưu VT, VP."), &["sau «Lưu» không có dấu hai chấm"]);
        finds(&RULE, &last("- Lưu: VP."), &["dòng «Lưu» không có «VT»"]);
        finds(&RULE, &last("- Lưu: VT, VP"), &["dòng «Lưu» không có dấu chấm ở cuối"]);
        finds(&RULE, &last("- Văn phòng Sở."), &["Nơi nhận không có dòng «Lưu»"]);
        silent(&RULE, &Doc::plan());
        // Không nhận ra Nơi nhận.
        silent(&RULE, &last("- Lưu VP").without(PartName::NoiNhan).without(PartName::NoiNhanDong));
        // «Lưu: VT.» không có đơn vị.
        silent(&RULE, &last("- Lưu: VT."));
    }
}
