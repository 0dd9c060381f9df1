//! Nhiều phụ lục không đánh số La Mã.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Nhiều phụ lục không đánh số La Mã
    ///
    /// Vì sao: từ hai phụ lục trở lên thì đánh số thứ tự bằng chữ số La Mã.
    ///
    /// Sai: Phụ lục 1, Phụ lục 2
    /// Đúng: Phụ lục I, Phụ lục II
    ///
    /// Không báo khi: chỉ có một phụ lục
    "ND317" "appendix-not-numbered" Error ["ND30.APP.NUM"] ["V37"] "PL1 I/III.1.a"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let lines: Vec<usize> = facts.of(PartName::PhuLuc).collect();
    if lines.len() < 2 {
        return;
    }
    for line in lines {
        let number = facts.lines[line].text.split_whitespace().nth(2).unwrap_or_default().trim_end_matches(['.', ':']);
        if !number.is_empty() && number.chars().all(|c| "IVXLC".contains(c)) {
            continue;
        }
        ctx.at(line)
            .found(&facts.lines[line].text)
            .expected("Phụ lục I, Phụ lục II, …")
            .help("viết «Phụ lục» và số La Mã")
            .say("có nhiều phụ lục mà phụ lục này không có số La Mã");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let appendix = |doc: Doc, label: &str| doc.appendix([label, "DANH MỤC", "", "Các đơn vị thực hiện./."]);
        finds(
            &RULE,
            &appendix(appendix(Doc::plan(), "Phụ lục I"), "Phụ lục 2"),
            &["có nhiều phụ lục mà phụ lục này không có số La Mã"],
        );
        silent(&RULE, &appendix(appendix(Doc::plan(), "Phụ lục I"), "Phụ lục II"));
        // Chỉ có một phụ lục.
        silent(&RULE, &appendix(Doc::plan(), "Phụ lục 1"));
    }
}
