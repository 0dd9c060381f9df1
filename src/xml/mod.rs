//! XML: a tree of it with the place of everything, and the one escape of text.
//!
//! quick-xml finds the tags. The tree is ours: it is built in time that grows as the source, whatever a foreign file
//! declares, within limits, and says in Vietnamese what is wrong.

mod error;
mod escape;
mod limits;
mod parse;
mod text;
mod tree;

pub(crate) use error::{XmlError, XmlFault, line_and_column};
pub(crate) use escape::Escaped;
pub(crate) use limits::XmlLimits;
pub(crate) use parse::parse;
pub(crate) use tree::{XmlNode, XmlTree};
