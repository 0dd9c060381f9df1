//! How the decree numbers parts of a document, documents and dates: Roman numerals, letters of điểm, the leading zero.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use serde::de::IgnoredAny;

pub use crate::unit::{roman, roman_value};

/// Letters and leading zeros.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberTable {
    /// The letters of điểm.
    pub diem: Diem,
    /// Which numbers have a zero before them.
    #[serde(rename = "zero")]
    pub zeros: Zeros,
}

/// The letters of điểm (PL1 I/II.6.đ).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diem {
    letters: String,
    #[serde(rename = "clause")]
    _clause: IgnoredAny,
}

impl Diem {
    /// The letters in their order.
    #[must_use]
    pub fn letters(&self) -> impl DoubleEndedIterator<Item = char> {
        self.letters.chars()
    }

    /// What stands before the `number`-th điểm (1-based): its letter, and after the last one two letters, `aa`, `ab`, as the
    /// columns of a sheet go on; the decree says nothing of so many.
    #[must_use]
    pub fn written(&self, number: usize) -> String {
        let letters: Vec<char> = self.letters().collect();
        let mut written = Vec::new();
        let mut rest = number;
        while let Some(before) = rest.checked_sub(1).filter(|_| !letters.is_empty()) {
            written.push(letters[before % letters.len()]);
            rest = before / letters.len();
        }
        written.iter().rev().collect()
    }

    /// Which điểm has that letter, counted from 1.
    #[must_use]
    pub fn number(&self, letter: char) -> Option<usize> {
        Some(self.letters().position(|known| known == letter)? + 1)
    }
}

/// Below which number a zero stands before it.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zeros {
    number: Below,
    day: Below,
    month: Below,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Below {
    value: u32,
    #[serde(rename = "clause")]
    _clause: IgnoredAny,
}

impl Below {
    fn padded(self, number: u32) -> String {
        if number < self.value { format!("0{number}") } else { number.to_string() }
    }
}

impl Zeros {
    /// The number of a document (PL1 I/II.3.c). What is no number stays, and so does zero, which no document has.
    #[must_use]
    pub fn number(self, written: &str) -> String {
        let short = written.trim_start_matches('0');
        match short.parse() {
            Ok(number) if short.starts_with(|first: char| first.is_ascii_digit()) => self.number.padded(number),
            _ if short.is_empty() => written.to_owned(),
            _ => short.to_owned(),
        }
    }

    /// Below which number of a document a zero stands (PL1 I/II.3.c).
    #[must_use]
    pub fn number_below(self) -> u32 {
        self.number.value
    }

    /// A day (PL1 I/II.4.b).
    #[must_use]
    pub fn day(self, day: u32) -> String {
        self.day.padded(day)
    }

    /// A month (PL1 I/II.4.b).
    #[must_use]
    pub fn month(self, month: u32) -> String {
        self.month.padded(month)
    }

    /// A date in a sentence: `14/3/2026`, `05/01/2026`.
    #[must_use]
    pub fn date(self, day: NaiveDate) -> String {
        format!("{}/{}/{}", self.day(day.day()), self.month(day.month()), day.year())
    }

    /// A time in a sentence: `từ ngày 05/01/2026 đến ngày 14/3/2026`.
    #[must_use]
    pub fn span(self, from: NaiveDate, to: NaiveDate) -> String {
        format!("từ ngày {} đến ngày {}", self.date(from), self.date(to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nd30::Nd30;

    #[test]
    fn letters_and_their_numbers_belong_together() {
        let diem = &Nd30::embedded().numbering.diem;
        for (index, letter) in diem.letters().enumerate() {
            assert_eq!((diem.number(letter), diem.written(index + 1)), (Some(index + 1), letter.to_string()));
        }
        assert_eq!(['f', 'ă', 'A', '1'].map(|letter| diem.number(letter)), [None; 4]);
        assert_eq!(
            [0, 23, 24, 25, 46, 47, 552, 553].map(|number| diem.written(number)),
            ["", "y", "aa", "ab", "ay", "ba", "yy", "aaa"]
        );
    }

    #[test]
    fn a_page_writes_zeros_where_the_decree_does() {
        let zeros = Nd30::embedded().numbering.zeros;
        let numbers =
            ["5", "05", "15", "0", "100", "", "5a", "05a", "+5", "99999999999"].map(|text| zeros.number(text));
        assert_eq!(numbers, ["05", "05", "15", "0", "100", "", "5a", "5a", "+5", "99999999999"]);
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let days = [day(2026, 1, 5), day(2026, 3, 14), day(2026, 12, 9)];
        assert_eq!(days.map(|day| zeros.date(day)), ["05/01/2026", "14/3/2026", "09/12/2026"]);
        assert_eq!(zeros.span(days[0], days[1]), "từ ngày 05/01/2026 đến ngày 14/3/2026");
    }
}
