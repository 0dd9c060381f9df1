//! What is found while a report is compiled.

use crate::diag::{Diagnostic, Severity};

/// Findings in the order of the work. A warning is for a person to settle, a hint is worth knowing.
#[derive(Clone, Debug, Default)]
pub struct ReportFindings(Vec<(About, Diagnostic)>);

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    /// Which task a row of progress is of.
    Match,
    /// Anything else.
    Other,
}

impl ReportFindings {
    pub(super) fn push(&mut self, finding: Diagnostic) {
        self.0.push((About::Other, finding));
    }

    /// Adds one on a row that met no task, several, or not surely the right one.
    pub(super) fn push_unmatched(&mut self, finding: Diagnostic) {
        self.0.push((About::Match, finding));
    }

    /// How many a person must settle.
    #[must_use]
    pub fn to_settle(&self) -> usize {
        self.0.iter().filter(|(_, finding)| finding.severity == Severity::Warning).count()
    }

    /// Those on rows that met no task, several, or not surely the right one.
    #[must_use]
    pub fn unmatched(self) -> Vec<Diagnostic> {
        self.0.into_iter().filter(|(about, _)| *about == About::Match).map(|(_, finding)| finding).collect()
    }

    /// All of them.
    #[must_use]
    pub fn into_list(self) -> Vec<Diagnostic> {
        self.0.into_iter().map(|(_, finding)| finding).collect()
    }
}

impl Extend<Diagnostic> for ReportFindings {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, findings: I) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}
