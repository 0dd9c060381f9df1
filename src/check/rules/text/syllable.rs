//! Tiếng không thể có trong tiếng Việt.

use std::collections::HashMap;

use crate::check::prelude::{Context, declare_rule};
use crate::lists;
use crate::text::{detect, holds, is_syllable};

declare_rule! {
    /// Tiếng không thể có trong tiếng Việt
    ///
    /// Vì sao: tiếng có chữ cái tiếng Việt nhưng sai cấu tạo âm đầu, vần, thanh: thường là gõ thiếu hoặc thừa dấu.
    ///
    /// Sai: nghành, thừơng, viêt
    /// Đúng: ngành, thường, viết
    ///
    /// Không báo khi: chữ in hoa toàn bộ, từ có gạch nối, tên riêng trong danh sách
    "ND902" "impossible-syllable" Warning [] [] "thực tế"
}

fn check(ctx: &mut Context<'_, '_>) {
    let facts = ctx.facts;
    // Words of a document come again and again: each is looked at once.
    let mut known: HashMap<String, bool> = HashMap::new();
    // A line in an old encoding is another fault.
    for (index, line) in facts.lines.iter().enumerate().filter(|(_, line)| detect(&line.text).is_none()) {
        // «bđ)» is the mark of a điểm after the last letter.
        let mark = line.text.split_once(") ").filter(|(mark, _)| line.first && mark.chars().count() <= 2);
        let text = mark.map_or(line.text.as_str(), |(_, text)| text);
        for word in text.split(|c: char| !c.is_alphabetic() && c != '-') {
            let marked = word.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
            if !marked || word.chars().count() < 2 {
                continue;
            }
            let lower = word.to_lowercase();
            // «TTr», «QyĐ»: an abbreviation.
            let mixed = word.contains(['\u{d0}', '\u{f0}']) || word.chars().skip(1).any(char::is_uppercase);
            let shouted = mixed || !word.chars().any(char::is_lowercase);
            let strange = word.contains('-') || shouted || holds(&lists::words().proper, &lower);
            if strange || *known.entry(lower).or_insert_with(|| is_syllable(word)) {
                continue;
            }
            ctx.at(index)
                .found(word)
                .expected("tiếng viết đúng")
                .help("gõ lại; tên riêng thì bỏ qua")
                .say(format!("«{word}» không phải tiếng Việt viết đúng"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{Doc, finds, silent};

    #[test]
    fn says_what_is_wrong_and_nothing_of_what_is_right() {
        finds(&RULE, &Doc::plan().body("Các nghành thực hiện."), &["«nghành» không phải tiếng Việt viết đúng"]);
        silent(&RULE, &Doc::plan().body("Các ngành thực hiện."));
        // Chữ in hoa toàn bộ.
        silent(&RULE, &Doc::plan().body("Các NGHÀNH thực hiện."));
        // Dấu của điểm sau chữ cái cuối cùng.
        silent(&RULE, &Doc::plan().body("bđ) Các ngành thực hiện."));
        // Từ có gạch nối.
        silent(&RULE, &Doc::plan().body("Các nghành-nghề thực hiện."));
        // Tên riêng trong danh sách.
        silent(&RULE, &Doc::plan().body("Tỉnh Đắk Lắk thực hiện."));
    }
}
