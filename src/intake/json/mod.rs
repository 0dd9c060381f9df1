//! JSON with the place of every value, read only when something is wrong or a value is to be replaced in the text.

mod edit;
mod parse;
mod scalar;
mod tree;
mod weight;

pub use edit::{StringAt, patch, quoted, spans, strings, take_out};

pub use weight::weigh;

pub(super) use parse::parse;
pub(super) use tree::{JsonNode, JsonValue, LineCount, Member, place};
