//! Rules of the text.

pub(super) mod bracket;
pub(super) mod citation;
pub(super) mod cited_units;
pub(super) mod decomposed;
pub(super) mod doubled;
pub(super) mod gap;
pub(super) mod place;
pub(super) mod sentence_case;
pub(super) mod space;
pub(super) mod stale;
pub(super) mod syllable;
pub(super) mod tracked;
