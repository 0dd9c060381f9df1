//! Cặp tiếng lạ, có lẽ gõ sai dấu.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::check::prelude::{Context, declare_rule};
use crate::diag::Severity;
use crate::text::{Pairs, pairs};

declare_rule! {
    /// Cặp tiếng lạ, có lẽ gõ sai dấu
    ///
    /// Vì sao: cặp tiếng không gặp trong văn bản luật, đổi dấu một tiếng thì thành cặp thường gặp.
    ///
    /// Sai: quy đinh; Chinh phủ
    /// Đúng: quy định; Chính phủ
    ///
    /// Không báo khi: cặp có trong bảng đếm; tiếng hoa toàn bộ; cả hai phía đều là cặp đã biết
    "ND915" "unusual-pair" Hint [] [] "thực tế"
}

/// A pair met at least so often in texts of law is well known.
const KNOWN: u32 = 50;
/// A word is rare beside another that is met this many times as often.
const RARE: u32 = 50;

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    let pairs = pairs();
    // What a pair may be meant to be → whether the document has it: looked for once.
    let mut known: HashMap<String, bool> = HashMap::new();
    for line in facts.written() {
        let text = &facts.lines[line].text;
        if text.is_ascii() || facts.lines[line].is_upper() {
            continue;
        }
        for clause in text.split(|c: char| !c.is_alphabetic() && c != ' ') {
            let written: Vec<&str> = clause.split_whitespace().collect();
            let words: Vec<String> = written.iter().map(|word| word.to_lowercase()).collect();
            for (at, word) in words.iter().enumerate() {
                // A capital inside a clause begins a name; a word in capitals is an abbreviation.
                let shouted = !written[at].chars().any(char::is_lowercase);
                if shouted || (at > 0 && written[at].starts_with(char::is_uppercase)) {
                    continue;
                }
                let left = at.checked_sub(1).and_then(|before| words.get(before)).map(String::as_str);
                let right = words.get(at + 1).map(String::as_str);
                let met = left.is_some_and(|left| pairs.count(left, word) > 0)
                    || right.is_some_and(|right| pairs.count(word, right) > 0);
                if met || (left.is_none() && right.is_none()) {
                    continue;
                }
                let Some((other, beside)) = pairs.instead(left, word, right) else { continue };
                let (found, expected) = if beside {
                    (phrase(left, word, None), phrase(left, other, None))
                } else {
                    (phrase(None, word, right), phrase(None, other, right))
                };
                let stands = || facts.lines.iter().any(|line| line.text.to_lowercase().contains(&expected));
                let own = *known.entry(expected.clone()).or_insert_with(stands);
                // A word that is common by itself may stand anywhere: only the document can speak against it.
                if !own && pairs.total(word) * RARE > pairs.total(other) {
                    continue;
                }
                let severity = own.then_some(Severity::Warning);
                ctx.at(line)
                    .found(&found)
                    .expected(&expected)
                    .help(format!("nếu sai, viết «{expected}»"))
                    .severity(severity)
                    .say(format!("«{found}»: có phải «{expected}»?"));
            }
        }
    }
}

/// The letters and marks of a word, in no order.
fn letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.nfd().collect();
    letters.sort_unstable();
    letters
}

fn phrase(left: Option<&str>, word: &str, right: Option<&str>) -> String {
    left.into_iter().chain([word]).chain(right).collect::<Vec<_>>().join(" ")
}

impl Pairs {
    /// Another word that differs in marks alone and makes a well-known pair; and whether it does so with the word before.
    fn instead(&self, left: Option<&str>, word: &str, right: Option<&str>) -> Option<(&'static str, bool)> {
        let alike = self.alike(word);
        // On each side there must be a pair that texts of law hold.
        let with = |other: &'static str| {
            let before = left.map(|left| self.count(left, other));
            let after = right.map(|right| self.count(other, right));
            let known = before.is_none_or(|count| count > 0) && after.is_none_or(|count| count > 0);
            let (before, after) = (before.unwrap_or(0), after.unwrap_or(0));
            known.then_some((before.max(after), before >= after, other))
        };
        // «hoà» for «hòa» is another place of the mark, not another word.
        let others = alike.iter().copied().filter(|other| letters(other) != letters(word));
        let (count, before, other) = others.filter_map(with).max_by_key(|(count, ..)| *count)?;
        (count >= KNOWN).then_some((other, before))
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(
            &RULE,
            &Doc::plan().body("Các đơn vị thực hiện theo quy đinh, báo cáo đúng quy định."),
            &["«quy đinh»: có phải «quy định»?"],
        );
        finds(
            &RULE,
            &Doc::plan().body("Chinh phủ giao các đơn vị; Chính phủ quy định."),
            &["«chinh phủ»: có phải «chính phủ»?"],
        );
        silent(&RULE, &Doc::plan().body("Các đơn vị thực hiện theo quy định."));
        // Cặp có trong bảng đếm.
        silent(&RULE, &Doc::plan().body("Các đơn vị thực hiện quy trình, báo cáo đúng quy định."));
        // Cả hai phía đều là cặp đã biết.
        silent(&RULE, &Doc::plan().body("Các đơn vị thực hiện quy trình công tác, báo cáo đúng quy định."));
        // Tiếng hoa toàn bộ.
        silent(&RULE, &Doc::plan().body("CHINH phủ giao các đơn vị; Chính phủ quy định."));
        silent(&RULE, &Doc::plan().body("Các đơn vị thực hiện theo QUY ĐINH, báo cáo đúng quy định."));
    }
}
