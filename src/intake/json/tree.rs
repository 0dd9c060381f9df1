//! A JSON value and where it stands.

use std::ops::Range;

use crate::diag::{Excerpt, Place};
use crate::plan::{Path, Segment};

/// A value with its bytes in the source.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::intake) struct JsonNode {
    pub(in crate::intake) span: Range<usize>,
    pub(in crate::intake) value: JsonValue,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::intake) enum JsonValue {
    Null,
    Bool(bool),
    /// A number as it is written.
    Number(String),
    Text(String),
    List(Vec<JsonNode>),
    Object(Vec<Member>),
    /// Something that is no value and has been told; it is held against nothing.
    Broken,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::intake) struct Member {
    pub(in crate::intake) key: String,
    pub(in crate::intake) key_span: Range<usize>,
    pub(in crate::intake) value: JsonNode,
}

impl JsonNode {
    /// The value at a path such as `noi_dung[0].muc[1].tieu_de`; where the path leads on from there into nothing, the
    /// nearest value above.
    pub(in crate::intake) fn at(&self, path: &str) -> &Self {
        let mut node = self;
        for step in Path::from(path).segments() {
            let next = match (&node.value, step) {
                (JsonValue::Object(members), Segment::Key(key)) => {
                    members.iter().find(|member| member.key == *key).map(|member| &member.value)
                }
                (JsonValue::List(items), Segment::Index(index)) => items.get(*index),
                (JsonValue::Object(_), Segment::Index(0)) => Some(node),
                _ => None,
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }
}

/// The lines of a source, counted once, so that the places of many bytes are found without reading it anew for each.
pub(in crate::intake) struct LineCount<'s> {
    source: &'s str,
    /// Line breaks before each block of [`BLOCK`] bytes.
    before: Vec<usize>,
}

/// Bytes between two counts of lines.
const BLOCK: usize = 4096;

impl<'s> LineCount<'s> {
    pub(in crate::intake) fn new(source: &'s str) -> Self {
        let mut breaks = 0;
        let blocks = source.as_bytes().chunks(BLOCK).map(|block| {
            let before = breaks;
            breaks += line_breaks(block);
            before
        });
        Self { before: blocks.collect(), source }
    }

    /// The line of a byte, counted from 1.
    pub(in crate::intake) fn line(&self, at: usize) -> usize {
        let block = (at / BLOCK).min(self.before.len().saturating_sub(1));
        let rest = self.source.as_bytes().get(block * BLOCK..at).unwrap_or_default();
        self.before.get(block).copied().unwrap_or_default() + line_breaks(rest) + 1
    }

    /// The place of some bytes: line, column and the line itself, cut round the fault where it is long.
    pub(in crate::intake) fn place(&self, span: &Range<usize>) -> Place {
        place_on(self.source, self.line(span.start), span)
    }
}

/// The place of some bytes of a source; for many of them there is [`LineCount`].
pub(in crate::intake) fn place(source: &str, span: &Range<usize>) -> Place {
    let before = source.as_bytes().get(..span.start).unwrap_or_default();
    place_on(source, line_breaks(before) + 1, span)
}

fn line_breaks(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

fn place_on(source: &str, number: usize, span: &Range<usize>) -> Place {
    let before = source.get(..span.start).unwrap_or(source);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = source.get(line_start..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    let line = line.strip_suffix('\r').unwrap_or(line);
    let column = before.get(line_start..).unwrap_or_default().chars().count();
    let width =
        source.get(span.clone()).unwrap_or_default().split('\n').next().unwrap_or_default().trim_end().chars().count();
    Place {
        line: Some(number),
        column: Some(column + 1),
        excerpt: Some(Excerpt::new(line, column, width)),
        ..Place::default()
    }
}
