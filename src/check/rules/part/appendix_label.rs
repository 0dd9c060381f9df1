//! Chữ «Phụ lục» in hoa.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Chữ «Phụ lục» in hoa
    ///
    /// Vì sao: chữ «Phụ lục» và số thứ tự viết thường, cỡ 14, đậm.
    ///
    /// Sai: PHỤ LỤC I
    /// Đúng: Phụ lục I
    ///
    /// Không báo khi: không có
    "ND316" "appendix-label-in-capitals" Error ["ND30.APP.LABEL.FONT"] ["V36"] "PL1 I/III.1.b"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.of(PartName::PhuLuc).filter(|line| facts.lines[*line].text.starts_with("PHỤ")) {
        let found = facts.lines[line].text.clone();
        ctx.at(line)
            .found(&found)
            .expected("Phụ lục")
            .help("viết «Phụ lục»")
            .say(format!("«{found}» in hoa, cần «Phụ lục»"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let appendix = |label: &str| Doc::plan().appendix([label, "DANH MỤC", "", "Các đơn vị thực hiện./."]);
        finds(&RULE, &appendix("PHỤ LỤC I"), &["«PHỤ LỤC I» in hoa, cần «Phụ lục»"]);
        silent(&RULE, &appendix("Phụ lục I"));
    }
}
