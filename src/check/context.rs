//! What a rule gets, and how it says what it has found.

use std::collections::HashMap;

use crate::diag::{Severity, first_words};
use crate::nd30::Nd30;
use crate::read::Origin;
use crate::recognise::{At, Facts};

use super::{Finding, Rule, Settings, words};

/// What a rule judges by.
pub(super) struct Context<'c, 'd> {
    /// What was recognised.
    pub(super) facts: &'c Facts<'d>,
    /// The decree.
    pub(super) nd30: &'c Nd30,
    /// What the user has chosen.
    pub(super) settings: &'c Settings,
    /// Whether the document is judged as a draft.
    pub(super) draft: bool,
    rule: &'static Rule,
    /// The severity that the user wants.
    severity: Option<Severity>,
    list: &'c mut Vec<Finding>,
    /// Where each cause stands in the list.
    known: HashMap<Cause, usize>,
}

/// Most findings of a rule in a document.
const MOST: usize = 100;

/// What makes two faults of a rule one: message, value, origin.
type Cause = (String, String, Option<Origin>);

impl<'c, 'd> Context<'c, 'd> {
    /// That of a rule, which adds to a list.
    pub(super) fn new(
        facts: &'c Facts<'d>,
        settings: &'c Settings,
        draft: bool,
        rule: &'static Rule,
        list: &'c mut Vec<Finding>,
    ) -> Self {
        let severity =
            settings.severities.iter().rev().find(|(name, _)| rule.is_named(name)).map(|(_, severity)| *severity);
        Self { facts, nd30: facts.nd30, settings, draft, rule, severity, list, known: HashMap::new() }
    }

    /// A fault of a line.
    pub(super) fn at(&mut self, line: usize) -> Fault<'_, 'c, 'd> {
        self.at_place(At::Line(line))
    }

    /// A fault of the page of a section.
    pub(super) fn at_section(&mut self, section: usize) -> Fault<'_, 'c, 'd> {
        self.at_place(At::Section(section))
    }

    /// A fault of the whole document.
    pub(super) fn at_document(&mut self) -> Fault<'_, 'c, 'd> {
        self.at_place(At::Document)
    }

    /// A fault of a place.
    pub(super) fn at_place(&mut self, at: At) -> Fault<'_, 'c, 'd> {
        Fault {
            context: self,
            at,
            breaks: None,
            found: String::new(),
            expected: String::new(),
            help: Help::Said(String::new()),
            origin: None,
            severity: None,
        }
    }
}

/// A fault that is being told; [`Fault::say`] ends it.
#[must_use]
pub(super) struct Fault<'f, 'c, 'd> {
    context: &'f mut Context<'c, 'd>,
    at: At,
    breaks: Option<&'static str>,
    found: String,
    expected: String,
    help: Help,
    origin: Option<Origin>,
    severity: Option<Severity>,
}

/// How a fault is mended.
enum Help {
    /// In these words.
    Said(String),
    /// By setting this where the value comes from.
    Set(String),
}

impl Fault<'_, '_, '_> {
    /// It breaks one rule of the decree of those that its rule names.
    pub(super) fn breaking(mut self, id: &'static str) -> Self {
        self.breaks = Some(id);
        self
    }

    /// What is.
    pub(super) fn found(mut self, found: impl Into<String>) -> Self {
        self.found = first_words(found.into());
        self
    }

    /// What should be.
    pub(super) fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = first_words(expected.into());
        self
    }

    /// How to mend it.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Help::Said(first_words(help.into()));
        self
    }

    /// Where the value comes from, which the message then ends with.
    pub(super) fn from(mut self, origin: &Origin) -> Self {
        self.origin = Some(origin.clone());
        self
    }

    /// What to set where the value comes from.
    pub(super) fn set(mut self, value: impl Into<String>) -> Self {
        self.help = Help::Set(value.into());
        self
    }

    /// Its severity, where it is another than that of the rule.
    pub(super) fn severity(mut self, severity: Option<Severity>) -> Self {
        self.severity = severity;
        self
    }

    /// What is wrong, in one sentence without a full stop: a finding, or one more place of one that is known.
    pub(super) fn say(self, message: impl Into<String>) {
        let Self { context, at, breaks, found, expected, help, origin, severity } = self;
        let message = match &origin {
            Some(origin) => message.into() + &words::origin(origin),
            None => message.into(),
        };
        let message = first_words(message);
        let paragraph = context.facts.paragraph_at(at);
        let cause = (message.clone(), found.clone(), origin.clone());
        if let Some(known) = context.known.get(&cause).and_then(|at| context.list.get_mut(*at)) {
            known.count += 1;
            if known.paragraphs.last() != Some(&paragraph) {
                known.paragraphs.push(paragraph);
            }
            return;
        }
        if context.known.len() > MOST {
            // The last finding is the one that stands for the rest.
            if let Some(rest) = context.list.last_mut() {
                rest.count += 1;
            }
            return;
        }
        let is_rest = context.known.len() == MOST;
        context.known.insert(cause, context.list.len());
        let (message, found, expected, help) = if is_rest {
            let help = Help::Said("sửa các chỗ đã nêu rồi kiểm tra lại".to_owned());
            ("còn nhiều chỗ khác sai như vậy, không kể hết".to_owned(), String::new(), String::new(), help)
        } else {
            (message, found, expected, help)
        };
        let rule = context.rule;
        let usual = if rule.issue_only && context.draft { Severity::Hint } else { rule.severity };
        context.list.push(Finding {
            code: rule.code,
            rules: breaks.map_or_else(|| rule.breaks.to_vec(), |id| vec![id]),
            severity: context.severity.or(severity).unwrap_or(usual),
            place: context.facts.place(at),
            found,
            expected,
            message,
            help: match help {
                Help::Said(help) => help,
                Help::Set(value) => words::mend(origin.as_ref().unwrap_or(&Origin::Direct), &value),
            },
            clause: rule.clause,
            origin,
            count: 1,
            paragraphs: vec![paragraph],
        });
    }
}
