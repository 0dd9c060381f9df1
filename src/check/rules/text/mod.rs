//! Rules of the text.

pub(super) mod basis_full;
pub(super) mod bracket;
pub(super) mod citation;
pub(super) mod cited_again;
pub(super) mod cited_units;
pub(super) mod comma_list;
pub(super) mod decomposed;
pub(super) mod doubled;
pub(super) mod encoding;
pub(super) mod gap;
pub(super) mod half_short;
pub(super) mod hyphen;
pub(super) mod in_force;
pub(super) mod name_capitals;
pub(super) mod pair;
pub(super) mod place;
pub(super) mod sentence_case;
pub(super) mod short_forms;
pub(super) mod space;
pub(super) mod stale;
pub(super) mod syllable;
pub(super) mod tone_style;
pub(super) mod tracked;
pub(super) mod unit_names;
pub(super) mod year;
