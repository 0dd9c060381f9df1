//! What nearly every rule needs.

pub(super) use super::context::Context;
pub(super) use super::rule::declare_rule;
pub(super) use super::words;
pub(super) use crate::nd30::PartName;
pub(super) use crate::recognise::{At, Facts, Mark, MarkKind, date, number_of, part_name};
