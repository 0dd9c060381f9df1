//! The JSON Schema of the data file, generated from the types and the table of kinds.

use std::sync::OnceLock;

use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::nd30::{Field, FieldShape, Nd30};

use super::document::Plan;
use super::typed::Words;

/// The schema, draft 2020-12.
pub fn schema() -> &'static Value {
    static SCHEMA: OnceLock<Value> = OnceLock::new();
    SCHEMA.get_or_init(|| {
        let generator = SchemaSettings::draft2020_12().into_generator();
        let mut schema = generator.into_root_schema_for::<Plan>().to_value();
        if let Some(root) = schema.as_object_mut() {
            root.insert("title".to_owned(), "Dữ liệu của một văn bản (vanban)".into());
            root.insert("allOf".to_owned(), kind_rules());
        }
        schema
    })
}

/// For each kind: the keys that it cannot do without, and what `rieng` holds.
fn kind_rules() -> Value {
    let rules = Nd30::get().kinds().iter().map(|kind| {
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
pub fn schema_text() -> String {
    format!("{:#}\n", schema())
}

/// The kinds of document.
pub(super) fn kinds(_: &mut SchemaGenerator) -> Schema {
    let ids: Vec<&str> = Nd30::get().kinds().iter().map(|kind| kind.id.as_str()).collect();
    json_schema!({"type": "string", "enum": ids})
}

/// The words of a fixed list.
pub(super) fn words<T: Words>(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "enum": T::WORDS})
}

/// The words of a fixed list, or nothing.
pub(super) fn words_or_null<T: Words>(_: &mut SchemaGenerator) -> Schema {
    let words: Vec<Option<&str>> = T::WORDS.iter().copied().map(Some).chain([None]).collect();
    json_schema!({"type": ["string", "null"], "enum": words})
}
