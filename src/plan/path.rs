//! Paths in the data: built while a plan is walked, printed in messages, read from what a person writes.

use std::borrow::Cow;
use std::fmt;

/// A path in the data, such as `noi_dung[0].doan[1]`; written out only when it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(Vec<Segment>);

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// A key of an object.
    Key(Cow<'static, str>),
    /// A place in a list, from 0.
    Index(usize),
}

impl Segment {
    /// The key; none of a place in a list.
    #[must_use]
    pub fn as_key(&self) -> Option<&str> {
        match self {
            Self::Key(key) => Some(key),
            Self::Index(_) => None,
        }
    }

    /// The place in a list; none of a key.
    #[must_use]
    pub fn as_index(&self) -> Option<usize> {
        match self {
            Self::Key(_) => None,
            Self::Index(index) => Some(*index),
        }
    }
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

impl From<&str> for Path {
    /// Reads a path such as `ky[0].ho_ten`; every text is one.
    fn from(text: &str) -> Self {
        let parts = text.split(['.', '[']).filter(|part| !part.is_empty());
        let digits = |index: &&str| !index.is_empty() && index.bytes().all(|byte| byte.is_ascii_digit());
        let segments = parts.map(|part| match part.strip_suffix(']').filter(digits) {
            // No list has an element of a number that is too large.
            Some(index) => Segment::Index(index.parse().unwrap_or(usize::MAX)),
            None => Segment::Key(part.to_owned().into()),
        });
        Self(segments.collect())
    }
}

impl From<Path> for String {
    fn from(path: Path) -> Self {
        path.to_string()
    }
}

impl From<&Path> for String {
    fn from(path: &Path) -> Self {
        path.to_string()
    }
}

impl Path {
    /// Steps to the value of a key.
    pub fn key(&mut self, key: impl Into<Cow<'static, str>>) -> &mut Self {
        self.0.push(Segment::Key(key.into()));
        self
    }

    /// Steps to an element of a list.
    pub fn index(&mut self, index: usize) -> &mut Self {
        self.0.push(Segment::Index(index));
        self
    }

    /// Steps back to what holds the value.
    pub fn back(&mut self) {
        self.0.pop();
    }

    /// The path of the value of a key.
    #[must_use]
    pub fn at(&self, key: &'static str) -> Self {
        let mut below = self.clone();
        below.key(key);
        below
    }

    /// The path of an element of a list.
    #[must_use]
    pub fn nth(&self, index: usize) -> Self {
        let mut below = self.clone();
        below.index(index);
        below
    }

    /// Its steps, from the top.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// Its keys, from the top.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.iter().filter_map(Segment::as_key)
    }

    /// Its places in lists, from the top.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.0.iter().filter_map(Segment::as_index)
    }

    /// How many parents of the same kind a `Muc` or task has above it.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.keys().filter(|key| *key == "muc").count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_printed_as_it_is_read() {
        for text in ["", "so", "ky[0].ho_ten", "noi_dung[0].muc[12].bang.dong[3][1]"] {
            assert_eq!(Path::from(text).to_string(), text);
        }
        let mut path = Path::default();
        path.key("noi_dung").index(0).key("muc").index(1);
        assert_eq!(path, Path::from("noi_dung[0].muc[1]"));
        assert_eq!((path.depth(), path.at("doan").nth(2).to_string().as_str()), (1, "noi_dung[0].muc[1].doan[2]"));
        path.back();
        assert_eq!(path.to_string(), "noi_dung[0].muc");
    }
}
