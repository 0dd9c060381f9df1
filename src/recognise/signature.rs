//! The signatures of a document as their writer meant them: quyền hạn and position, whatever lines they take.

use unicode_normalization::UnicodeNormalization;

use crate::nd30::{PartName, Prefix, Signing};

use super::Facts;

/// One signature.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// Its quyền hạn, each with the line at which it begins.
    pub powers: Vec<(usize, String)>,
    /// Its position with its first line; nothing where it has none.
    pub position: Option<(usize, String)>,
}

impl Facts<'_> {
    /// The signatures, in the order of their lines.
    #[must_use]
    pub fn signatures(&self) -> Vec<Signature> {
        let mut found = Vec::new();
        let mut block: Vec<usize> = Vec::new();
        let signed =
            (0..self.lines.len()).filter(|line| matches!(self.parts[*line], Some(PartName::ChucVu | PartName::HoTen)));
        for line in signed {
            let apart = block.last().is_some_and(|last| self.paragraph(*last).cell != self.paragraph(line).cell);
            if apart || self.parts[line] == Some(PartName::HoTen) {
                self.divide(&std::mem::take(&mut block), &mut found);
            }
            if self.parts[line] == Some(PartName::ChucVu) {
                block.push(line);
            }
        }
        self.divide(&block, &mut found);
        found
    }

    /// Divides lines that stand together into signatures.
    fn divide(&self, block: &[usize], found: &mut Vec<Signature>) {
        let signing = &self.nd30.signing;
        let texts: Vec<String> = block.iter().map(|line| self.lines[*line].text.nfc().collect()).collect();
        let begins = |at: usize| signing.is_deputy(&texts[at]) || signing.is_position(&self.lines[block[at]].folded);
        let mut own = Signature::default();
        for (at, text) in texts.iter().enumerate() {
            let left = texts.len() - at;
            if is_power(signing, text, texts.get(at + 1)) {
                if own.position.is_some() {
                    found.push(std::mem::take(&mut own));
                }
                own.powers.push((block[at], text.clone()));
                continue;
            }
            let bare = own.powers.last().is_some_and(|(_, power)| !power.contains(' '));
            // A title goes on, as long as a line is left for the position.
            let goes_on = (bare && left > 1) || (!begins(at) && (at + 1..texts.len()).any(begins));
            match (&mut own.position, own.powers.last_mut()) {
                (None, Some((_, power))) if goes_on => push(power, text),
                (Some(_), None) if begins(at) => {
                    found.push(std::mem::take(&mut own));
                    own.position = Some((block[at], text.clone()));
                }
                (Some((_, position)), _) => push(position, text),
                (position @ None, _) => *position = Some((block[at], text.clone())),
            }
        }
        if own != Signature::default() {
            found.push(own);
        }
    }
}

/// Whether a line is one of quyền hạn; `Q.` is part of a position, but where the deputy stands below it.
fn is_power(signing: &Signing, line: &str, below: Option<&String>) -> bool {
    match signing.prefix(line) {
        Some(Prefix::Quyen) => {
            let title = line.strip_prefix(signing.form(Prefix::Quyen)).unwrap_or_default().trim();
            !title.is_empty() && below.is_some_and(|below| signing.is_deputy_of(below, title))
        }
        prefix => prefix.is_some(),
    }
}

fn push(text: &mut String, more: &str) {
    text.push(' ');
    text.push_str(more);
}
