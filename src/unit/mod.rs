//! Lengths and sizes as whole numbers, so that no rounding creeps in between the decree and the page; how lines stand; Roman
//! numerals.

mod roman;

pub use roman::{roman, roman_value};

use std::ops::{Add, Div, Mul, Neg, Sub};

/// A length in EMU (English Metric Units): 1 mm = 36 000, 1 pt = 12 700, 1 twip = 635.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i64);

impl Length {
    /// No length.
    pub const ZERO: Self = Self(0);

    /// From EMU.
    #[must_use]
    pub const fn emu(value: i64) -> Self {
        Self(value)
    }

    /// From whole millimetres.
    #[must_use]
    pub const fn mm(value: i64) -> Self {
        Self(value * 36_000)
    }

    /// From hundredths of a millimetre (12.7 mm = 1270).
    #[must_use]
    pub const fn centi_mm(value: i64) -> Self {
        Self(value * 360)
    }

    /// From whole points (1/72 inch).
    #[must_use]
    pub const fn pt(value: i64) -> Self {
        Self(value * 12_700)
    }

    /// From twips (1/20 pt), the unit of WordprocessingML.
    #[must_use]
    pub const fn twips(value: i64) -> Self {
        Self(value * 635)
    }

    /// In EMU.
    #[must_use]
    pub const fn to_emu(self) -> i64 {
        self.0
    }

    /// In twips, rounded to the nearest.
    #[must_use]
    pub const fn to_twips(self) -> i64 {
        let half = if self.0 < 0 { -317 } else { 317 };
        (self.0 + half) / 635
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, factor: i64) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<i64> for Length {
    type Output = Self;
    fn div(self, divisor: i64) -> Self {
        Self(self.0 / divisor)
    }
}

impl std::iter::Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// A font size in half-points, the unit of `w:sz`: 13 pt = 26.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontSize(u16);

impl FontSize {
    /// From whole points.
    #[must_use]
    pub const fn pt(points: u16) -> Self {
        Self(points * 2)
    }

    /// From half-points.
    #[must_use]
    pub const fn half_points(value: u16) -> Self {
        Self(value)
    }

    /// In half-points.
    #[must_use]
    pub const fn to_half_points(self) -> u16 {
        self.0
    }

    /// As a length (the em of the font).
    #[must_use]
    pub fn to_length(self) -> Length {
        Length::emu(i64::from(self.0) * 6_350)
    }
}

/// The distance between lines of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineSpacing {
    /// A multiple of the font's own line, in 240ths: single = 240, 1.5 lines = 360.
    Multiple(i32),
    /// An exact height.
    Exact(Length),
    /// A least height.
    AtLeast(Length),
}

impl LineSpacing {
    /// Single line spacing («dòng đơn»).
    pub const SINGLE: Self = Self::Multiple(240);
}

/// Alignment of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// To the left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
    /// To both margins.
    Justify,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_convert_without_loss() {
        assert_eq!(Length::mm(20).to_twips(), 1134);
        assert_eq!(Length::mm(30).to_twips(), 1701);
        assert_eq!(Length::mm(15).to_twips(), 850);
        assert_eq!(Length::centi_mm(1270).to_twips(), 720);
        assert_eq!(Length::pt(6).to_twips(), 120);
        assert_eq!(FontSize::pt(13).to_half_points(), 26);
        assert_eq!(FontSize::pt(14).to_length(), Length::pt(14));
    }
}
