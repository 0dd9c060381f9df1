//! Phụ lục bằng chữ không kết thúc bằng «./.».

use crate::check::prelude::{Context, declare_rule};

declare_rule! {
    /// Phụ lục bằng chữ không kết thúc bằng «./.»
    ///
    /// Vì sao: các mẫu phụ lục kết thúc bằng «./.».
    ///
    /// Sai: … thực hiện theo quy định.
    /// Đúng: … thực hiện theo quy định./.
    ///
    /// Không báo khi: phụ lục kết thúc bằng bảng, biểu mẫu
    "ND332" "appendix-end-mark" Hint ["ND30.APP.ENDMARK"] ["V35"] "PL3, Mẫu 2.1–2.2"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for (at, start) in facts.appendices.iter().enumerate() {
        let end = facts.appendices.get(at + 1).copied().unwrap_or(facts.lines.len());
        let written = |line: &usize| facts.lines[*line].text.chars().any(char::is_alphanumeric);
        let Some(last) = (*start..end).rev().find(written) else { continue };
        let text = &facts.lines[last].text;
        // Dots are a blank of a form.
        let sentence = facts.paragraph(last).cell.is_none() && text.ends_with('.') && !text.ends_with("..");
        if !sentence || text.replace(' ', "").ends_with("./.") {
            continue;
        }
        ctx.at(last)
            .found("không có «./.»")
            .expected("./.")
            .help("thay dấu chấm cuối bằng «./.»")
            .say("cuối phụ lục không có «./.»");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let appendix = |text: &str| Doc::plan().appendix(["Phụ lục", "DANH MỤC", "", text]);
        finds(&RULE, &appendix("Các đơn vị thực hiện theo quy định."), &["cuối phụ lục không có «./.»"]);
        silent(&RULE, &appendix("Các đơn vị thực hiện theo quy định./."));
        // Kết thúc bằng bảng, biểu mẫu.
        silent(&RULE, &appendix("Các đơn vị thực hiện theo quy định.").table_at_end("TT | Nhiệm vụ.\n1 | Báo cáo."));
        silent(&RULE, &appendix("NGƯỜI LẬP BIỂU"));
        silent(&RULE, &appendix("Điện thoại liên hệ: ......................"));
    }
}
