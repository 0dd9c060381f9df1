//! Còn sót chữ trước chữ viết tắt.

use std::collections::HashMap;

use crate::check::prelude::{Context, Facts, declare_rule};

declare_rule! {
    /// Còn sót chữ trước chữ viết tắt
    ///
    /// Vì sao: thay cụm từ bằng chữ viết tắt mà còn sót tiếng đầu.
    ///
    /// Sai: cải CCHC
    /// Đúng: CCHC
    ///
    /// Không báo khi: tiếng trước không phải tiếng đầu của cụm từ được viết tắt
    "ND917" "word-left-before-abbreviation" Warning [] [] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    // Word and abbreviation → whether the document spells them out: looked for once.
    let mut known: HashMap<String, bool> = HashMap::new();
    for line in 0..facts.lines.len() {
        let text = &facts.lines[line].text;
        let words: Vec<&str> = text.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
        for pair in words.windows(2) {
            let (word, short) = (pair[0], pair[1]);
            let letters: Vec<char> = short.chars().collect();
            let all = letters.len() >= 3 && letters.iter().all(|c| c.is_uppercase());
            let first = word
                .chars()
                .next()
                .is_some_and(|c| c.is_lowercase() && letters.first() == c.to_uppercase().next().as_ref());
            if !all || !first || word.chars().count() < 2 {
                continue;
            }
            let found = format!("{word} {short}");
            if !*known.entry(found.clone()).or_insert_with(|| spelled_out(facts, word, &letters)) {
                continue;
            }
            ctx.at(line)
                .found(&found)
                .expected(short)
                .help(format!("bỏ «{word}»"))
                .say(format!("«{found}»: còn sót «{word}» trước chữ viết tắt"));
        }
    }
}

/// Whether the document spells the abbreviation out somewhere, beginning with that word.
fn spelled_out(facts: &Facts<'_>, word: &str, letters: &[char]) -> bool {
    let begins =
        |word: &str, letter: char| word.chars().next().is_some_and(|c| c.to_uppercase().eq(letter.to_uppercase()));
    facts.lines.iter().any(|line| {
        let words: Vec<&str> = line.text.split(' ').collect();
        words.windows(letters.len()).any(|window| {
            window.iter().zip(letters).all(|(word, letter)| begins(word, *letter))
                && window.first().is_some_and(|first| first.to_lowercase() == word)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let body = |text: &str| Doc::plan().body(&format!("Đẩy mạnh cải cách hành chính; các đơn vị báo cáo {text}."));
        finds(&RULE, &body("công tác cải CCHC"), &["«cải CCHC»: còn sót «cải» trước chữ viết tắt"]);
        silent(&RULE, &body("công tác CCHC"));
        // Tiếng trước không phải tiếng đầu của cụm từ được viết tắt.
        silent(&RULE, &body("kết quả của CCHC"));
        silent(&RULE, &body("công việc cấp CCHC"));
    }
}
