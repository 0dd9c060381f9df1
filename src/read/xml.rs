//! XML of parts: no DTD, a limit of nodes; elements by local name in the namespaces of both editions of the standard.

use roxmltree::{Document, Node, ParsingOptions};

use super::error::ReadError;

/// Most nodes of a part.
const NODES: u32 = 6_000_000;
/// Deepest nesting of elements; tables in tables as people make them come to a hundred.
const DEPTH: usize = 4096;
/// Most attributes of an element.
const ATTRIBUTES: usize = 4096;

const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// Parses a part.
pub(crate) fn parse<'t>(text: &'t str, part: &str) -> Result<Document<'t>, ReadError> {
    if let Some(what) = excess(text) {
        return Err(ReadError::TooLarge(what));
    }
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => ReadError::TooLarge("quá nhiều phần tử XML"),
        error => ReadError::Broken(format!("{part}: {error}")),
    })
}

/// Elements deeper than [`DEPTH`], or with more attributes than [`ATTRIBUTES`], which the parser compares with each other:
/// seen before a tree is built.
fn excess(text: &str) -> Option<&'static str> {
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        let skip = |end: &str| after.split_once(end).map_or("", |(_, after)| after);
        match after.as_bytes() {
            [b'/', ..] => depth = depth.saturating_sub(1),
            [b'!', b'-', b'-', ..] => rest = skip("-->"),
            [b'!', b'[', ..] => rest = skip("]]>"),
            [b'!' | b'?', ..] => {}
            _ => {
                let inside = tag(after);
                if inside.len() > ATTRIBUTES && inside.bytes().filter(|byte| *byte == b'=').count() > ATTRIBUTES {
                    return Some("quá nhiều thuộc tính XML");
                }
                depth += usize::from(!inside.ends_with('/'));
                rest = after.get(inside.len()..).unwrap_or_default();
            }
        }
        if depth > DEPTH {
            return Some("XML lồng nhau quá sâu");
        }
    }
    None
}

/// A tag up to its `>`; one in a quoted value does not end it.
fn tag(text: &str) -> &str {
    let near = text.split_once('>').map_or(text, |(inside, _)| inside);
    if !near.contains('\'') && near.bytes().filter(|byte| *byte == b'"').count().is_multiple_of(2) {
        return near;
    }
    let mut quote = None;
    let end = text.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        quote.is_none() && byte == b'>'
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Whether an element is one of WordprocessingML, of that local name.
pub(super) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name && in_word(node)
}

/// Whether an element is one of WordprocessingML.
pub(super) fn in_word(node: Node<'_, '_>) -> bool {
    node.tag_name().namespace().is_some_and(|namespace| WORD.contains(&namespace))
}

/// The first child of a local name.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, name))
}

/// An attribute by its local name, whatever its namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// `w:val` of a child.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// A toggle such as `<w:b/>`, `<w:b w:val="0"/>`.
pub(super) fn toggle(node: Node<'_, '_>, name: &str) -> Option<bool> {
    let node = child(node, name)?;
    Some(!matches!(attribute(node, "val"), Some("0" | "false" | "off")))
}

/// Which branch of `mc:AlternateContent` Word takes: the first choice, else the fallback.
pub(super) fn alternative<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    let branch = |name: &str| node.children().find(|child| child.is_element() && child.tag_name().name() == name);
    branch("Choice").or_else(|| branch("Fallback"))
}
