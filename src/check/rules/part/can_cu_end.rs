//! Cuối dòng căn cứ sai dấu.

use crate::check::prelude::{Context, PartName, declare_rule, words};

declare_rule! {
    /// Cuối dòng căn cứ sai dấu
    ///
    /// Vì sao: mỗi căn cứ một dòng, cuối dòng chấm phẩy, dòng cuối dấu chấm.
    ///
    /// Sai: Căn cứ Luật …,
    /// Đúng: Căn cứ Luật …; / Căn cứ Nghị định ….
    ///
    /// Không báo khi: đoạn mở đầu có chữ «Căn cứ» và kết thúc bằng hai chấm
    "ND321" "basis-line-end" Error ["ND30.CC.END"] ["V25"] "PL1 I/II.6.a"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let lines: Vec<usize> = facts.of(PartName::CanCu).filter(|line| facts.lines[*line].last).collect();
    for (at, line) in lines.iter().enumerate() {
        let text = &facts.lines[*line].text;
        let wanted = if at + 1 < lines.len() { ';' } else { '.' };
        if text.ends_with(wanted) || text.is_empty() {
            continue;
        }
        ctx.at(*line)
            .found(words::last_sign(text))
            .expected(format!("«{wanted}»"))
            .help(format!("đặt «{wanted}» ở cuối dòng"))
            .say(format!("dòng căn cứ kết thúc không phải bằng «{wanted}»"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().swap("6 năm 2025;", "6 năm 2025,"), &["dòng căn cứ kết thúc không phải bằng «;»"]);
        finds(
            &RULE,
            &Doc::plan().swap("về công tác văn thư.", "về công tác văn thư;"),
            &["dòng căn cứ kết thúc không phải bằng «.»"],
        );
        silent(&RULE, &Doc::plan());
        // Đoạn mở đầu có chữ «Căn cứ» và kết thúc bằng hai chấm.
        silent(&RULE, &Doc::plan().text(PartName::NoiDung, "Căn cứ tình hình thực tế, Sở ban hành Kế hoạch như sau:"));
    }
}
