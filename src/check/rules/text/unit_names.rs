//! Một đơn vị viết nhiều tên.

use crate::check::prelude::{Context, PartName, declare_rule};
use crate::lists;
use crate::text::fold_letters;

declare_rule! {
    /// Một đơn vị viết nhiều tên
    ///
    /// Vì sao: tên một đơn vị viết như nhau trong cả văn bản.
    ///
    /// Sai: Trung tâm Thông tin, Ứng dụng …; Trung tâm thông tin ứng dụng …
    /// Đúng: một tên ở mọi chỗ
    ///
    /// Không báo khi: tên khác nhau từ ba tiếng trở lên
    "ND918" "unit-name-variants" Hint ["ND30.ORG.ISSUER.NAME"] ["V49"] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    // Names that stand by themselves: in a cell, in a line of Nơi nhận.
    let mut names: Vec<(String, Vec<String>, usize)> = Vec::new();
    for line in 0..facts.lines.len() {
        if !matches!(facts.parts[line], Some(PartName::Bang | PartName::NoiNhanDong)) {
            continue;
        }
        for piece in facts.lines[line].text.split(';') {
            let name = piece.trim_matches(|c: char| !c.is_alphanumeric() && c != ')');
            let folded = fold_letters(name);
            let words: Vec<String> = folded
                .split(|c: char| !c.is_alphanumeric() && c != '&')
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect();
            let unit = lists::words().units.iter().any(|unit| folded.starts_with(&format!("{unit} ")));
            if unit && (4..=20).contains(&words.len()) && !names.iter().any(|(known, ..)| known == name) {
                names.push((name.to_owned(), words, line));
            }
        }
    }
    for (at, (name, words, line)) in names.iter().enumerate() {
        let Some((first, ..)) = names.iter().take(at).find(|(_, other, _)| alike(other, words)) else { continue };
        ctx.at(*line)
            .found(name)
            .expected(first)
            .help("viết một tên ở mọi chỗ")
            .say(format!("«{name}» và «{first}» có lẽ là một đơn vị"));
    }
}

/// Whether two names differ in case, marks, signs, or one or two words of a long name.
fn alike(one: &[String], other: &[String]) -> bool {
    let missing = |from: &[String], to: &[String]| from.iter().filter(|word| !to.contains(word)).count();
    let differ = missing(one, other) + missing(other, one);
    one.first() == other.first() && (differ == 0 || (differ <= 2 && one.len().min(other.len()) >= 8))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let table = |one: &str, other: &str| Doc::plan().table(&format!("{one}\n{other}"));
        let name = "Trung tâm Thông tin, Ứng dụng khoa học và công nghệ";
        finds(
            &RULE,
            &table(name, "Trung tâm thông tin ứng dụng khoa học và công nghệ"),
            &[
                "«Trung tâm thông tin ứng dụng khoa học và công nghệ» và «Trung tâm Thông tin, Ứng dụng khoa học và công nghệ» có lẽ là một đơn vị",
            ],
        );
        finds(
            &RULE,
            &table(name, "Trung tâm Thông tin, Ứng dụng khoa học công nghệ"),
            &[
                "«Trung tâm Thông tin, Ứng dụng khoa học công nghệ» và «Trung tâm Thông tin, Ứng dụng khoa học và công nghệ» có lẽ là một đơn vị",
            ],
        );
        silent(&RULE, &table(name, name));
        // Tên khác nhau từ ba tiếng trở lên.
        silent(&RULE, &table(name, &format!("{name} tỉnh Hưng Yên")));
    }
}
