//! `styles.xml` and the faces of the theme.

use std::collections::HashMap;
use std::sync::Arc;

use super::error::ReadError;
use super::package::{Package, Relation};
use super::props::{FaceRef, ParagraphProps, RunProps};
use super::xml::{attribute, child, is, parse, value};
use crate::xml::XmlNode;

/// Longest chain of styles that are based on each other; a cycle ends here.
const LONGEST_CHAIN: usize = 64;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct StyleSheet {
    /// Document defaults.
    pub(super) run: RunProps,
    pub(super) paragraph: ParagraphProps,
    styles: HashMap<String, Style>,
    default_paragraph: Option<String>,
    major: Option<String>,
    minor: Option<String>,
}

/// A style.
#[derive(Debug)]
pub(super) struct Style {
    /// Its name as a user sees it.
    pub(super) name: Arc<str>,
    pub(super) run: RunProps,
    pub(super) paragraph: ParagraphProps,
    based_on: Option<String>,
    /// Whether a table of this style shows borders.
    bordered: Option<bool>,
}

/// Longest name of a style or face that is kept, in characters; Word takes no longer one.
pub(super) const LONGEST_NAME: usize = 253;

impl StyleSheet {
    pub(super) fn read(package: &mut Package<'_>, relations: &[Relation]) -> Result<Self, ReadError> {
        let mut sheet = Self::default();
        if let Some((text, part)) = package.related(relations, "theme")? {
            let tree = parse(&text, &part)?;
            let face = |name: &str| {
                let fonts = tree.descendants().find(|node| node.name() == name)?;
                let latin = fonts.children().find(|node| node.name() == "latin")?;
                attribute(latin, "typeface").map(str::to_owned)
            };
            (sheet.major, sheet.minor) = (face("majorFont"), face("minorFont"));
        }
        let Some((text, part)) = package.related(relations, "styles")? else { return Ok(sheet) };
        let tree = parse(&text, &part)?;
        let root = tree.root();
        if let Some(defaults) = child(root, "docDefaults") {
            sheet.run = RunProps::read(child(defaults, "rPrDefault").and_then(|node| child(node, "rPr")));
            sheet.paragraph = ParagraphProps::read(child(defaults, "pPrDefault").and_then(|node| child(node, "pPr")));
        }
        for node in root.children().filter(|node| is(*node, "style")) {
            let Some(id) = attribute(node, "styleId") else { continue };
            let default = matches!(attribute(node, "default"), Some("1" | "true" | "on"));
            if default && attribute(node, "type") == Some("paragraph") {
                sheet.default_paragraph = Some(id.to_owned());
            }
            let style = Style {
                name: value(node, "name").unwrap_or(id).chars().take(LONGEST_NAME).collect::<String>().into(),
                run: RunProps::read(child(node, "rPr")),
                paragraph: ParagraphProps::read(child(node, "pPr")),
                based_on: value(node, "basedOn").map(str::to_owned),
                bordered: child(node, "tblPr").and_then(|node| borders(child(node, "tblBorders"))),
            };
            sheet.styles.insert(id.to_owned(), style);
        }
        Ok(sheet)
    }

    /// A style and those that it is based on, itself first; an id that is not there gives none.
    pub(super) fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let first = self.styles.get(id);
        std::iter::successors(first, |style| self.styles.get(style.based_on.as_ref()?)).take(LONGEST_CHAIN)
    }

    /// The style of a paragraph: the one it names where there is such a one, else the default.
    pub(super) fn of_paragraph<'s>(&'s self, named: Option<&str>) -> Option<&'s str> {
        let known = named.and_then(|id| self.styles.get_key_value(id)).map(|(id, _)| id.as_str());
        known.or(self.default_paragraph.as_deref())
    }

    /// Whether tables of a style show borders.
    pub(super) fn bordered(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.bordered).unwrap_or(false)
    }

    /// The name of a face, that of the theme resolved.
    pub(super) fn face<'s>(&'s self, face: &'s FaceRef) -> &'s str {
        match face {
            FaceRef::Named(name) => name,
            FaceRef::Theme(role) if role.starts_with("major") => self.major.as_deref().unwrap_or(role),
            FaceRef::Theme(role) => self.minor.as_deref().unwrap_or(role),
        }
    }
}

/// Whether an element of borders has one that is seen; `None` where there is no such element.
pub(super) fn borders(node: Option<XmlNode<'_, '_>>) -> Option<bool> {
    let seen =
        |line: XmlNode<'_, '_>| line.is_element() && !matches!(attribute(line, "val"), None | Some("nil" | "none"));
    node.map(|node| node.children().any(seen))
}
