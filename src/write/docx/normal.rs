//! Puts the XML of docx-rs into schema order.

use roxmltree::{Document, Node};

use super::order;
use super::xml::escape;

/// Attributes that docx-rs draws from a counter of the thread: they would make equal runs differ.
const UNSTABLE: &str = "w14:paraId";

/// An XML element with its names as written, prefixes included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Self>,
    text: String,
}

impl Element {
    /// An empty element.
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Adds an attribute.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// Sets an attribute.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.attributes.retain(|(known, _)| known != name);
        self.attributes.push((name.to_owned(), value.to_owned()));
    }

    /// An attribute's value.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Reads a part that docx-rs built.
    ///
    /// # Panics
    /// On XML that is not well-formed, which the library does not build.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        match Document::parse(&text) {
            Ok(document) => Self::of(document.root_element()),
            Err(error) => panic!("docx-rs builds well-formed parts: {error}"),
        }
    }

    fn of(node: Node<'_, '_>) -> Self {
        let mut element = Self::new(&prefixed(node, node.tag_name().namespace(), node.tag_name().name()));
        if node.parent_element().is_none() {
            for namespace in node.namespaces() {
                match namespace.name() {
                    Some("xml") => {}
                    Some(prefix) => element.set(&format!("xmlns:{prefix}"), namespace.uri()),
                    None => element.set("xmlns", namespace.uri()),
                }
            }
        }
        for attribute in node.attributes() {
            element.set(&prefixed(node, attribute.namespace(), attribute.name()), attribute.value());
        }
        for child in node.children() {
            if child.is_element() {
                element.children.push(Self::of(child));
            } else if let Some(text) = child.text() {
                element.text.push_str(text);
            }
        }
        element
    }

    /// Calls `change` on every element of a name.
    pub(super) fn visit(&mut self, name: &str, change: &mut dyn FnMut(&mut Self)) {
        if self.name == name {
            change(self);
        }
        for child in &mut self.children {
            child.visit(name, change);
        }
    }

    /// Sorts children into schema order, drops empty property elements and attributes that differ from run to run.
    pub(super) fn normalise(&mut self) {
        self.attributes.retain(|(name, _)| name != UNSTABLE);
        for child in &mut self.children {
            child.normalise();
        }
        self.children.retain(|child| !(matches!(child.name.as_str(), "w:rPr" | "w:pPr") && child.children.is_empty()));
        if let Some(order) = order::of(&self.name) {
            self.children.sort_by_key(|child| order.iter().position(|name| *name == child.name).unwrap_or(order.len()));
        }
    }

    /// The element as a part of a package.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        self.write(&mut out);
        out.into_bytes()
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(out, value);
            out.push('"');
        }
        if self.children.is_empty() && self.text.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        escape(out, &self.text);
        for child in &self.children {
            child.write(out);
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

/// A name with the prefix that its namespace has in the document.
fn prefixed(node: Node<'_, '_>, namespace: Option<&str>, name: &str) -> String {
    let prefix = match namespace {
        Some("http://www.w3.org/XML/1998/namespace") => Some("xml"),
        Some(uri) => node.lookup_prefix(uri),
        None => None,
    };
    prefix.map_or_else(|| name.to_owned(), |prefix| format!("{prefix}:{name}"))
}

#[cfg(test)]
mod tests {
    use super::Element;

    #[test]
    fn children_come_into_schema_order() {
        let source = r#"<w:styles xmlns:w="w"><w:style w:styleId="A"><w:name w:val="a"/><w:rPr><w:sz w:val="2"/><w:b/></w:rPr><w:pPr><w:rPr/><w:jc w:val="both"/><w:keepNext/></w:pPr><w:basedOn w:val="N"/></w:style></w:styles>"#;
        let mut root = Element::parse(source.as_bytes());
        root.normalise();
        let text = String::from_utf8(root.to_bytes()).unwrap();
        insta::assert_snapshot!(text, @r#"
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:styles xmlns:w="w"><w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="N"/><w:pPr><w:keepNext/><w:jc w:val="both"/></w:pPr><w:rPr><w:b/><w:sz w:val="2"/></w:rPr></w:style></w:styles>
        "#);
    }
}
