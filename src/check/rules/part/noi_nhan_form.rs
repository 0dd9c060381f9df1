//! Dòng nơi nhận thiếu gạch đầu dòng hoặc dấu chấm phẩy.

use crate::check::prelude::{Context, PartName, declare_rule, words};

declare_rule! {
    /// Dòng nơi nhận thiếu gạch đầu dòng hoặc dấu chấm phẩy
    ///
    /// Vì sao: mỗi nơi nhận một dòng, đầu dòng gạch ngang, cuối dòng chấm phẩy.
    ///
    /// Sai: - UBND tỉnh,
    /// Đúng: - UBND tỉnh;
    ///
    /// Không báo khi: dòng tiếp theo của cùng một nơi nhận; dòng «Lưu»
    "ND312" "recipient-line-form" Error ["ND30.NN.LIST.FORM"] ["V43"] "PL1 I/II.9.d"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let lines: Vec<usize> = facts.of(PartName::NoiNhanDong).collect();
    for (at, line) in lines.iter().enumerate() {
        let text = &facts.lines[*line].text;
        // An entry ends where the next line begins one.
        let Some(next) = lines.get(at + 1) else { break };
        let ends = facts.lines[*next].text.starts_with(['-', '–'])
            || facts.docx.paragraphs[facts.lines[*next].paragraph].number.is_some();
        if !ends || text.ends_with(';') || facts.lines[*line].folded.contains("luu:") {
            continue;
        }
        ctx.at(*line)
            .found(words::last_sign(text))
            .expected("«;»")
            .help("đặt dấu chấm phẩy ở cuối dòng")
            .say("dòng nơi nhận kết thúc không phải bằng «;»");
    }
}
