//! Names that no data has in the conditions of a template: the engine would take them for false without a word.

use super::context::NAMES;
use super::fault::{place, unknown_name};
use super::set::TemplateSource;
use super::tag::{Tag, TagTokenKind, tags};
use crate::diag::{Diagnostic, Faults, Place};

/// Names that `used` has and no data gives, where a condition asks for their value. A name that is asked for with `is defined`
/// may be absent.
pub(super) fn in_conditions(used: &[String], sources: &[&TemplateSource]) -> Faults {
    let strange = used.iter().filter(|name| !NAMES.contains(&name.as_str()));
    strange.filter_map(|name| in_condition(name, sources)).collect()
}

fn in_condition(name: &str, sources: &[&TemplateSource]) -> Option<Diagnostic> {
    let may_be_absent = sources.iter().any(|source| {
        [" is defined", " is not defined", " is undefined", " is not undefined"]
            .iter()
            .any(|test| source.text.contains(&format!("{name}{test}")))
    });
    if may_be_absent {
        return None;
    }
    sources.iter().filter(|source| source.text.contains(name)).find_map(|source| {
        let at = tags(&source.text).iter().find_map(|tag| asked(tag, name, &source.text))?;
        let before = source.text.get(..at)?;
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let fault = unknown_name(name);
        let placed = place(&source.name, &source.text, line, column, name.chars().count());
        Some(fault.clone().at(Place { path: fault.place.path.clone(), ..placed }))
    })
}

/// Where a condition asks for the value of a name.
fn asked(tag: &Tag, name: &str, source: &str) -> Option<usize> {
    if !matches!(tag.words(source), Some("if" | "elif")) {
        return None;
    }
    let text = |index: usize| tag.tokens.get(index).map(|token| token.text(source));
    (1..tag.tokens.len()).find_map(|index| {
        let token = tag.tokens[index];
        let is_field = matches!(text(index - 1), Some("." | "?."));
        let has_default = text(index + 1) == Some("|") && text(index + 2) == Some("default");
        (token.kind == TagTokenKind::Word && text(index) == Some(name) && !is_field && !has_default)
            .then_some(token.start)
    })
}
