//! Reads a DOCX of anyone: parts by relationship, every value with where it came from, absent kept apart from given.

mod body;
mod cascade;
mod entry;
mod error;
mod header_footer;
mod inline;
mod numbering;
mod package;
mod props;
mod rewrite;
mod shape;
mod styles;
mod xml;

pub use crate::unit::Align;
pub use cascade::{Colour, Origin, ParagraphFormat, RunFormat, Value};
pub use error::ReadError;
pub use header_footer::{HeaderFooter, HeaderFooterRefs};
pub(crate) use package::{Package, Relation, TYPES, Types};
pub use shape::DrawnLine;
pub(crate) use xml::parse as parse_part;

use std::sync::Arc;

use crate::unit::Length;

/// A document as Word would show it, tracked changes accepted.
#[derive(Debug, Default)]
pub struct Docx {
    /// Paragraphs of the main text in order, those of tables, text boxes and content controls included.
    pub paragraphs: Vec<Paragraph>,
    /// Sections in order; a document has one at least.
    pub sections: Vec<Section>,
    /// Headers and footers.
    pub header_footers: Vec<HeaderFooter>,
    /// Paragraphs of the footnotes and endnotes.
    pub notes: Vec<Paragraph>,
    /// What else the file holds.
    pub extras: Extras,
}

/// What a clerk should know of a file beside its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// Tracked insertions and deletions.
    pub tracked: usize,
    /// Comments.
    pub comments: usize,
    /// Parts of another format that Word would insert when it opens the file.
    pub alt_chunks: usize,
    /// Whether some content lay too deep to be read.
    pub too_deep: bool,
}

/// A paragraph.
#[derive(Debug, Default)]
pub struct Paragraph {
    /// Its runs in order; hidden text is left out.
    pub runs: Vec<Run>,
    /// The number that Word writes before it.
    pub number: Option<String>,
    /// Its format.
    pub format: Arc<ParagraphFormat>,
    /// Name of its style as a user sees it.
    pub style: Option<Arc<str>>,
    /// Lines drawn in it: shapes and borders.
    pub lines: Vec<DrawnLine>,
    /// Names of its fields: `PAGE`, `NUMPAGES`.
    pub fields: Vec<String>,
    /// Index of its section.
    pub section: usize,
    /// Its cell, innermost.
    pub cell: Option<CellPlace>,
    /// Whether it stands in a text box.
    pub boxed: bool,
    /// Byte offset of its element in the main part.
    pub offset: usize,
}

impl Paragraph {
    /// Its text: line breaks as `\n`, tabs as `\t`.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// A stretch of text of one format.
#[derive(Debug)]
pub struct Run {
    /// Its text.
    pub text: String,
    /// Its format.
    pub format: Arc<RunFormat>,
}

/// The place of a cell, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellPlace {
    /// Which table of the main text.
    pub table: usize,
    /// Row.
    pub row: usize,
    /// Cell in the row.
    pub column: usize,
    /// Whether the table shows borders.
    pub bordered: bool,
}

/// A section: pages of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Width of the paper.
    pub width: Option<Length>,
    /// Height of the paper.
    pub height: Option<Length>,
    /// Distances from the edges: top, bottom, left, right.
    pub margins: [Option<Length>; 4],
    /// Whether the first page has headers of its own.
    pub title_page: bool,
    /// The number that its first page is given.
    pub first_number: Option<u32>,
    /// Headers, inherited ones included: indices into [`Docx::header_footers`].
    pub headers: HeaderFooterRefs,
    /// Footers, in the same way.
    pub footers: HeaderFooterRefs,
}

/// Reads the bytes of a DOCX, DOCM, DOTX or DOTM file.
///
/// # Errors
/// A file that is no such package, is encrypted, broken, or beyond the limits.
pub fn read(bytes: &[u8]) -> Result<Docx, ReadError> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let relations = package.relations(&main)?;
    let styles = styles::StyleSheet::read(&mut package, &relations)?;
    let numbering = numbering::Numbering::read(&mut package, &relations)?;
    let text = package.text(&main)?;
    let tree = xml::parse(&text, &main)?;
    let mut docx = body::Reader::new(&styles, &numbering, &text).document(tree.root(), &main)?;
    header_footer::read(&mut package, &relations, &styles, &numbering, &mut docx)?;
    docx.notes = header_footer::notes(&mut package, &relations, &styles, &numbering)?;
    docx.extras.comments = package.count(&relations, "comments", "comment")?;
    Ok(docx)
}
