//! Một đơn vị viết nhiều tên.

use crate::check::Findings;
use crate::check::finding::Fault;
use crate::check::rule::declare_rule;
use crate::lists;
use crate::nd30::PartName;
use crate::recognise::At;
use crate::recognise::Facts;
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

fn check(facts: &Facts<'_>, findings: &mut Findings) {
    // Names that stand by themselves: in a cell, in a line of Nơi nhận.
    let units = &lists::words().units;
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
            let unit = units.iter().any(|unit| folded.starts_with(&format!("{unit} ")));
            if unit && (4..=20).contains(&words.len()) && !names.iter().any(|(known, ..)| known == name) {
                names.push((name.to_owned(), words, line));
            }
        }
    }
    for (at, (name, words, line)) in names.iter().enumerate() {
        let Some((first, ..)) = names.iter().take(at).find(|(_, other, _)| alike(other, words)) else { continue };
        let message = format!("«{name}» và «{first}» có lẽ là một đơn vị");
        let fault = Fault::new(name.clone(), first.clone(), message, "viết một tên ở mọi chỗ");
        findings.report(facts, At::Line(*line), fault);
    }
}

/// Whether two names differ in case, marks, signs, or one or two words of a long name.
fn alike(one: &[String], other: &[String]) -> bool {
    let missing = |from: &[String], to: &[String]| from.iter().filter(|word| !to.contains(word)).count();
    let differ = missing(one, other) + missing(other, one);
    one.first() == other.first() && (differ == 0 || (differ <= 2 && one.len().min(other.len()) >= 8))
}
