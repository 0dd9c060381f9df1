//! Numbers of the hierarchy and of appendices, as the decree prints them (PL1 II.6.đ, III.1.a).

use std::fmt;

use crate::model::LevelKind;
use crate::nd30::numbering::{Diem, roman};
use crate::text::Amount;

/// The number of a level as printed, with its mark; decimals go on from the number `above` them.
#[must_use]
pub(super) fn label(diem: &Diem, kind: LevelKind, number: usize, above: &str) -> String {
    match kind {
        LevelKind::Phan => format!("Phần {}", roman(number)),
        LevelKind::Chuong => format!("Chương {}", roman(number)),
        LevelKind::Muc => format!("Mục {number}"),
        LevelKind::TieuMuc => format!("Tiểu mục {number}"),
        LevelKind::Dieu => format!("Điều {number}."),
        LevelKind::MucLaMa => format!("{}.", roman(number)),
        LevelKind::Khoan | LevelKind::ThapPhan => format!("{above}{number}."),
        LevelKind::Diem => format!("{})", diem.written(number)),
        LevelKind::Gach => "-".to_owned(),
        LevelKind::Cong => "+".to_owned(),
    }
}

/// How a level is cited (PL2 V.7): capital for the parts from điều up, lower case for khoản and điểm; decimals, which go on
/// from the number `above` them, as điểm.
#[must_use]
pub(super) fn citation(diem: &Diem, kind: LevelKind, number: usize, above: &str) -> String {
    match kind {
        LevelKind::Phan | LevelKind::Chuong | LevelKind::Muc | LevelKind::TieuMuc => label(diem, kind, number, above),
        LevelKind::Dieu => format!("Điều {number}"),
        LevelKind::MucLaMa => format!("Mục {}", roman(number)),
        LevelKind::Khoan => format!("khoản {number}"),
        LevelKind::ThapPhan => format!("điểm {above}{number}"),
        LevelKind::Diem => format!("điểm {}", diem.written(number)),
        LevelKind::Gach => format!("gạch đầu dòng thứ {number}"),
        LevelKind::Cong => format!("dấu cộng thứ {number}"),
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
    fn counts_are_grouped() {
        assert_eq!([0, 999, 1000, 21914, 1_234_567].map(grouped), ["0", "999", "1.000", "21.914", "1.234.567"]);
        assert_eq!([0, 9, 10, 1000].map(counted), ["00", "09", "10", "1.000"]);
    }
}
