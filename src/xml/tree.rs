//! A document as a tree of elements and text.

use std::borrow::Cow;
use std::fmt;
use std::iter;
use std::ops::Range;

/// An XML document. Comments and processing instructions are not kept.
#[derive(Debug)]
pub(crate) struct XmlTree<'t> {
    /// The root element first, then all in the order of the source.
    pub(super) nodes: Vec<NodeEntry<'t>>,
    pub(super) attributes: Vec<XmlAttribute<'t>>,
    /// Namespaces as they are declared; an element says its own by its place here.
    pub(super) namespaces: Vec<Cow<'t, str>>,
    pub(super) source: &'t str,
}

/// An element or a text.
#[derive(Debug)]
pub(super) struct NodeEntry<'t> {
    /// Where it stands in the source.
    pub(super) span: Range<u32>,
    pub(super) parent: Option<u32>,
    pub(super) next: Option<u32>,
    pub(super) first: Option<u32>,
    pub(super) content: NodeContent<'t>,
}

#[derive(Debug)]
pub(super) enum NodeContent<'t> {
    Element { name: &'t str, namespace: Option<u32>, attributes: Range<u32> },
    Text(Cow<'t, str>),
}

/// An attribute.
#[derive(Debug)]
pub(crate) struct XmlAttribute<'t> {
    /// Its name as written, with its prefix.
    pub(crate) written: &'t str,
    /// Its value.
    pub(crate) value: Cow<'t, str>,
}

impl XmlAttribute<'_> {
    /// Its name without a prefix.
    pub(crate) fn name(&self) -> &str {
        local(self.written)
    }

    /// Whether it declares a namespace.
    fn declares(&self) -> bool {
        self.written.split(':').next() == Some("xmlns")
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

impl<'t> XmlTree<'t> {
    /// The root element.
    pub(crate) fn root(&self) -> XmlNode<'_, 't> {
        XmlNode { document: self, id: 0 }
    }

    /// All elements and texts, in the order of the source.
    pub(crate) fn descendants(&self) -> impl Iterator<Item = XmlNode<'_, 't>> {
        (0..).zip(&self.nodes).map(|(id, _)| XmlNode { document: self, id })
    }
}

/// An element or a text of a document.
#[derive(Clone, Copy)]
pub(crate) struct XmlNode<'d, 't> {
    document: &'d XmlTree<'t>,
    id: u32,
}

impl PartialEq for XmlNode<'_, '_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && std::ptr::eq(self.document, other.document)
    }
}

impl fmt::Debug for XmlNode<'_, '_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.source())
    }
}

impl<'d, 't> XmlNode<'d, 't> {
    fn entry(self) -> &'d NodeEntry<'t> {
        &self.document.nodes[self.id as usize]
    }

    fn at(self, id: u32) -> Self {
        Self { id, ..self }
    }

    /// Whether it is an element; else it is text.
    pub(crate) fn is_element(&self) -> bool {
        matches!(self.entry().content, NodeContent::Element { .. })
    }

    /// Whether it is text.
    pub(crate) fn is_text(&self) -> bool {
        !self.is_element()
    }

    /// The name of an element as written, with its prefix; empty for text.
    pub(crate) fn written_name(self) -> &'t str {
        match self.entry().content {
            NodeContent::Element { name, .. } => name,
            NodeContent::Text(_) => "",
        }
    }

    /// The name of an element without its prefix; empty for text.
    pub(crate) fn name(self) -> &'t str {
        local(self.written_name())
    }

    /// The namespace of an element.
    pub(crate) fn namespace(self) -> Option<&'d str> {
        match self.entry().content {
            NodeContent::Element { namespace, .. } => Some(&self.document.namespaces[namespace? as usize]),
            NodeContent::Text(_) => None,
        }
    }

    /// The attributes of an element and the namespaces it declares, as written.
    pub(crate) fn written_attributes(self) -> &'d [XmlAttribute<'t>] {
        match &self.entry().content {
            NodeContent::Element { attributes, .. } => {
                &self.document.attributes[attributes.start as usize..attributes.end as usize]
            }
            NodeContent::Text(_) => &[],
        }
    }

    /// The attributes of an element.
    pub(crate) fn attributes(self) -> impl Iterator<Item = &'d XmlAttribute<'t>> {
        self.written_attributes().iter().filter(|attribute| !attribute.declares())
    }

    /// The value of an attribute without a prefix.
    pub(crate) fn attribute(self, name: &str) -> Option<&'d str> {
        self.written_attributes().iter().find(|attribute| attribute.written == name).map(|found| &*found.value)
    }

    /// A text, or the text with which an element begins.
    pub(crate) fn text(self) -> Option<&'d str> {
        match &self.entry().content {
            NodeContent::Text(text) => Some(text),
            NodeContent::Element { .. } => self.first_child().filter(Self::is_text).and_then(Self::text),
        }
    }

    /// The element that it stands in.
    pub(crate) fn parent(self) -> Option<Self> {
        self.entry().parent.map(|id| self.at(id))
    }

    /// Itself, its parent, and so on.
    pub(crate) fn ancestors(self) -> impl Iterator<Item = Self> {
        iter::successors(Some(self), |node| node.parent())
    }

    /// The first element or text in an element.
    pub(crate) fn first_child(self) -> Option<Self> {
        self.entry().first.map(|id| self.at(id))
    }

    /// The first element in an element.
    pub(crate) fn first_element(self) -> Option<Self> {
        self.children().find(Self::is_element)
    }

    /// What follows in the same element.
    pub(crate) fn next_sibling(self) -> Option<Self> {
        self.entry().next.map(|id| self.at(id))
    }

    /// Whether nothing stands before it in the same element.
    pub(crate) fn is_first(self) -> bool {
        self.parent().and_then(Self::first_child) == Some(self)
    }

    /// What stands in an element.
    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        iter::successors(self.first_child(), |node| node.next_sibling())
    }

    /// Itself and all that stands in it, in the order of the source.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Self> {
        let end = self.entry().span.end;
        let later = self.document.nodes.iter().skip(self.id as usize).take_while(move |entry| entry.span.start < end);
        (self.id..).zip(later).map(move |(id, _)| self.at(id))
    }

    /// Where it stands in the source, in bytes.
    pub(crate) fn range(self) -> Range<usize> {
        let span = &self.entry().span;
        span.start as usize..span.end as usize
    }

    /// It as it is written.
    pub(crate) fn source(self) -> &'t str {
        self.document.source.get(self.range()).unwrap_or_default()
    }
}
