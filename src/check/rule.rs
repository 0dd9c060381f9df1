//! What a rule is.

use crate::diag::Severity;

use super::context::Context;

/// A rule.
pub struct Rule {
    /// Short code, never used again: `ND102`.
    pub code: &'static str,
    /// Name of the fault.
    pub name: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// IDs of the decree's rules that the fault breaks.
    pub breaks: &'static [&'static str],
    /// Numbers in the list of common faults.
    pub faults: &'static [&'static str],
    /// Where the decree says so; «thực tế» where it does not.
    pub clause: &'static str,
    /// What it checks, why, wrong, right, when it is not reported: lines of text.
    pub explanation: &'static [&'static str],
    /// Only an issued document must keep it; a hint for a draft.
    pub issue_only: bool,
    /// Looks at the document.
    pub(super) check: fn(&mut Context<'_, '_>),
}

impl Rule {
    /// Whether a code or name means this rule.
    #[must_use]
    pub fn is_named(&self, key: &str) -> bool {
        self.code.eq_ignore_ascii_case(key) || self.name.eq_ignore_ascii_case(key)
    }
}

/// Declares a rule: its explanation as a doc comment, then code, name, severity, IDs, numbers of common faults, clause.
macro_rules! declare_rule {
    (
        $(#[doc = $line:literal])*
        $code:literal $name:literal $severity:ident [$($breaks:literal),*] [$($faults:literal),*] $clause:literal $(, $issue:ident)?
    ) => {
        $(#[doc = $line])*
        pub(crate) const RULE: crate::check::Rule = crate::check::Rule {
            code: $code,
            name: $name,
            severity: crate::diag::Severity::$severity,
            breaks: &[$($breaks),*],
            faults: &[$($faults),*],
            clause: $clause,
            explanation: &[$($line),*],
            issue_only: declare_rule!(@issue $($issue)?),
            check,
        };
    };
    (@issue) => { false };
    (@issue issue_only) => { true };
}

pub(super) use declare_rule;
