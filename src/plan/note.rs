//! `_ghi_chu`: a remark, allowed in any object, never printed.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, IgnoredAny};

/// A remark, of whatever shape; it is read and forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Note;

impl<'de> Deserialize<'de> for Note {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

impl JsonSchema for Note {
    fn schema_name() -> Cow<'static, str> {
        "GhiChu".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"description": "Lời ghi chú cho người soạn; không in ra."})
    }
}
