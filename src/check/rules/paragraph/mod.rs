//! Rules of paragraphs.

pub(super) mod align;
pub(super) mod indent;
pub(super) mod line;
pub(super) mod muc_case;
pub(super) mod space;
