//! XML of parts: no DTD, a limit of nodes; elements by local name in the namespaces of both editions of the standard.

use super::error::ReadError;
use crate::xml::{self, XmlFault, XmlLimits, XmlNode, XmlTree};

/// A table of 30,000 rows has 1,700,000 nodes, a book of 2,000 pages 9 MiB of text; tables in tables as people make them come
/// to a hundred.
const LIMITS: XmlLimits =
    XmlLimits { nodes: 2_000_000, depth: 4096, attributes: 4096, all_attributes: 3_000_000, text: 24 * 1024 * 1024 };

const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// Parses a part.
pub(crate) fn parse<'t>(text: &'t str, part: &str) -> Result<XmlTree<'t>, ReadError> {
    xml::parse(text, LIMITS).map_err(|error| match error.fault {
        XmlFault::Excess(what) => ReadError::TooLarge(what),
        fault => ReadError::Broken(format!("{part}: {fault}")),
    })
}

/// Whether an element is one of WordprocessingML, of that local name.
pub(super) fn is(node: XmlNode<'_, '_>, name: &str) -> bool {
    node.is_element() && node.name() == name && in_word(node)
}

/// Whether an element is one of WordprocessingML.
pub(super) fn in_word(node: XmlNode<'_, '_>) -> bool {
    node.namespace().is_some_and(|namespace| WORD.contains(&namespace))
}

/// The first child of a local name.
pub(super) fn child<'a, 'i>(node: XmlNode<'a, 'i>, name: &str) -> Option<XmlNode<'a, 'i>> {
    node.children().find(|child| is(*child, name))
}

/// An attribute by its local name, whatever its namespace.
pub(super) fn attribute<'a>(node: XmlNode<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| &*attribute.value)
}

/// `w:val` of a child.
pub(super) fn value<'a>(node: XmlNode<'a, '_>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// A toggle such as `<w:b/>`, `<w:b w:val="0"/>`.
pub(super) fn toggle(node: XmlNode<'_, '_>, name: &str) -> Option<bool> {
    let node = child(node, name)?;
    Some(!matches!(attribute(node, "val"), Some("0" | "false" | "off")))
}

/// Which branch of `mc:AlternateContent` Word takes: the first choice, else the fallback.
pub(super) fn alternative<'a, 'i>(node: XmlNode<'a, 'i>) -> Option<XmlNode<'a, 'i>> {
    let branch = |name: &str| node.children().find(|child| child.is_element() && child.name() == name);
    branch("Choice").or_else(|| branch("Fallback"))
}
