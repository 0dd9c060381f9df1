//! The JSON Schema of the data file, generated from the types and the table of kinds.

use std::sync::OnceLock;

use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use crate::nd30::Nd30;

use super::plan::Plan;

/// Where a column's text may stand.
pub(super) const ALIGNMENTS: [&str; 4] = ["trai", "giua", "phai", "deu"];

/// The schema, draft 2020-12.
pub fn schema() -> &'static Value {
    static SCHEMA: OnceLock<Value> = OnceLock::new();
    SCHEMA.get_or_init(|| {
        let generator = SchemaSettings::draft2020_12().into_generator();
        let mut schema = generator.into_root_schema_for::<Plan>().to_value();
        if let Some(root) = schema.as_object_mut() {
            root.insert("title".to_owned(), "Dữ liệu của một văn bản (vanban)".into());
        }
        schema
    })
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

/// The alignments of a column.
pub(super) fn alignments(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": ["string", "null"], "enum": [ALIGNMENTS[0], ALIGNMENTS[1], ALIGNMENTS[2], ALIGNMENTS[3], null]})
}
