//! The content of a paragraph: runs, fields, drawings; tracked changes as accepted.

use std::sync::Arc;

use super::Run;
use super::body::Reader;
use super::cascade::{Above, RunFormat};
use super::props::RunProps;
use super::shape::{self, DrawnLine};
use super::xml::{alternative, attribute, child};
use crate::xml::XmlNode;

/// Deepest nesting of links, controls and insertions.
const DEPTH: usize = 48;

/// Most fields that are open in each other; deeper ones are left out.
const FIELDS: usize = 64;

/// What a paragraph holds.
#[derive(Default)]
pub(super) struct ParagraphContent<'a, 'i> {
    pub(super) runs: Vec<Run>,
    pub(super) lines: Vec<DrawnLine>,
    pub(super) fields: Vec<String>,
    /// Contents of text boxes anchored here.
    pub(super) boxes: Vec<XmlNode<'a, 'i>>,
    /// Fields that are open: the instruction so far, and whether its result has begun.
    open: Vec<(String, bool)>,
    /// Fields that are open beyond [`FIELDS`].
    surplus: usize,
}

impl<'a, 'i> ParagraphContent<'a, 'i> {
    /// Reads the children of a paragraph or of something in it.
    pub(super) fn read(&mut self, reader: &mut Reader<'_>, container: XmlNode<'a, 'i>, above: Above<'_>, depth: usize) {
        if depth > DEPTH {
            reader.extras.too_deep = true;
            return;
        }
        for node in container.children().filter(XmlNode::is_element) {
            match node.name() {
                "r" => self.run(reader, node, above),
                "hyperlink" | "smartTag" | "customXml" | "bdo" | "dir" => self.read(reader, node, above, depth + 1),
                "sdt" => {
                    if let Some(content) = child(node, "sdtContent") {
                        self.read(reader, content, above, depth + 1);
                    }
                }
                "ins" | "moveTo" => {
                    reader.extras.tracked += 1;
                    self.read(reader, node, above, depth + 1);
                }
                "del" | "moveFrom" => reader.extras.tracked += 1,
                "fldSimple" => {
                    self.fields.extend(attribute(node, "instr").and_then(field_name));
                    self.read(reader, node, above, depth + 1);
                }
                "AlternateContent" => {
                    if let Some(branch) = alternative(node) {
                        self.read(reader, branch, above, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, reader: &mut Reader<'_>, node: XmlNode<'a, 'i>, above: Above<'_>) {
        let properties = child(node, "rPr");
        let raw = properties.and_then(|node| reader.source.get(node.range())).unwrap_or_default();
        let format = reader.cascade.run(above, raw, || RunProps::read(properties));
        let mut text = String::new();
        for piece in node.children().filter(XmlNode::is_element) {
            self.piece(piece, &mut text);
        }
        if !text.is_empty() && !format.hidden {
            self.push(text, format);
        }
    }

    fn push(&mut self, text: String, format: Arc<RunFormat>) {
        match self.runs.last_mut() {
            Some(last) if Arc::ptr_eq(&last.format, &format) => last.text.push_str(&text),
            _ => self.runs.push(Run { text, format }),
        }
    }

    /// A piece of a run. The instruction of a field is no text, its result is.
    fn piece(&mut self, node: XmlNode<'a, 'i>, text: &mut String) {
        match node.name() {
            "fldChar" => match attribute(node, "fldCharType") {
                Some("begin") if self.open.len() >= FIELDS => self.surplus += 1,
                Some("begin") => self.open.push((String::new(), false)),
                _ if self.surplus > 0 => {
                    self.surplus -= usize::from(attribute(node, "fldCharType") == Some("end"));
                }
                Some("separate") => {
                    if let Some((_, shown)) = self.open.last_mut() {
                        *shown = true;
                    }
                }
                Some("end") => {
                    if let Some((instruction, _)) = self.open.pop() {
                        self.fields.extend(field_name(&instruction));
                    }
                }
                _ => {}
            },
            "instrText" => {
                if let Some((instruction, false)) = self.open.last_mut() {
                    instruction.push_str(node.text().unwrap_or_default());
                }
            }
            "AlternateContent" => {
                if let Some(branch) = alternative(node) {
                    for below in branch.children().filter(XmlNode::is_element) {
                        self.drawing(below);
                    }
                }
            }
            "drawing" | "pict" | "object" => self.drawing(node),
            _ if self.open.iter().any(|(_, shown)| !shown) => {}
            "t" => text.push_str(node.text().unwrap_or_default()),
            "tab" | "ptab" => text.push('\t'),
            "br" | "cr" => text.push('\n'),
            "noBreakHyphen" => text.push('-'),
            "sym" => {
                let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok());
                text.extend(code.and_then(char::from_u32));
            }
            _ => {}
        }
    }

    fn drawing(&mut self, node: XmlNode<'a, 'i>) {
        shape::look(node, 0, &mut self.lines, &mut self.boxes);
    }
}

/// `PAGE \* MERGEFORMAT` → `PAGE`.
fn field_name(instruction: &str) -> Option<String> {
    instruction.split_whitespace().next().map(str::to_uppercase)
}
