//! Literal text, or text with emphasis.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};

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
    /// `{"gach_chan": …}`
    GachChan(Text),
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

    /// Calls `visit` on every piece, also those inside spans: a span before what is in it. Plain text has none.
    pub fn for_each_piece(&self, visit: &mut dyn FnMut(&Piece)) {
        let Self::Rich(pieces) = self else { return };
        for piece in pieces {
            visit(piece);
            if let Some(inner) = piece.inner() {
                inner.for_each_piece(visit);
            }
        }
    }

    /// Whether there is a footnote in it.
    #[must_use]
    pub fn has_footnote(&self) -> bool {
        let mut found = false;
        self.for_each_piece(&mut |piece| found |= matches!(piece, Piece::CuoiTrang(_)));
        found
    }

    /// Calls `visit` on every string of the text, ids that it refers to among them.
    pub fn for_each_string<'t>(&'t self, visit: &mut dyn FnMut(&'t str)) {
        let pieces = match self {
            Self::Plain(text) => return visit(text),
            Self::Rich(pieces) => pieces,
        };
        for piece in pieces {
            match (piece, piece.inner()) {
                (Piece::Plain(text) | Piece::ThamChieu(text), _) => visit(text),
                (_, Some(inner)) => inner.for_each_string(visit),
                (_, None) => {}
            }
        }
    }

    /// [`Text::for_each_string`] that may change them.
    pub fn for_each_string_mut(&mut self, change: &mut dyn FnMut(&mut String)) {
        let pieces = match self {
            Self::Plain(text) => return change(text),
            Self::Rich(pieces) => pieces,
        };
        for piece in pieces {
            match piece {
                Piece::Plain(text) | Piece::ThamChieu(text) => change(text),
                span => {
                    if let Some(inner) = span.inner_mut() {
                        inner.for_each_string_mut(change);
                    }
                }
            }
        }
    }
}

/// The characters of a text; a line break is `\n`. Footnotes and references have none.
#[must_use]
pub fn plain_text(text: &Text) -> String {
    match text {
        Text::Plain(text) => text.clone(),
        Text::Rich(pieces) => pieces
            .iter()
            .map(|piece| match (piece, piece.inner()) {
                (Piece::Plain(text), _) => text.clone(),
                (Piece::XuongDong, _) => "\n".to_owned(),
                (Piece::CuoiTrang(_) | Piece::ThamChieu(_), _) | (_, None) => String::new(),
                (_, Some(inner)) => plain_text(inner),
            })
            .collect(),
    }
}

/// The span that is a line break, as a user writes it.
const BREAK: &str = "xuong_dong";
/// The span that refers to an id.
const REFERENCE: &str = "tham_chieu";

/// The spans with a text in them: as a user writes them, and what they are.
macro_rules! spans {
    ($($key:literal $variant:ident),* $(,)?) => {
        /// The keys of all spans.
        const KEYS: &[&str] = &[$($key,)* BREAK, REFERENCE];

        impl Piece {
            /// The span of a key.
            fn of_key(key: &str) -> Option<fn(Text) -> Self> {
                match key {
                    $($key => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// The key of a span with a text in it, and the text.
            fn span(&self) -> Option<(&'static str, &Text)> {
                match self {
                    $(Self::$variant(text) => Some(($key, text)),)*
                    Self::Plain(_) | Self::XuongDong | Self::ThamChieu(_) => None,
                }
            }

            /// The text in a span.
            #[must_use]
            pub fn inner(&self) -> Option<&Text> {
                self.span().map(|(_, text)| text)
            }

            /// The text in a span, to be changed.
            pub fn inner_mut(&mut self) -> Option<&mut Text> {
                match self {
                    $(Self::$variant(text) => Some(text),)*
                    Self::Plain(_) | Self::XuongDong | Self::ThamChieu(_) => None,
                }
            }
        }
    };
}

spans! {
    "dam" Dam,
    "nghieng" Nghieng,
    "gach_chan" GachChan,
    "tren" Tren,
    "duoi" Duoi,
    "cuoi_trang" CuoiTrang,
    "cho_dien" ChoDien,
}

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
                    piece = Some(match (Piece::of_key(&key), key.as_ref()) {
                        (Some(span), _) => span(map.next_value()?),
                        (None, REFERENCE) => Piece::ThamChieu(map.next_value()?),
                        (None, BREAK) if map.next_value::<bool>()? => Piece::XuongDong,
                        (None, other) => return Err(Error::unknown_field(other, KEYS)),
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
        if let Self::Plain(text) = self {
            return serializer.serialize_str(text);
        }
        let mut map = serializer.serialize_map(Some(1))?;
        match (self, self.span()) {
            (_, Some((key, text))) => map.serialize_entry(key, text)?,
            (Self::ThamChieu(id), _) => map.serialize_entry(REFERENCE, id)?,
            _ => map.serialize_entry(BREAK, &true)?,
        }
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
        let mut spans: Map<String, Value> =
            KEYS.iter().map(|key| ((*key).to_owned(), text.clone().to_value())).collect();
        spans.insert(BREAK.to_owned(), json!({"const": true}));
        spans.insert(REFERENCE.to_owned(), json!({"type": "string"}));
        spans.insert("_ghi_chu".to_owned(), json!({}));
        json_schema!({
            "description": "Một chuỗi, hoặc một đoạn có định dạng với đúng một khóa.",
            "anyOf": [
                {"type": "string"},
                {"type": "object", "additionalProperties": false, "minProperties": 1, "properties": spans}
            ]
        })
    }
}
