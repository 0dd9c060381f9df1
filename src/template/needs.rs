//! Which templates a template needs: those it includes or extends, and those that define the components it calls.
//!
//! Read from the text, before the engine compiles it. A name in a remark counts too, which does no harm.

use std::collections::{BTreeMap, BTreeSet};

use super::set::TemplateSource;

/// The names of `wanted` and of all that they need.
pub(super) fn needed<'s>(
    sources: &'s BTreeMap<String, TemplateSource>,
    wanted: impl IntoIterator<Item = &'s str>,
) -> BTreeSet<&'s str> {
    let definers: BTreeMap<&str, &str> = sources
        .values()
        .flat_map(|source| defined(&source.text).map(|component| (component, source.name.as_str())))
        .collect();
    let mut needed = BTreeSet::new();
    let mut open: Vec<&str> = wanted.into_iter().collect();
    while let Some(name) = open.pop() {
        if let Some(source) = sources.get(name)
            && needed.insert(source.name.as_str())
        {
            open.extend(named(&source.text));
            open.extend(called(&source.text).filter_map(|component| definers.get(component)));
        }
    }
    needed
}

/// The components that a template defines.
fn defined(text: &str) -> impl Iterator<Item = &str> {
    tags(text, "component").map(identifier)
}

/// The templates that a template includes or extends.
pub(super) fn named(text: &str) -> impl Iterator<Item = &str> {
    let quoted = |tag: &'_ str| tag.chars().next().filter(|mark| matches!(mark, '"' | '\'' | '`'));
    tags(text, "include").chain(tags(text, "extends")).filter_map(move |tag| tag.split(quoted(tag)?).nth(1))
}

/// What may be the call of a component: a name after `<`, which most often is an element.
fn called(text: &str) -> impl Iterator<Item = &str> {
    text.split('<').skip(1).map(identifier)
}

/// What follows a keyword in each tag that begins with it.
fn tags<'t>(text: &'t str, keyword: &'static str) -> impl Iterator<Item = &'t str> {
    // One character is found sooner than two.
    text.split('{')
        .filter_map(|tag| tag.strip_prefix('%'))
        .filter_map(move |tag| tag.trim_start_matches('-').trim_start().strip_prefix(keyword))
        .map(str::trim_start)
}

/// The name at the beginning of a text; a component may have points in its name.
fn identifier(text: &str) -> &str {
    let text = text.trim_start();
    text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').next().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{TemplateSource, needed};

    #[track_caller]
    fn case(wanted: &str, expected: &[&str]) {
        let sources: BTreeMap<String, TemplateSource> = [
            ("alone.xml", "<van-ban>{{ so }}</van-ban>"),
            ("including.xml", "{%- include 'part/a.xml' -%}"),
            ("part/a.xml", r#"{% if so %}{%include "part/b.xml"%}{% endif %}"#),
            ("part/b.xml", "{{ so }}"),
            ("extending.xml", "{% extends `including.xml` %}"),
            ("calling.xml", "{{<o.so so={1} />}}"),
            ("wrapping.xml", "{% <khung> %}{% </khung> %}"),
            ("part/c.xml", "{%- component o.so(so) -%}{{ so }}{%- endcomponent o.so -%}{% component khung() %}{{ body }}{% endcomponent %}"),
            ("lost.xml", r#"{% include "part/none.xml" %}"#),
        ]
        .map(|(name, text)| (name.to_owned(), TemplateSource { name: name.to_owned(), origin: None, text: text.to_owned() }))
        .into();
        assert_eq!(needed(&sources, [wanted]).into_iter().collect::<Vec<_>>(), expected, "{wanted}");
    }

    #[test]
    fn a_template_needs_what_it_names_and_calls() {
        case("alone.xml", &["alone.xml"]);
        case("including.xml", &["including.xml", "part/a.xml", "part/b.xml"]);
        case("extending.xml", &["extending.xml", "including.xml", "part/a.xml", "part/b.xml"]);
        case("calling.xml", &["calling.xml", "part/c.xml"]);
        case("wrapping.xml", &["part/c.xml", "wrapping.xml"]);
        case("lost.xml", &["lost.xml"]);
        case("none.xml", &[]);
    }
}
