//! XLSX (ECMA-376 part 1, chapter 18): what the workbook says of its sheets, strings and looks.

use crate::diag::Diagnostic;

use super::super::budget::{Budget, MOST_CELLS, MOST_TEXT, too_many, too_much_text};
use super::super::grid::{Grid, Struck};
use super::super::number_format::{NumberFormat, builtin};
use super::archive::{Archive, PartNode, XmlPart, XmlTag};
use super::cells;
use super::sheet::{SheetBuilder, unescaped};
use super::{SheetName, damaged};

/// Most sheets of a workbook.
const MOST_SHEETS: usize = 1_000;
/// Most looks of cells, fonts and formats, which are all held: Excel knows 65 490.
const MOST_LOOKS: usize = 300_000;

/// A workbook: its parts, and what all sheets share.
pub(super) struct Xlsx<'b> {
    archive: Archive<'b>,
    sheets: Vec<Sheet>,
    pub(super) shared: Shared,
}

/// A sheet, and the part that holds it.
struct Sheet {
    name: SheetName,
    part: String,
}

/// What all sheets share.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) strings: Vec<(String, Struck)>,
    /// The look of a cell: its number format, and whether its font is struck out.
    pub(super) looks: Vec<(usize, bool)>,
    /// Number formats; the first is that of cells that have none.
    pub(super) formats: Vec<NumberFormat>,
    pub(super) is_1904: bool,
}

/// A relation of a part: what it is, and the part that it leads to.
struct Relation {
    id: String,
    sort: String,
    part: String,
}

impl<'b> Xlsx<'b> {
    /// The part of the workbook itself, where an archive is of one.
    pub(super) fn main_part(archive: &mut Archive<'_>) -> Result<Option<String>, Diagnostic> {
        let named = relations(archive, "")?.into_iter().find(|relation| relation.sort == "officeDocument");
        Ok(named.map(|relation| relation.part).filter(|part| archive.has(part)).or_else(|| {
            let usual = "xl/workbook.xml";
            archive.has(usual).then(|| usual.to_owned())
        }))
    }

    /// # Errors
    /// Parts that are damaged or hold more than may be held.
    pub(super) fn open(mut archive: Archive<'b>, main: &str) -> Result<Self, Diagnostic> {
        let relations = relations(&mut archive, main)?;
        let mut shared = Shared::default();
        let mut sheets = Vec::new();
        let Some(mut part) = archive.xml(main)? else { return Err(damaged("bảng tính", &"thiếu phần chính")) };
        while let Some(node) = part.next()? {
            let PartNode::Start(tag) = node else { continue };
            match tag.name() {
                b"workbookPr" => shared.is_1904 = tag.flag(b"date1904"),
                b"sheet" => {
                    let id = tag.attribute(b"id").unwrap_or_default();
                    let leads = relations.iter().find(|relation| relation.id == id && relation.sort == "worksheet");
                    let Some(relation) = leads else { continue };
                    let is_hidden = tag.attribute(b"state").is_some_and(|state| state != "visible");
                    let name = SheetName { text: tag.attribute(b"name").unwrap_or_default(), is_hidden };
                    sheets.push(Sheet { name, part: relation.part.clone() });
                    if sheets.len() > MOST_SHEETS {
                        return Err(too_many(MOST_SHEETS, "trang tính"));
                    }
                }
                _ => {}
            }
        }
        drop(part);
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = |sort: &str| {
            let named = relations.iter().find(|relation| relation.sort == sort);
            named.map_or_else(|| resolved(folder, &format!("{sort}.xml")), |relation| relation.part.clone())
        };
        shared.formats.push(NumberFormat::parse("General"));
        if let Some(part) = archive.xml(&beside("styles"))? {
            looks(part, &mut shared)?;
        }
        if let Some(part) = archive.xml(&beside("sharedStrings"))? {
            strings(part, &mut shared)?;
        }
        Ok(Self { archive, sheets, shared })
    }

    pub(super) fn names(&self) -> Vec<SheetName> {
        self.sheets.iter().map(|sheet| sheet.name.clone()).collect()
    }

    /// The cells of a sheet.
    ///
    /// # Errors
    /// A part that is damaged, and more cells than are held.
    pub(super) fn grid(&mut self, at: usize, budget: &mut Budget) -> Result<Grid, Diagnostic> {
        let Some(sheet) = self.sheets.get(at) else { return Ok(Grid::default()) };
        let mut builder = SheetBuilder::new(&sheet.name.text, budget);
        if let Some(part) = self.archive.xml(&sheet.part)? {
            cells::read(part, &self.shared, &mut builder)?;
        }
        builder.finish()
    }
}

/// The relations of a part; of the package itself, where the part has no name.
fn relations(archive: &mut Archive<'_>, part: &str) -> Result<Vec<Relation>, Diagnostic> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let beside = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let mut relations = Vec::new();
    let Some(mut xml) = archive.xml(&beside)? else { return Ok(relations) };
    while let Some(node) = xml.next()? {
        let PartNode::Start(tag) = node else { continue };
        if tag.name() != b"Relationship" || tag.attribute(b"TargetMode").as_deref() == Some("External") {
            continue;
        }
        let (Some(id), Some(sort), Some(target)) =
            (tag.attribute(b"Id"), tag.attribute(b"Type"), tag.attribute(b"Target"))
        else {
            continue;
        };
        let sort = sort.rsplit('/').next().unwrap_or_default().to_owned();
        relations.push(Relation { id, sort, part: resolved(folder, &target) });
        if relations.len() > MOST_LOOKS {
            return Err(too_many(MOST_LOOKS, "liên kết"));
        }
    }
    Ok(relations)
}

/// The name of the part that a target leads to, from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Number formats and fonts of cells.
fn looks(mut part: XmlPart<'_>, shared: &mut Shared) -> Result<(), Diagnostic> {
    let mut codes: Vec<(usize, usize)> = Vec::new();
    let mut known: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    let mut fonts: Vec<bool> = Vec::new();
    let (mut in_fonts, mut in_cells) = (false, false);
    while let Some(node) = part.next()? {
        let (tag, is_start) = match &node {
            PartNode::Start(tag) => (tag.name(), true),
            PartNode::End(tag) => (tag.local_name().into_inner(), false),
            _ => continue,
        };
        match tag {
            b"fonts" => in_fonts = is_start,
            b"cellXfs" => in_cells = is_start,
            _ if !is_start => {}
            b"font" if in_fonts => fonts.push(false),
            b"strike" if in_fonts => {
                let PartNode::Start(tag) = &node else { continue };
                if let Some(font) = fonts.last_mut() {
                    *font = is_on(tag);
                }
            }
            b"numFmt" => {
                let PartNode::Start(tag) = &node else { continue };
                if let (Some(id), Some(code)) = (tag.number(b"numFmtId"), tag.attribute(b"formatCode")) {
                    codes.push((id, format(code, shared, &mut known)));
                }
            }
            b"xf" if in_cells => {
                let PartNode::Start(tag) = &node else { continue };
                let id = tag.number(b"numFmtId").unwrap_or(0);
                let own = codes.iter().rfind(|(known, _)| *known == id).map(|(_, format)| *format);
                let format = own.unwrap_or_else(|| {
                    let code = u32::try_from(id).ok().and_then(builtin).unwrap_or("General");
                    format(code.to_owned(), shared, &mut known)
                });
                let struck = tag.number(b"fontId").and_then(|font| fonts.get(font).copied()).unwrap_or(false);
                shared.looks.push((format, struck));
            }
            _ => {}
        }
        if shared.looks.len() + fonts.len() + codes.len() > MOST_LOOKS {
            return Err(too_many(MOST_LOOKS, "kiểu trình bày"));
        }
    }
    Ok(())
}

/// The place of a format among those that are held, each once.
fn format(code: String, shared: &mut Shared, known: &mut std::collections::HashMap<String, usize>) -> usize {
    *known.entry(code).or_insert_with_key(|code| {
        shared.formats.push(NumberFormat::parse(code));
        shared.formats.len() - 1
    })
}

/// Whether a property that is there without a value, or with one, is on.
pub(super) fn is_on(tag: &XmlTag<'_>) -> bool {
    tag.attribute(b"val").is_none_or(|value| !matches!(value.trim(), "0" | "false" | "off"))
}

/// The strings that cells point at.
fn strings(mut part: XmlPart<'_>, shared: &mut Shared) -> Result<(), Diagnostic> {
    let mut text = RichText::default();
    let mut length = 0_usize;
    while let Some(node) = part.next()? {
        if let PartNode::End(tag) = &node
            && tag.local_name().into_inner() == b"si"
        {
            let (string, struck) = text.take();
            length += string.len();
            if length > MOST_TEXT {
                return Err(too_much_text());
            }
            shared.strings.push((string, struck));
            if shared.strings.len() > MOST_CELLS {
                return Err(too_many(MOST_CELLS, "đoạn chữ dùng chung"));
            }
        } else {
            text.node(&node);
        }
    }
    Ok(())
}

/// A text in runs of its own looks, as it comes in; readings of characters are no part of it.
#[derive(Default)]
pub(super) struct RichText {
    text: String,
    in_text: bool,
    in_reading: bool,
    is_struck: bool,
    struck: Option<Struck>,
}

impl RichText {
    pub(super) fn node(&mut self, node: &PartNode<'_>) {
        match node {
            PartNode::Start(tag) => match tag.name() {
                b"t" => self.in_text = !self.in_reading,
                b"rPh" => self.in_reading = true,
                b"r" => self.is_struck = false,
                b"strike" => self.is_struck = is_on(tag),
                _ => {}
            },
            PartNode::End(tag) => match tag.local_name().into_inner() {
                b"t" => self.in_text = false,
                b"rPh" => self.in_reading = false,
                b"r" => self.is_struck = false,
                _ => {}
            },
            PartNode::Text(piece) if self.in_text => {
                self.text.push_str(piece);
                if !piece.trim().is_empty() {
                    let own = if self.is_struck { Struck::Whole } else { Struck::No };
                    self.struck =
                        Some(self.struck.map_or(own, |so_far| if so_far == own { own } else { Struck::Part }));
                }
            }
            PartNode::Text(_) | PartNode::Other => {}
        }
    }

    /// The text that has come in, and whether it is struck out.
    pub(super) fn take(&mut self) -> (String, Struck) {
        let whole = std::mem::take(self);
        let struck = whole.struck.unwrap_or_default();
        (unescaped(whole.text), struck)
    }
}
