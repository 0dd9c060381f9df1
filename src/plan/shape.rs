//! Shapes that JSON writes in two ways.

use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use super::text::Text;

/// One object, or a list of them.
pub(super) fn one_or_many<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    struct OneOrMany<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrMany<T> {
        type Value = Vec<T>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("an object or a list of objects")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Vec<T>, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map)).map(|one| vec![one])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Vec<T>, A::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(items))
        }
    }

    deserializer.deserialize_any(OneOrMany(PhantomData))
}

/// The schema of [`one_or_many`].
pub(super) fn one_or_many_schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let one = generator.subschema_for::<T>();
    json_schema!({"anyOf": [one, {"type": "array", "items": one}]})
}

/// A string, or a list of lines.
pub(super) fn text_or_lines<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Text>, D::Error> {
    deserializer.deserialize_any(TextsVisitor(|text| vec![text.into()]))
}

/// Names: a list of them, or one string in which `;` stands between them.
pub(super) fn names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Text>, D::Error> {
    let split = |text: &str| text.split(';').map(str::trim).filter(|name| !name.is_empty()).map(Text::from).collect();
    deserializer.deserialize_any(TextsVisitor(split))
}

/// A list of texts, or one string that stands for a list.
struct TextsVisitor(fn(&str) -> Vec<Text>);

impl<'de> Visitor<'de> for TextsVisitor {
    type Value = Vec<Text>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string or a list of strings")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Vec<Text>, E> {
        Ok(self.0(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Vec<Text>, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(items))
    }
}

/// The schema of [`text_or_lines`].
pub(super) fn text_or_lines_schema(generator: &mut SchemaGenerator) -> Schema {
    let line = generator.subschema_for::<Text>();
    json_schema!({"anyOf": [{"type": "string"}, {"type": "array", "items": line}]})
}

/// What may be said in one string alone.
pub(super) trait FromWords: Sized {
    /// The whole that the string stands for.
    fn from_words(words: &str) -> Self;
}

/// A list of objects, some of which are one string each; or one string, which stands for a list of one.
pub(super) fn words_or_list<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + FromWords,
{
    struct WordsOrList<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de> + FromWords> Visitor<'de> for WordsOrList<T> {
        type Value = Vec<T>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a string or a list of strings and objects")
        }

        fn visit_str<E: Error>(self, words: &str) -> Result<Vec<T>, E> {
            Ok(vec![T::from_words(words)])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
            let mut list = Vec::new();
            while let Some(WordsOr(item)) = items.next_element()? {
                list.push(item);
            }
            Ok(list)
        }
    }

    deserializer.deserialize_any(WordsOrList(PhantomData))
}

/// The schema of [`words_or_list`].
pub(super) fn words_or_list_schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let one = generator.subschema_for::<T>();
    json_schema!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"anyOf": [{"type": "string"}, one]}}]})
}

/// An object, or one string that says what is in it; nothing where it is null.
pub(super) fn words_or_object<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + FromWords,
{
    Option::deserialize(deserializer).map(|given| given.map(|WordsOr(whole)| whole))
}

/// The schema of [`words_or_object`].
pub(super) fn words_or_object_schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let one = generator.subschema_for::<T>();
    json_schema!({"anyOf": [{"type": "string"}, one, {"type": "null"}]})
}

/// A part, or one string that stands for it.
struct WordsOr<T>(T);

impl<'de, T: Deserialize<'de> + FromWords> Deserialize<'de> for WordsOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordsVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de> + FromWords> Visitor<'de> for WordsVisitor<T> {
            type Value = WordsOr<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string or an object")
            }

            fn visit_str<E: Error>(self, words: &str) -> Result<WordsOr<T>, E> {
                Ok(WordsOr(T::from_words(words)))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<WordsOr<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(WordsOr)
            }
        }

        deserializer.deserialize_any(WordsVisitor(PhantomData))
    }
}

/// A number, or a string of its digits: `"05"` is 5.
pub(super) fn digits<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    struct Digits;

    impl Visitor<'_> for Digits {
        type Value = Option<u32>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a number or its digits")
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<Option<u32>, E> {
            u32::try_from(number).map(Some).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Option<u32>, E> {
            let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
            let number = is_number.then(|| text.parse().ok()).flatten();
            number.map(Some).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
        }

        fn visit_unit<E: Error>(self) -> Result<Option<u32>, E> {
            Ok(None)
        }
    }

    deserializer.deserialize_any(Digits)
}

/// The schema of [`digits`].
pub(super) fn digits_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"anyOf": [
        {"type": "integer", "format": "uint32", "minimum": 1},
        {"type": "string", "pattern": DIGITS},
        {"type": "null"},
    ]})
}

/// The pattern of a string of digits, the one that the schema has.
pub(super) const DIGITS: &str = "^[0-9]+$";
