//! Rules of numbers and dates.

pub(super) mod date_form;
pub(super) mod date_zero;
pub(super) mod letter;
pub(super) mod sequence;
pub(super) mod sign;
pub(super) mod symbol;
pub(super) mod symbol_kind;
pub(super) mod zero;
