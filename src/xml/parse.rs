//! Source → tree.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::errors::{Error as QuickError, IllFormedError};
use quick_xml::events::Event;

use super::error::{XmlError, XmlFault};
use super::limits::XmlLimits;
use super::text::{in_one_line, is_space, unescaped, with_one_line_end};
use super::tree::{NodeContent, NodeEntry, XmlAttribute, XmlTree};
use crate::text::{has_either, is_control, position};

/// Nothing of it is kept.
const BYTE_ORDER_MARK: char = '\u{FEFF}';
/// Bytes of a source for which room is made ahead.
const MOST_AHEAD: usize = 1024 * 1024;
/// Attributes of an element that are compared with each other; of more, a set is made.
const FEW: usize = 12;

/// Parses a document, in time and memory that grow as the source.
///
/// # Errors
/// A source that is not well-formed, has a document type, or is beyond the limits.
pub(crate) fn parse(source: &str, limits: XmlLimits) -> Result<XmlTree<'_>, XmlError> {
    if u32::try_from(source.len()).is_err() {
        return Err(XmlError { at: 0, fault: XmlFault::Excess("XML dài quá 4 GiB") });
    }
    if let Some(at) = position(source.as_bytes(), is_control) {
        return Err(XmlError { at, fault: XmlFault::Character });
    }
    Builder::new(source, limits).run()
}

struct Builder<'t> {
    document: XmlTree<'t>,
    limits: XmlLimits,
    /// The elements that are open, each with the last thing that stands in it.
    open: Vec<(u32, Option<u32>)>,
    /// What each prefix means, the innermost declaration last.
    scopes: HashMap<&'t str, Vec<Option<u32>>>,
    /// The prefixes that open elements declare, with the depth of each.
    declared: Vec<(usize, &'t str)>,
    /// The prefix that was looked up last: most documents use one.
    known: Option<(&'t str, Option<u32>)>,
    /// Where the text that is being read begins.
    text: Option<usize>,
    /// How much text may follow, in bytes.
    text_left: usize,
    /// Whether a comment has ended the text before.
    apart: bool,
}

impl<'t> Builder<'t> {
    fn new(source: &'t str, limits: XmlLimits) -> Self {
        // A tag or text of a document of ours has about 30 bytes.
        let document = XmlTree {
            nodes: Vec::with_capacity(source.len().min(MOST_AHEAD) / 30),
            attributes: Vec::new(),
            namespaces: Vec::new(),
            source,
        };
        Self {
            document,
            limits,
            open: Vec::new(),
            scopes: HashMap::new(),
            declared: Vec::new(),
            known: None,
            text: None,
            text_left: limits.text,
            apart: false,
        }
    }

    fn run(mut self) -> Result<XmlTree<'t>, XmlError> {
        let source = self.document.source;
        let unmarked = source.trim_start_matches(BYTE_ORDER_MARK);
        let mark = source.len() - unmarked.len();
        let offset = |position| mark + usize::try_from(position).unwrap_or(usize::MAX);
        let mut reader = Reader::from_str(unmarked);
        let mut start = mark;
        loop {
            let event = reader.read_event().map_err(|error| told(&error, offset(reader.error_position())))?;
            let end = offset(reader.buffer_position());
            if !matches!(event, Event::Text(_) | Event::GeneralRef(_)) {
                self.text_before(start)?;
            }
            match event {
                Event::Text(_) | Event::GeneralRef(_) => {
                    self.text.get_or_insert(start);
                }
                Event::Start(_) => self.element(start..end, false)?,
                Event::Empty(_) => self.element(start..end, true)?,
                Event::End(_) => self.close(end),
                Event::CData(text) => {
                    let close = end - "]]>".len();
                    let text = self.piece(close - text.len()..close);
                    self.push_text(with_one_line_end(text.into()), start..end)?;
                }
                Event::DocType(_) => return Err(XmlError { at: start, fault: XmlFault::Doctype }),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => self.apart = true,
                Event::Eof => break,
            }
            start = end;
        }
        if self.open.is_empty() && !self.document.nodes.is_empty() {
            Ok(self.document)
        } else {
            Err(XmlError { at: self.document.source.len(), fault: XmlFault::Unclosed })
        }
    }

    fn piece(&self, range: Range<usize>) -> &'t str {
        self.document.source.get(range).unwrap_or_default()
    }

    /// Takes the text that ends before this byte.
    fn text_before(&mut self, end: usize) -> Result<(), XmlError> {
        let Some(start) = self.text.take() else { return Ok(()) };
        let mut text = Cow::Borrowed(self.piece(start..end));
        if has_either(&text, b'&', b'\r') {
            let reference = |at| XmlError { at: start + at, fault: XmlFault::Reference };
            text = unescaped(with_one_line_end(text)).map_err(reference)?;
        }
        self.push_text(text, start..end)
    }

    fn push_text(&mut self, text: Cow<'t, str>, range: Range<usize>) -> Result<(), XmlError> {
        self.text_left = self
            .text_left
            .checked_sub(range.len())
            .ok_or(XmlError { at: range.start, fault: XmlFault::Excess("quá nhiều chữ") })?;
        let Some((_, last)) = self.open.last() else {
            let blank = text.chars().all(is_space);
            return if blank { Ok(()) } else { Err(XmlError { at: range.start, fault: XmlFault::Outside }) };
        };
        if !self.apart
            && let Some(last) = last
            && let Some(NodeEntry { content: NodeContent::Text(before), span, .. }) =
                self.document.nodes.get_mut(*last as usize)
        {
            before.to_mut().push_str(&text);
            span.end = small(range.end);
            return Ok(());
        }
        self.push(range, NodeContent::Text(text)).map(drop)
    }

    /// Adds an element or text to the element that is open.
    fn push(&mut self, range: Range<usize>, content: NodeContent<'t>) -> Result<u32, XmlError> {
        let nodes = &mut self.document.nodes;
        if nodes.len() >= self.limits.nodes {
            return Err(XmlError { at: range.start, fault: XmlFault::Excess("quá nhiều phần tử XML") });
        }
        self.apart = false;
        let id = small(nodes.len());
        let parent = self.open.last().map(|(parent, _)| *parent);
        nodes.push(NodeEntry { span: small(range.start)..small(range.end), parent, next: None, first: None, content });
        if let Some((parent, last)) = self.open.last_mut() {
            match last.replace(id) {
                Some(before) => nodes[before as usize].next = Some(id),
                None => nodes[*parent as usize].first = Some(id),
            }
        }
        Ok(id)
    }

    fn element(&mut self, range: Range<usize>, empty: bool) -> Result<(), XmlError> {
        let at = range.start;
        let error = |fault| XmlError { at, fault };
        if self.open.is_empty() && !self.document.nodes.is_empty() {
            return Err(error(XmlFault::Outside));
        }
        if self.open.len() >= self.limits.depth {
            return Err(error(XmlFault::Excess("XML lồng nhau quá sâu")));
        }
        let inside = self.piece(at + 1..range.end - if empty { "/>".len() } else { ">".len() });
        let (name, rest) = inside.split_at(inside.find(is_space).unwrap_or(inside.len()));
        if !is_name(name) {
            return Err(error(XmlFault::Name));
        }
        let attributes = self.attributes(rest).map_err(error)?;
        let namespace = self.namespace(name).map_err(error)?;
        let id = self.push(range.clone(), NodeContent::Element { name, namespace, attributes })?;
        self.open.push((id, None));
        if empty {
            self.close(range.end);
        }
        Ok(())
    }

    /// Closes the innermost open element.
    fn close(&mut self, end: usize) {
        let depth = self.open.len();
        if let Some((id, _)) = self.open.pop() {
            self.document.nodes[id as usize].span.end = small(end);
        }
        while let Some((_, prefix)) = self.declared.pop_if(|(at, _)| *at == depth) {
            self.scopes.entry(prefix).or_default().pop();
            self.known = None;
        }
    }

    /// Reads the attributes of an element that is about to be opened, and takes what it declares.
    fn attributes(&mut self, mut rest: &'t str) -> Result<Range<u32>, XmlFault> {
        let first = self.document.attributes.len();
        let mut set = HashSet::new();
        loop {
            let trimmed = rest.trim_start_matches(is_space);
            if trimmed.is_empty() {
                break;
            }
            if trimmed.len() == rest.len() {
                return Err(XmlFault::Attribute);
            }
            let (name, after) = trimmed.split_once('=').ok_or(XmlFault::Attribute)?;
            let written = name.trim_end_matches(is_space);
            let after = after.trim_start_matches(is_space);
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or(XmlFault::Attribute)?;
            let (value, tail) =
                after.strip_prefix(quote).and_then(|after| after.split_once(quote)).ok_or(XmlFault::Attribute)?;
            if !is_name(written) || value.contains('<') {
                return Err(XmlFault::Attribute);
            }
            let own = &self.document.attributes[first..];
            if own.len() >= self.limits.attributes || first + own.len() >= self.limits.all_attributes {
                return Err(XmlFault::Excess("quá nhiều thuộc tính XML"));
            }
            let twice = if own.len() < FEW {
                own.iter().any(|attribute| attribute.written == written)
            } else {
                set.extend(own.iter().skip(set.len()).map(|attribute| attribute.written));
                set.contains(written)
            };
            if twice {
                return Err(XmlFault::Twice(written.to_owned()));
            }
            let value = unescaped(in_one_line(value)).map_err(|_| XmlFault::Reference)?;
            if let Some(prefix) = declared_prefix(written) {
                self.declare(prefix, value.clone());
            }
            self.document.attributes.push(XmlAttribute { written, value });
            rest = tail;
        }
        Ok(small(first)..small(self.document.attributes.len()))
    }

    fn declare(&mut self, prefix: &'t str, namespace: Cow<'t, str>) {
        let id = (!namespace.is_empty()).then(|| {
            self.document.namespaces.push(namespace);
            small(self.document.namespaces.len() - 1)
        });
        self.scopes.entry(prefix).or_default().push(id);
        self.declared.push((self.open.len() + 1, prefix));
        self.known = None;
    }

    /// The namespace of a name.
    fn namespace(&mut self, name: &'t str) -> Result<Option<u32>, XmlFault> {
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        if let Some((known, namespace)) = self.known
            && known == prefix
        {
            return Ok(namespace);
        }
        let namespace = match self.scopes.get(prefix).and_then(|declared| declared.last()) {
            Some(namespace) => *namespace,
            None if prefix.is_empty() => None,
            None => return Err(XmlFault::Prefix(prefix.to_owned())),
        };
        self.known = Some((prefix, namespace));
        Ok(namespace)
    }
}

/// The prefix that an attribute gives a meaning, empty for that of names without one.
fn declared_prefix(attribute: &str) -> Option<&str> {
    let rest = attribute.strip_prefix("xmlns")?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(':') }
}

/// Whether a name of an element or attribute is one, as far as readers mind.
fn is_name(name: &str) -> bool {
    let begins = |c: char| c.is_alphabetic() || c == '_' || c == ':';
    name.starts_with(begins) && !name.contains(['"', '\'', '<', '>', '&', '=', '/'])
}

/// What quick-xml found wrong.
fn told(error: &QuickError, at: usize) -> XmlError {
    let fault = match error {
        QuickError::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            XmlFault::Mismatched { open: expected.clone(), found: found.clone() }
        }
        QuickError::IllFormed(IllFormedError::UnmatchedEndTag(name)) => XmlFault::Unopened(name.clone()),
        QuickError::IllFormed(IllFormedError::UnclosedReference) => XmlFault::Reference,
        QuickError::IllFormed(IllFormedError::MissingDoctypeName) => XmlFault::Doctype,
        _ => XmlFault::Unfinished,
    };
    XmlError { at, fault }
}

/// A place in a source that is known to be shorter than 4 GiB.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop, prop_assert_eq, proptest};

    use super::{XmlFault, XmlLimits, parse};
    use crate::xml::XmlNode;

    #[track_caller]
    fn fault(source: &str, at: usize, expected: &XmlFault) {
        let limits = XmlLimits { nodes: 20, depth: 5, attributes: 20, all_attributes: 30, text: 100 };
        let error = parse(source, limits).unwrap_err();
        assert_eq!((error.at, &error.fault), (at, expected), "{source}");
    }

    /// The tree in short: `name{namespace}[attributes](children)` and `'text'`.
    fn shown(node: XmlNode<'_, '_>) -> String {
        if node.is_text() {
            return format!("{:?}", node.text().unwrap());
        }
        let attributes: Vec<_> = node.attributes().map(|one| format!("{}={:?}", one.name(), one.value)).collect();
        let children: Vec<_> = node.children().map(shown).collect();
        let (name, namespace) = (node.name(), node.namespace().unwrap_or_default());
        format!("{name}{{{namespace}}}[{}]({})", attributes.join(" "), children.join(" "))
    }

    /// The same of another parser.
    fn peer(node: roxmltree::Node<'_, '_>) -> String {
        if node.is_text() {
            return format!("{:?}", node.text().unwrap());
        }
        let attributes: Vec<_> = node.attributes().map(|one| format!("{}={:?}", one.name(), one.value())).collect();
        let children: Vec<_> = node.children().filter(|one| one.is_element() || one.is_text()).map(peer).collect();
        let (name, namespace) = (node.tag_name().name(), node.tag_name().namespace().unwrap_or_default());
        format!("{name}{{{namespace}}}[{}]({})", attributes.join(" "), children.join(" "))
    }

    #[track_caller]
    fn same(source: &str) {
        let tree = parse(source, XmlLimits::NONE).unwrap();
        let other = roxmltree::Document::parse(source).unwrap();
        assert_eq!(shown(tree.root()), peer(other.root_element()), "{source}");
        let places = tree.descendants().filter(XmlNode::is_element).map(XmlNode::range);
        let others = other.descendants().filter(roxmltree::Node::is_element).map(|node| node.range());
        assert_eq!(places.collect::<Vec<_>>(), others.collect::<Vec<_>>(), "{source}");
    }

    #[test]
    fn trees_are_as_another_parser_reads_them() {
        for source in [
            "<a/>",
            "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- x --><a b = '1'\n c=\"&lt;2&#10;>\" >đ &amp; <b/>\r\n</a >\n<?x?>",
            "<w:a xmlns:w='u' w:b='1' b='2'><w:c xmlns='v'><d xmlns=''/><e/></w:c></w:a>",
            "<a xmlns='u'><b:c xmlns:b='v' b:d='&quot;'/><c/></a>",
            "<a><![CDATA[<x>&amp;]]> y <![CDATA[]]>z&#x1EBF;&apos;</a>",
            "<a b='x\ty\r\nz'>1<!-- -->2</a>",
            "<a><b></b><b>x</b>\n<c><d/>y</c></a>",
        ] {
            same(source);
        }
    }

    #[test]
    fn faults_are_told_with_their_place() {
        let open = |open: &str, found: &str| XmlFault::Mismatched { open: open.to_owned(), found: found.to_owned() };
        fault("", 0, &XmlFault::Unclosed);
        fault("<a>", 3, &XmlFault::Unclosed);
        fault("<a><b></a>", 6, &open("b", "a"));
        fault("<a/></b>", 4, &XmlFault::Unopened("b".to_owned()));
        fault("<a/><b/>", 4, &XmlFault::Outside);
        fault("x<a/>", 0, &XmlFault::Outside);
        fault("<a><", 3, &XmlFault::Unfinished);
        fault("<a><!-- ", 3, &XmlFault::Unfinished);
        fault("<a>1 < 2</a>", 5, &XmlFault::Name);
        fault("<a><1/></a>", 3, &XmlFault::Name);
        fault("<a b/>", 0, &XmlFault::Attribute);
        fault("<a b=1/>", 0, &XmlFault::Attribute);
        fault("<a b='1'c='2'/>", 0, &XmlFault::Attribute);
        fault("<a b='1' b='2'/>", 0, &XmlFault::Twice("b".to_owned()));
        fault("<x:a/>", 0, &XmlFault::Prefix("x".to_owned()));
        fault("<a><b xmlns:x='u'/><x:c/></a>", 19, &XmlFault::Prefix("x".to_owned()));
        fault("<a>KH&CN</a>", 5, &XmlFault::Reference);
        fault("<a>&amp;&x;</a>", 8, &XmlFault::Reference);
        fault("<a>&#1;</a>", 3, &XmlFault::Reference);
        fault("<a>\u{1}</a>", 3, &XmlFault::Character);
        fault("<!DOCTYPE a><a/>", 0, &XmlFault::Doctype);
        fault("<a><a><a><a><a><a/></a></a></a></a></a>", 15, &XmlFault::Excess("XML lồng nhau quá sâu"));
        fault(&format!("<a>{}</a>", "<b/>".repeat(30)), 79, &XmlFault::Excess("quá nhiều phần tử XML"));
        let named =
            |numbers: Vec<usize>| numbers.iter().map(|number| format!(" a{number}=''")).collect::<Vec<_>>().concat();
        fault(&format!("<a{}/>", named((0..30).collect())), 0, &XmlFault::Excess("quá nhiều thuộc tính XML"));
        let two = named((0..16).collect());
        fault(
            &format!("<a><b{two}/><b{two}/></a>"),
            3 + "<b/>".len() + two.len(),
            &XmlFault::Excess("quá nhiều thuộc tính XML"),
        );
        let text = "a".repeat(60);
        fault(&format!("<a>{text}<b/>{text}</a>"), 3 + 60 + 4, &XmlFault::Excess("quá nhiều chữ"));
        fault(&format!("<a{}/>", named((0..15).chain([13]).collect())), 0, &XmlFault::Twice("a13".to_owned()));
    }

    fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
        let known = [
            "<a>",
            "</a>",
            "<b/>",
            "<p:c xmlns:p='u'>",
            "</p:c>",
            "x",
            " ",
            "&amp;",
            "&",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<",
            ">",
            "'",
            "\"",
        ];
        prop::collection::vec(prop::sample::select(known.to_vec()), 0..16)
    }

    proptest! {
        #[test]
        fn what_another_parser_reads_is_read_the_same(pieces in pieces()) {
            let source = format!("<r>{}</r>", pieces.concat());
            if let Ok(other) = roxmltree::Document::parse(&source) {
                let tree = parse(&source, XmlLimits::NONE).map_err(|error| error.fault);
                prop_assert_eq!(tree.map(|tree| shown(tree.root())), Ok(peer(other.root_element())), "{}", source);
            } else {
                // Whatever it is, it ends.
                let _ = parse(&source, XmlLimits::NONE);
            }
        }
    }
}
