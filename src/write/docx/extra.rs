//! What only some documents have: footnotes, pictures, marks in the margins of the first page.

use std::fmt::Write as _;
use std::io;

use crate::layout::sheet::{Block, Notes, Picture, Sheet, StyleName};

use super::body::BodyWriter;
use super::xml::{escape, number, vertical};

/// Name of the part of footnotes.
pub(super) const FOOTNOTES: &str = "word/footnotes.xml";
/// Names of the parts that say which others there are.
const CONTENT_TYPES: &str = "[Content_Types].xml";
const RELATIONSHIPS: &str = "word/_rels/document.xml.rels";

/// Relationship ids of the margins of the first page.
pub(super) const HEADER: &str = "rIdHeaderMarks";
pub(super) const FOOTER: &str = "rIdFooterMarks";
/// Relationship id of the empty footer of the sections after the one that has an address.
pub(super) const NO_FOOTER: &str = "rIdFooterNone";
/// Name of that part.
const EMPTY_FOOTER: &str = "word/footer2.xml";

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The parts that only some documents have.
pub(super) struct Extra<'s> {
    /// Pictures: name of the part, its bytes.
    pub(super) media: Vec<(String, &'s [u8])>,
    /// Whether there is a part of footnotes.
    pub(super) footnotes: bool,
    /// The margins of the first page: name of the part, its bytes.
    pub(super) margins: Vec<(&'static str, Vec<u8>)>,
}

/// What the package says of a part: id, kind, place under `word/`.
type Relation<'p> = (String, &'static str, &'p str);

impl<'s> Extra<'s> {
    /// What a sheet has of them. Pictures stand in sections, never in tables.
    pub(super) fn of(sheet: &'s Sheet<'_>) -> io::Result<Self> {
        let blocks = sheet.sections.iter().flat_map(|section| &section.blocks);
        let pictures = blocks.filter_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        });
        let media = pictures.enumerate().map(|(index, picture)| {
            let extension = if picture.jpeg { "jpeg" } else { "png" };
            (format!("word/media/image{}.{extension}", index + 1), &picture.bytes[..])
        });
        let mut margins = Vec::new();
        for section in &sheet.sections {
            let first = &section.first_page;
            for (name, element, blocks) in
                [("word/header3.xml", "hdr", &first.header), ("word/footer1.xml", "ftr", &first.footer)]
            {
                if !blocks.is_empty() {
                    let part = format!("{DECLARATION}<w:{element} xmlns:w=\"{MAIN}\">").into_bytes();
                    let mut part = BodyWriter::new(&sheet.styles, part).write_blocks(blocks)?;
                    part.extend_from_slice(format!("</w:{element}>").as_bytes());
                    margins.push((name, part));
                }
            }
        }
        if margins.iter().any(|(name, _)| name.contains("footer")) && sheet.sections.len() > 1 {
            let style = StyleName::Normal.id();
            let part = format!(
                "{DECLARATION}<w:ftr xmlns:w=\"{MAIN}\"><w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr></w:p></w:ftr>"
            );
            margins.push((EMPTY_FOOTER, part.into_bytes()));
        }
        Ok(Self { media: media.collect(), footnotes: sheet.footnotes, margins })
    }

    /// A part of the shell as it must be beside these parts; `None` = as it is.
    pub(super) fn changed(&self, name: &str) -> Option<impl Fn(&str) -> String + use<'_, 's>> {
        let there = self.footnotes || !self.media.is_empty() || !self.margins.is_empty();
        let types = match name {
            CONTENT_TYPES => true,
            RELATIONSHIPS => false,
            _ => return None,
        };
        there.then_some(move |plain: &str| if types { self.content_types(plain) } else { self.relationships(plain) })
    }

    fn content_types(&self, plain: &str) -> String {
        let mut more = String::new();
        for extension in ["png", "jpeg"] {
            if self.media.iter().any(|(name, _)| name.ends_with(extension)) {
                let _ = write!(more, "<Default Extension=\"{extension}\" ContentType=\"image/{extension}\"/>");
            }
        }
        for (_, kind, target) in self.relations().iter().filter(|(_, kind, _)| *kind != "image") {
            let _ = write!(more, "<Override PartName=\"/word/{target}\" ContentType=\"{CONTENT}.{kind}+xml\"/>");
        }
        before_end(plain, "</Types>", &more)
    }

    fn relationships(&self, plain: &str) -> String {
        let mut more = String::new();
        for (id, kind, target) in self.relations() {
            let _ = write!(more, "<Relationship Id=\"{id}\" Type=\"{TYPE}/{kind}\" Target=\"{target}\"/>");
        }
        before_end(plain, "</Relationships>", &more)
    }

    fn relations(&self) -> Vec<Relation<'_>> {
        let mut relations: Vec<Relation<'_>> = Vec::new();
        for (index, (name, _)) in self.media.iter().enumerate() {
            relations.push((format!("rIdImage{}", index + 1), "image", below_word(name)));
        }
        if self.footnotes {
            relations.push(("rIdFootnotes".to_owned(), "footnotes", below_word(FOOTNOTES)));
        }
        for (name, _) in &self.margins {
            let (id, kind) = match *name {
                EMPTY_FOOTER => (NO_FOOTER, "footer"),
                name if name.contains("header") => (HEADER, "header"),
                _ => (FOOTER, "footer"),
            };
            relations.push((id.to_owned(), kind, below_word(name)));
        }
        relations
    }
}

fn below_word(name: &str) -> &str {
    name.strip_prefix("word/").unwrap_or(name)
}

fn before_end(plain: &str, end: &str, more: &str) -> String {
    match plain.rsplit_once(end) {
        Some((head, tail)) => format!("{head}{more}{end}{tail}"),
        None => plain.to_owned(),
    }
}

/// The part of footnotes: the two separators that Word wants, then the notes.
pub(super) fn footnotes(notes: &[String]) -> String {
    let mut part = format!("{DECLARATION}<w:footnotes xmlns:w=\"{MAIN}\">");
    for (id, kind) in [("-1", "separator"), ("0", "continuationSeparator")] {
        let _ = write!(
            part,
            "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>\
             <w:r><w:{kind}/></w:r></w:p></w:footnote>",
            StyleName::Normal.id()
        );
    }
    part.extend(notes.iter().map(String::as_str));
    part.push_str("</w:footnotes>");
    part
}

/// A footnote with its runs.
pub(super) fn footnote(look: Notes, id: usize, runs: &str) -> String {
    let (style, number) = (look.style.id(), vertical(look.number));
    format!(
        "<w:footnote w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:rPr>\
         {number}</w:rPr><w:footnoteRef/></w:r>\
         <w:r><w:t xml:space=\"preserve\"> </w:t></w:r>{runs}</w:p></w:footnote>"
    )
}

/// The number of a footnote in the text.
pub(super) fn footnote_reference(out: &mut String, look: Notes, id: usize) {
    out.push_str("<w:r><w:rPr>");
    out.push_str(vertical(look.number));
    out.push_str("</w:rPr><w:footnoteReference w:id=\"");
    number(out, i64::try_from(id).unwrap_or(i64::MAX));
    out.push_str("\"/></w:r>");
}

/// A picture in a paragraph of its own.
pub(super) fn picture(out: &mut String, picture: &Picture<'_>, index: usize) {
    let mut description = String::new();
    escape(&mut description, &picture.description.replace('\n', " "));
    let (width, height) = (picture.width.to_emu(), picture.height.to_emu());
    let _ = write!(
        out,
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:drawing>\
         <wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
         <wp:docPr id=\"{index}\" name=\"Hình {index}\" descr=\"{description}\"/>\
         <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr>\
         <pic:cNvPr id=\"{index}\" name=\"Hình {index}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
         <a:blip r:embed=\"rIdImage{index}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>\
         <a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r></w:p>",
        style = picture.style.id(),
    );
}
