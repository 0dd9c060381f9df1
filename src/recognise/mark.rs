//! The number before a paragraph: typed, or written by Word.

use super::Line;
use crate::nd30::numbering::{Diem, roman_value};
use crate::read::Paragraph;

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// `Phần I`.
    Phan,
    /// `Chương I`.
    Chuong,
    /// `Điều 1.`
    Dieu,
    /// `I.`
    Roman,
    /// `1.`
    Arabic,
    /// `a)`
    Letter,
}

/// A number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its kind.
    pub kind: MarkKind,
    /// Its value: I, 1 and a are 1; a letter that the decree does not use is 0.
    pub value: usize,
    /// As written, with its sign.
    pub written: String,
    /// The sign after it: `.`, `)`, `/`.
    pub sign: Option<char>,
    /// What follows it.
    pub rest: String,
}

impl Mark {
    /// The number of a line that begins a paragraph.
    #[must_use]
    pub fn of(line: &Line<'_>, paragraph: &Paragraph, diem: &Diem) -> Option<Self> {
        if !line.first {
            return None;
        }
        match &paragraph.number {
            Some(number) => {
                let mut mark = Self::read(number.trim(), diem)?;
                mark.rest.clone_from(&line.text);
                Some(mark)
            }
            None => Self::read(&line.text, diem),
        }
    }

    fn read(text: &str, diem: &Diem) -> Option<Self> {
        for (word, kind) in [("Điều", MarkKind::Dieu), ("Chương", MarkKind::Chuong), ("Phần", MarkKind::Phan)] {
            if let Some(rest) = text.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')) {
                let (number, after) = token(rest);
                let value = if kind == MarkKind::Dieu { number.parse().ok()? } else { roman_value(number)? };
                let sign = after.chars().next().filter(|sign| matches!(sign, '.' | ':' | ')'));
                let rest = after.trim_start_matches(['.', ':', ')']).trim().to_owned();
                // «Điều 5 của Luật …» in running text is no heading.
                let heads = sign.is_some() || rest.is_empty();
                return heads.then(|| Self { kind, value, written: format!("{word} {number}"), sign, rest });
            }
        }
        let (number, after) = token(text);
        let sign = after.chars().next().filter(|sign| matches!(sign, '.' | ')' | '/'))?;
        let rest = after.get(sign.len_utf8()..)?;
        if !(rest.is_empty() || rest.starts_with(' ') || rest.starts_with('\u{a0}')) {
            return None;
        }
        let written = format!("{number}{sign}");
        let rest = rest.trim().to_owned();
        let letters: Vec<char> = number.chars().collect();
        let (kind, value) = match letters.as_slice() {
            [letter] if letter.is_lowercase() => (MarkKind::Letter, diem.number(*letter).unwrap_or(0)),
            // After the last letter two go on.
            [first, second] if sign == ')' && [first, second].iter().all(|letter| diem.number(**letter).is_some()) => {
                let number = |letter: &char| diem.number(*letter).unwrap_or(0);
                (MarkKind::Letter, number(first) * diem.letters().count() + number(second))
            }
            digits if !digits.is_empty() && digits.len() <= 3 && digits.iter().all(char::is_ascii_digit) => {
                (MarkKind::Arabic, number.parse().ok()?)
            }
            _ => (MarkKind::Roman, roman_value(number)?),
        };
        Some(Self { kind, value, written, sign: Some(sign), rest })
    }
}

fn token(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text.split_at(end)
}
