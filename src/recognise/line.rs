//! Lines as people see them: a paragraph, or what stands between its line breaks.

use crate::nd30::Nd30;
use crate::read::{Docx, Paragraph, RunFormat};
use crate::text::{DateInText, fold_letters};

/// A line of the main text.
#[derive(Debug)]
pub struct Line<'d> {
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Its text as shown: capitals by style are capitals here, white space is single.
    pub text: String,
    /// The same without marks, in lower case.
    pub folded: String,
    /// Its runs that hold more than white space.
    pub runs: Vec<(String, &'d RunFormat)>,
    /// Whether it begins its paragraph.
    pub first: bool,
    /// Whether it ends its paragraph.
    pub last: bool,
}

impl Line<'_> {
    /// Whether it holds letters, all of them capitals.
    #[must_use]
    pub fn is_upper(&self) -> bool {
        self.text.chars().any(char::is_alphabetic) && !self.text.chars().any(char::is_lowercase)
    }

    /// Whether most of its letters are in a format.
    #[must_use]
    pub fn mostly(&self, is: impl Fn(&RunFormat) -> bool) -> bool {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let all: usize = self.runs.iter().map(|(text, _)| letters(text)).sum();
        let some: usize = self.runs.iter().filter(|(_, format)| is(format)).map(|(text, _)| letters(text)).sum();
        all > 0 && some * 2 > all
    }
}

/// Paragraphs of a foot at most.
const FOOT: usize = 20;

/// The lines of a document. A tab divides a line only where it stands between parts of the head or the foot.
pub(super) fn lines<'d>(docx: &'d Docx, nd30: &Nd30) -> Vec<Line<'d>> {
    let mut lines = Vec::new();
    // Paragraphs after a «Nơi nhận» that a tab parts from the signature.
    let mut foot = 0;
    for (index, paragraph) in docx.paragraphs.iter().enumerate() {
        let text = paragraph.text();
        foot = if foot > 0 { foot - 1 } else { 0 };
        let mut columns = false;
        if text.contains('\t') {
            columns = foot > 0;
            for piece in text.split(['\t', '\n']) {
                let folded = fold_letters(piece);
                columns |= is_beside(nd30, &folded);
                if folded.trim_start().starts_with("noi nhan:") {
                    foot = FOOT;
                }
            }
        }
        let breaks: &[char] = if columns { &['\n', '\t'] } else { &['\n'] };
        split(paragraph, index, breaks, &mut lines);
    }
    lines
}

/// Whether a piece is one that tabs set beside another: Quốc hiệu, Tiêu ngữ, the date, Nơi nhận.
fn is_beside(nd30: &Nd30, folded: &str) -> bool {
    let folded = folded.trim();
    nd30.national.quoc_hieu.is_meant(folded)
        || nd30.national.tieu_ngu.is_meant(folded)
        || folded.starts_with("noi nhan:")
        || (folded.starts_with("so:") && folded.len() < 60)
        || (folded.len() < 80 && DateInText::find(folded).is_some_and(|date| date.before.trim_end().ends_with(',')))
}

fn split<'d>(paragraph: &'d Paragraph, index: usize, breaks: &[char], lines: &mut Vec<Line<'d>>) {
    let mut pieces: Vec<Vec<(String, &'d RunFormat)>> = vec![Vec::new()];
    for run in &paragraph.runs {
        for (at, piece) in run.text.split(breaks).enumerate() {
            if at > 0 {
                pieces.push(Vec::new());
            }
            let shown = if run.format.caps.value { piece.to_uppercase() } else { piece.to_owned() };
            if let Some(last) = pieces.last_mut().filter(|_| !shown.is_empty()) {
                last.push((shown, &*run.format));
            }
        }
    }
    let count = pieces.len();
    // What stands after a page break alone begins its paragraph, as a reader sees it.
    let mut begun = false;
    for (at, runs) in pieces.into_iter().enumerate() {
        let joined: String = runs.iter().map(|(text, _)| text.as_str()).collect();
        let text = joined.split_whitespace().collect::<Vec<_>>().join(" ");
        let runs = runs.into_iter().filter(|(text, _)| !text.trim().is_empty()).collect();
        let folded = fold_letters(&text);
        let first = if text.is_empty() { at == 0 } else { !std::mem::replace(&mut begun, true) };
        lines.push(Line { paragraph: index, text, folded, runs, first, last: at + 1 == count });
    }
}
