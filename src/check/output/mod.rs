//! What a check says: for people, a line a finding, as JSON, or as a page to print.

mod html;
mod human;
mod json;
mod parts;
mod short;

pub use html::html;
pub use human::human;
pub use json::{json, json_schema};
pub use parts::parts;
pub use short::short;

use std::fmt::Write as _;

use super::Findings;
use crate::diag::{Severity, visible};
use crate::xml::Escaped;

/// A file and what was found in it.
pub struct Checked<'c> {
    /// The file as the user named it.
    pub file: &'c str,
    /// Name of the kind of document, where it was recognised.
    pub kind: Option<(&'c str, &'c str)>,
    /// What was found.
    pub findings: &'c Findings,
}

impl Checked<'_> {
    /// «đạt», or how many errors stand in the way.
    #[must_use]
    pub fn verdict(&self) -> &'static str {
        if self.findings.count(Severity::Error) == 0 { "đạt" } else { "chưa đạt" }
    }
}

/// A severity in Vietnamese.
#[must_use]
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "lỗi",
        Severity::Warning => "cảnh báo",
        Severity::Hint => "gợi ý",
    }
}

/// Text between the tags of XML and HTML; what would turn the direction of the page is shown.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    Escaped::of(&visible(text)).push_to(&mut out);
    out
}

/// A place in one line: part, paragraph, cell, first words.
pub(super) fn place(place: &crate::recognise::PlaceInDocument) -> String {
    let mut said = place.part.clone();
    if let Some(paragraph) = place.paragraph {
        let _ = write!(said, ", đoạn {paragraph}");
    }
    if let Some((table, row, cell)) = place.cell {
        let _ = write!(said, " (bảng {table}, hàng {row}, ô {cell})");
    }
    if !place.words.is_empty() {
        let _ = write!(said, ": «{}»", place.words);
    }
    said
}
