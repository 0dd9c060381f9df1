//! Paper and margins (PL1 I/I).

use serde::Deserialize;

use crate::unit::Length;

/// Paper and margins of a portrait page.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageTable {
    /// Width of the paper.
    pub width: PageLength,
    /// Height of the paper.
    pub height: PageLength,
    /// Top margin.
    pub top: PageLength,
    /// Bottom margin.
    pub bottom: PageLength,
    /// Left margin.
    pub left: PageLength,
    /// Right margin.
    pub right: PageLength,
    /// From the top edge to the page number.
    pub header: PageLength,
    /// From the bottom edge to a footer.
    pub footer: PageLength,
}

/// A length of the page in millimetres.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageLength {
    value: i64,
    range: Option<[i64; 2]>,
    /// Where the decree says so.
    pub clause: String,
}

impl PageLength {
    /// What the program uses.
    #[must_use]
    pub fn length(&self) -> Length {
        Length::mm(self.value)
    }

    /// Least and greatest length that the decree allows; both are the value where it names one only.
    #[must_use]
    pub fn range(&self) -> (Length, Length) {
        let [least, greatest] = self.range.unwrap_or([self.value; 2]);
        (Length::mm(least), Length::mm(greatest))
    }
}
