//! Paths in the data.

use std::borrow::Cow;
use std::fmt;

/// A path in the data, such as `noi_dung[0].doan[1]`; written out only when it is printed.
#[derive(Debug, Default)]
pub struct Path(Vec<Segment>);

#[derive(Debug, Clone)]
enum Segment {
    Key(Cow<'static, str>),
    Index(usize),
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Key(key) if position == 0 => formatter.write_str(key)?,
                Segment::Key(key) => write!(formatter, ".{key}")?,
                Segment::Index(index) => write!(formatter, "[{index}]")?,
            }
        }
        Ok(())
    }
}

impl Path {
    pub(super) fn key(&mut self, key: impl Into<Cow<'static, str>>) -> &mut Self {
        self.0.push(Segment::Key(key.into()));
        self
    }

    pub(super) fn index(&mut self, index: usize) -> &mut Self {
        self.0.push(Segment::Index(index));
        self
    }

    pub(super) fn back(&mut self, segments: usize) {
        self.0.truncate(self.0.len() - segments);
    }
}

/// A step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step<'p> {
    Key(&'p str),
    Index(usize),
}

/// The steps of a path such as `ky[0].ho_ten`.
pub(crate) fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    path.split(['.', '[']).filter(|part| !part.is_empty()).map(|part| {
        match part.strip_suffix(']').and_then(|index| index.parse().ok()) {
            Some(index) => Step::Index(index),
            None => Step::Key(part),
        }
    })
}
