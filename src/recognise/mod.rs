//! Which line of anyone's document is which part: what `check` judges, and what taking a document in stands on.

pub mod date;
mod facts;
mod head;
mod line;
mod mark;
mod place;
mod sign;
mod signature;

pub use facts::{Facts, number_of, part_name};
pub use line::Line;
pub use mark::{Mark, MarkKind};
pub use place::{At, PlaceInDocument};
pub use signature::Signature;
