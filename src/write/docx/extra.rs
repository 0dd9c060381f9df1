//! What only some documents have: footnotes, pictures, paragraphs at a place of the page.

use std::fmt::Write as _;

use crate::layout::sheet::{Block, Frame, FramePlace, Picture, Sheet, StyleName};

use super::xml::{escape, number};

/// Name of the part of footnotes.
pub(super) const FOOTNOTES: &str = "word/footnotes.xml";
/// Names of the parts that say which others there are.
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";
pub(super) const RELATIONSHIPS: &str = "word/_rels/document.xml.rels";

const RELATIONSHIP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A picture's part: its name, its bytes.
pub(super) type Media<'s> = (String, &'s [u8]);

/// The pictures of a sheet in order; pictures stand in sections, never in tables.
pub(super) fn media<'s>(sheet: &'s Sheet<'_>) -> Vec<Media<'s>> {
    let blocks = sheet.sections.iter().flat_map(|section| &section.blocks);
    let pictures = blocks.filter_map(|block| match block {
        Block::Picture(picture) => Some(picture),
        _ => None,
    });
    pictures
        .enumerate()
        .map(|(index, picture)| {
            let extension = if picture.jpeg { "jpeg" } else { "png" };
            (format!("word/media/image{}.{extension}", index + 1), &picture.bytes[..])
        })
        .collect()
}

/// `[Content_Types].xml` with pictures and footnotes.
pub(super) fn content_types(plain: &str, media: &[Media<'_>], footnotes: bool) -> String {
    let mut more = String::new();
    for extension in ["png", "jpeg"] {
        if media.iter().any(|(name, _)| name.ends_with(extension)) {
            more.extend(["<Default Extension=\"", extension, "\" ContentType=\"image/", extension, "\"/>"]);
        }
    }
    if footnotes {
        more.push_str(
            "<Override PartName=\"/word/footnotes.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml\"/>",
        );
    }
    before_end(plain, "</Types>", &more)
}

/// The relationships of the main part with pictures and footnotes.
pub(super) fn relationships(plain: &str, media: &[Media<'_>], footnotes: bool) -> String {
    let mut more = String::new();
    for (index, (name, _)) in media.iter().enumerate() {
        let target = name.trim_start_matches("word/");
        let id = index + 1;
        let _ = write!(more, "<Relationship Id=\"rIdImage{id}\" Type=\"{RELATIONSHIP}/image\" Target=\"{target}\"/>");
    }
    if footnotes {
        let _ = write!(
            more,
            "<Relationship Id=\"rIdFootnotes\" Type=\"{RELATIONSHIP}/footnotes\" Target=\"footnotes.xml\"/>"
        );
    }
    before_end(plain, "</Relationships>", &more)
}

fn before_end(plain: &str, end: &str, more: &str) -> String {
    match plain.rsplit_once(end) {
        Some((head, tail)) => format!("{head}{more}{end}{tail}"),
        None => plain.to_owned(),
    }
}

/// The part of footnotes: the two separators that Word wants, then the notes.
pub(super) fn footnotes(notes: &[String]) -> String {
    let mut part = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    );
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
pub(super) fn footnote(id: usize, runs: &str) -> String {
    format!(
        "<w:footnote w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr><w:r><w:rPr>\
         <w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteRef/></w:r>\
         <w:r><w:t xml:space=\"preserve\"> </w:t></w:r>{runs}</w:p></w:footnote>",
        StyleName::CuoiTrang.id()
    )
}

/// The number of a footnote in the text.
pub(super) fn footnote_reference(out: &mut String, id: usize) {
    out.push_str("<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"");
    number(out, i64::try_from(id).unwrap_or(i64::MAX));
    out.push_str("\"/></w:r>");
}

/// The place of a paragraph that stands by itself.
pub(super) fn frame(out: &mut String, frame: Frame) {
    out.push_str("<w:framePr w:w=\"");
    number(out, frame.width.to_twips());
    match frame.place {
        FramePlace::TopLeft(top) | FramePlace::TopRight(top) => {
            out.push_str("\" w:wrap=\"around\" w:vAnchor=\"page\" w:hAnchor=\"margin\" w:xAlign=\"");
            out.push_str(if matches!(frame.place, FramePlace::TopLeft(_)) { "left" } else { "right" });
            out.push_str("\" w:y=\"");
            number(out, top.to_twips());
            out.push_str("\"/>");
        }
        FramePlace::Foot => {
            out.push_str(
                "\" w:wrap=\"notBeside\" w:vAnchor=\"margin\" w:hAnchor=\"margin\" w:xAlign=\"left\" w:yAlign=\"bottom\"/>",
            );
        }
    }
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
