//! `--set path=value`: values put into the text of the data file, so that every later message shows what was read.

use crate::diag::{Code, Diagnostic, Faults, Place, first_of_name};
use crate::nd30::FieldShape;
use crate::plan::{Path, Segment};

use super::faults::Expected;
use super::json::{self, JsonNode, JsonValue};
use super::load::{LoadOptions, load};

/// Most steps of a path: no data that is read is deeper.
const MOST_STEPS: usize = 32;

/// Most characters of a value that a message repeats.
const SHOWN: usize = 40;

/// The source with every value set.
pub(super) fn apply(source: &str, name: &str, options: &LoadOptions) -> Result<String, Faults> {
    let mut source = source.to_owned();
    if options.set.is_empty() {
        return Ok(source);
    }
    let expected = Expected::new(&options.nd30);
    for (path, value) in &options.set {
        if Path::from(path.as_str()).segments().len() > MOST_STEPS {
            return Err(nowhere(path, &format!("đường dẫn dài quá {MOST_STEPS} bước")).into());
        }
        let (root, broken) = json::parse(&source);
        let Some(root) = root.filter(|root| broken.is_empty() && matches!(root.value, JsonValue::Object(_))) else {
            // The file itself is at fault: reading it says so.
            return match load(&source, name, &LoadOptions { set: Vec::new(), ..options.clone() }) {
                Err(faults) => Err(faults),
                Ok(_) => Ok(source),
            };
        };
        source = one(&source, &root, &expected, path, value)?;
    }
    Ok(source)
}

fn one(source: &str, root: &JsonNode, expected: &Expected, path: &str, value: &str) -> Result<String, Diagnostic> {
    let mut node = root;
    let steps = Path::from(path);
    let mut rest = steps.segments().iter();
    let json = json_value(root, expected, path, value);
    while let Some(step) = rest.next() {
        let next = match (&node.value, step) {
            (JsonValue::Object(members), Segment::Key(key)) => {
                members.iter().find(|member| member.key == *key).map(|m| &m.value)
            }
            // One object may stand for a list of one.
            (JsonValue::Object(_), Segment::Index(0)) => Some(node),
            (JsonValue::List(items), Segment::Index(index)) => items.get(*index),
            _ => None,
        };
        if let Some(next) = next {
            node = next;
            continue;
        }
        return match (&node.value, step) {
            (JsonValue::Object(members), Segment::Key(key)) => {
                let Some(inner) = nested(rest.as_slice(), &json) else { return Err(nowhere(path, HOW)) };
                let comma = if members.is_empty() { "" } else { "," };
                let key = serde_json::Value::from(key.as_ref());
                Ok(spliced(source, node.span.start + 1..node.span.start + 1, &format!(" {key}: {inner}{comma}")))
            }
            (JsonValue::List(items), Segment::Index(_)) => {
                Err(nowhere(path, &format!("danh sách ở đó có {} phần tử, đếm từ 0", items.len())))
            }
            (JsonValue::Object(_), Segment::Index(_)) => Err(nowhere(path, "ở đó chỉ có phần tử 0")),
            _ => Err(nowhere(path, HOW)),
        };
    }
    // Line breaks of the old value are kept, so that later lines keep their numbers.
    let old = source.get(node.span.clone()).unwrap_or_default();
    let breaks = "\n".repeat(old.matches('\n').count());
    Ok(spliced(source, node.span.clone(), &format!("{json}{breaks}")))
}

/// Faults of a value that was set name `--set`: the line of the file does not hold it.
pub(super) fn name_places(set: &[(String, String)], faults: &mut [Diagnostic]) {
    for fault in faults {
        let Some(path) = fault.place.path.as_deref() else { continue };
        // A key that no file has is that of a longer path too.
        let is_of = |name: &str| is_within(path, name) || fault.code == Code::VB107 && is_within(name, path);
        let Some((name, value)) = set.iter().rev().find(|(name, _)| is_of(name)) else { continue };
        let shown: String = value.chars().take(SHOWN).collect();
        let more = if value.chars().nth(SHOWN).is_some() { "…" } else { "" };
        *fault.place = Place {
            file: Some(format!("--set {name}={shown}{more}")),
            path: fault.place.path.take(),
            ..Place::default()
        };
        if fault.code == Code::VB110 {
            without_json(fault, name);
        }
    }
}

/// Says of a value of the wrong type what to write on the command line, where nothing is in quotes or brackets.
fn without_json(fault: &mut Diagnostic, name: &str) {
    // What names the value itself is understood.
    let Some(wanted) = fault.message.strip_suffix(", không phải chuỗi") else { return };
    fault.message = wanted.to_owned();
    let is_number = fault.message.contains("số nguyên");
    fault.help = vec![if is_number {
        format!("viết bằng chữ số: --set {name}=15")
    } else {
        "giá trị có nhiều phần thì sửa trong tệp dữ liệu; --set đặt từng phần, như --set ky.ho_ten=…".to_owned()
    }];
}

/// Whether a path is that of a set value or leads into it; `ky.ho_ten` is `ky[0].ho_ten`.
fn is_within(path: &str, set: &str) -> bool {
    let (path, set) = (Path::from(path), Path::from(set));
    let mut inner = path.segments().iter().filter(|step| **step != Segment::Index(0));
    set.segments().iter().filter(|step| **step != Segment::Index(0)).all(|step| inner.next() == Some(step))
}

/// The value inside the objects that the remaining keys name; none where an index is among them.
fn nested(steps: &[Segment], json: &str) -> Option<String> {
    match steps.split_first() {
        None => Some(json.to_owned()),
        Some((Segment::Key(key), rest)) => {
            Some(format!("{{{}: {}}}", serde_json::Value::from(key.as_ref()), nested(rest, json)?))
        }
        Some((Segment::Index(_), _)) => None,
    }
}

/// The value as JSON where it is what the schema wants there, else as a string; a field of the user's own, which no
/// schema knows, takes any JSON.
fn json_value(root: &JsonNode, expected: &Expected, path: &str, value: &str) -> String {
    let (node, broken) = json::parse(value);
    match node {
        Some(node) if broken.is_empty() && (expected.fits(&node, path) || wants_json(root, expected, path)) => {
            value.trim().to_owned()
        }
        _ => serde_json::Value::from(value).to_string(),
    }
}

/// Whether a path is that of a field in `rieng` that its kind does not declare as a text.
fn wants_json(root: &JsonNode, expected: &Expected, path: &str) -> bool {
    let path = Path::from(path);
    let [Segment::Key(own), Segment::Key(field), ..] = path.segments() else { return false };
    if own != "rieng" {
        return false;
    }
    let JsonValue::Text(kind) = &root.at("loai").value else { return true };
    let declared = expected.nd30().kind(kind).and_then(|kind| kind.field.iter().find(|own| own.key == *field));
    declared.is_none_or(|own| own.shape != FieldShape::Chu)
}

fn spliced(source: &str, span: std::ops::Range<usize>, new: &str) -> String {
    let before = source.get(..span.start).unwrap_or_default();
    let after = source.get(span.end..).unwrap_or_default();
    format!("{before}{new}{after}")
}

/// How a path is written.
const HOW: &str = "đường dẫn như so, ky.ho_ten, noi_nhan[0].ten; phần tử của danh sách phải có sẵn";

fn nowhere(path: &str, help: &str) -> Diagnostic {
    Diagnostic::error(
        Code::VB137,
        format!("--set không tìm thấy chỗ «{}» trong dữ liệu", first_of_name(path.to_owned())),
    )
    .path(path)
    .help(help)
}
