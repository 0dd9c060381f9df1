//! What only some documents have: footnotes, pictures, marks in the margins of the first page.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

use crate::layout::sheet::{Block, Notes, Paragraph, Picture, RuleLine, Sheet, StyleName, StyleSheet, Turn};
use crate::unit::Length;

use super::body::BodyWriter;
use super::xml::{escape, number, vertical};

/// Name of the part of footnotes.
pub(super) const FOOTNOTES: &str = "word/footnotes.xml";
/// Names of the parts that say which others there are.
const CONTENT_TYPES: &str = "[Content_Types].xml";
const RELATIONSHIPS: &str = "word/_rels/document.xml.rels";

/// A margin of the first page of a section, which only some have.
pub(super) struct Margin {
    /// What the package calls it.
    pub(super) kind: &'static str,
    element: &'static str,
    /// Relationship id and part of one that has text.
    filled: (&'static str, &'static str),
    /// The same of an empty one.
    empty: (&'static str, &'static str),
}

pub(super) const HEADER: Margin = Margin {
    kind: "header",
    element: "hdr",
    filled: ("rIdHeaderMarks", "word/header2.xml"),
    empty: ("rIdHeaderNone", "word/header3.xml"),
};
pub(super) const FOOTER: Margin = Margin {
    kind: "footer",
    element: "ftr",
    filled: ("rIdFooterMarks", "word/footer1.xml"),
    empty: ("rIdFooterNone", "word/footer2.xml"),
};

impl Margin {
    /// The id that a section with these blocks refers to. A section without a reference has the margin of the one before
    /// it, whose marks or address would stand on both; `before` says that there was one, and is kept.
    pub(super) fn reference(&self, blocks: &[Block<'_>], before: &mut bool) -> Option<&'static str> {
        let filled = !blocks.is_empty();
        let reference = if filled { Some(self.filled.0) } else { before.then_some(self.empty.0) };
        *before |= filled;
        reference
    }

    fn write(&self, styles: &StyleSheet, blocks: &[Block<'_>]) -> io::Result<Vec<u8>> {
        let part = format!("{DECLARATION}<w:{} xmlns:w=\"{MAIN}\">", self.element).into_bytes();
        let mut part = BodyWriter::new(styles, part).write_blocks(blocks)?;
        part.extend_from_slice(format!("</w:{}>", self.element).as_bytes());
        Ok(part)
    }
}

/// A margin as a part of the package.
pub(super) struct MarginPart {
    id: &'static str,
    kind: &'static str,
    pub(super) name: &'static str,
    pub(super) bytes: Vec<u8>,
}

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
    /// The margins of first pages.
    pub(super) margins: Vec<MarginPart>,
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
            for (margin, blocks) in [(HEADER, &first.header), (FOOTER, &first.footer)] {
                if blocks.is_empty() {
                    continue;
                }
                let end = [Block::Paragraph(Paragraph::empty(StyleName::Normal))];
                let parts = [(margin.filled, blocks.as_slice()), (margin.empty, &end)];
                // The empty one is for the sections that follow.
                for ((id, name), blocks) in parts.into_iter().take(sheet.sections.len()) {
                    margins.push(MarginPart {
                        id,
                        kind: margin.kind,
                        name,
                        bytes: margin.write(&sheet.styles, blocks)?,
                    });
                }
            }
        }
        Ok(Self { media: media.collect(), footnotes: sheet.footnotes, margins })
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        !self.footnotes && self.media.is_empty() && self.margins.is_empty()
    }

    /// A part of the shell as it must be beside these parts.
    pub(super) fn changed<'p>(&self, name: &str, plain: &'p str) -> Cow<'p, str> {
        match name {
            CONTENT_TYPES => self.content_types(plain).into(),
            RELATIONSHIPS => self.relationships(plain).into(),
            _ => plain.into(),
        }
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
        for margin in &self.margins {
            relations.push((margin.id.to_owned(), margin.kind, below_word(margin.name)));
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
    let (mut width, mut height) = (picture.width.to_emu(), picture.height.to_emu());
    let mut around = String::new();
    let mut turn = String::new();
    if picture.turn != Turn::default() {
        let mirrored = if picture.turn.mirrored { " flipH=\"1\"" } else { "" };
        turn = format!(" rot=\"{}\"{mirrored}", picture.turn.angle());
    }
    if picture.turn.is_sideways() {
        // The extents are those before the turn; what it reaches beyond them stands beside them.
        std::mem::swap(&mut width, &mut height);
        let beyond = (width - height) / 2;
        let (beside, above) = ((-beyond).max(0), beyond.max(0));
        around = format!("<wp:effectExtent l=\"{beside}\" t=\"{above}\" r=\"{beside}\" b=\"{above}\"/>");
    }
    let _ = write!(
        out,
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:drawing>\
         <wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>{around}\
         <wp:docPr id=\"{index}\" name=\"Hình {index}\" descr=\"{description}\"/>\
         <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr>\
         <pic:cNvPr id=\"{index}\" name=\"Hình {index}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
         <a:blip r:embed=\"rIdImage{index}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>\
         <a:xfrm{turn}><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r></w:p>",
        style = picture.style.id(),
    );
}

/// Numbers of drawn lines begin behind those of pictures: each shape of a document has its own.
const FIRST_LINE: usize = 10_001;

/// A drawn line in a paragraph of its own: as DrawingML, and as VML for who does not know that.
pub(super) fn line(out: &mut String, line: &RuleLine, index: usize) {
    let id = FIRST_LINE + index;
    let (length, thickness) = (line.length.to_emu(), line.thickness.to_emu());
    let below = line.below.to_emu();
    let hundredths = |length: Length| length.to_emu() * 100 / Length::pt(1).to_emu();
    let (points, weight) = (hundredths(line.length), hundredths(line.thickness));
    let _ = write!(
        out,
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r>\
         <mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">\
         <mc:Choice xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" Requires=\"wps\"><w:drawing>\
         <wp:anchor xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" distT=\"0\" distB=\"0\" \
         distL=\"0\" distR=\"0\" simplePos=\"0\" relativeHeight=\"{id}\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\">\
         <wp:simplePos x=\"0\" y=\"0\"/><wp:positionH relativeFrom=\"column\"><wp:align>center</wp:align></wp:positionH>\
         <wp:positionV relativeFrom=\"line\"><wp:posOffset>{below}</wp:posOffset></wp:positionV>\
         <wp:extent cx=\"{length}\" cy=\"0\"/><wp:wrapNone/><wp:docPr id=\"{id}\" name=\"Đường kẻ {index}\"/><wp:cNvGraphicFramePr/>\
         <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvCnPr/><wps:spPr>\
         <a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{length}\" cy=\"0\"/></a:xfrm><a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>\
         <a:ln w=\"{thickness}\"><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>\
         </a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>\
         <v:line xmlns:v=\"urn:schemas-microsoft-com:vml\" style=\"position:absolute;mso-position-horizontal:center;\
         mso-position-horizontal-relative:text;mso-position-vertical-relative:text\" from=\"0,0\" to=\"{points}pt,0\" \
         strokeweight=\"{whole}.{hundredths:02}pt\"/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        style = line.style.id(),
        points = points / 100,
        whole = weight / 100,
        hundredths = weight % 100,
    );
}
