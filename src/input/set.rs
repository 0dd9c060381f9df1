//! `--set path=value`: values put into the text of the data file, so that every later message shows what was read.

use crate::diag::Diagnostic;

use super::faults;
use super::json::{self, Node, Step, Value, steps};
use super::load::{LoadOptions, load};

/// The source with every value set.
pub(super) fn apply(source: &str, name: &str, set: &[(String, String)]) -> Result<String, Vec<Diagnostic>> {
    let mut source = source.to_owned();
    for (path, value) in set {
        let (root, broken) = json::parse(&source);
        let Some(root) = root.filter(|root| broken.is_empty() && matches!(root.value, Value::Object(_))) else {
            // The file itself is at fault: reading it says so.
            return match load(&source, name, &LoadOptions::default()) {
                Err(faults) => Err(faults),
                Ok(_) => Ok(source),
            };
        };
        source = one(&source, &root, path, value).map_err(|fault| vec![fault])?;
    }
    Ok(source)
}

fn one(source: &str, root: &Node, path: &str, value: &str) -> Result<String, Diagnostic> {
    let mut node = root;
    let mut rest = steps(path).peekable();
    let json = json_value(path, value);
    while let Some(step) = rest.next() {
        let next = match (&node.value, step) {
            (Value::Object(members), Step::Key(key)) => {
                members.iter().find(|member| member.key == key).map(|m| &m.value)
            }
            // One object may stand for a list of one.
            (Value::Object(_), Step::Index(0)) => Some(node),
            (Value::List(items), Step::Index(index)) => items.get(index),
            _ => None,
        };
        if let Some(next) = next {
            node = next;
            continue;
        }
        return match (&node.value, step) {
            (Value::Object(members), Step::Key(key)) => {
                let remaining: Vec<Step<'_>> = rest.collect();
                let Some(inner) = nested(&remaining, &json) else { return Err(nowhere(path)) };
                let comma = if members.is_empty() { "" } else { "," };
                let key = serde_json::Value::from(key);
                Ok(spliced(source, node.span.start + 1..node.span.start + 1, &format!(" {key}: {inner}{comma}")))
            }
            _ => Err(nowhere(path)),
        };
    }
    // Line breaks of the old value are kept, so that later lines keep their numbers.
    let old = source.get(node.span.clone()).unwrap_or_default();
    let breaks = "\n".repeat(old.matches('\n').count());
    Ok(spliced(source, node.span.clone(), &format!("{json}{breaks}")))
}

/// The value inside the objects that the remaining keys name; none where an index is among them.
fn nested(steps: &[Step<'_>], json: &str) -> Option<String> {
    match steps.split_first() {
        None => Some(json.to_owned()),
        Some((Step::Key(key), rest)) => Some(format!("{{{}: {}}}", serde_json::Value::from(*key), nested(rest, json)?)),
        Some((Step::Index(_), _)) => None,
    }
}

/// The value as JSON where it is what the schema wants there, else as a string.
fn json_value(path: &str, value: &str) -> String {
    let (node, broken) = json::parse(value);
    match node {
        Some(node) if broken.is_empty() && faults::fits(&node, path) => value.trim().to_owned(),
        _ => serde_json::Value::from(value).to_string(),
    }
}

fn spliced(source: &str, span: std::ops::Range<usize>, new: &str) -> String {
    let before = source.get(..span.start).unwrap_or_default();
    let after = source.get(span.end..).unwrap_or_default();
    format!("{before}{new}{after}")
}

fn nowhere(path: &str) -> Diagnostic {
    Diagnostic::error("VB137", format!("--set không tìm thấy chỗ «{path}» trong dữ liệu"))
        .path(path)
        .help("đường dẫn như so, ky.ho_ten, noi_nhan[0].ten; phần tử của danh sách phải có sẵn")
}
