//! Chức vụ viết tắt ở Nơi nhận.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::lists;

declare_rule! {
    /// Chức vụ viết tắt ở Nơi nhận
    ///
    /// Vì sao: tên chức vụ ở Nơi nhận viết đầy đủ.
    ///
    /// Sai: - Các PGĐ Sở;
    /// Đúng: - Các Phó Giám đốc Sở;
    ///
    /// Không báo khi: chữ viết tắt tên cơ quan (UBND, HĐND, VT)
    "ND330" "position-abbreviated" Warning ["ND30.NN.NOABBRTITLE"] ["V52"] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for line in facts.of(PartName::NoiNhanDong) {
        let text = &facts.lines[line].text;
        if facts.lines[line].folded.contains("luu") {
            continue;
        }
        let words = text.split(|c: char| !c.is_alphabetic());
        let titles = &lists::words().title;
        for title in words.filter_map(|word| titles.iter().find(|title| title.wrong == word)) {
            let (short, full) = (title.wrong.as_str(), title.right.as_str());
            // «TP Hưng Yên», «TP. Hà Nội» is a city, «CT MTTQ» a body.
            if title.ambiguous && !text.contains(&format!("{short};")) {
                continue;
            }
            ctx.at(line)
                .found(short)
                .expected(full)
                .help(format!("viết «{full}»"))
                .say(format!("chức vụ viết tắt «{short}» ở Nơi nhận, cần «{full}»"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let second = |text: &str| Doc::plan().swap("- Các phòng, đơn vị thuộc Sở;", text);
        finds(&RULE, &second("- Các PGĐ Sở;"), &["chức vụ viết tắt «PGĐ» ở Nơi nhận, cần «Phó Giám đốc»"]);
        finds(
            &RULE,
            &second("- CVP, TP;"),
            &[
                "chức vụ viết tắt «CVP» ở Nơi nhận, cần «Chánh Văn phòng»",
                "chức vụ viết tắt «TP» ở Nơi nhận, cần «Trưởng phòng»",
            ],
        );
        silent(&RULE, &second("- Các Phó Giám đốc Sở;"));
        // Chữ viết tắt tên cơ quan.
        silent(&RULE, &second("- UBND, HĐND TP Hưng Yên;"));
    }
}
