//! Còn sót chữ trước chữ viết tắt.

use crate::check::Facts;
use crate::check::Findings;
use crate::check::finding::{At, Fault};
use crate::check::rule::declare_rule;

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

fn check(facts: &Facts<'_>, findings: &mut Findings) {
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
            if !all || !first || word.chars().count() < 2 || !spelled_out(facts, word, &letters) {
                continue;
            }
            let found = format!("{word} {short}");
            let message = format!("«{found}»: còn sót «{word}» trước chữ viết tắt");
            findings.report(facts, At::Line(line), Fault::new(found, short, message, format!("bỏ «{word}»")));
        }
    }
}

/// Whether the document spells the abbreviation out somewhere, beginning with that word.
fn spelled_out(facts: &Facts<'_>, word: &str, letters: &[char]) -> bool {
    facts.lines.iter().any(|line| {
        let words: Vec<String> = line.text.split(' ').map(str::to_lowercase).collect();
        words.windows(letters.len()).any(|window| {
            window.first().is_some_and(|first| first == word)
                && window
                    .iter()
                    .zip(letters)
                    .all(|(word, letter)| word.chars().next().is_some_and(|c| letter.to_lowercase().next() == Some(c)))
        })
    })
}
