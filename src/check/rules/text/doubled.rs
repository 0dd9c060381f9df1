//! Từ viết lặp hai lần liền.

use crate::check::prelude::{Context, declare_rule};
use crate::lists;
use crate::text::{holds, is_syllable, pairs};

declare_rule! {
    /// Từ viết lặp hai lần liền
    ///
    /// Vì sao: lặp một hư từ («về về», «các các») là lỗi gõ.
    ///
    /// Sai: truyền thông về về hoạt động
    /// Đúng: truyền thông về hoạt động
    ///
    /// Không báo khi: từ láy và từ ghép có hai tiếng giống nhau (luôn luôn, hành vi vi phạm)
    "ND910" "doubled-word" Warning [] [] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    for (index, line) in facts.lines.iter().enumerate() {
        let words: Vec<&str> = line.text.split(' ').collect();
        for (at, pair) in words.windows(2).enumerate() {
            let word = pair[1].trim_end_matches([',', '.', ';', ':', ')']);
            let (before, after) = (at.checked_sub(1).map(|at| words[at]), words.get(at + 2).copied());
            if pair[0] != word || !(holds(&lists::words().function, word) || is_slip(before, word, after)) {
                continue;
            }
            ctx.at(index)
                .found(format!("{word} {word}"))
                .expected(word)
                .help("bỏ một từ")
                .say(format!("«{word}» viết hai lần liền"));
        }
    }
}

/// Whether a doubled content word is a slip: texts of law have no such pair, and the two do not belong to two known pairs
/// («hành vi vi phạm»).
fn is_slip(before: Option<&str>, word: &str, after: Option<&str>) -> bool {
    let plain = word.chars().count() > 1 && word.chars().all(char::is_lowercase) && is_syllable(word);
    if !plain || holds(&lists::words().doubled, word) || pairs().count(word, word) > 0 {
        return false;
    }
    let known = |first: Option<&str>, second: Option<&str>| {
        let (Some(first), Some(second)) = (first, second) else { return true };
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        pairs().count(&bare(first), &bare(second)) > 0
    };
    !(known(before, Some(word)) && known(Some(word), after))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let body = |text: &str| Doc::plan().body(&format!("Các đơn vị {text} công tác này."));
        finds(&RULE, &body("báo cáo về về"), &["«về» viết hai lần liền"]);
        finds(&RULE, &body("thực hiện triệt triệt để"), &["«triệt» viết hai lần liền"]);
        silent(&RULE, &body("báo cáo về"));
        // Từ láy, từ ghép có hai tiếng giống nhau.
        silent(&RULE, &body("luôn luôn theo dõi"));
        silent(&RULE, &body("xử lý hành vi vi phạm trong"));
        silent(&RULE, &body("phối hợp với cơ quan quan trọng trong"));
    }
}
