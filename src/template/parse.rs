//! Markup → [`Document`]: well-formed, then known elements in their places, then the parts.

use std::collections::BTreeSet;

use super::vocabulary::{ELEMENTS, Element};
use super::{Templates, build, fault, locate};
use crate::diag::{Code, Diagnostic, Faults, Place, did_you_mean};
use crate::model::Document;
use crate::nd30::Nd30;
use crate::plan::Plan;
use crate::xml::{self, XmlFault, XmlLimits, XmlNode};

/// Enough for 40,000 looped rows of 12 columns and their text.
const LIMITS: XmlLimits =
    XmlLimits { nodes: 1_000_000, depth: 1_000, attributes: 1_000, all_attributes: 2_000_000, text: usize::MAX };

/// Parses filled markup by itself: faults are told by the line of the markup. [`Templates::parse`] tells the place in
/// the template.
///
/// # Errors
/// As [`Templates::parse`].
fn parse<'p>(xml: &str, template: &str, plan: &'p Plan, nd30: &Nd30) -> Result<Document<'p>, Faults> {
    Markup { xml, template, nd30, templates: None }.document(plan)
}

impl Templates {
    /// Fills the template of the plan's kind and parses it.
    ///
    /// # Errors
    /// As [`Templates::render`] and [`Templates::parse`].
    pub fn document<'p>(&self, plan: &'p Plan) -> Result<Document<'p>, Faults> {
        let name = Self::name_for(plan);
        let xml = self.render(&name, plan)?;
        self.parse(&xml, &name, plan)
    }

    /// Parses markup that [`Templates::render`] made. Tables by reference borrow their rows from the plan.
    ///
    /// # Errors
    /// Markup that is not well-formed, VB320; every element, attribute and text that may not stand where it does,
    /// VB321–VB329 and VB334–VB338; each with its place in the template.
    pub fn parse<'p>(&self, xml: &str, template: &str, plan: &'p Plan) -> Result<Document<'p>, Faults> {
        parse(xml, template, plan, self.nd30()).map_err(|faults| {
            let located = self.render_located(template, plan);
            let again = located.and_then(|xml| {
                Markup { xml: &xml, template, nd30: self.nd30(), templates: Some(self) }.document(plan).err()
            });
            let mut faults = again.unwrap_or(faults);
            each_once(&mut faults);
            faults
        })
    }
}

/// Markup with what is needed to say where it was written.
#[derive(Clone, Copy)]
pub(super) struct Markup<'m> {
    pub(super) xml: &'m str,
    template: &'m str,
    /// The decree, for the forms of copies.
    pub(super) nd30: &'m Nd30,
    /// Given when each element carries its place in them.
    templates: Option<&'m Templates>,
}

impl Markup<'_> {
    fn document<'p>(&self, plan: &'p Plan) -> Result<Document<'p>, Faults> {
        let tree = xml::parse(self.xml, LIMITS).map_err(|error| self.malformed(&error))?;
        let mut faults = Faults::default();
        self.check(tree.root(), &mut faults);
        if !faults.is_empty() {
            return Err(faults);
        }
        build::document(&tree, *self, plan)
    }

    /// Where an element was written: in its template, or in the filled markup.
    pub(super) fn place(&self, node: XmlNode<'_, '_>) -> Place {
        if let Some((name, line, column)) = locate::of_node(node) {
            let width = node.name().chars().count() + 1;
            if let Some(place) = self.in_template(&name, line, column, width) {
                return place;
            }
        }
        let (line, _) = xml::line_and_column(self.xml, node.range().start);
        Place { file: Some(self.shown()), line: Some(line), ..Place::default() }
    }

    fn in_template(&self, name: &str, line: usize, column: usize, width: usize) -> Option<Place> {
        let templates = self.templates?;
        let mut place = fault::place(name, &templates.text(name)?, line, column, width);
        place.file = Some(templates.shown(name));
        Some(place)
    }

    fn shown(&self) -> String {
        self.templates.map_or_else(|| self.template.to_owned(), |templates| templates.shown(self.template))
    }

    fn malformed(&self, error: &xml::XmlError) -> Diagnostic {
        let (row, col) = error.line_and_column(self.xml);
        let message = match &error.fault {
            XmlFault::Doctype => "mẫu không được có DOCTYPE".to_owned(),
            XmlFault::Excess(what) => {
                format!("mẫu sinh ra {what} (nhiều nhất 1.000.000 phần tử và chữ, lồng 1.000 bậc)")
            }
            XmlFault::Unclosed => "phần tử gốc `<van-ban>` thiếu hoặc chưa đóng".to_owned(),
            XmlFault::Prefix(name) => format!("tên phần tử không được có tiền tố «{name}:»"),
            fault @ (XmlFault::Mismatched { .. } | XmlFault::Twice(_)) => fault.to_string(),
            fault => format!("mẫu sinh ra XML sai cú pháp: {fault}"),
        };
        let place = locate::before(self.xml, row, col)
            .and_then(|(name, line, column)| self.in_template(&name, line, column, 1));
        let place = place.unwrap_or_else(|| Place {
            file: Some(self.shown()),
            line: Some(row),
            column: Some(col),
            ..Place::default()
        });
        Diagnostic::error(Code::VB320, message)
            .at(place)
            .help("chữ `<` và `&` viết thẳng trong mẫu phải là `&lt;` và `&amp;`; giá trị `{{ … }}` được tự đổi")
    }

    fn check(&self, node: XmlNode<'_, '_>, faults: &mut Faults) {
        let root = node.name();
        match Element::find(root) {
            Some(element) if element.parents.is_empty() => self.check_element(node, element, faults),
            _ => faults.push(
                Diagnostic::error(Code::VB337, format!("phần tử gốc phải là `<van-ban>`, không phải `<{root}>`"))
                    .at(self.place(node)),
            ),
        }
    }

    fn check_element(&self, node: XmlNode<'_, '_>, element: &'static Element, faults: &mut Faults) {
        self.check_attributes(node, element, faults);
        let mut seen: Vec<&str> = Vec::new();
        for child in node.children() {
            if child.is_text() {
                let text = child.text().unwrap_or_default();
                if !element.takes_characters() && !text.trim().is_empty() {
                    let words: String = text.trim().chars().take(30).collect();
                    faults.push(
                        Diagnostic::error(
                            Code::VB323,
                            format!("chữ «{words}» không được đứng thẳng trong `<{}>`", element.name),
                        )
                        .at(self.place(node))
                        .help(children_of(element)),
                    );
                }
            } else if child.is_element() {
                let name = child.name();
                match Element::find(name) {
                    None => {
                        let fitting = ELEMENTS.iter().filter(|known| known.may_stand_in(element));
                        let meant = did_you_mean(name, fitting.map(|known| known.name));
                        let fault = Diagnostic::error(Code::VB321, format!("không có phần tử `<{name}>`"))
                            .at(self.place(child));
                        faults.push(
                            match meant.or_else(|| did_you_mean(name, ELEMENTS.iter().map(|known| known.name))) {
                                Some(meant) => fault.help(format!("có phải là `<{meant}>`?")),
                                None => fault.help(children_of(element)),
                            },
                        );
                    }
                    Some(inner) => {
                        if !inner.may_stand_in(element) {
                            faults.push(
                                Diagnostic::error(
                                    Code::VB322,
                                    format!("`<{name}>` không được đứng trong `<{}>`", element.name),
                                )
                                .at(self.place(child))
                                .help(parents_of(inner)),
                            );
                        } else if seen.contains(&name) {
                            faults.push(
                                Diagnostic::error(
                                    Code::VB326,
                                    format!("`<{name}>` có hai lần trong `<{}>`", element.name),
                                )
                                .at(self.place(child))
                                .help(format!("chỉ giữ lại một `<{name}>`")),
                            );
                        }
                        if inner.once {
                            seen.push(name);
                        }
                        self.check_element(child, inner, faults);
                    }
                }
            }
        }
    }

    fn check_attributes(&self, node: XmlNode<'_, '_>, element: &'static Element, faults: &mut Faults) {
        for attribute in node.attributes() {
            let name = attribute.name();
            if locate::is_place(name) {
                continue;
            }
            match element.attributes.iter().find(|known| known.name == name) {
                None => {
                    let fault =
                        Diagnostic::error(Code::VB324, format!("`<{}>` không có thuộc tính «{name}»", element.name))
                            .at(self.place(node));
                    let known = element.attributes.iter().map(|attribute| attribute.name);
                    faults.push(match did_you_mean(name, known.clone()) {
                        Some(meant) => fault.help(format!("có phải là «{meant}»?")),
                        None if element.attributes.is_empty() => fault.help("phần tử này không có thuộc tính nào"),
                        None => fault.help(format!("các thuộc tính: {}", known.collect::<Vec<_>>().join(", "))),
                    });
                }
                Some(known) if !known.values.is_empty() && !known.values.contains(&&*attribute.value) => {
                    let fault = Diagnostic::error(
                        Code::VB325,
                        format!("`<{}>`: «{name}» không nhận «{}»", element.name, &*attribute.value),
                    );
                    faults.push(fault.at(self.place(node)).help(format!("các giá trị: {}", known.values.join(", "))));
                }
                Some(_) => {}
            }
        }
        for known in element.attributes.iter().filter(|known| known.required) {
            if node.attribute(known.name).is_none() {
                faults.push(
                    Diagnostic::error(Code::VB338, format!("`<{}>` thiếu thuộc tính «{}»", element.name, known.name))
                        .at(self.place(node)),
                );
            }
        }
    }
}

/// A loop repeats a fault of the template: it is told once.
fn each_once(faults: &mut Faults) {
    let mut told = BTreeSet::new();
    faults.retain(|fault| {
        let place = &fault.place;
        told.insert((fault.code, fault.message.clone(), place.file.clone(), place.line, place.column))
    });
}

fn children_of(parent: &Element) -> String {
    let names: Vec<_> = ELEMENTS
        .iter()
        .filter(|element| element.may_stand_in(parent) && !element.is_inline())
        .map(|element| format!("`<{}>`", element.name))
        .collect();
    if names.is_empty() {
        format!("`<{}>` không chứa phần tử nào khác", parent.name)
    } else {
        format!("trong `<{}>` có thể đặt: {}", parent.name, names.join(", "))
    }
}

fn parents_of(element: &Element) -> String {
    let names: Vec<_> = element.parents.iter().map(|name| format!("`<{name}>`")).collect();
    if element.is_inline() {
        format!("`<{}>` đứng trong phần tử có chữ", element.name)
    } else {
        format!("`<{}>` đứng trong {}", element.name, names.join(", "))
    }
}
