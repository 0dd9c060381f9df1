//! Blocks of the body: căn cứ, paragraphs, numbered levels, tables.

use super::build::{Builder, child};
use super::{figure, inline, mark, number, table};
use crate::model::{Centred, Inline, Level, LevelKind, Part};
use crate::plan::Plan;
use crate::xml::XmlNode;

/// The level an element stands for.
pub(super) fn level_kind(element: &str) -> Option<LevelKind> {
    Some(match element {
        "phan" => LevelKind::Phan,
        "chuong" => LevelKind::Chuong,
        "muc-so" => LevelKind::Muc,
        "tieu-muc" => LevelKind::TieuMuc,
        "dieu" => LevelKind::Dieu,
        "muc" => LevelKind::MucLaMa,
        "khoan" => LevelKind::Khoan,
        "thap-phan" => LevelKind::ThapPhan,
        "diem" => LevelKind::Diem,
        "gach" => LevelKind::Gach,
        "cong" => LevelKind::Cong,
        _ => return None,
    })
}

/// How many of each level have been counted, highest first.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counters([usize; 11]);

impl Counters {
    /// The number of the next level of that kind: chương and điều run through the document, the others begin anew
    /// in each parent.
    pub(super) fn next(&mut self, kind: LevelKind, document: &mut Self) -> usize {
        let counters = match kind {
            LevelKind::Chuong | LevelKind::Dieu => document,
            _ => self,
        };
        let counter = &mut counters.0[kind as usize];
        *counter += 1;
        *counter
    }
}

/// Builds the parts of the main body or of an appendix.
pub(super) struct BodyBuilder<'b, 'm, 'p> {
    builder: &'b mut Builder<'m>,
    plan: &'p Plan,
    counters: Counters,
    parts: Vec<Part<'p>>,
}

impl<'b, 'm, 'p> BodyBuilder<'b, 'm, 'p> {
    pub(super) fn new(builder: &'b mut Builder<'m>, plan: &'p Plan) -> Self {
        Self { builder, plan, counters: Counters::default(), parts: Vec::new() }
    }

    /// The parts of that element, with the end marks of căn cứ.
    pub(super) fn parts(mut self, node: XmlNode<'_, '_>) -> Vec<Part<'p>> {
        self.children(node, None, "");
        let last = self.parts.iter().rposition(|part| matches!(part, Part::CanCu(_)));
        for (index, part) in self.parts.iter_mut().enumerate() {
            if let Part::CanCu(inline) = part {
                mark::end_with(inline, if Some(index) == last { "." } else { ";" });
            }
        }
        self.parts
    }

    /// The parts in an element; `above` is its number where that begins those of what is below it.
    fn children(&mut self, node: XmlNode<'_, '_>, taken: Option<XmlNode<'_, '_>>, above: &str) {
        let mut local = Counters::default();
        for child in node.children().filter(|child| child.is_element() && Some(*child) != taken) {
            match child.name() {
                "can-cu" => self.parts.push(Part::CanCu(self.builder.text(child))),
                "doan" => self.parts.push(Part::Doan(self.builder.text(child))),
                "tham-quyen" => self.centred(Centred::ThamQuyen, child),
                "lenh" => self.centred(Centred::Lenh, child),
                "giua" => self.centred(Centred::Text, child),
                "don-vi-tinh" => self.parts.push(Part::Unit(self.builder.text(child))),
                "ghi-chu" => self.parts.push(Part::Note(self.builder.text(child))),
                "hinh" => self.parts.extend(figure::build(child, self.builder, self.plan).map(Part::Figure)),
                "bang" => {
                    let before = self.parts.len();
                    self.parts.extend(table::build(child, self.builder, self.plan).map(Part::Table));
                    self.turn(child, before);
                }
                name => {
                    if let Some(kind) = level_kind(name) {
                        let number = local.next(kind, &mut self.counters);
                        let before = self.parts.len();
                        self.level(child, kind, number, above);
                        self.turn(child, before);
                    }
                }
            }
        }
    }

    /// Puts the parts of an element that wants it on landscape pages; they are those after the first so many. The line of the
    /// unit of a table goes with it.
    fn turn(&mut self, node: XmlNode<'_, '_>, before: usize) {
        if node.attribute("ngang") == Some("co") {
            let unit = before.checked_sub(1).filter(|at| matches!(self.parts.get(*at), Some(Part::Unit(_))));
            let turned = self.parts.split_off(unit.unwrap_or(before));
            self.parts.push(Part::Landscape(turned));
        }
    }

    fn centred(&mut self, kind: Centred, node: XmlNode<'_, '_>) {
        let mut text = self.builder.text(node);
        if kind != Centred::Text {
            mark::capitals(&mut text);
        }
        self.parts.push(Part::Centred(kind, text));
    }

    fn level(&mut self, node: XmlNode<'_, '_>, kind: LevelKind, number: usize, above: &str) {
        let diem = &self.builder.markup.nd30.numbering.diem;
        let label = number::label(diem, kind, number, above);
        let title = child(node, "tieu-de");
        let mut taken = title;
        let mut text = match title {
            Some(title) => self.builder.text(title),
            None if has_own_text(node) => self.builder.text(node),
            None => {
                taken = node.first_element().filter(|first| first.name() == "doan");
                taken.map_or_else(Inline::default, |first| self.builder.text(first))
            }
        };
        if title.is_some() && kind <= LevelKind::MucLaMa && kind != LevelKind::Dieu {
            mark::capitals(&mut text);
        }
        let own = if matches!(kind, LevelKind::Khoan | LevelKind::ThapPhan) { label.clone() } else { String::new() };
        self.parts.push(Part::Level(Level { kind, number: label, titled: title.is_some(), text }));
        self.children(node, taken, &own);
    }
}

/// `./.` at the end of the main body, where that is running text.
pub(super) fn end_main(parts: &mut [Part<'_>]) {
    match parts.last_mut() {
        Some(Part::Doan(text) | Part::Level(Level { titled: false, text, .. })) => mark::end_with(text, "./."),
        Some(Part::Landscape(parts)) => end_main(parts),
        _ => {}
    }
}

fn has_own_text(node: XmlNode<'_, '_>) -> bool {
    node.children().take_while(|child| !child.is_element() || inline::is_inline(*child)).any(|child| {
        if child.is_text() { !child.text().unwrap_or_default().trim().is_empty() } else { child.is_element() }
    })
}
