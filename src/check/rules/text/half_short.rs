//! Còn sót chữ trước chữ viết tắt.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

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

/// Longest abbreviation that is looked for, in letters.
const LONGEST: usize = 20;

/// A word before an abbreviation whose first letter it begins with.
struct Suspect {
    line: usize,
    word: String,
    short: String,
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let suspects = suspects(facts);
    let spelled = spelled_out(facts, &suspects);
    for Suspect { line, word, short } in &suspects {
        if !spelled.contains(&(word.clone(), short.clone())) {
            continue;
        }
        let found = format!("{word} {short}");
        ctx.at(*line)
            .found(&found)
            .expected(short)
            .help(format!("bỏ «{word}»"))
            .say(format!("«{found}»: còn sót «{word}» trước chữ viết tắt"));
    }
}

fn suspects(facts: &Facts<'_>) -> Vec<Suspect> {
    let mut suspects = Vec::new();
    for line in 0..facts.lines.len() {
        let text = &facts.lines[line].text;
        let words: Vec<&str> = text.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
        for pair in words.windows(2) {
            let (word, short) = (pair[0], pair[1]);
            let letters = short.chars().take(LONGEST + 1).count();
            let all = (3..=LONGEST).contains(&letters) && short.chars().all(char::is_uppercase);
            let first = word
                .chars()
                .next()
                .is_some_and(|c| c.is_lowercase() && short.chars().next() == c.to_uppercase().next());
            if all && first && word.chars().nth(1).is_some() {
                suspects.push(Suspect { line, word: word.to_owned(), short: short.to_owned() });
            }
        }
    }
    suspects
}

/// The suspects whose abbreviation the document spells out somewhere, beginning with the word: each place where such a word
/// stands is looked at once for each length.
fn spelled_out(facts: &Facts<'_>, suspects: &[Suspect]) -> HashSet<(String, String)> {
    let mut lengths: HashMap<&str, BTreeSet<usize>> = HashMap::new();
    for Suspect { word, short, .. } in suspects {
        lengths.entry(word).or_default().insert(short.chars().count());
    }
    let mut spelled = HashSet::new();
    if suspects.is_empty() {
        return spelled;
    }
    for line in &facts.lines {
        let words: Vec<&str> = line.text.split(' ').collect();
        for (at, word) in words.iter().enumerate() {
            let is_upper = word.chars().any(char::is_uppercase);
            let word = if is_upper { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(*word) };
            for length in lengths.get(&*word).into_iter().flatten() {
                let Some(window) = words.get(at..at + length) else { continue };
                let initials = window.iter().filter_map(|word| word.chars().next());
                spelled.insert((word.clone().into_owned(), initials.flat_map(char::to_uppercase).collect()));
            }
        }
    }
    spelled
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
