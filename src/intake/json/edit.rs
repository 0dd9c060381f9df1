//! The source text of a data file as its strings with their places, and changes of it that touch nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::plan::{Path, Segment};

use super::{JsonNode, JsonValue, LineCount, parse};

/// A string or number of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringAt {
    /// Its path, such as `nhiem_vu[0].nhiem_vu[2].thoi_gian`.
    pub path: String,
    /// Its bytes in the source, quotation marks included.
    pub span: Range<usize>,
    /// The string, or the digits of a number.
    pub text: String,
    /// Whether it is a string.
    pub quoted: bool,
    /// The last key of its path.
    key: String,
    /// Its line, counted from 1.
    pub line: usize,
}

impl StringAt {
    /// The key it stands under, that of its list where it is an element.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// The strings and numbers of a file, in order; keys and remarks (`_ghi_chu`) are left out.
#[must_use]
pub fn strings(source: &str) -> Vec<StringAt> {
    let mut found = Vec::new();
    if let (Some(root), _) = parse(source) {
        collect(&root, &mut Path::default(), &mut found);
    }
    let mut line = 1;
    let mut from = 0;
    for string in &mut found {
        line += source.get(from..string.span.start).unwrap_or_default().matches('\n').count();
        from = string.span.start;
        string.line = line;
    }
    found
}

fn collect(node: &JsonNode, path: &mut Path, found: &mut Vec<StringAt>) {
    let mut one = |text: &str, quoted| {
        found.push(StringAt {
            path: path.to_string(),
            span: node.span.clone(),
            text: text.to_owned(),
            quoted,
            key: path.keys().next_back().unwrap_or_default().to_owned(),
            line: 0,
        });
    };
    match &node.value {
        JsonValue::Text(text) => one(text, true),
        JsonValue::Number(digits) => one(digits, false),
        JsonValue::List(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, path.index(index), found);
                path.back();
            }
        }
        JsonValue::Object(members) => {
            for member in members.iter().filter(|member| member.key != "_ghi_chu" && member.key != "$schema") {
                collect(&member.value, path.key(member.key.clone()), found);
                path.back();
            }
        }
        JsonValue::Null | JsonValue::Bool(_) | JsonValue::Broken => {}
    }
}

/// A string as it is written in JSON.
#[must_use]
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The source with stretches replaced; they do not overlap.
#[must_use]
pub fn patch(source: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(span, _)| span.start);
    let mut patched = String::with_capacity(source.len());
    let mut from = 0;
    for (span, new) in edits {
        if span.start < from {
            continue;
        }
        patched.push_str(source.get(from..span.start).unwrap_or_default());
        patched.push_str(&new);
        from = span.end;
    }
    patched.push_str(source.get(from..).unwrap_or_default());
    patched
}

/// The bytes of the values at paths; none where a path leads to nothing.
#[must_use]
pub fn spans(source: &str, paths: &[String]) -> Vec<Option<Range<usize>>> {
    let (root, _) = parse(source);
    let find = |path: &String| {
        let (parent, index) = parent(root.as_ref()?, path)?;
        Some(match &parent.value {
            JsonValue::Object(members) => members.get(index)?.value.span.clone(),
            JsonValue::List(items) => items.get(index)?.span.clone(),
            _ => return None,
        })
    };
    paths.iter().map(find).collect()
}

/// The source without members and elements, whose commas and white space go with them, and the line at which each stood;
/// paths that lead to nothing have none.
#[must_use]
pub fn take_out(source: &str, paths: &[String]) -> (String, Vec<Option<usize>>) {
    let (root, _) = parse(source);
    let counted = LineCount::new(source);
    let mut lines = Vec::with_capacity(paths.len());
    // What goes, by parent: the parent's first byte, where its children stand, and which of them go.
    let mut gone: BTreeMap<usize, (Vec<Range<usize>>, BTreeSet<usize>)> = BTreeMap::new();
    for path in paths {
        let Some((parent, index)) = root.as_ref().and_then(|root| parent(root, path)) else {
            lines.push(None);
            continue;
        };
        let entry = gone.entry(parent.span.start).or_insert_with(|| (children(parent), BTreeSet::new()));
        entry.1.insert(index);
        lines.push(entry.0.get(index).map(|span| counted.line(span.start)));
    }
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (children, gone) in gone.values() {
        let staying = (0..children.len()).find(|index| !gone.contains(index)).unwrap_or(children.len());
        for (index, own) in gone.iter().filter_map(|index| Some((*index, children.get(*index)?))) {
            let before = index.checked_sub(1).and_then(|before| children.get(before));
            let only_gone_before = index <= staying;
            let after = children.get(index + 1);
            // From the end of the one before; where none stays before, up to the beginning of the one after.
            let span = match (before, after) {
                (Some(before), _) if !only_gone_before => before.end..own.end,
                (_, Some(after)) => own.start..after.start,
                _ => own.clone(),
            };
            edits.push((span, String::new()));
        }
    }
    (patch(source, edits), lines)
}

/// The object or list that holds the value at a path, and which of its children it is.
fn parent<'n>(root: &'n JsonNode, path: &str) -> Option<(&'n JsonNode, usize)> {
    let path = Path::from(path);
    let (last, above) = path.segments().split_last()?;
    let mut node = root;
    for step in above {
        node = child(node, step)?.1;
    }
    child(node, last).map(|(index, _)| (node, index))
}

/// A child of a value, and which of its children it is.
fn child<'n>(node: &'n JsonNode, step: &Segment) -> Option<(usize, &'n JsonNode)> {
    match (&node.value, step) {
        (JsonValue::Object(members), Segment::Key(key)) => {
            let found = members.iter().enumerate().find(|(_, member)| member.key == *key)?;
            Some((found.0, &found.1.value))
        }
        (JsonValue::List(items), Segment::Index(index)) => Some((*index, items.get(*index)?)),
        _ => None,
    }
}

/// Where the members or elements of a value stand.
fn children(node: &JsonNode) -> Vec<Range<usize>> {
    match &node.value {
        JsonValue::Object(members) => {
            members.iter().map(|member| member.key_span.start..member.value.span.end).collect()
        }
        JsonValue::List(items) => items.iter().map(|item| item.span.clone()).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str =
        "{\n  \"so\": 5,\n  \"a\": [\"x\", {\"b\": \"y\", \"_ghi_chu\": \"không\"}],\n  \"c\": \"z\"\n}";

    #[test]
    fn strings_are_found_with_their_places() {
        let found: Vec<(String, usize, &str)> = strings(SOURCE)
            .into_iter()
            .map(|string| (string.path, string.line, SOURCE.get(string.span).unwrap()))
            .collect();
        assert_eq!(
            found,
            [
                ("so".to_owned(), 2, "5"),
                ("a[0]".to_owned(), 3, "\"x\""),
                ("a[1].b".to_owned(), 3, "\"y\""),
                ("c".to_owned(), 4, "\"z\"")
            ]
        );
    }

    #[test]
    fn what_is_taken_out_leaves_good_json() {
        let cases: [&[&str]; 10] = [
            &["so"],
            &["a"],
            &["c"],
            &["a[0]"],
            &["a[1]"],
            &["a[1].b"],
            &["a[0]", "a[1]"],
            &["so", "a", "c"],
            &["so", "a"],
            &["a", "c"],
        ];
        for paths in cases {
            let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
            let (patched, lines) = take_out(SOURCE, &paths);
            let value: serde_json::Value =
                serde_json::from_str(&patched).unwrap_or_else(|error| panic!("{paths:?}: {error}\n{patched}"));
            assert!(value.is_object() && lines.iter().all(Option::is_some), "{paths:?}");
        }
        let (same, lines) = take_out(SOURCE, &["d".to_owned(), "a[7]".to_owned()]);
        assert_eq!((same.as_str(), lines), (SOURCE, vec![None, None]));
    }

    #[test]
    fn values_are_found_by_their_path() {
        let paths: Vec<String> = ["a[1].b", "so", "x"].map(str::to_owned).to_vec();
        let found: Vec<Option<&str>> = spans(SOURCE, &paths).into_iter().map(|span| SOURCE.get(span?)).collect();
        assert_eq!(found, [Some("\"y\""), Some("5"), None]);
    }
}
