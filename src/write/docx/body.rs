//! `word/document.xml`, streamed: elements in schema order by construction.

use std::io::{self, Write};

use crate::layout::sheet::{
    Block, Direct, Emphasis, Highlight, Inline, PageSetup, Paragraph, Section, Sheet, Span, Style, StyleName,
    StyleSheet, blank,
};
use crate::xml::Escaped;

use super::xml::{number, vertical};
use super::{extra, table};

/// Bytes gathered before they go into the compressor.
const CHUNK: usize = 32 * 1024;

const OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>";
const CLOSE: &str = "</w:body></w:document>";

/// Opens the text of a run.
const TEXT: &str = "<w:t>";

/// Relationship id of the header with the page number, as the shell numbers it.
const DEFAULT_HEADER: &str = "rIdHeader1";

/// A writer of the body that hands its text on in chunks.
pub(super) struct BodyWriter<'s, W> {
    pub(super) out: String,
    pub(super) styles: &'s StyleSheet,
    sink: W,
    /// The footnotes so far, as elements of their part.
    notes: Vec<String>,
    /// How many pictures there were.
    pictures: usize,
    /// How many drawn lines there were.
    lines: usize,
    /// Whether the first page of a section before this one has a header, and a footer.
    margins: [bool; 2],
}

impl<'s, W: Write> BodyWriter<'s, W> {
    /// A body in the styles of a sheet.
    pub(super) fn new(styles: &'s StyleSheet, sink: W) -> Self {
        Self {
            out: String::with_capacity(CHUNK + CHUNK / 4),
            styles,
            sink,
            notes: Vec::new(),
            pictures: 0,
            lines: 0,
            margins: [false; 2],
        }
    }

    /// Writes the whole document; returns its footnotes.
    pub(super) fn write(mut self, sheet: &Sheet<'_>) -> io::Result<Vec<String>> {
        self.out.push_str(OPEN);
        let last = sheet.sections.len().saturating_sub(1);
        for (index, section) in sheet.sections.iter().enumerate() {
            self.section(section, index == last)?;
        }
        self.out.push_str(CLOSE);
        self.flush()?;
        Ok(self.notes)
    }

    /// Writes blocks of a part other than the main one.
    pub(super) fn write_blocks(mut self, blocks: &[Block<'_>]) -> io::Result<W> {
        blocks.iter().try_for_each(|block| self.block(block))?;
        self.flush()?;
        Ok(self.sink)
    }

    /// Hands on what has been gathered once it is enough.
    pub(super) fn hand_on(&mut self) -> io::Result<()> {
        if self.out.len() < CHUNK { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sink.write_all(self.out.as_bytes())?;
        self.out.clear();
        Ok(())
    }

    /// The properties of a section stand in its last paragraph, those of the last section at the end of the body.
    /// A section that ends in a table gets a paragraph of no height after it, as the schema wants.
    fn section(&mut self, section: &Section<'_>, last: bool) -> io::Result<()> {
        let (ending, blocks) = match section.blocks.split_last() {
            Some((Block::Paragraph(paragraph), before)) => (Some(paragraph), before),
            _ => (None, section.blocks.as_slice()),
        };
        for block in blocks {
            self.block(block)?;
        }
        let end = Paragraph::empty(StyleName::CuoiPhan);
        self.paragraph(ending.unwrap_or(&end), (!last).then_some(section));
        if last {
            self.section_properties(section);
        }
        self.hand_on()
    }

    /// A block of a section or cell.
    pub(super) fn block(&mut self, block: &Block<'_>) -> io::Result<()> {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph, None),
            Block::Picture(picture) => {
                self.pictures += 1;
                extra::picture(&mut self.out, picture, self.pictures);
            }
            Block::Line(line) => {
                self.lines += 1;
                extra::line(&mut self.out, line, self.lines);
            }
            Block::Table(table) => table::write(self, table)?,
        }
        self.hand_on()
    }

    /// A paragraph; `section` ends with it.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph<'_>, section: Option<&Section<'_>>) {
        let style = self.styles.style(paragraph.style);
        self.out.push_str("<w:p><w:pPr><w:pStyle w:val=\"");
        self.out.push_str(paragraph.style.id());
        self.out.push_str("\"/>");
        if paragraph.direct.keep_next && !style.keep_next {
            self.out.push_str("<w:keepNext/>");
        }
        self.indents(paragraph.direct);
        if let Some(section) = section {
            self.section_properties(section);
        }
        self.out.push_str("</w:pPr>");
        self.runs(&paragraph.text, style);
        self.out.push_str("</w:p>");
    }

    fn indents(&mut self, direct: Direct) {
        if direct.left.is_none() && direct.right.is_none() {
            return;
        }
        self.out.push_str("<w:ind");
        for (name, length) in [(" w:left=\"", direct.left), (" w:right=\"", direct.right)] {
            if let Some(length) = length {
                self.out.push_str(name);
                number(&mut self.out, length.to_twips());
                self.out.push('"');
            }
        }
        self.out.push_str("/>");
    }

    /// Neighbours of one format are one run.
    fn runs(&mut self, text: &Inline<'_>, style: &Style) {
        let (mut open, mut element) = (None, None);
        for span in &text.0 {
            let format = match span {
                Span::Text { format, .. } => Some(*format),
                Span::Blank(_) => Some(Emphasis::default()),
                Span::LineBreak | Span::Footnote(_) => None,
            };
            if open.is_some() && open != format {
                self.close_text(&mut element);
                self.out.push_str("</w:r>");
                open = None;
            }
            if let (Some(format), None) = (format, open) {
                self.open_run(format, style);
                open = Some(format);
            }
            match span {
                Span::Text { text, .. } => self.text(text, &mut element),
                Span::LineBreak => self.out.push_str("<w:r><w:br/></w:r>"),
                Span::Footnote(note) => self.footnote(note),
                Span::Blank(digits) => self.text(&blank(*digits), &mut element),
            }
        }
        if open.is_some() {
            self.close_text(&mut element);
            self.out.push_str("</w:r>");
        }
    }

    /// The number of a footnote; its text is gathered for a part of its own.
    fn footnote(&mut self, note: &Inline<'_>) {
        let number = self.notes.len() + 1;
        let before = std::mem::take(&mut self.out);
        self.runs(note, self.styles.style(self.styles.notes.style));
        let text = std::mem::replace(&mut self.out, before);
        self.notes.push(extra::footnote(self.styles.notes, number, &text));
        extra::footnote_reference(&mut self.out, self.styles.notes, number);
    }

    /// Opens a run; emphasis that the style has already is not said again.
    fn open_run(&mut self, format: Emphasis, style: &Style) {
        self.out.push_str("<w:r>");
        let bold = format.bold && !style.bold;
        let italic = format.italic && !style.italic;
        let vertical = vertical(format.vertical);
        if !bold && !italic && !format.gap && !format.underline && vertical.is_empty() {
            return;
        }
        self.out.push_str("<w:rPr>");
        if bold {
            self.out.push_str("<w:b/><w:bCs/>");
        }
        if italic {
            self.out.push_str("<w:i/><w:iCs/>");
        }
        if format.gap {
            self.out.push_str(match self.styles.gap {
                Highlight::Yellow => "<w:highlight w:val=\"yellow\"/>",
            });
        }
        if format.underline {
            self.out.push_str("<w:u w:val=\"single\"/>");
        }
        self.out.push_str(vertical);
        self.out.push_str("</w:rPr>");
    }

    /// Text of a run, in the `w:t` that is open if there is one; a tab is an element of its own. `element` is where the
    /// text of the open one begins.
    fn text(&mut self, text: &str, element: &mut Option<usize>) {
        for (plain, mark) in Escaped::with_tabs_apart(text) {
            let is_tab = mark == "\t";
            let reference = if is_tab { "" } else { mark };
            if !plain.is_empty() || !reference.is_empty() {
                if element.is_none() {
                    self.out.push_str(TEXT);
                    *element = Some(self.out.len());
                }
                self.out.push_str(plain);
                self.out.push_str(reference);
            }
            if is_tab {
                self.close_text(element);
                self.out.push_str("<w:tab/>");
            }
        }
    }

    /// Closes the open `w:t`. White space at its ends would be dropped by a reader that is not asked to keep it.
    fn close_text(&mut self, element: &mut Option<usize>) {
        let Some(start) = element.take() else { return };
        let text = self.out.get(start..).unwrap_or_default();
        if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
            self.out.insert_str(start - 1, " xml:space=\"preserve\"");
        }
        self.out.push_str("</w:t>");
    }

    fn section_properties(&mut self, section: &Section<'_>) {
        let out = &mut self.out;
        out.push_str("<w:sectPr>");
        reference(out, "header", "default", DEFAULT_HEADER);
        let first = &section.first_page;
        for ((margin, blocks), before) in
            [(extra::HEADER, &first.header), (extra::FOOTER, &first.footer)].into_iter().zip(&mut self.margins)
        {
            if let Some(id) = margin.reference(blocks, before) {
                reference(out, margin.kind, "first", id);
            }
        }
        out.push_str("<w:type w:val=\"nextPage\"/>");
        page(out, section.page);
        if let Some(first) = section.first_page_number {
            out.push_str("<w:pgNumType w:start=\"");
            number(out, i64::from(first));
            out.push_str("\"/>");
        }
        if section.hide_first_number {
            out.push_str("<w:titlePg/>");
        }
        out.push_str("</w:sectPr>");
    }
}

/// Names a header or footer of a section.
fn reference(out: &mut String, kind: &str, pages: &str, id: &str) {
    for piece in ["<w:", kind, "Reference w:type=\"", pages, "\" r:id=\"", id, "\"/>"] {
        out.push_str(piece);
    }
}

fn page(out: &mut String, page: PageSetup) {
    out.push_str("<w:pgSz w:w=\"");
    number(out, page.width.to_twips());
    out.push_str("\" w:h=\"");
    number(out, page.height.to_twips());
    out.push_str(if page.landscape { "\" w:orient=\"landscape\"/>" } else { "\"/>" });
    out.push_str("<w:pgMar");
    for (name, length) in [
        ("top", page.top),
        ("right", page.right),
        ("bottom", page.bottom),
        ("left", page.left),
        ("header", page.header),
        ("footer", page.footer),
    ] {
        out.push_str(" w:");
        out.push_str(name);
        out.push_str("=\"");
        number(out, length.to_twips());
        out.push('"');
    }
    out.push_str(" w:gutter=\"0\"/>");
}
