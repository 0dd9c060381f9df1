//! Literal text, or text with emphasis.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Literal text, or text with emphasis.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// A JSON string: literal, whatever it holds.
    Plain(String),
    /// A JSON array of strings and spans.
    Rich(Vec<Piece>),
}

/// A piece of rich text. The inner text of a span may itself be rich.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A string.
    Plain(String),
    /// `{"dam": …}`
    Dam(Text),
    /// `{"nghieng": …}`
    Nghieng(Text),
    /// `{"tren": …}`
    Tren(Text),
    /// `{"duoi": …}`
    Duoi(Text),
    /// `{"xuong_dong": true}`
    XuongDong,
    /// `{"cuoi_trang": …}`: a footnote.
    CuoiTrang(Text),
    /// `{"cho_dien": …}`: a gap that a person must still fill; the text says with what.
    ChoDien(Text),
    /// `{"tham_chieu": "id"}`: a reference to a `Muc` by its `id`.
    ThamChieu(String),
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

impl Text {
    /// Whether there is nothing but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Plain(text) => text.trim().is_empty(),
            Self::Rich(pieces) => {
                pieces.iter().all(|piece| matches!(piece, Piece::Plain(text) if text.trim().is_empty()))
            }
        }
    }

    /// Calls `change` on every string of the text.
    pub(crate) fn for_each_mut(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Plain(text) => change(text),
            Self::Rich(pieces) => {
                for piece in pieces {
                    match piece {
                        Piece::Plain(text) => change(text),
                        Piece::Dam(text)
                        | Piece::Nghieng(text)
                        | Piece::Tren(text)
                        | Piece::Duoi(text)
                        | Piece::ChoDien(text)
                        | Piece::CuoiTrang(text) => text.for_each_mut(change),
                        Piece::ThamChieu(id) => change(id),
                        Piece::XuongDong => {}
                    }
                }
            }
        }
    }
}

/// The characters of a text; a line break is `\n`.
#[must_use]
pub fn plain_text(text: &Text) -> String {
    match text {
        Text::Plain(text) => text.clone(),
        Text::Rich(pieces) => pieces
            .iter()
            .map(|piece| match piece {
                Piece::Plain(text) => text.clone(),
                Piece::Dam(text)
                | Piece::Nghieng(text)
                | Piece::Tren(text)
                | Piece::Duoi(text)
                | Piece::ChoDien(text) => plain_text(text),
                Piece::XuongDong => "\n".to_owned(),
                Piece::CuoiTrang(_) | Piece::ThamChieu(_) => String::new(),
            })
            .collect(),
    }
}

/// The spans, as a user writes them.
const SPANS: [&str; 8] = ["dam", "nghieng", "tren", "duoi", "xuong_dong", "cuoi_trang", "cho_dien", "tham_chieu"];

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string or an array of strings and spans")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::Plain(text.to_owned()))
            }

            fn visit_string<E: Error>(self, text: String) -> Result<Text, E> {
                Ok(Text::Plain(text))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Text, A::Error> {
                let mut pieces = Vec::new();
                while let Some(piece) = items.next_element()? {
                    pieces.push(piece);
                }
                Ok(Text::Rich(pieces))
            }
        }

        deserializer.deserialize_any(TextVisitor)
    }
}

impl<'de> Deserialize<'de> for Piece {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PieceVisitor;

        impl<'de> Visitor<'de> for PieceVisitor {
            type Value = Piece;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string or a span")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Piece, E> {
                Ok(Piece::Plain(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Piece, A::Error> {
                let mut piece = None;
                while let Some(key) = map.next_key::<Cow<'de, str>>()? {
                    if key == "_ghi_chu" {
                        map.next_value::<IgnoredAny>()?;
                        continue;
                    }
                    if piece.is_some() {
                        return Err(Error::custom("a span has one key"));
                    }
                    piece = Some(match key.as_ref() {
                        "dam" => Piece::Dam(map.next_value()?),
                        "nghieng" => Piece::Nghieng(map.next_value()?),
                        "tren" => Piece::Tren(map.next_value()?),
                        "duoi" => Piece::Duoi(map.next_value()?),
                        "cuoi_trang" => Piece::CuoiTrang(map.next_value()?),
                        "cho_dien" => Piece::ChoDien(map.next_value()?),
                        "tham_chieu" => Piece::ThamChieu(map.next_value()?),
                        "xuong_dong" if map.next_value::<bool>()? => Piece::XuongDong,
                        other => return Err(Error::unknown_field(other, &SPANS)),
                    });
                }
                piece.ok_or_else(|| Error::custom("an empty span"))
            }
        }

        deserializer.deserialize_any(PieceVisitor)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(text) => serializer.serialize_str(text),
            Self::Rich(pieces) => pieces.serialize(serializer),
        }
    }
}

impl Serialize for Piece {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (key, text) = match self {
            Self::Plain(text) => return serializer.serialize_str(text),
            Self::Dam(text) => ("dam", text),
            Self::Nghieng(text) => ("nghieng", text),
            Self::Tren(text) => ("tren", text),
            Self::Duoi(text) => ("duoi", text),
            Self::CuoiTrang(text) => ("cuoi_trang", text),
            Self::ChoDien(text) => ("cho_dien", text),
            Self::XuongDong => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("xuong_dong", &true)?;
                return map.end();
            }
            Self::ThamChieu(id) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("tham_chieu", id)?;
                return map.end();
            }
        };
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(key, text)?;
        map.end()
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "VanBan".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let piece = generator.subschema_for::<Piece>();
        json_schema!({
            "description": "Chữ giữ nguyên như gõ; hoặc một danh sách gồm chuỗi và đoạn có định dạng, như [\"VP\", {\"tren\": \"XT\"}].",
            "anyOf": [{"type": "string"}, {"type": "array", "items": piece}]
        })
    }
}

impl JsonSchema for Piece {
    fn schema_name() -> Cow<'static, str> {
        "Doan".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>();
        json_schema!({
            "description": "Một chuỗi, hoặc một đoạn có định dạng với đúng một khóa.",
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "additionalProperties": false,
                    "minProperties": 1,
                    "properties": {
                        "dam": text,
                        "nghieng": text,
                        "tren": text,
                        "duoi": text,
                        "cuoi_trang": text,
                        "cho_dien": text,
                        "xuong_dong": {"const": true},
                        "tham_chieu": {"type": "string"},
                        "_ghi_chu": {}
                    }
                }
            ]
        })
    }
}
