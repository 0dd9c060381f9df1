//! Sau dấu chấm không viết hoa.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::lists;
use crate::text::holds;

declare_rule! {
    /// Sau dấu chấm không viết hoa
    ///
    /// Vì sao: chữ cái đầu câu viết hoa.
    ///
    /// Sai: … theo quy định. các đơn vị
    /// Đúng: … theo quy định. Các đơn vị
    ///
    /// Không báo khi: chữ viết tắt có dấu chấm, số, dấu ba chấm, «./.»
    "ND904" "lower-case-after-stop" Warning ["ND30.CAP.SENTENCE"] ["V48"] "PL2 I"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    // A cell of a table is a text of its own.
    let is_text = |part: Option<PartName>| {
        matches!(part, None | Some(PartName::NoiDung | PartName::TieuDe | PartName::CanCu | PartName::Bang))
    };
    for line in (0..facts.lines.len()).filter(|line| is_text(facts.parts[*line])) {
        let words: Vec<&str> = facts.lines[line].text.split(' ').collect();
        for pair in words.windows(2) {
            let ended = pair[0].strip_suffix(['.', '!', '?']).filter(|word| !word.ends_with(['.', '/', ')']));
            let Some(word) = ended.filter(|word| word.chars().count() > 1 && word.chars().all(char::is_alphabetic))
            else {
                continue;
            };
            let lower = pair[1].chars().next().is_some_and(char::is_lowercase);
            let short = holds(&lists::words().abbreviated, &word.to_lowercase());
            if !lower || short || word.chars().all(char::is_uppercase) {
                continue;
            }
            ctx.at(line)
                .found(format!("{} {}", pair[0], pair[1]))
                .expected("chữ hoa đầu câu")
                .help("viết hoa chữ cái đầu câu, hoặc thay dấu chấm bằng dấu phẩy")
                .say(format!("sau dấu chấm không viết hoa: «{} {}»", pair[0], pair[1]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let body = |text: &str| Doc::plan().body(&format!("Thực hiện {text}"));
        finds(&RULE, &body("theo quy định. các đơn vị báo cáo."), &["sau dấu chấm không viết hoa: «định. các»"]);
        silent(&RULE, &body("theo quy định. Các đơn vị báo cáo."));
        // Chữ viết tắt có dấu chấm.
        silent(&RULE, &body("tại tx. nghĩa lộ; đề nghị UBND. các đơn vị báo cáo."));
        // Số.
        silent(&RULE, &body("mục 15. các đơn vị báo cáo."));
        // Dấu ba chấm.
        silent(&RULE, &body("theo quy định... các đơn vị báo cáo."));
        // «./.»
        silent(&RULE, &body("theo quy định./. các đơn vị báo cáo."));
    }
}
