//! JSON with the place of every value, read only when something is wrong or a value is to be replaced in the text.

mod parse;
mod tree;

pub(super) use parse::parse;
pub(super) use tree::{Member, Node, Step, Value, place, steps};
