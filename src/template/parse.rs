//! Markup → [`Document`]: well-formed, then known elements in their places, then the parts.

use std::collections::{BTreeSet, HashSet};

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
        let mut found = Found::default();
        self.check(tree.root(), &mut found);
        found.faults.into_result(())?;
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
                return Diagnostic::error(
                    Code::VB320,
                    format!("mẫu sinh ra {what} (nhiều nhất 1.000.000 phần tử và chữ, lồng 1.000 bậc)"),
                )
                .file(self.shown())
                .help("chia nội dung thành nhiều văn bản; bảng dài lấy thẳng từ dữ liệu bằng `<bang nguon=\"…\"/>`");
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

    fn check(&self, node: XmlNode<'_, '_>, found: &mut Found) {
        let root = node.name();
        match Element::find(root) {
            Some(element) if element.parents.is_empty() => self.check_element(node, element, found),
            _ => {
                let message = format!("phần tử gốc phải là `<van-ban>`, không phải `<{root}>`");
                self.tell(found, node, Code::VB337, message, || None);
            }
        }
    }

    /// Adds a fault of an element, unless it was told of the same place of the template.
    fn tell(
        &self,
        found: &mut Found,
        node: XmlNode<'_, '_>,
        code: Code,
        message: String,
        help: impl FnOnce() -> Option<String>,
    ) {
        let place = locate::written(node).map_or_else(|| node.range().start.to_string(), str::to_owned);
        if found.is_full() || !found.told.insert((code, place, message.clone())) {
            return;
        }
        let fault = Diagnostic::error(code, message).at(self.place(node));
        found.faults.push(match help() {
            Some(help) => fault.help(help),
            None => fault,
        });
    }

    fn check_element(&self, node: XmlNode<'_, '_>, element: &'static Element, found: &mut Found) {
        self.check_attributes(node, element, found);
        let mut seen: Vec<&str> = Vec::new();
        for child in node.children() {
            if found.is_full() {
                return;
            }
            if child.is_text() {
                let text = child.text().unwrap_or_default();
                if !element.takes_characters() && !text.trim().is_empty() {
                    let words: String = text.trim().chars().take(30).collect();
                    let message = format!("chữ «{words}» không được đứng thẳng trong `<{}>`", element.name);
                    self.tell(found, node, Code::VB323, message, || Some(children_of(element)));
                }
            } else if child.is_element() {
                let name = child.name();
                let Some(inner) = Element::find(name) else {
                    self.tell(found, child, Code::VB321, format!("không có phần tử `<{name}>`"), || {
                        let fitting = ELEMENTS.iter().filter(|known| known.may_stand_in(element));
                        let meant = did_you_mean(name, fitting.map(|known| known.name))
                            .or_else(|| did_you_mean(name, ELEMENTS.iter().map(|known| known.name)));
                        Some(meant.map_or_else(|| children_of(element), |meant| format!("có phải là `<{meant}>`?")))
                    });
                    continue;
                };
                if !inner.may_stand_in(element) {
                    let message = format!("`<{name}>` không được đứng trong `<{}>`", element.name);
                    self.tell(found, child, Code::VB322, message, || Some(parents_of(inner)));
                } else if seen.contains(&name) {
                    let message = format!("`<{name}>` có hai lần trong `<{}>`", element.name);
                    self.tell(found, child, Code::VB326, message, || Some(format!("chỉ giữ lại một `<{name}>`")));
                }
                if inner.once && !seen.contains(&name) {
                    seen.push(name);
                }
                self.check_element(child, inner, found);
            }
        }
    }

    fn check_attributes(&self, node: XmlNode<'_, '_>, element: &'static Element, found: &mut Found) {
        for attribute in node.attributes() {
            let name = attribute.name();
            if locate::is_place(name) {
                continue;
            }
            match element.attributes.iter().find(|known| known.name == name) {
                None => {
                    let message = format!("`<{}>` không có thuộc tính «{name}»", element.name);
                    self.tell(found, node, Code::VB324, message, || {
                        let known = element.attributes.iter().map(|attribute| attribute.name);
                        Some(match did_you_mean(name, known.clone()) {
                            Some(meant) => format!("có phải là «{meant}»?"),
                            None if element.attributes.is_empty() => "phần tử này không có thuộc tính nào".to_owned(),
                            None => format!("các thuộc tính: {}", known.collect::<Vec<_>>().join(", ")),
                        })
                    });
                }
                Some(known) if !known.values.is_empty() && !known.values.contains(&&*attribute.value) => {
                    let message = format!("`<{}>`: «{name}» không nhận «{}»", element.name, &*attribute.value);
                    let help = || Some(format!("các giá trị: {}", known.values.join(", ")));
                    self.tell(found, node, Code::VB325, message, help);
                }
                Some(_) => {}
            }
        }
        for known in element.attributes.iter().filter(|known| known.required) {
            if node.attribute(known.name).is_none() {
                let message = format!("`<{}>` thiếu thuộc tính «{}»", element.name, known.name);
                self.tell(found, node, Code::VB338, message, || None);
            }
        }
    }
}

/// The faults of a markup. A loop repeats a fault of the template: it is told once.
#[derive(Default)]
struct Found {
    faults: Faults,
    /// What was told, with where it was written.
    told: HashSet<(Code, String, String)>,
}

impl Found {
    /// Whether no more are told.
    fn is_full(&self) -> bool {
        self.faults.is_full()
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
