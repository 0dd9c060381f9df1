//! Dates of which the day, or day and month, may still be open.

use chrono::NaiveDate;

/// `2024-01-15`, `2024-01` or `2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialDate {
    /// Year, 1900–2999.
    pub year: u16,
    /// Month 1–12.
    pub month: Option<u8>,
    /// Day 1–31; only beside a month.
    pub day: Option<u8>,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Not of the form `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    Form,
    /// Of the form, but not in the calendar.
    Calendar,
}

impl PartialDate {
    /// Reads a date.
    ///
    /// # Errors
    /// See [`DateFault`].
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let digits = |part: &str, count: usize| {
            (part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<u16>().ok())
                .flatten()
                .ok_or(DateFault::Form)
        };
        let mut parts = text.split('-');
        let year = digits(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(|part| digits(part, 2)).transpose()?;
        let day = parts.next().map(|part| digits(part, 2)).transpose()?;
        if parts.next().is_some() {
            return Err(DateFault::Form);
        }
        let real = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month.unwrap_or(1)), u32::from(day.unwrap_or(1)));
        if real.is_none() || !(1900..3000).contains(&year) {
            return Err(DateFault::Calendar);
        }
        let small = |number: u16| u8::try_from(number).ok();
        Ok(Self { year, month: month.and_then(small), day: day.and_then(small) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: Result<(u16, Option<u8>, Option<u8>), DateFault>) {
        let got = PartialDate::parse(text).map(|date| (date.year, date.month, date.day));
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn dates_are_real_and_may_be_open() {
        case("2024-01-15", Ok((2024, Some(1), Some(15))));
        case("2024-02-29", Ok((2024, Some(2), Some(29))));
        case("2024-01", Ok((2024, Some(1), None)));
        case("2024", Ok((2024, None, None)));
        case("2023-02-29", Err(DateFault::Calendar));
        case("2024-13", Err(DateFault::Calendar));
        case("0024-01-01", Err(DateFault::Calendar));
        for text in ["15/01/2024", "2024-1-5", "24-01-15", "2024-01-15T00:00", "", "năm 2024", "2024-01-15-01"] {
            case(text, Err(DateFault::Form));
        }
    }
}
