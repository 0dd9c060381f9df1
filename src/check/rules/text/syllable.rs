//! Tiếng không thể có trong tiếng Việt.

use std::collections::HashMap;

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::lists;
use crate::recognise::At;
use crate::recognise::Facts;
use crate::text::{detect, is_syllable};

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

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    // Words of a document come again and again: each is looked at once.
    let mut known: HashMap<String, bool> = HashMap::new();
    // A line in an old encoding is another fault.
    for (index, line) in facts.lines.iter().enumerate().filter(|(_, line)| detect(&line.text).is_none()) {
        for word in line.text.split(|c: char| !c.is_alphabetic() && c != '-') {
            let marked = word.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
            if !marked || word.chars().count() < 2 {
                continue;
            }
            let lower = word.to_lowercase();
            // «TTr», «QyĐ»: an abbreviation.
            let mixed = word.contains(['\u{d0}', '\u{f0}']) || word.chars().skip(1).any(char::is_uppercase);
            let shouted = mixed || !word.chars().any(char::is_lowercase);
            let strange = word.contains('-') || shouted || lists::holds(&lists::words().proper, &lower);
            if strange || *known.entry(lower).or_insert_with(|| is_syllable(word)) {
                continue;
            }
            findings.report(
                facts,
                At::Line(index),
                Fault {
                    found: word.to_owned(),
                    expected: "tiếng viết đúng".to_owned(),
                    message: format!("«{word}» không phải tiếng Việt viết đúng"),
                    help: "gõ lại; tên riêng thì bỏ qua".to_owned(),
                    ..Fault::default()
                },
            );
        }
    }
}
