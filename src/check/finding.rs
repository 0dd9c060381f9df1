//! Findings: one cause is one finding, however often it shows.

use std::collections::HashMap;

use crate::diag::Level;
use crate::read::Origin;

use crate::recognise::{At, Facts, Place};

use super::Rule;

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Code of the rule.
    pub code: &'static str,
    /// IDs of the decree's rules that are broken.
    pub rules: Vec<&'static str>,
    /// How grave it is.
    pub level: Level,
    /// Where it shows first.
    pub place: Place,
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

/// What is said of a place.
#[derive(Clone, Debug, Default)]
pub(super) struct Fault {
    /// IDs of the decree's rules, where they are fewer than all of the rule.
    pub(super) breaks: Option<&'static str>,
    pub(super) found: String,
    pub(super) expected: String,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) origin: Option<Origin>,
    /// Its level, where it is another than that of the rule.
    pub(super) level: Option<Level>,
}

impl Fault {
    /// What is, what should be, what is wrong, how to mend it.
    pub(super) fn new(
        found: impl Into<String>,
        expected: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            found: found.into(),
            expected: expected.into(),
            message: message.into(),
            help: help.into(),
            ..Self::default()
        }
    }

    /// The same, breaking one rule of those that its rule names.
    pub(super) fn breaking(mut self, id: &'static str) -> Self {
        self.breaks = Some(id);
        self
    }
}

/// The findings of a document.
pub struct Findings {
    /// Whether the document was judged as a draft.
    pub draft: bool,
    /// The findings, gravest first.
    pub list: Vec<Finding>,
    /// Abbreviations of the agency and its units, as the user has set them; empty where nothing is set.
    pub(super) abbreviations: Vec<String>,
    rule: Option<(&'static Rule, Option<Level>)>,
    /// Where each cause stands in the list.
    known: HashMap<Cause, usize>,
}

/// What makes two faults one: rule, message, value, origin.
type Cause = (&'static str, String, String, Option<Origin>);

impl Findings {
    pub(super) fn new(draft: bool, abbreviations: Vec<String>) -> Self {
        Self { draft, list: Vec::new(), abbreviations, rule: None, known: HashMap::new() }
    }

    /// The faults that follow are those of a rule.
    pub(super) fn begin(&mut self, rule: &'static Rule, level: Option<Level>) {
        self.rule = Some((rule, level));
    }

    /// A fault of the rule at hand.
    pub(super) fn report(&mut self, facts: &Facts<'_>, at: At, fault: Fault) {
        let Some((rule, own)) = self.rule else { return };
        let cause = (rule.code, fault.message.clone(), fault.found.clone(), fault.origin.clone());
        if let Some(known) = self.known.get(&cause).and_then(|at| self.list.get_mut(*at)) {
            known.count += 1;
            let paragraph = facts.paragraph_at(at);
            if known.paragraphs.last() != Some(&paragraph) {
                known.paragraphs.push(paragraph);
            }
            return;
        }
        self.known.insert(cause, self.list.len());
        let usual = if rule.issue_only && self.draft { Level::Hint } else { rule.level };
        self.list.push(Finding {
            code: rule.code,
            rules: fault.breaks.map_or_else(|| rule.breaks.to_vec(), |id| vec![id]),
            level: own.or(fault.level).unwrap_or(usual),
            place: facts.place(at),
            found: fault.found,
            expected: fault.expected,
            message: fault.message,
            help: fault.help,
            clause: rule.clause,
            origin: fault.origin,
            count: 1,
            paragraphs: vec![facts.paragraph_at(at)],
        });
    }

    pub(super) fn finish(&mut self) {
        self.list.sort_by_key(|finding| finding.level);
    }

    /// How many findings of a level there are.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.list.iter().filter(|finding| finding.level == level).count()
    }
}
