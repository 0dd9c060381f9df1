//! Có phụ lục mà nội dung không chỉ dẫn tới.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::lists;
use crate::text::within;

declare_rule! {
    /// Có phụ lục mà nội dung không chỉ dẫn tới
    ///
    /// Vì sao: văn bản có phụ lục thì trong nội dung phải có chỉ dẫn về phụ lục đó.
    ///
    /// Sai: nội dung không nhắc tới phụ lục
    /// Đúng: (có Phụ lục kèm theo)
    ///
    /// Không báo khi: nội dung có chữ «phụ lục», «kèm theo» hoặc «biểu», «bảng»
    "ND322" "appendix-not-named-in-text" Error ["ND30.APP.REF"] ["V37"] "PL1 I/III.1.a"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(line) = facts.first(PartName::PhuLuc) else { return };
    let words = &lists::words().appendix_words;
    if (0..facts.end).any(|line| within(words, &facts.lines[line].folded)) {
        return;
    }
    ctx.at(line)
        .found("không có chỉ dẫn")
        .expected("(có Phụ lục kèm theo)")
        .help("thêm vào nội dung «(có Phụ lục kèm theo)» hoặc «tại Phụ lục I»")
        .say("có phụ lục mà nội dung không chỉ dẫn tới");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let appendix =
            |text: &str| Doc::plan().body(text).appendix(["Phụ lục", "DANH MỤC", "", "Các đơn vị thực hiện./."]);
        finds(&RULE, &appendix("Các đơn vị thực hiện."), &["có phụ lục mà nội dung không chỉ dẫn tới"]);
        silent(&RULE, &Doc::plan());
        // Nội dung có chữ «phụ lục», «kèm theo», «biểu», «bảng».
        for text in ["theo Phụ lục.", "theo danh mục kèm theo.", "theo biểu 1.", "theo bảng 1."] {
            silent(&RULE, &appendix(&format!("Các đơn vị thực hiện {text}")));
        }
    }
}
