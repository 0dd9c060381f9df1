//! A number as Excel holds it: fifteen decimal digits.

/// Digits that Excel keeps of a number.
const KEPT: usize = 15;

/// An exact decimal number of at most fifteen digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    is_negative: bool,
    /// Digits without zeros at either end; none = zero.
    digits: Vec<u8>,
    /// How many of them, with zeros behind or before, stand before the point.
    point: i32,
}

impl Decimal {
    pub(super) fn new(value: f64) -> Self {
        if !value.is_finite() {
            return Self::zero();
        }
        // `-1.23450000000000e4`
        let written = format!("{value:.*e}", KEPT - 1);
        let (digits, exponent) = written.split_once('e').unwrap_or((&written, "0"));
        let digits = digits.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        Self { is_negative: value < 0.0, digits, point: exponent.parse::<i32>().unwrap_or(0) + 1 }.normal()
    }

    fn zero() -> Self {
        Self { is_negative: false, digits: Vec::new(), point: 0 }
    }

    fn normal(mut self) -> Self {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..zeros);
        self.point -= i32::try_from(zeros).unwrap_or(0);
        if self.digits.is_empty() { Self::zero() } else { self }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    pub(super) fn is_negative(&self) -> bool {
        self.is_negative
    }

    /// The power of ten of the first digit.
    pub(super) fn exponent(&self) -> i32 {
        if self.is_zero() { 0 } else { self.point - 1 }
    }

    /// The number times a power of ten.
    pub(super) fn shifted(&self, power: i32) -> Self {
        let point = if self.is_zero() { 0 } else { self.point.saturating_add(power) };
        Self { point, ..self.clone() }
    }

    /// The number with at most so many digits behind the point; a half goes up.
    pub(super) fn rounded(&self, decimals: usize) -> Self {
        let kept = i64::from(self.point) + i64::try_from(decimals).unwrap_or(i64::MAX);
        let Ok(kept) = usize::try_from(kept) else { return Self::zero() };
        let Some(next) = self.digits.get(kept) else { return self.clone() };
        let mut digits = vec![0];
        digits.extend(self.digits.iter().take(kept));
        if *next >= 5 {
            for digit in digits.iter_mut().rev() {
                if *digit < 9 {
                    *digit += 1;
                    break;
                }
                *digit = 0;
            }
        }
        Self { is_negative: self.is_negative, digits, point: self.point + 1 }.normal()
    }

    /// Digits before the point; none for a number below one.
    pub(super) fn whole(&self) -> Vec<u8> {
        let length = usize::try_from(self.point).unwrap_or(0);
        self.digits.iter().copied().chain(std::iter::repeat(0)).take(length).collect()
    }

    /// Digits behind the point, without zeros at the end.
    pub(super) fn decimals(&self) -> Vec<u8> {
        if self.is_zero() {
            return Vec::new();
        }
        let zeros = usize::try_from(-self.point).unwrap_or(0);
        let taken = usize::try_from(self.point).unwrap_or(0);
        std::iter::repeat_n(0, zeros).chain(self.digits.iter().copied().skip(taken)).collect()
    }
}
