//! Marks outside the text: mức độ khẩn, phạm vi lưu hành (PL1 I/III).

use serde::Deserialize;

use crate::text::fold_letters;
use crate::unit::Length;

/// The marks and the boxes in which they stand.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkTable {
    box_height: Size,
    colour: MarkColour,
    urgency: Vec<Urgency>,
    circulation: Vec<Circulation>,
    other: Other,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Other {
    words: Vec<String>,
    #[serde(rename = "clause")]
    _clause: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Size {
    value: i64,
    #[serde(rename = "clause")]
    _clause: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MarkColour {
    rgb: [u8; 3],
    #[serde(rename = "clause")]
    _clause: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Urgency {
    id: String,
    words: String,
    width: Size,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Circulation {
    id: String,
    words: String,
    #[serde(rename = "clause")]
    _clause: String,
}

impl MarkTable {
    /// The words of a mức độ khẩn, by its id such as `hoa-toc`.
    #[must_use]
    pub fn urgency(&self, id: &str) -> Option<&str> {
        self.urgency.iter().find(|mark| mark.id == id).map(|mark| mark.words.as_str())
    }

    /// The words of a phạm vi lưu hành, by its id such as `luu-hanh-noi-bo`.
    #[must_use]
    pub fn circulation(&self, id: &str) -> Option<&str> {
        self.circulation.iter().find(|mark| mark.id == id).map(|mark| mark.words.as_str())
    }

    /// Whether a line, in lower case without accents, is a mức độ khẩn.
    #[must_use]
    pub fn is_urgency(&self, folded: &str) -> bool {
        self.urgency.iter().any(|mark| fold_letters(&mark.words) == folded)
    }

    /// Whether a line, in lower case without accents, is a phạm vi lưu hành.
    #[must_use]
    pub fn is_circulation(&self, folded: &str) -> bool {
        self.circulation.iter().any(|mark| fold_letters(&mark.words) == folded)
    }

    /// Whether a line of the head, in lower case without accents, is a mark of any sort.
    #[must_use]
    pub fn is_mark(&self, folded: &str) -> bool {
        self.is_urgency(folded)
            || self.is_circulation(folded)
            || self.other.words.iter().any(|words| fold_letters(words) == folded)
    }

    /// Width of the box around the words of a mức độ khẩn; words of a template's own get the widest.
    #[must_use]
    pub fn box_width(&self, words: &str) -> Length {
        let lower = words.to_lowercase();
        let known = self.urgency.iter().find(|mark| mark.words.to_lowercase() == lower);
        let widest = || self.urgency.iter().map(|mark| mark.width.value).max().unwrap_or_default();
        Length::centi_mm(known.map_or_else(widest, |mark| mark.width.value))
    }

    /// Height of that box.
    #[must_use]
    pub fn box_height(&self) -> Length {
        Length::centi_mm(self.box_height.value)
    }

    /// Colour of the words and of the box: red, green and blue.
    #[must_use]
    pub fn colour(&self) -> [u8; 3] {
        self.colour.rgb
    }
}
