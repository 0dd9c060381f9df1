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

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let second = |text: &str| Doc::plan().swap("- Các phòng, đơn vị thuộc Sở;", text);
        finds(&RULE, &second("- Các phòng, đơn vị thuộc Sở,"), &["dòng nơi nhận kết thúc không phải bằng «;»"]);
        silent(&RULE, &Doc::plan());
        // Dòng tiếp theo của cùng một nơi nhận.
        silent(&RULE, &second("- Các phòng,<br>đơn vị thuộc Sở;"));
        // Dòng «Lưu».
        silent(&RULE, &Doc::plan().swap("- Lưu: VT, VP.", "- Lưu: VT, VP"));
    }
}
