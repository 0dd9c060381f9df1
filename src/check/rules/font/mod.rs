//! Rules of faces, sizes and kinds of letters.

pub(super) mod colour;
pub(super) mod face;
pub(super) mod size;
pub(super) mod sizes_mixed;
pub(super) mod slant;
pub(super) mod step;
pub(super) mod underline;
pub(super) mod weight;
