//! A document as the parts of a DOCX.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Doc, Page, Para};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" \
    w:hAnsi=\"Times New Roman\"/><w:sz w:val=\"28\"/></w:rPr></w:rPrDefault></w:docDefaults>";
/// List 1 numbers with `1.`.
const NUMBERING: &str = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
    <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
const BORDERS: &str = "<w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>";

impl Doc {
    /// The file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let part =
            |name: &str, xml: &str| format!("<w:{name} xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\">{xml}</w:{name}>");
        let [header, footer, first] = &self.margins;
        let parts = [
            ("header", "d.xml", part("hdr", header)),
            ("footer", "c.xml", part("ftr", footer)),
            ("footer", "c1.xml", part("ftr", first)),
            ("styles", "s.xml", part("styles", STYLES)),
            ("numbering", "n.xml", part("numbering", NUMBERING)),
            ("footnotes", "f.xml", part("footnotes", &format!("<w:footnote w:id=\"1\">{}</w:footnote>", self.notes))),
            ("comments", "k.xml", part("comments", &self.comments)),
        ];
        let relation =
            |id: &str, kind: &str| format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{id}\"/>");
        let relations = |list: &str| format!("<Relationships xmlns=\"{PACKAGE}\">{list}</Relationships>");
        let own: String = parts.iter().map(|(kind, name, _)| relation(name, kind)).collect();
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let mut write = |name: &str, text: &str| {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        };
        write("_rels/.rels", &relations(&relation("m.xml", "officeDocument")));
        write("_rels/m.xml.rels", &relations(&own));
        write("m.xml", &part("document", &format!("<w:body>{}{}</w:body>", self.blocks(), self.page.xml())));
        for (_, name, text) in &parts {
            write(name, text);
        }
        writer.finish().unwrap().into_inner()
    }

    /// The paragraphs, those of a cell inside it.
    fn blocks(&self) -> String {
        let mut out = String::new();
        let mut open: Option<[usize; 3]> = None;
        for paragraph in &self.paragraphs {
            let cell = paragraph.cell;
            if cell != open {
                let same = |count: usize| match (open, cell) {
                    (Some(old), Some(new)) => old.iter().take(count).eq(new.iter().take(count)),
                    _ => false,
                };
                if open.is_some() {
                    out.push_str("</w:tc>");
                    out.push_str(if same(2) { "" } else { "</w:tr>" });
                    out.push_str(if same(1) { "" } else { "</w:tbl>" });
                }
                if let Some([table, ..]) = cell {
                    if !same(1) {
                        let _ = write!(out, "<w:tbl>{}", if table < 2 { "" } else { BORDERS });
                    }
                    out.push_str(if same(2) { "" } else { "<w:tr>" });
                    out.push_str("<w:tc>");
                }
                open = cell;
            }
            out.push_str(&paragraph.xml());
        }
        if open.is_some() {
            out.push_str("</w:tc></w:tr></w:tbl>");
        }
        out
    }
}

impl Para {
    fn xml(&self) -> String {
        let section = self.ends.as_ref().map(Page::xml).unwrap_or_default();
        let Self { own, align, first, left, before, line, content, .. } = self;
        format!(
            "<w:p><w:pPr>{own}<w:jc w:val=\"{align}\"/><w:ind w:left=\"{left}\" w:firstLine=\"{first}\"/>\
             <w:spacing w:before=\"{before}\" w:line=\"{line}\" w:lineRule=\"auto\"/>{section}</w:pPr>{}{content}</w:p>",
            self.runs()
        )
    }

    /// Its text, run by run.
    fn runs(&self) -> String {
        let (mut bold, mut italic, mut place) = (self.bold, self.italic, "");
        let mut out = String::new();
        for piece in self.text.split('<') {
            let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
            match tag {
                "b" => bold = !bold,
                "i" => italic = !italic,
                "sup" => place = "<w:vertAlign w:val=\"superscript\"/>",
                "sub" => place = "<w:vertAlign w:val=\"subscript\"/>",
                _ => {}
            }
            let toggle = |on: bool| if on { "" } else { " w:val=\"0\"" };
            let (run, size) = (self.run, self.size);
            let _ = write!(
                out,
                "<w:r><w:rPr>{run}<w:b{}/><w:i{}/><w:sz w:val=\"{size}\"/>{place}</w:rPr>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
                toggle(bold),
                toggle(italic),
                if tag == "br" { "<w:br/>" } else { "" },
                text.replace('&', "&amp;")
            );
        }
        out
    }
}

impl Page {
    fn xml(&self) -> String {
        let Self { width, height, top, bottom, left, right, .. } = self;
        let title = if self.title { "<w:titlePg/>" } else { "" };
        let start = self.start.map(|start| format!("<w:pgNumType w:start=\"{start}\"/>")).unwrap_or_default();
        format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"d.xml\"/><w:footerReference w:type=\"default\" r:id=\"c.xml\"/>\
             <w:footerReference w:type=\"first\" r:id=\"c1.xml\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"/>\
             <w:pgMar w:top=\"{top}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:right=\"{right}\"/>{start}{title}</w:sectPr>"
        )
    }
}
