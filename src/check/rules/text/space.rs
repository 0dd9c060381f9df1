//! Dấu cách trước dấu phẩy, chấm phẩy, hai chấm.

use crate::check::prelude::{Context, declare_rule};

declare_rule! {
    /// Dấu cách trước dấu phẩy, chấm phẩy, hai chấm
    ///
    /// Vì sao: dấu câu viết liền chữ đứng trước.
    ///
    /// Sai: chủ trì , phối hợp
    /// Đúng: chủ trì, phối hợp
    ///
    /// Không báo khi: chỗ trống; «,…» của Nghị định
    "ND909" "space-before-mark" Hint [] [] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.running() {
        let text = &facts.lines[line].text;
        let Some(mark) = [" ,", " ;", " :"].iter().find(|mark| text.contains(**mark)) else { continue };
        if text.contains("…") || text.contains("..") {
            continue;
        }
        ctx.at(line)
            .found(format!("«{mark}»"))
            .expected(format!("«{}»", mark.trim()))
            .help("bỏ dấu cách")
            .say(format!("dấu cách trước «{}»", mark.trim()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().body("Văn phòng Sở chủ trì , phối hợp với các phòng."), &["dấu cách trước «,»"]);
        silent(&RULE, &Doc::plan().body("Văn phòng Sở chủ trì, phối hợp với các phòng."));
        // Chỗ trống.
        silent(&RULE, &Doc::plan().body("Giao phòng ...... , báo cáo."));
        // «,…»
        silent(&RULE, &Doc::plan().body("Giao phòng A ,… báo cáo."));
    }
}
