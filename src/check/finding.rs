//! Findings: one cause is one finding, however often it shows.

use crate::diag::Severity;
use crate::read::Origin;
use crate::recognise::PlaceInDocument;

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Code of the rule.
    pub code: &'static str,
    /// IDs of the decree's rules that are broken.
    pub rules: Vec<&'static str>,
    /// How grave it is.
    pub severity: Severity,
    /// Where it shows first.
    pub place: PlaceInDocument,
    /// What is.
    pub found: String,
    /// What should be.
    pub expected: String,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// How to mend it in Word.
    pub help: String,
    /// Where the decree says so.
    pub clause: &'static str,
    /// Where the value comes from; `None` where no value is at fault.
    pub origin: Option<Origin>,
    /// In how many places it shows.
    pub count: usize,
    /// The paragraphs in which it shows, each once: indices into [`crate::read::Docx::paragraphs`].
    pub paragraphs: Vec<usize>,
}

/// The findings of a document.
pub struct Findings {
    /// Whether the document was judged as a draft.
    pub draft: bool,
    /// The findings, gravest first.
    pub list: Vec<Finding>,
}

impl Findings {
    /// How many findings of a severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|finding| finding.severity == severity).count()
    }
}
