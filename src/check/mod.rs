//! Judges a document against the decree: facts → rules → findings. Knows nothing of how our own documents are made.

mod annotate;
mod context;
mod finding;
pub mod output;
mod prelude;
mod rule;
mod rules;
#[cfg(test)]
mod testing;
mod words;

pub use annotate::annotate;
pub use finding::{Finding, Findings};
pub use rule::Rule;

use crate::diag::Severity;
use crate::nd30::Nd30;
use crate::read::Docx;
use crate::recognise::Facts;
use context::Context;

/// What a document is judged as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// A draft where the number is blank, else an issued document.
    #[default]
    Auto,
    /// A draft: what only an issued document must have is a hint.
    Draft,
    /// For issue.
    Issue,
}

/// What the user may choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What the document is judged as.
    pub profile: Profile,
    /// Rules that are off, by code or name.
    pub off: Vec<String>,
    /// Rules at another severity, by code or name.
    pub severities: Vec<(String, Severity)>,
    /// Words that are right although they look strange.
    pub words: Vec<String>,
    /// Abbreviations of the agency and its units; empty where nothing is set.
    pub abbreviations: Vec<String>,
}

/// All rules, in the order of their codes.
#[must_use]
pub fn rules() -> &'static [Rule] {
    rules::ALL
}

/// The rules that a code, a name, an ID of the decree's rules or a number of the list of common faults leads to.
pub fn find_rules(key: &str) -> impl Iterator<Item = &'static Rule> {
    let key = key.to_uppercase();
    rules().iter().filter(move |rule| {
        rule.code == key
            || rule.name.to_uppercase() == key
            || rule.breaks.iter().chain(rule.faults).any(|id| id.to_uppercase() == key)
    })
}

/// Checks a document.
#[must_use]
pub fn check(docx: &Docx, nd30: &Nd30, settings: &Settings) -> Findings {
    let facts = Facts::new(docx, nd30);
    check_facts(&facts, settings)
}

/// Checks what was recognised of a document.
#[must_use]
pub fn check_facts(facts: &Facts<'_>, settings: &Settings) -> Findings {
    let draft = match settings.profile {
        Profile::Auto => facts.is_draft(),
        Profile::Draft => true,
        Profile::Issue => false,
    };
    let mut list = Vec::new();
    for rule in rules().iter().filter(|rule| !settings.off.iter().any(|off| rule.is_named(off))) {
        (rule.check)(&mut Context::new(facts, settings, draft, rule, &mut list));
    }
    let allowed: Vec<String> = settings.words.iter().map(|word| word.to_lowercase()).collect();
    // A word or name that the user allows is no fault of the text.
    list.retain(|finding: &Finding| {
        !finding.code.starts_with("ND9") || !allowed.contains(&finding.found.to_lowercase())
    });
    list.sort_by_key(|finding| finding.severity);
    Findings { draft, list }
}
