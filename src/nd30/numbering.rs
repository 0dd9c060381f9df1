//! How the decree numbers parts of a document and documents: Roman numerals, letters of điểm, the leading zero.

pub use crate::unit::{roman, roman_value};

/// The letters of điểm in the order in which the decree itself uses them; ă, â, ê, ô, ơ, ư and f, j, w, z are not used.
const DIEM: &str = "abcdđeghiklmnopqrstuvxy";

/// The letter of the `number`-th điểm (1-based); none after `y`.
#[must_use]
pub fn diem_letter(number: usize) -> Option<char> {
    DIEM.chars().nth(number.checked_sub(1)?)
}

/// Which điểm has that letter, counted from 1.
#[must_use]
pub fn diem_number(letter: char) -> Option<usize> {
    Some(DIEM.chars().position(|known| known == letter)? + 1)
}

/// A number with the leading zero of the decree below ten (PL1 I/II.3.c).
#[must_use]
pub fn zero_padded(digits: &str) -> String {
    match digits.trim_start_matches('0') {
        "" => digits.to_owned(),
        short if short.chars().count() == 1 && short.chars().all(|c| c.is_ascii_digit()) => format!("0{short}"),
        number => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_zeros_are_the_decree_s() {
        let letters: String = (1..=24).filter_map(diem_letter).collect();
        assert_eq!(letters, "abcdđeghiklmnopqrstuvxy");
        for (index, letter) in letters.chars().enumerate() {
            assert_eq!(diem_number(letter), Some(index + 1));
        }
        assert_eq!(['f', 'ă', 'A', '1'].map(diem_number), [None; 4]);
        assert_eq!(diem_letter(0), None);
        assert_eq!(["5", "05", "15", "0", "100"].map(zero_padded), ["05", "05", "15", "0", "100"]);
    }
}
