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

/// The lines and characters of a source, counted once, so that the places of many bytes are found without reading it anew
/// for each.
pub(in crate::intake) struct LineCount<'s> {
    source: &'s str,
    /// What stands before each block of [`BLOCK`] bytes.
    before: Vec<Counted>,
}

/// What stands before a byte.
#[derive(Clone, Copy, Default)]
struct Counted {
    lines: usize,
    characters: usize,
    /// Where the last line begins.
    line_start: usize,
}

/// Bytes between two counts.
const BLOCK: usize = 4096;

impl Counted {
    /// The same behind some bytes more, which begin at a place.
    fn and(self, at: usize, bytes: &[u8]) -> Self {
        Self {
            lines: self.lines + memchr::memchr_iter(b'\n', bytes).count(),
            // A byte that goes on with a character begins with the bits 10.
            characters: self.characters + bytes.iter().filter(|byte| *byte & 0xC0 != 0x80).count(),
            line_start: memchr::memrchr(b'\n', bytes).map_or(self.line_start, |found| at + found + 1),
        }
    }
}

impl<'s> LineCount<'s> {
    pub(in crate::intake) fn new(source: &'s str) -> Self {
        let mut counted = Counted::default();
        let blocks = source.as_bytes().chunks(BLOCK).enumerate().map(|(number, block)| {
            let before = counted;
            counted = counted.and(number * BLOCK, block);
            before
        });
        Self { before: blocks.collect(), source }
    }

    /// What stands before a byte.
    fn before(&self, at: usize) -> Counted {
        let block = (at / BLOCK).min(self.before.len().saturating_sub(1));
        let start = block * BLOCK;
        let rest = self.source.as_bytes().get(start..at).unwrap_or_default();
        self.before.get(block).copied().unwrap_or_default().and(start, rest)
    }

    /// The line of a byte, counted from 1.
    pub(in crate::intake) fn line(&self, at: usize) -> usize {
        self.before(at).lines + 1
    }

    /// The place of some bytes: line, column and the line itself, cut round the fault where it is long.
    pub(in crate::intake) fn place(&self, span: &Range<usize>) -> Place {
        let before = self.before(span.start);
        let column = before.characters - self.before(before.line_start).characters;
        place_on(self.source, before.lines + 1, before.line_start, column, span)
    }
}

/// The place of some bytes of a source; for many of them there is [`LineCount`].
pub(in crate::intake) fn place(source: &str, span: &Range<usize>) -> Place {
    let before = source.as_bytes().get(..span.start).unwrap_or_default();
    let counted = Counted::default().and(0, before);
    let line = before.get(counted.line_start..).unwrap_or_default();
    let column = Counted::default().and(0, line).characters;
    place_on(source, counted.lines + 1, counted.line_start, column, span)
}

/// A place, with no more of its line than is drawn.
fn place_on(source: &str, number: usize, line_start: usize, column: usize, span: &Range<usize>) -> Place {
    const NEAR: usize = 4 * (Excerpt::DRAWN + 1);
    let near = source.floor_char_boundary(span.start.saturating_sub(NEAR)).max(line_start);
    let far = source.ceil_char_boundary(span.start.saturating_add(NEAR).min(source.len()));
    let first_line = |text: &'_ str| text.split('\n').next().unwrap_or_default().to_owned();
    let behind = first_line(source.get(span.start..far).unwrap_or_default());
    let before = source.get(near..span.start).unwrap_or_default();
    let line = format!("{before}{}", behind.strip_suffix('\r').unwrap_or(&behind));
    let marked = first_line(source.get(span.start..span.end.min(far)).unwrap_or_default());
    let width = marked.trim_end().chars().count();
    Place {
        line: Some(number),
        column: Some(column + 1),
        excerpt: Some(Excerpt::new(&line, before.chars().count(), width)),
        ..Place::default()
    }
}
