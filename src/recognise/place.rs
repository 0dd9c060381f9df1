//! Where something stands in a document, for the program and for a person.

/// Where a fault is.
#[derive(Clone, Copy, Debug)]
pub enum At {
    /// The whole document.
    Document,
    /// A line of the facts.
    Line(usize),
    /// A section, from 0.
    Section(usize),
}

/// Where a finding shows first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceInDocument {
    /// The part of the document, as a person calls it.
    pub part: String,
    /// Number of the paragraph in the main text, from 1.
    pub paragraph: Option<usize>,
    /// First words of the paragraph.
    pub words: String,
    /// Table, row and cell, from 1.
    pub cell: Option<(usize, usize, usize)>,
}
