//! Nhiều căn cứ trên một dòng.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Nhiều căn cứ trên một dòng
    ///
    /// Vì sao: mỗi căn cứ một dòng.
    ///
    /// Sai: Căn cứ Luật …; Căn cứ Nghị định …;
    /// Đúng: mỗi căn cứ xuống dòng
    ///
    /// Không báo khi: một đoạn dẫn «Thực hiện …; căn cứ …» chữ đứng
    "ND338" "several-bases-in-a-line" Error ["ND30.CC.LINES"] ["V25"] "PL1 I/II.6.a"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.of(PartName::CanCu) {
        let text = &facts.lines[line].text;
        let count = text.matches("; Căn cứ ").count() + text.matches(", Căn cứ ").count();
        if count == 0 {
            continue;
        }
        let message = format!("{} căn cứ trên một dòng", count + 1);
        ctx.at(line).found(&message).expected("mỗi căn cứ một dòng").help("xuống dòng trước mỗi «Căn cứ»").say(message);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let several = "Thực hiện Kế hoạch của UBND tỉnh; Căn cứ tình hình thực tế, Sở ban hành Kế hoạch như sau:";
        let laws = "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024; Căn cứ Luật Viên chức ngày 10 tháng 12 năm 2025;";
        finds(&RULE, &Doc::plan().text(PartName::CanCu, laws), &["2 căn cứ trên một dòng"]);
        silent(&RULE, &Doc::plan());
        // Đoạn dẫn «Thực hiện …; căn cứ …» chữ đứng.
        silent(&RULE, &Doc::plan().text(PartName::NoiDung, several));
    }
}
