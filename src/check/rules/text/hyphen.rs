//! Gạch nối giữa các từ không thống nhất.

use std::collections::{HashMap, HashSet};

use crate::check::prelude::{Context, Facts, declare_rule};
use crate::lists;

declare_rule! {
    /// Gạch nối giữa các từ không thống nhất
    ///
    /// Vì sao: một cụm từ có gạch nối viết như nhau ở mọi chỗ.
    ///
    /// Sai: kinh tế - xã hội; kinh tế-xã hội; kinh tế xã hội
    /// Đúng: kinh tế - xã hội
    ///
    /// Không báo khi: cụm từ chỉ viết một cách, trừ «kinh tế - xã hội», «chính trị - xã hội»
    "ND924" "hyphen-variants" Warning [] [] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let mut phrases: Vec<String> = lists::words().hyphened.clone();
    let listed = phrases.len();
    let mut known: HashSet<String> = phrases.iter().cloned().collect();
    for line in facts.written() {
        let words: Vec<&str> = facts.lines[line].text.split(' ').collect();
        for five in words.windows(5) {
            let [a, b, "-", c, d] = five else { continue };
            let plain = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphabetic() && c.is_lowercase());
            let d = d.trim_end_matches(|c: char| !c.is_alphabetic());
            if [*a, b, c, d].iter().all(|word| plain(word)) {
                let phrase = format!("{a} {b} - {c} {d}");
                if known.insert(phrase.clone()) {
                    phrases.push(phrase);
                }
            }
        }
    }
    let met = met(facts, &phrases.iter().skip(listed).flat_map(|phrase| others(phrase)).collect());
    for (index, phrase) in phrases.iter().enumerate() {
        for other in others(phrase) {
            let line = if index < listed {
                facts.written().find(|line| has_phrase(&facts.lines[*line].text, &other))
            } else {
                met.get(&other).copied()
            };
            let Some(line) = line else { continue };
            ctx.at(line)
                .found(&other)
                .expected(phrase)
                .help(format!("viết «{phrase}» ở mọi chỗ"))
                .say(format!("«{other}» và «{phrase}»: một cụm từ viết hai cách"));
        }
    }
}

/// The other ways in which people write a phrase.
fn others(phrase: &str) -> [String; 3] {
    let bare = phrase.replace(" - ", " ");
    // «kinh tế xã - hội»: the sign one word too late.
    let late = bare.rsplit_once(' ').map(|(first, last)| format!("{first} - {last}")).unwrap_or_default();
    [phrase.replace(" - ", "-"), bare, late]
}

/// The first line in which each of some phrases of four words stands; each line is read once, however many there are.
fn met(facts: &Facts<'_>, wanted: &HashSet<String>) -> HashMap<String, usize> {
    let mut met = HashMap::new();
    if wanted.is_empty() {
        return met;
    }
    let begins: HashSet<&str> = wanted.iter().filter_map(|phrase| phrase.split(' ').next()).collect();
    for line in facts.written() {
        let words: Vec<&str> = facts.lines[line].text.split(' ').collect();
        for (at, first) in words.iter().enumerate() {
            let first = first.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            if !begins.contains(first) {
                continue;
            }
            for window in (2..=4).filter_map(|count| words.get(at + 1..=at + count)) {
                let [within @ .., last] = window else { continue };
                let last = last.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
                if last.is_empty() {
                    continue;
                }
                let phrase = format!("{first} {} {last}", within.join(" "));
                if wanted.contains(&phrase) {
                    met.entry(phrase).or_insert(line);
                }
            }
        }
    }
    met
}

fn has_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + phrase.len()..).unwrap_or_default();
        !before.ends_with(char::is_alphabetic) && !after.starts_with(char::is_alphabetic)
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        let body = |text: &str| Doc::plan().body(&format!("Các đơn vị phát triển {text} năm 2026."));
        finds(&RULE, &body("kinh tế xã hội"), &["«kinh tế xã hội» và «kinh tế - xã hội»: một cụm từ viết hai cách"]);
        finds(&RULE, &body("kinh tế-xã hội"), &["«kinh tế-xã hội» và «kinh tế - xã hội»: một cụm từ viết hai cách"]);
        finds(
            &RULE,
            &body("kinh tế xã - hội"),
            &["«kinh tế xã - hội» và «kinh tế - xã hội»: một cụm từ viết hai cách"],
        );
        finds(
            &RULE,
            &body("khoa học - công nghệ và khoa học công nghệ"),
            &["«khoa học công nghệ» và «khoa học - công nghệ»: một cụm từ viết hai cách"],
        );
        silent(&RULE, &body("kinh tế - xã hội"));
        // Cụm từ chỉ viết một cách.
        silent(&RULE, &body("khoa học công nghệ"));
    }
}
