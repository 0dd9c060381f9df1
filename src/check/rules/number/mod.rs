//! Rules of numbers and dates.

pub(super) mod blank;
pub(super) mod body_short;
pub(super) mod date_form;
pub(super) mod date_real;
pub(super) mod date_zero;
pub(super) mod letter;
pub(super) mod month_zero;
pub(super) mod place_full;
pub(super) mod sequence;
pub(super) mod sign;
pub(super) mod symbol;
pub(super) mod symbol_case;
pub(super) mod symbol_kind;
pub(super) mod zero;
