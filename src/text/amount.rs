//! Amounts as people write them: `1.250.000`, `-12,5`.

use std::fmt;
use std::ops::AddAssign;

use super::fold::fold_letters;

/// Most digits behind the comma.
const DECIMALS: usize = 9;
/// Longest whole part, so that no sum of a table overflows.
const LONGEST: usize = 24;

/// Whether a line says in what unit the amounts of a table are: `Đơn vị tính: triệu đồng`, `(ĐVT: người)`.
#[must_use]
pub fn is_unit_line(text: &str) -> bool {
    let folded = fold_letters(text);
    let words = folded.trim_start_matches(['(', ' ']);
    ["don vi tinh", "dvt", "don vi:", "don vi :"].iter().any(|start| words.starts_with(start))
}

/// An exact decimal number.
#[derive(Clone, Copy, Debug, Default)]
pub struct Amount {
    /// The number without its comma.
    units: i128,
    /// Digits behind the comma.
    decimals: usize,
}

impl Amount {
    /// Reads digits with or without dots between thousands, a comma before decimals, a minus in front; `None` for
    /// anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.trim().strip_prefix(['-', '−']) {
            Some(digits) => (true, digits),
            None => (false, text.trim()),
        };
        let (whole, decimals) = digits.split_once(',').unwrap_or((digits, ""));
        let mut groups = whole.split('.');
        let first = groups.next()?;
        let grouped = whole.contains('.');
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let fits = is_number(first)
            && !(grouped && first.len() > 3)
            && groups.all(|group| group.len() == 3 && is_number(group))
            && (is_number(decimals) || !digits.contains(','))
            && decimals.len() <= DECIMALS
            && whole.len() <= LONGEST;
        if !fits {
            return None;
        }
        let units: i128 = format!("{}{decimals}", whole.replace('.', "")).parse().ok()?;
        Some(Self { units: if negative { -units } else { units }, decimals: decimals.len() })
    }

    fn with_decimals(self, decimals: usize) -> Option<i128> {
        let more = u32::try_from(decimals.checked_sub(self.decimals)?).ok()?;
        self.units.checked_mul(10_i128.checked_pow(more)?)
    }
}

impl PartialEq for Amount {
    /// `0,5` and `0,50` are equal.
    fn eq(&self, other: &Self) -> bool {
        let decimals = self.decimals.max(other.decimals);
        self.with_decimals(decimals) == other.with_decimals(decimals)
    }
}

impl Eq for Amount {}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        let decimals = self.decimals.max(other.decimals);
        let sum = self.with_decimals(decimals).zip(other.with_decimals(decimals));
        if let Some(units) = sum.and_then(|(one, two)| one.checked_add(two)) {
            *self = Self { units, decimals };
        }
    }
}

impl fmt::Display for Amount {
    /// Dots between thousands, a comma before decimals.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:0width$}", self.units.unsigned_abs(), width = self.decimals + 1);
        let (whole, decimals) = digits.split_at(digits.len() - self.decimals);
        if self.units < 0 {
            formatter.write_str("-")?;
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                formatter.write_str(".")?;
            }
            write!(formatter, "{digit}")?;
        }
        if decimals.is_empty() { Ok(()) } else { write!(formatter, ",{decimals}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_read_and_grouped() {
        for (written, shown) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1.000"),
            (" 1.250.000 ", "1.250.000"),
            ("1200,5", "1.200,5"),
            ("-50000", "-50.000"),
            ("−0,05", "-0,05"),
            ("0,50", "0,50"),
            ("007", "7"),
        ] {
            assert_eq!(Amount::parse(written).map(|amount| amount.to_string()).as_deref(), Some(shown), "{written}");
        }
        for strange in
            ["", "-", "12a", "1.2", "1.2345", "1234.567", "1,2,3", "1,", ",5", "1 000", "5%", "٣", "1.000,1.000"]
        {
            assert_eq!(Amount::parse(strange), None, "{strange}");
        }
    }

    #[test]
    fn sums_are_exact() {
        let mut sum = Amount::default();
        for written in ["350.000.000", "1200,5", "-50000", "0,25"] {
            sum += Amount::parse(written).unwrap();
        }
        assert_eq!(sum.to_string(), "349.951.200,75");
        assert_eq!(Amount::parse("0,50"), Amount::parse("0,5"));
        assert_ne!(Amount::parse("0,50"), Amount::parse("0,05"));
    }
}
