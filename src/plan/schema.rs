//! The JSON Schema of the data file, generated from the types and the table of kinds.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::nd30::{Field, FieldShape, Nd30};

use super::document::Plan;
use super::typed::WordList;

/// The schema, draft 2020-12.
#[must_use]
pub fn schema(nd30: &Nd30) -> Value {
    let kinds: Value = nd30.kinds().iter().map(|kind| kind.id.as_str()).collect();
    let named = RecursiveTransform(move |schema: &mut Schema| {
        if schema.get("enum") == Some(&json!([KINDS])) {
            schema.insert("enum".to_owned(), kinds.clone());
        }
    });
    let generator = SchemaSettings::draft2020_12().with_transform(named).into_generator();
    let mut schema = generator.into_root_schema_for::<Plan>().to_value();
    if let Some(root) = schema.as_object_mut() {
        root.insert("title".to_owned(), "Dữ liệu của một văn bản (vanban)".into());
        root.insert("allOf".to_owned(), kind_rules(nd30));
    }
    schema
}

/// What stands in the schema of the types for the kinds, which the decree's table names.
const KINDS: &str = "@kinds";

/// For each kind: the keys that it cannot do without, and what `rieng` holds.
fn kind_rules(nd30: &Nd30) -> Value {
    let rules = nd30.kinds().iter().map(|kind| {
        let mut required: Vec<&str> = kind.needed().collect();
        let mut then = json!({});
        if !kind.field.is_empty() {
            let properties: Map<String, Value> = kind.field.iter().map(|f| (f.key.clone(), own_field(f))).collect();
            let needed: Vec<&str> = kind.field.iter().filter(|f| f.required).map(|f| f.key.as_str()).collect();
            if !needed.is_empty() {
                required.push("rieng");
            }
            then["properties"] = json!({"rieng": {"properties": properties, "required": needed}});
        }
        then["required"] = json!(required);
        json!({"if": {"properties": {"loai": {"const": kind.id}}, "required": ["loai"]}, "then": then})
    });
    rules.collect()
}

fn own_field(field: &Field) -> Value {
    let text = || json!({"$ref": "#/$defs/VanBan"});
    let mut shape = match field.shape {
        FieldShape::Chu => json!({"allOf": [text()]}),
        FieldShape::DanhSach => json!({"type": "array", "items": text()}),
        FieldShape::CacBen => {
            let party = json!({"type": "object", "required": ["ten"], "additionalProperties": text()});
            json!({"type": "array", "minItems": 2, "items": party})
        }
    };
    shape["description"] = field.description.as_str().into();
    shape
}

/// The schema as the text of a file.
#[must_use]
pub fn schema_text(nd30: &Nd30) -> String {
    format!("{:#}\n", schema(nd30))
}

/// The kinds of document.
pub(super) fn kinds(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "enum": [KINDS]})
}

/// The words of a fixed list.
pub(super) fn words<T: WordList>(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "enum": T::WORDS})
}

/// The words of a fixed list, or nothing.
pub(super) fn words_or_null<T: WordList>(_: &mut SchemaGenerator) -> Schema {
    let words: Vec<Option<&str>> = T::WORDS.iter().copied().map(Some).chain([None]).collect();
    json_schema!({"type": ["string", "null"], "enum": words})
}
