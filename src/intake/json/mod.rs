//! JSON with the place of every value, read only when something is wrong or a value is to be replaced in the text.

mod edit;
mod parse;
mod tree;

pub use edit::{StringAt, patch, quoted, spans, strings, take_out};

pub(super) use parse::parse;
pub(super) use tree::{JsonNode, JsonValue, LineCount, Member, place};
