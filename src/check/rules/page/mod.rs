//! Rules of the page.

pub(super) mod landscape;
pub(super) mod margin;
pub(super) mod number_appendix;
pub(super) mod number_first;
pub(super) mod number_look;
pub(super) mod number_place;
pub(super) mod number_plain;
pub(super) mod number_typed;
pub(super) mod paper;
