//! Holds a data file against the schema and names every fault with its place.

use std::ops::Range;
use std::sync::Arc;

use serde_json::Value as Schema;

use crate::diag::{Code, Diagnostic, Faults, did_you_mean};
use crate::nd30::Nd30;

use super::json::{JsonNode, JsonValue, LineCount};
use crate::plan::{Path, Segment, schema};

/// What a data file is expected to hold.
#[derive(Clone, Debug)]
pub(super) struct Expected {
    schema: Schema,
    nd30: Arc<Nd30>,
}

impl Expected {
    /// The schema of the types with the kinds of a decree.
    pub(super) fn new(nd30: &Arc<Nd30>) -> Self {
        Self { schema: schema(nd30), nd30: Arc::clone(nd30) }
    }

    /// The decree whose kinds it names.
    pub(super) fn nd30(&self) -> &Arc<Nd30> {
        &self.nd30
    }

    fn checker(&self) -> Checker<'_> {
        Checker { root: &self.schema, nd30: &self.nd30, faults: Vec::new() }
    }

    /// Every fault of a file against the schema.
    pub(super) fn faults(&self, source: &str, root: &JsonNode) -> Vec<Diagnostic> {
        let mut checker = self.checker();
        checker.check(root, &self.schema, "");
        let lines = LineCount::new(source);
        checker
            .faults
            .into_iter()
            .map(|(span, path, fault)| {
                let mut place = lines.place(&span);
                place.path = (!path.is_empty()).then_some(path);
                fault.at(place)
            })
            .collect()
    }

    /// The schema at a path; nothing where the path leads nowhere.
    fn at(&self, path: &str) -> Option<&Schema> {
        let checker = self.checker();
        Path::from(path).segments().iter().try_fold(&self.schema, |at, step| checker.below(at, step))
    }

    /// Whether the schema knows a path.
    pub(super) fn knows(&self, path: &str) -> bool {
        !path.is_empty() && self.at(path).is_some()
    }

    /// Whether a value fits the schema at a path; a path that the schema does not know fits nothing.
    pub(super) fn fits(&self, node: &JsonNode, path: &str) -> bool {
        self.at(path).is_some_and(|schema| {
            let mut checker = self.checker();
            checker.check(node, schema, path);
            checker.faults.is_empty()
        })
    }
}

/// The values that a schema lists: bare, or each with its description.
fn allowed(schema: &Schema) -> Vec<&Schema> {
    let list = |key: &str| schema.get(key).and_then(Schema::as_array).into_iter().flatten();
    list("enum").chain(list("oneOf").filter_map(|described| described.get("const"))).collect()
}

struct Checker<'s> {
    root: &'s Schema,
    nd30: &'s Nd30,
    /// The faults, with the bytes and the path that each is about: a line is looked for only where one is told.
    faults: Vec<(Range<usize>, String, Diagnostic)>,
}

impl<'s> Checker<'s> {
    /// The schema that a `$ref` leads to.
    fn resolve(&self, mut schema: &'s Schema) -> &'s Schema {
        while let Some(name) = schema.get("$ref").and_then(Schema::as_str) {
            match self.root.pointer(name.trim_start_matches('#')) {
                Some(target) => schema = target,
                None => break,
            }
        }
        schema
    }

    /// The schema one step below, in the first alternative that has one.
    fn below(&self, schema: &'s Schema, step: &Segment) -> Option<&'s Schema> {
        let schema = self.resolve(schema);
        if let Some(alternatives) = schema.get("anyOf").and_then(Schema::as_array) {
            return alternatives.iter().find_map(|alternative| self.below(alternative, step));
        }
        match step {
            Segment::Key(key) => schema.get("properties")?.get(key.as_ref()),
            Segment::Index(_) => {
                schema.get("items").or(Some(schema).filter(|schema| schema.get("properties").is_some()))
            }
        }
    }

    fn check(&mut self, node: &JsonNode, schema: &'s Schema, path: &str) {
        if node.value == JsonValue::Broken || self.faults.len() >= Faults::MOST {
            return;
        }
        let schema = self.resolve(schema);
        if let Some(alternatives) = schema.get("anyOf").and_then(Schema::as_array) {
            self.check_any(node, alternatives, path);
            return;
        }
        if let Some(expected) = schema.get("const") {
            if !same(node, expected) {
                self.fault(
                    node,
                    path,
                    Code::VB109,
                    format!("giá trị phải là {expected}"),
                    format!("viết {expected}, hoặc bỏ khóa này"),
                );
            }
            return;
        }
        if !self.check_type(node, schema, path) {
            return;
        }
        let allowed = allowed(schema);
        if !allowed.is_empty() {
            self.check_allowed(node, &allowed, path);
        }
        match &node.value {
            JsonValue::Text(text) if schema.get("pattern").is_some() => self.check_digits(node, text, path),
            JsonValue::Number(text) => self.check_number(node, text, schema, path),
            JsonValue::List(items) => {
                if let Some(item) = schema.get("items") {
                    for (index, node) in items.iter().enumerate() {
                        if self.faults.len() >= Faults::MOST {
                            return;
                        }
                        self.check(node, item, &format!("{path}[{index}]"));
                    }
                }
            }
            JsonValue::Object(members) => self.check_object(node, members, schema, path),
            _ => {}
        }
    }

    /// The alternative that fits; where none does, the faults against the one that was most likely meant.
    fn check_any(&mut self, node: &JsonNode, alternatives: &'s [Schema], path: &str) {
        let mut nearest = None;
        for alternative in alternatives {
            let resolved = self.resolve(alternative);
            let mut inner = Checker { faults: Vec::new(), ..*self };
            inner.check(node, resolved, path);
            if inner.faults.is_empty() {
                return;
            }
            let distance = self.distance(node, resolved) * 1000 + inner.faults.len();
            if nearest.as_ref().is_none_or(|(best, _): &(usize, _)| distance < *best) {
                nearest = Some((distance, inner.faults));
            }
        }
        let wanted = alternatives.iter().any(|alternative| self.distance(node, self.resolve(alternative)) < WRONG_TYPE);
        if wanted {
            self.faults.extend(nearest.map(|(_, faults)| faults).unwrap_or_default());
        } else {
            let kinds: Vec<&str> = alternatives.iter().flat_map(|schema| self.kinds(schema)).collect();
            self.wrong_type(node, &kinds, path);
        }
    }

    /// How far a value is from being meant for a schema: another type is far, keys that it does not know are nearer.
    fn distance(&self, node: &JsonNode, schema: &'s Schema) -> usize {
        let schema = self.resolve(schema);
        if let Some(alternatives) = schema.get("anyOf").and_then(Schema::as_array) {
            return alternatives.iter().map(|alternative| self.distance(node, alternative)).min().unwrap_or(WRONG_TYPE);
        }
        if !fits_kind(&self.kinds(schema), kind(&node.value)) && schema.get("type").is_some() {
            return WRONG_TYPE;
        }
        match (&node.value, schema.get("properties").and_then(Schema::as_object)) {
            (JsonValue::Object(members), Some(known)) => {
                let strange = members.iter().filter(|member| !known.contains_key(&member.key)).count();
                let required = schema.get("required").and_then(Schema::as_array).map_or(&[][..], Vec::as_slice);
                let missing = required
                    .iter()
                    .filter(|key| !members.iter().any(|member| Some(member.key.as_str()) == key.as_str()))
                    .count();
                (strange + missing).min(WRONG_TYPE - 1)
            }
            _ => 0,
        }
    }

    fn check_type(&mut self, node: &JsonNode, schema: &'s Schema, path: &str) -> bool {
        let kinds = self.kinds(schema);
        let own = kind(&node.value);
        if kinds.is_empty() || fits_kind(&kinds, own) {
            return true;
        }
        self.wrong_type(node, &kinds, path);
        false
    }

    /// The JSON types that a schema takes.
    fn kinds(&self, schema: &'s Schema) -> Vec<&'s str> {
        let schema = self.resolve(schema);
        if let Some(alternatives) = schema.get("anyOf").and_then(Schema::as_array) {
            return alternatives.iter().flat_map(|alternative| self.kinds(alternative)).collect();
        }
        if let Some(described) = schema.get("oneOf").and_then(Schema::as_array) {
            return described.iter().flat_map(|value| self.kinds(value)).collect();
        }
        match schema.get("type") {
            Some(Schema::String(one)) => vec![one.as_str()],
            Some(Schema::Array(many)) => many.iter().filter_map(Schema::as_str).collect(),
            _ if schema.get("const").is_some() => vec!["boolean"],
            _ => Vec::new(),
        }
    }

    fn wrong_type(&mut self, node: &JsonNode, kinds: &[&str], path: &str) {
        let mut wanted: Vec<&str> = kinds.iter().filter(|kind| **kind != "null").map(|kind| named(kind)).collect();
        wanted.dedup();
        let subject = if path.is_empty() { "dữ liệu" } else { path };
        let message = format!("«{subject}» phải là {}, không phải {}", wanted.join(" hoặc "), named(kind(&node.value)));
        let help = match (kinds.contains(&"string"), &node.value) {
            (true, JsonValue::Number(text)) => format!("đặt trong ngoặc kép: \"{text}\""),
            (true, JsonValue::Null) if path.ends_with(']') => "ô trống thì ghi \"\"; phần tử thừa thì xóa".to_owned(),
            (_, JsonValue::Null) if path.ends_with(']') => "xóa phần tử này".to_owned(),
            (_, JsonValue::Null) => "bỏ cả khóa nếu chưa có giá trị".to_owned(),
            (_, JsonValue::Text(text)) if kinds.contains(&"integer") && text.trim().parse::<u32>().is_ok() => {
                format!("bỏ ngoặc kép: {}", text.trim().trim_start_matches('0'))
            }
            (_, JsonValue::Text(text)) if kinds.contains(&"boolean") => {
                format!("viết true hoặc false, không có ngoặc kép (gặp «{text}»)")
            }
            (_, JsonValue::Text(_)) if kinds.contains(&"integer") => "viết bằng chữ số, như 15".to_owned(),
            (false, JsonValue::Text(text)) if path == "nhiem_vu" => {
                format!("bảng ở tệp riêng thì viết {{\"tu_tep\": \"{}\"}}", short(text))
            }
            (false, _) if kinds.contains(&"array") => "đặt trong ngoặc vuông: [ … ]".to_owned(),
            _ => "xem mẫu: vanban init; mô tả từng khóa: vanban schema".to_owned(),
        };
        self.fault(node, path, Code::VB110, message, help);
    }

    fn check_allowed(&mut self, node: &JsonNode, allowed: &[&'s Schema], path: &str) {
        if allowed.iter().any(|value| same(node, value)) {
            return;
        }
        let names: Vec<&str> = allowed.iter().filter_map(|value| value.as_str()).collect();
        let JsonValue::Text(text) = &node.value else { return };
        // A kind may be called by its name.
        if self.nd30.kind_named(text).is_some_and(|kind| names.contains(&kind.id.as_str())) {
            return;
        }
        let help = match did_you_mean(text, names.iter().copied()) {
            Some(near) => format!("có phải «{near}»?"),
            None => format!("dùng một trong: {}", names.join(", ")),
        };
        self.fault(node, path, Code::VB109, format!("«{path}» không nhận giá trị «{}»", short(text)), help);
    }

    /// A string that stands for a number; the schema has no other pattern.
    fn check_digits(&mut self, node: &JsonNode, text: &str, path: &str) {
        let is_number = text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u32>().is_ok();
        if !is_number {
            let message = format!("«{path}» phải là số nguyên, không phải «{}»", short(text));
            let help = "chỉ ghi số, như 15; ký hiệu ghi ở khóa riêng, chưa có số thì bỏ khóa này";
            self.fault(node, path, Code::VB110, message, help.to_owned());
        }
    }

    fn check_number(&mut self, node: &JsonNode, text: &str, schema: &'s Schema, path: &str) {
        if !self.kinds(schema).contains(&"integer") {
            return;
        }
        let least = schema.get("minimum").and_then(Schema::as_i64).unwrap_or(0);
        let most = match schema.get("format").and_then(Schema::as_str) {
            Some("uint16") => i64::from(u16::MAX),
            _ => i64::from(u32::MAX),
        };
        let most = schema.get("maximum").and_then(Schema::as_i64).unwrap_or(most);
        match text.parse::<i64>() {
            Ok(number) if (least..=most).contains(&number) => {}
            Ok(number) if number < least => {
                self.fault(
                    node,
                    path,
                    Code::VB111,
                    format!("«{path}» phải từ {least} trở lên, không phải {text}"),
                    "sửa lại số".to_owned(),
                );
            }
            Ok(_) => self.fault(
                node,
                path,
                Code::VB111,
                format!("«{path}» phải từ {least} đến {most}, không phải {text}"),
                "sửa lại số".to_owned(),
            ),
            Err(_) => self.fault(
                node,
                path,
                Code::VB111,
                format!("«{path}» phải là số nguyên, không phải {text}"),
                "viết số nguyên, như 15".to_owned(),
            ),
        }
    }

    fn check_object(&mut self, node: &JsonNode, members: &[super::json::Member], schema: &'s Schema, path: &str) {
        let Some(known) = schema.get("properties").and_then(Schema::as_object) else { return };
        for member in members {
            if self.faults.len() >= Faults::MOST {
                return;
            }
            let below = if path.is_empty() { member.key.clone() } else { format!("{path}.{}", member.key) };
            if let Some(schema) = known.get(&member.key) {
                self.check(&member.value, schema, &below);
                continue;
            }
            if schema.get("additionalProperties") != Some(&Schema::Bool(false)) {
                continue;
            }
            let names = known.keys().map(String::as_str).filter(|key| !key.starts_with('$'));
            let help = match did_you_mean(&member.key, names.clone()) {
                Some(near) => format!("có phải «{near}»?"),
                None => format!("các khóa ở đây: {}", names.collect::<Vec<_>>().join(", ")),
            };
            let message = format!("không có khóa «{}»", short(&member.key));
            self.fault_at(member.key_span.clone(), &below, Code::VB107, message, help);
        }
        let required = schema.get("required").and_then(Schema::as_array).map_or(&[][..], Vec::as_slice);
        let needed = if path.is_empty() { needed_by_kind(members, self.nd30) } else { Vec::new() };
        for key in required.iter().filter_map(Schema::as_str).chain(needed) {
            if !members.iter().any(|member| member.key == key) {
                let about = known.get(key).map(|schema| self.described(schema)).unwrap_or_default();
                let help = if about.is_empty() {
                    format!("thêm \"{key}\": …")
                } else {
                    format!("thêm \"{key}\": … ({about})")
                };
                self.fault_at(
                    node.span.start..node.span.start + 1,
                    path,
                    Code::VB108,
                    format!("thiếu khóa «{key}»"),
                    help,
                );
            }
        }
        if let Some(least) = schema.get("minProperties").and_then(Schema::as_u64)
            && (members.len() as u64) < least
        {
            self.fault(
                node,
                path,
                Code::VB125,
                "đoạn định dạng trống".to_owned(),
                "viết như {\"dam\": \"chữ đậm\"}".to_owned(),
            );
        }
    }

    fn described(&self, schema: &'s Schema) -> String {
        let text = schema.get("description").or_else(|| self.resolve(schema).get("description"));
        let text = text.and_then(Schema::as_str).unwrap_or_default();
        let first = text.split(['.', ';', '\n']).next().unwrap_or_default();
        let mut letters = first.chars();
        letters.next().map(|letter| letter.to_lowercase().chain(letters).collect()).unwrap_or_default()
    }

    fn fault(&mut self, node: &JsonNode, path: &str, code: Code, message: String, help: String) {
        self.fault_at(node.span.clone(), path, code, message, help);
    }

    fn fault_at(&mut self, span: Range<usize>, path: &str, code: Code, message: String, help: String) {
        self.faults.push((span, path.to_owned(), Diagnostic::error(code, message).help(help)));
    }
}

/// The keys that the kind of the document cannot do without.
fn needed_by_kind<'n>(members: &[super::json::Member], nd30: &'n Nd30) -> Vec<&'n str> {
    let loai = members.iter().find(|member| member.key == "loai").map(|member| &member.value.value);
    let Some(JsonValue::Text(loai)) = loai else { return Vec::new() };
    nd30.kind_named(loai).map(|kind| kind.needed().collect()).unwrap_or_default()
}

/// A distance that says «not meant for this».
const WRONG_TYPE: usize = 100;

fn kind(value: &JsonValue) -> &'static str {
    match value {
        JsonValue::Null => "null",
        JsonValue::Bool(_) => "boolean",
        JsonValue::Number(_) => "number",
        JsonValue::Text(_) => "string",
        JsonValue::List(_) => "array",
        JsonValue::Object(_) => "object",
        JsonValue::Broken => "broken",
    }
}

/// Whether a value of a JSON type is of one of some types of a schema.
fn fits_kind(kinds: &[&str], own: &str) -> bool {
    kinds.contains(&own) || (own == "number" && kinds.contains(&"integer"))
}

fn named(kind: &str) -> &'static str {
    match kind {
        "null" => "null",
        "boolean" => "true hoặc false",
        "integer" => "số nguyên",
        "number" => "số",
        "string" => "chuỗi",
        "array" => "danh sách [ … ]",
        _ => "đối tượng { … }",
    }
}

fn same(node: &JsonNode, value: &Schema) -> bool {
    match (&node.value, value) {
        (JsonValue::Text(text), Schema::String(known)) => text == known,
        (JsonValue::Bool(flag), Schema::Bool(known)) => flag == known,
        (JsonValue::Null, Schema::Null) => true,
        _ => false,
    }
}

/// The first words of a text.
fn short(text: &str) -> String {
    let mut cut: String = text.chars().take(40).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}
