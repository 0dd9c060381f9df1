//! The words of Quốc hiệu and Tiêu ngữ (PL1 I/II.1).

use serde::Deserialize;

/// Quốc hiệu and Tiêu ngữ.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct National {
    /// The name of the country.
    pub quoc_hieu: Motto,
    /// The motto.
    pub tieu_ngu: Motto,
}

/// A line of fixed words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Motto {
    /// The words.
    pub words: String,
    also: Vec<String>,
    found_by: Vec<String>,
    /// Where the decree says so.
    pub clause: String,
}

impl Motto {
    /// Whether a line, composed, is written as it should be.
    #[must_use]
    pub fn is_right(&self, line: &str) -> bool {
        self.words == line || self.also.iter().any(|also| also == line)
    }

    /// Whether a line, in lower case without accents, is meant to be this one.
    #[must_use]
    pub fn is_meant(&self, folded: &str) -> bool {
        self.found_by.iter().all(|words| folded.contains(words.as_str()))
    }
}
