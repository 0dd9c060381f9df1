//! What is done with a plan once it is whole: typed marks go, then it is held against what the types cannot say.

use crate::diag::Diagnostic;
use crate::nd30::Nd30;

use super::document::Plan;
use super::typed_marks;
use super::validate::validate;

/// Takes off the marks that the program writes itself; returns the faults and notes of the plan, each with its path. The
/// strings of a template file (`la_mau`) stay as they are: they are not yet what they will be.
#[must_use]
pub fn settle(plan: &mut Plan, nd30: &Nd30) -> Vec<Diagnostic> {
    let mut told = if plan.la_mau { Vec::new() } else { typed_marks::take_off(plan) };
    told.extend(validate(plan, nd30));
    told
}
