//! Headers and footers, each read once; sections take them over from the one before. Footnotes and endnotes.

use std::collections::HashMap;

use super::body::{PARAGRAPHS, Reader, Reference};
use super::error::ReadError;
use super::numbering::Numbering;
use super::package::{Package, Relation};
use super::styles::StyleSheet;
use super::xml::parse;
use super::{Docx, Paragraph};

/// Most headers and footers.
const MOST: usize = 10_000;

/// A header or footer.
#[derive(Debug, Default)]
pub struct HeaderFooter {
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    id: String,
}

/// The headers or footers of a section: indices into [`Docx::header_footers`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeaderFooterRefs {
    /// Of all pages, or of the odd ones.
    pub default: Option<usize>,
    /// Of the first page.
    pub first: Option<usize>,
    /// Of the even pages.
    pub even: Option<usize>,
}

/// Gives every header and footer that a section names an empty entry, and every section its own and those of the section
/// before where it names none.
pub(super) fn link(docx: &mut Docx, references: &[Vec<Reference>]) {
    let mut before = (HeaderFooterRefs::default(), HeaderFooterRefs::default());
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (section, named) in docx.sections.iter_mut().zip(references) {
        (section.headers, section.footers) = before;
        for reference in named {
            let index = *known.entry(&reference.id).or_insert_with(|| {
                docx.header_footers.push(HeaderFooter { paragraphs: Vec::new(), id: reference.id.clone() });
                docx.header_footers.len() - 1
            });
            let refs = if reference.footer { &mut section.footers } else { &mut section.headers };
            match reference.kind.as_str() {
                "first" => refs.first = Some(index),
                "even" => refs.even = Some(index),
                _ => refs.default = Some(index),
            }
        }
        before = (section.headers, section.footers);
    }
}

/// Reads the parts of the headers and footers.
pub(super) fn read(
    package: &mut Package<'_>,
    relations: &[Relation],
    styles: &StyleSheet,
    numbering: &Numbering,
    docx: &mut Docx,
) -> Result<(), ReadError> {
    if docx.header_footers.len() > MOST {
        return Err(ReadError::TooLarge("quá nhiều đầu trang, chân trang"));
    }
    let by_id: HashMap<&str, &Relation> = relations.iter().map(|relation| (relation.id.as_str(), relation)).collect();
    let mut count = docx.paragraphs.len();
    for one in &mut docx.header_footers {
        let Some(relation) = by_id.get(one.id.as_str()) else { continue };
        let text = package.text(&relation.target)?;
        let tree = parse(&text, &relation.target)?;
        one.paragraphs = Reader::new(styles, numbering, &text).part(tree.root());
        count += one.paragraphs.len();
        if count > PARAGRAPHS {
            return Err(ReadError::TooLarge("quá nhiều đoạn hay phần trang"));
        }
    }
    Ok(())
}

/// Reads the parts of the footnotes and endnotes.
pub(super) fn notes(
    package: &mut Package<'_>,
    relations: &[Relation],
    styles: &StyleSheet,
    numbering: &Numbering,
) -> Result<Vec<Paragraph>, ReadError> {
    let mut notes = Vec::new();
    for kind in ["footnotes", "endnotes"] {
        let Some((text, part)) = package.related(relations, kind)? else { continue };
        let tree = parse(&text, &part)?;
        notes.extend(Reader::new(styles, numbering, &text).notes(tree.root()));
    }
    Ok(notes)
}
