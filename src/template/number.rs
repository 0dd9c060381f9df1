//! Numbers of the hierarchy and of appendices, as the decree prints them (PL1 II.6.đ, III.1.a).

use std::fmt;

use crate::model::LevelKind;
use crate::text::Amount;

/// The letters of điểm in the order the decree itself uses; ă, â, ê, ô, ơ, ư and f, j, w, z are not used.
const DIEM: [char; 23] =
    ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x', 'y'];

/// A Roman numeral; 0 gives an empty string.
#[must_use]
pub(super) fn roman(mut number: usize) -> String {
    const STEPS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut numeral = String::new();
    for (value, letters) in STEPS {
        while number >= value {
            numeral.push_str(letters);
            number -= value;
        }
    }
    numeral
}

/// The letter of the `number`-th điểm (1-based); none after `y`.
#[must_use]
pub(super) fn diem_letter(number: usize) -> Option<char> {
    DIEM.get(number.checked_sub(1)?).copied()
}

/// The number of a level as printed, with its mark; none for a điểm after `y`.
#[must_use]
pub(super) fn label(kind: LevelKind, number: usize) -> Option<String> {
    Some(match kind {
        LevelKind::Phan => format!("Phần {}", roman(number)),
        LevelKind::Chuong => format!("Chương {}", roman(number)),
        LevelKind::Muc => format!("Mục {number}"),
        LevelKind::TieuMuc => format!("Tiểu mục {number}"),
        LevelKind::Dieu => format!("Điều {number}."),
        LevelKind::MucLaMa => format!("{}.", roman(number)),
        LevelKind::Khoan => format!("{number}."),
        LevelKind::Diem => format!("{})", diem_letter(number)?),
        LevelKind::Gach => "-".to_owned(),
        LevelKind::Cong => "+".to_owned(),
    })
}

/// How a level is cited (PL2 V.7): capital for the parts from điều up, lower case for khoản and điểm.
#[must_use]
pub(super) fn citation(kind: LevelKind, number: usize) -> Option<String> {
    Some(match kind {
        LevelKind::Phan | LevelKind::Chuong | LevelKind::Muc | LevelKind::TieuMuc => label(kind, number)?,
        LevelKind::Dieu => format!("Điều {number}"),
        LevelKind::MucLaMa => format!("Mục {}", roman(number)),
        LevelKind::Khoan => format!("khoản {number}"),
        LevelKind::Diem => format!("điểm {}", diem_letter(number)?),
        LevelKind::Gach => format!("gạch đầu dòng thứ {number}"),
        LevelKind::Cong => format!("dấu cộng thứ {number}"),
    })
}

/// A number with the leading zero of the decree below ten (II.3.c).
#[must_use]
pub(super) fn zero_padded(digits: &str) -> String {
    match digits.trim_start_matches('0') {
        "" => digits.to_owned(),
        short if short.chars().count() == 1 && short.chars().all(|c| c.is_ascii_digit()) => format!("0{short}"),
        number => number.to_owned(),
    }
}

/// A count in a sentence: below ten with a zero, thousands with a dot.
#[must_use]
pub(super) fn counted(number: usize) -> String {
    if number < 10 { format!("{number:02}") } else { grouped(number) }
}

/// A number with dots between thousands.
pub(super) fn grouped(number: impl fmt::Display) -> String {
    let plain = number.to_string();
    Amount::parse(&plain).map_or(plain, |amount| amount.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_and_letters_are_the_decree_s() {
        assert_eq!([1, 4, 9, 14, 40, 1994].map(roman), ["I", "IV", "IX", "XIV", "XL", "MCMXCIV"]);
        let letters: String = (1..=24).filter_map(diem_letter).collect();
        assert_eq!(letters, "abcdđeghiklmnopqrstuvxy");
        assert_eq!(["5", "05", "15", "0", "100"].map(zero_padded), ["05", "05", "15", "0", "100"]);
        assert_eq!([0, 999, 1000, 21914, 1_234_567].map(grouped), ["0", "999", "1.000", "21.914", "1.234.567"]);
    }
}
