//! Một nơi kính gửi mà xuống dòng.

use crate::check::prelude::{Context, PartName, declare_rule};

declare_rule! {
    /// Một nơi kính gửi mà xuống dòng
    ///
    /// Vì sao: kính gửi một nơi thì viết cùng dòng với «Kính gửi:».
    ///
    /// Sai: Kính gửi: / - Sở Nội vụ.
    /// Đúng: Kính gửi: Sở Nội vụ
    ///
    /// Không báo khi: từ hai nơi trở lên
    "ND327" "single-addressee-on-own-line" Error ["ND30.KG.ONE"] ["V46"] "PL1 I/II.9.d"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let Some(label) = facts
        .first(PartName::KinhGui)
        .filter(|line| facts.lines[*line].folded.starts_with("kinh gui") && facts.lines[*line].text.ends_with(':'))
    else {
        return;
    };
    let below: Vec<usize> = facts.of(PartName::KinhGui).filter(|line| *line > label).collect();
    let [only] = below.as_slice() else { return };
    let text = &facts.lines[*only].text;
    let name = text.trim_start_matches(['-', '–', ' ']).trim_end_matches(['.', ';']);
    let expected = format!("Kính gửi: {name}");
    ctx.at(*only)
        .found(text)
        .expected(&expected)
        .help(format!("viết «{expected}» trên một dòng"))
        .say("một nơi kính gửi viết ở dòng riêng");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, PartName, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let one = Doc::letter().text(PartName::KinhGui, "Kính gửi:").after(
            PartName::KinhGui,
            PartName::KinhGui,
            "- Sở Nội vụ.",
        );
        finds(&RULE, &one, &["một nơi kính gửi viết ở dòng riêng"]);
        silent(&RULE, &Doc::letter());
        // Từ hai nơi trở lên.
        silent(&RULE, &one.after(PartName::KinhGui, PartName::KinhGui, "- Sở Tài chính."));
    }
}
