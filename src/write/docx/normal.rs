//! Puts the XML of docx-rs into schema order.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::order;
use super::xml::escape;
use crate::xml::{self, XmlLimits, XmlNode};

/// An attribute that docx-rs draws from a counter of the thread: equal runs would differ.
const UNSTABLE: &str = "w14:paraId";
/// An attribute that says what is so anyway.
const NEEDLESS: (&str, &str) = ("w:dirty", "false");
/// Bytes of the longest part.
const USUAL: usize = 16 * 1024;
/// Names the namespaces that a reader may pass over.
const IGNORABLE: &str = "mc:Ignorable";

/// An XML element with its names as written, prefixes included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct XmlElement<'d> {
    pub(super) name: &'d str,
    attributes: Vec<(Cow<'d, str>, Cow<'d, str>)>,
    pub(super) children: Vec<Self>,
    text: Cow<'d, str>,
}

/// Changes a part that docx-rs built.
///
/// # Panics
/// On XML that is not well-formed, which the library does not build.
pub(super) fn changed(bytes: &[u8], change: impl FnOnce(XmlElement<'_>) -> String) -> String {
    let text = String::from_utf8_lossy(bytes);
    match xml::parse(&text, XmlLimits::NONE) {
        Ok(document) => change(XmlElement::of(document.root())),
        Err(error) => panic!("docx-rs builds well-formed parts: {}", error.fault),
    }
}

impl<'d> XmlElement<'d> {
    /// An empty element.
    pub(super) fn new(name: &'d str) -> Self {
        Self { name, ..Self::default() }
    }

    /// Adds an attribute.
    pub(super) fn with(mut self, name: &'d str, value: &'d str) -> Self {
        self.set(name, value);
        self
    }

    /// Sets an attribute.
    pub(super) fn set(&mut self, name: &'d str, value: &'d str) {
        self.attributes.retain(|(known, _)| known != name);
        self.attributes.push((name.into(), value.into()));
    }

    /// An attribute's value.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }

    fn of(node: XmlNode<'d, 'd>) -> Self {
        let mut element = Self::new(node.written_name());
        let attributes = node.written_attributes().iter();
        element.attributes = attributes.map(|one| (one.written.into(), Cow::Borrowed(&*one.value))).collect();
        for child in node.children() {
            if child.is_element() {
                element.children.push(Self::of(child));
            } else if let Some(text) = child.text() {
                element.text += text;
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

    /// Sorts children into schema order, drops empty property elements, and attributes that say nothing or differ from run to run.
    pub(super) fn normalise(&mut self) {
        self.attributes.retain(|(name, value)| name != UNSTABLE && (&**name, &**value) != NEEDLESS);
        for child in &mut self.children {
            child.normalise();
        }
        self.children.retain(|child| !(matches!(child.name, "w:rPr" | "w:pPr") && child.children.is_empty()));
        if let Some(order) = order::of(self.name) {
            self.children
                .sort_by_cached_key(|child| order.iter().position(|name| *name == child.name).unwrap_or(order.len()));
        }
    }

    /// Drops the namespaces that nothing is named in, and the leave to ignore them.
    pub(super) fn drop_unused_namespaces(&mut self) {
        let mut used = BTreeSet::new();
        self.prefixes(&mut used);
        let ignorable = self.get(IGNORABLE).unwrap_or_default();
        if ignorable.split(' ').any(|prefix| used.contains(prefix)) {
            let kept = ignorable.split(' ').chain(IGNORABLE.split(':').take(1));
            used.extend(kept.map(str::to_owned).collect::<Vec<_>>());
        }
        self.attributes.retain(|(name, _)| match name.split_once(':') {
            Some(("xmlns", prefix) | (prefix, _)) => prefix == "xml" || used.contains(prefix),
            None => true,
        });
    }

    fn prefixes(&self, used: &mut BTreeSet<String>) {
        let names = self.attributes.iter().map(|(name, _)| &**name).filter(|name| *name != IGNORABLE);
        for (prefix, _) in names.chain([self.name]).filter_map(|name| name.split_once(':')) {
            if !used.contains(prefix) {
                used.insert(prefix.to_owned());
            }
        }
        self.children.iter().for_each(|child| child.prefixes(used));
    }

    /// The element as a part of a package.
    pub(super) fn to_part(&self) -> String {
        let mut out = String::with_capacity(USUAL);
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
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
        out.push_str(self.name);
        out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::changed;

    #[test]
    fn namespaces_without_a_name_are_dropped() {
        let part = |source: &str| {
            changed(source.as_bytes(), |mut root| {
                root.drop_unused_namespaces();
                root.to_part().split_once('\n').unwrap().1.to_owned()
            })
        };
        let spaces = r#"xmlns:w="w" xmlns:r="r" xmlns:mc="mc" xmlns:w14="w14" xmlns:w15="w15" mc:Ignorable="w14 w15""#;
        assert_eq!(
            part(&format!(r#"<w:p {spaces}><w:t xml:space="preserve">a</w:t></w:p>"#)),
            r#"<w:p xmlns:w="w"><w:t xml:space="preserve">a</w:t></w:p>"#
        );
        assert_eq!(
            part(&format!(r#"<w:p {spaces}><w:t w14:a="1"/></w:p>"#)),
            r#"<w:p xmlns:w="w" xmlns:mc="mc" xmlns:w14="w14" xmlns:w15="w15" mc:Ignorable="w14 w15"><w:t w14:a="1"/></w:p>"#
        );
    }

    #[test]
    fn children_come_into_schema_order() {
        let source = r#"<w:styles xmlns:w="w"><w:style w:styleId="A"><w:name w:val="a"/><w:rPr><w:sz w:val="2"/><w:b/></w:rPr><w:pPr><w:rPr/><w:jc w:val="both"/><w:keepNext/></w:pPr><w:basedOn w:val="N"/></w:style></w:styles>"#;
        let text = changed(source.as_bytes(), |mut root| {
            root.normalise();
            root.to_part()
        });
        insta::assert_snapshot!(text, @r#"
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:styles xmlns:w="w"><w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="N"/><w:pPr><w:keepNext/><w:jc w:val="both"/></w:pPr><w:rPr><w:b/><w:sz w:val="2"/></w:rPr></w:style></w:styles>
        "#);
    }
}
