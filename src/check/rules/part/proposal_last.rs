//! «Theo đề nghị của …» không ở cuối căn cứ.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// «Theo đề nghị của …» không ở cuối căn cứ
    ///
    /// Vì sao: trong mẫu, dòng đề nghị là dòng cuối của căn cứ.
    ///
    /// Sai: Theo đề nghị của …; Căn cứ …
    /// Đúng: Căn cứ …; Theo đề nghị của ….
    ///
    /// Không báo khi: chỉ có một dòng
    "ND339" "proposal-not-last" Warning ["ND30.CC.DENGHI"] [] "PL3, Mẫu 1.2–1.3"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let lines: Vec<usize> = facts.of(PartName::CanCu).collect();
    for (at, line) in lines.iter().enumerate() {
        let proposal = facts.lines[*line].folded.starts_with("theo de nghi");
        let later = lines.iter().skip(at + 1).any(|line| facts.lines[*line].folded.starts_with("can cu"));
        if proposal && later {
            ctx.at(*line)
                .found("đứng trước căn cứ khác")
                .expected("dòng cuối của căn cứ")
                .help("chuyển dòng đó xuống cuối các căn cứ, kết thúc bằng dấu chấm")
                .say("«Theo đề nghị của …» đứng trước căn cứ khác");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let proposal = "Theo đề nghị của Chánh Văn phòng Sở";
        finds(
            &RULE,
            &Doc::plan().text(PartName::CanCu, &format!("{proposal};")),
            &["«Theo đề nghị của …» đứng trước căn cứ khác"],
        );
        silent(&RULE, &Doc::decision());
        // Chỉ có một dòng.
        silent(
            &RULE,
            &Doc::plan().without(PartName::CanCu).before(PartName::NoiDung, PartName::CanCu, &format!("{proposal}.")),
        );
    }
}
