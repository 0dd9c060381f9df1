//! Blocks of the main text: paragraphs, tables, sections, in the order in which a reader meets them.

use std::collections::HashMap;
use std::sync::Arc;

use super::cascade::{Above, Cascade, ParagraphFormat};
use super::error::ReadError;
use super::inline::ParagraphContent;
use super::numbering::{Counter, Numbering};
use super::props::{ParagraphProps, twips, without_mark};
use super::shape::DrawnLine;
use super::styles::{StyleSheet, borders};
use super::xml::{alternative, attribute, child, is, toggle, value};
use super::{CellPlace, Docx, Extras, Paragraph, Section};
use crate::xml::XmlNode;

/// Deepest nesting of tables, controls and boxes that is read.
const DEPTH: usize = 48;

/// Most paragraphs of a part.
pub(super) const PARAGRAPHS: usize = 300_000;
/// Most sections of a document.
const SECTIONS: usize = 20_000;

/// Reads the blocks of one part.
pub(super) struct Reader<'s> {
    sheet: &'s StyleSheet,
    pub(super) cascade: Cascade<'s>,
    counter: Counter<'s>,
    numbering: &'s Numbering,
    pub(super) source: &'s str,
    paragraphs: Vec<Paragraph>,
    sections: Vec<Section>,
    /// Ids of the headers and footers of each section, as its element names them.
    references: Vec<Vec<Reference>>,
    pub(super) extras: Extras,
    tables: usize,
    /// What properties came to, by table style and source.
    looks: HashMap<String, HashMap<String, Look<'s>>>,
    /// Whether there were more paragraphs or sections than are read.
    full: bool,
}

/// What the properties of a paragraph come to.
#[derive(Clone)]
struct Look<'s> {
    /// Id of its style.
    style: Option<&'s str>,
    list: Option<u32>,
    level: usize,
    format: Arc<ParagraphFormat>,
}

/// A header or footer that a section names.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    pub(super) footer: bool,
    /// `default`, `first`, `even`.
    pub(super) kind: String,
    pub(super) id: String,
}

/// Where a block stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Scope<'a> {
    cell: Option<CellPlace>,
    table_style: Option<&'a str>,
    boxed: bool,
    depth: usize,
}

impl<'s> Reader<'s> {
    pub(super) fn new(sheet: &'s StyleSheet, numbering: &'s Numbering, source: &'s str) -> Self {
        Self {
            sheet,
            cascade: Cascade::new(sheet),
            counter: Counter::new(numbering),
            numbering,
            source,
            paragraphs: Vec::new(),
            sections: Vec::new(),
            references: Vec::new(),
            extras: Extras::default(),
            tables: 0,
            looks: HashMap::new(),
            full: false,
        }
    }

    /// The main part.
    pub(super) fn document(mut self, root: XmlNode<'_, '_>, part: &str) -> Result<Docx, ReadError> {
        let body = child(root, "body").ok_or_else(|| ReadError::Broken(format!("{part}: không có phần thân")))?;
        self.blocks(body, Scope::default());
        if let Some(last) = child(body, "sectPr") {
            self.section(last);
        }
        if self.full {
            return Err(ReadError::TooLarge("quá nhiều đoạn hay phần trang"));
        }
        if self.sections.is_empty() {
            self.sections.push(Section::default());
            self.references.push(Vec::new());
        }
        let sections = self.sections.len();
        for paragraph in &mut self.paragraphs {
            paragraph.section = paragraph.section.min(sections - 1);
        }
        let references = std::mem::take(&mut self.references);
        let mut docx =
            Docx { paragraphs: self.paragraphs, sections: self.sections, extras: self.extras, ..Docx::default() };
        super::header_footer::link(&mut docx, &references);
        Ok(docx)
    }

    /// The paragraphs of another part.
    pub(super) fn part(mut self, root: XmlNode<'_, '_>) -> Vec<Paragraph> {
        self.blocks(root, Scope::default());
        self.paragraphs
    }

    /// The paragraphs of footnotes or endnotes; the lines that part them from the text are no notes.
    pub(super) fn notes(mut self, root: XmlNode<'_, '_>) -> Vec<Paragraph> {
        let own = |node: &XmlNode<'_, '_>| matches!(attribute(*node, "type"), None | Some("normal"));
        for note in root.children().filter(|node| is(*node, "footnote") || is(*node, "endnote")).filter(own) {
            self.blocks(note, Scope::default());
        }
        self.paragraphs
    }

    /// The blocks of a container.
    fn blocks(&mut self, container: XmlNode<'_, '_>, scope: Scope<'_>) {
        if scope.depth > DEPTH {
            self.extras.too_deep = true;
            return;
        }
        let below = Scope { depth: scope.depth + 1, ..scope };
        for node in container.children().filter(XmlNode::is_element) {
            match node.name() {
                "p" => self.paragraph(node, scope),
                "tbl" => self.table(node, below),
                "sdt" => {
                    if let Some(content) = child(node, "sdtContent") {
                        self.blocks(content, below);
                    }
                }
                "ins" | "moveTo" => {
                    self.extras.tracked += 1;
                    self.blocks(node, below);
                }
                "del" | "moveFrom" => self.extras.tracked += 1,
                "customXml" | "smartTag" => self.blocks(node, below),
                "AlternateContent" => {
                    if let Some(branch) = alternative(node) {
                        self.blocks(branch, below);
                    }
                }
                "altChunk" => self.extras.alt_chunks += 1,
                _ => {}
            }
        }
    }

    fn table(&mut self, node: XmlNode<'_, '_>, scope: Scope<'_>) {
        let table = self.tables;
        self.tables += 1;
        let properties = child(node, "tblPr");
        let style = properties.and_then(|properties| value(properties, "tblStyle"));
        let bordered = borders(properties.and_then(|properties| child(properties, "tblBorders")))
            .unwrap_or_else(|| style.is_some_and(|style| self.sheet.bordered(style)));
        let rows = node.children().filter(XmlNode::is_element).flat_map(unwrapped).filter(|node| is(*node, "tr"));
        for (row, node) in rows.enumerate() {
            let cells = node.children().filter(XmlNode::is_element).flat_map(unwrapped).filter(|node| is(*node, "tc"));
            for (column, cell) in cells.enumerate() {
                let own = borders(child(cell, "tcPr").and_then(|properties| child(properties, "tcBorders")));
                let place = CellPlace { table, row, column, bordered: bordered || own == Some(true) };
                self.blocks(cell, Scope { cell: Some(place), table_style: style, ..scope });
            }
        }
    }

    fn paragraph(&mut self, node: XmlNode<'_, '_>, scope: Scope<'_>) {
        let properties = without_mark(node);
        let Look { style, list, level, format } = self.look(properties, scope.table_style);
        let above = Above { table: scope.table_style, paragraph: style };
        let number = list.and_then(|list| self.counter.next(list, level));
        if self.paragraphs.len() >= PARAGRAPHS {
            self.full = true;
            return;
        }
        let mut inline = ParagraphContent::default();
        inline.read(self, node, above, 0);
        for content in std::mem::take(&mut inline.boxes) {
            self.blocks(content, Scope { boxed: true, depth: scope.depth + 1, ..scope });
        }
        if format.borders != [false; 2] {
            inline.lines.push(DrawnLine { length: None });
        }
        let mark_removed =
            properties.and_then(|node| child(node, "rPr")).is_some_and(|mark| child(mark, "del").is_some());
        self.extras.tracked += usize::from(mark_removed);
        self.paragraphs.push(Paragraph {
            runs: inline.runs,
            number,
            format,
            style: style.and_then(|style| self.sheet.chain(style).next()).map(|style| Arc::clone(&style.name)),
            lines: inline.lines,
            fields: inline.fields,
            section: self.sections.len(),
            cell: scope.cell,
            boxed: scope.boxed,
            offset: node.range().start,
        });
        if let Some(section) = properties.and_then(|properties| child(properties, "sectPr")) {
            self.section(section);
        }
    }

    /// What the properties of a paragraph come to; equal ones are resolved once.
    fn look(&mut self, properties: Option<XmlNode<'_, '_>>, table: Option<&str>) -> Look<'s> {
        let raw = properties.and_then(|node| self.source.get(node.range())).unwrap_or_default();
        if let Some(known) = self.looks.get(table.unwrap_or_default()).and_then(|looks| looks.get(raw)) {
            return known.clone();
        }
        let direct = ParagraphProps::read(properties);
        let style = self.sheet.of_paragraph(direct.style.as_deref());
        let of_style = |id: &'s str| self.sheet.chain(id);
        let list = direct.numbering.0.or_else(|| of_style(style?).find_map(|style| style.paragraph.numbering.0));
        let list = list.filter(|list| *list != 0);
        let level = direct.numbering.1.or_else(|| of_style(style?).find_map(|style| style.paragraph.numbering.1));
        let level = level.unwrap_or(0).min(8);
        let of_list = list.and_then(|list| self.numbering.level(list, level));
        let format = Arc::new(self.cascade.paragraph(Above { table, paragraph: style }, of_list, &direct));
        let look = Look { style, list, level, format };
        self.looks.entry(table.unwrap_or_default().to_owned()).or_default().insert(raw.to_owned(), look.clone());
        look
    }

    fn section(&mut self, node: XmlNode<'_, '_>) {
        if self.sections.len() >= SECTIONS {
            self.full = true;
            return;
        }
        let (size, margins, numbers) = (child(node, "pgSz"), child(node, "pgMar"), child(node, "pgNumType"));
        let length = |node: Option<XmlNode<'_, '_>>, name: &str| twips(attribute(node?, name)?);
        self.sections.push(Section {
            width: length(size, "w"),
            height: length(size, "h"),
            margins: ["top", "bottom", "left", "right"].map(|name| length(margins, name)),
            title_page: toggle(node, "titlePg").unwrap_or(false),
            first_number: numbers.and_then(|numbers| attribute(numbers, "start")?.parse().ok()),
            ..Section::default()
        });
        let named = node.children().filter(|child| is(*child, "headerReference") || is(*child, "footerReference"));
        let references = named.filter_map(|node| {
            Some(Reference {
                footer: node.name() == "footerReference",
                kind: attribute(node, "type").unwrap_or("default").to_owned(),
                id: attribute(node, "id")?.to_owned(),
            })
        });
        self.references.push(references.collect());
    }
}

/// A row or cell inside content controls and tracked insertions.
fn unwrapped<'a, 'i>(node: XmlNode<'a, 'i>) -> Vec<XmlNode<'a, 'i>> {
    match node.name() {
        "sdt" => child(node, "sdtContent")
            .map(|content| content.children().filter(XmlNode::is_element).collect())
            .unwrap_or_default(),
        "ins" | "customXml" => node.children().filter(XmlNode::is_element).collect(),
        _ => vec![node],
    }
}
