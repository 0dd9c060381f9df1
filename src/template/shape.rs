//! What the engine takes without a bound before anything is filled: tags, links from template to template, chains of them.

use std::collections::BTreeMap;

use super::needs::named;
use super::set::TemplateSource;
use super::tag::tags;

/// Most tags of all templates of a user: some of them take ten kilobytes each.
const TAGS: usize = 20_000;
/// Most includes of one template: what is wrong with each is told with the whole template.
const LINKS: usize = 200;
/// Most templates that include or extend one another in a row; the engine follows them on the stack.
const LONGEST: usize = 20;

/// What is beyond the bounds in the templates of some names: a template, and words for it.
pub(super) fn fault<'s>(
    sources: &'s BTreeMap<String, TemplateSource>,
    names: &'s [String],
) -> Option<(&'s str, String)> {
    let mut all = 0_usize;
    for name in names {
        let text = &sources.get(name)?.text;
        all = all.saturating_add(tags(text).len());
        if all > TAGS {
            return Some((name, format!("các mẫu riêng có quá nhiều thẻ (trên {TAGS})")));
        }
        if named(text).count() > LINKS {
            return Some((name, format!("mẫu gọi quá nhiều mẫu khác (trên {LINKS} lần)")));
        }
    }
    let mut chains = Chains { sources, heights: BTreeMap::new() };
    names
        .iter()
        .find(|name| chains.height(name, 0) > LONGEST)
        .map(|name| (name.as_str(), format!("mẫu gọi mẫu nối nhau quá dài (trên {LONGEST} mẫu)")))
}

/// How many tags a text may have at most.
pub(super) fn tags_at_most(text: &str) -> usize {
    text.matches("{{").count() + text.matches("{%").count()
}

/// Whether a text links to another template.
pub(super) fn links(text: &str) -> bool {
    text.contains("{%") && tags(text).iter().any(|tag| matches!(tag.words(text), Some("include" | "extends")))
}

/// How long the chains from each template are.
struct Chains<'s> {
    sources: &'s BTreeMap<String, TemplateSource>,
    /// None while a template is walked: what leads back to it is a circle, which the engine tells.
    heights: BTreeMap<&'s str, Option<usize>>,
}

impl Chains<'_> {
    /// Templates in the longest chain from one on, counted no further than [`LONGEST`] and one.
    fn height(&mut self, name: &str, above: usize) -> usize {
        let Some((name, source)) = self.sources.get_key_value(name) else { return 0 };
        if let Some(height) = self.heights.get(name.as_str()) {
            return height.unwrap_or(0);
        }
        if above > LONGEST {
            return LONGEST + 1;
        }
        self.heights.insert(name, None);
        let below = named(&source.text).map(|next| self.height(next, above + 1)).max().unwrap_or(0);
        self.heights.insert(name, Some(below + 1));
        below + 1
    }
}
