//! What was recognised, line by line, so that a person can see why.

use crate::diag::visible;
use crate::recognise::Facts;
use crate::recognise::part_name;

/// One line a line of the document: number of the paragraph, part, first words.
#[must_use]
pub fn parts(facts: &Facts<'_>) -> String {
    let mut out = Vec::new();
    for (line, part) in facts.lines.iter().zip(&facts.parts).filter(|(line, _)| !line.text.is_empty()) {
        let words: String = line.text.chars().take(60).collect();
        out.push(format!("{:>5}  {:<22} {}", line.paragraph + 1, part_name(*part), visible(&words)));
    }
    out.join("\n")
}
