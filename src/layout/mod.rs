//! `Document` → `Sheet`: every length, size and face explicit, taken from `nd30`.

pub mod sheet;

use crate::model::Document;
use crate::nd30::Nd30;
use sheet::Sheet;

/// Which of the two consistent sets of sizes is used (nd30 §16).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SizeSet {
    /// Set A where every line of the head fits, else set B.
    #[default]
    Auto,
    /// Quốc hiệu 13, Tiêu ngữ 14.
    A,
    /// Quốc hiệu 12, Tiêu ngữ 13.
    B,
}

/// What the user may choose about the layout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Size set.
    pub size_set: SizeSet,
}

/// Lays a document out.
#[must_use]
pub fn lay_out<'a>(document: &'a Document<'a>, nd30: &Nd30, options: Options) -> Sheet<'a> {
    let _ = (document, nd30, options);
    todo!()
}
