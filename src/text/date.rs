//! Dates: as data, of which the day, or day and month, may still be open; and as a page writes them.

use chrono::NaiveDate;

use super::fold::fold_letters;

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
    /// Of no form that [`PartialDate::parse`] reads.
    Form,
    /// Of the form, but not in the calendar.
    Calendar,
}

impl PartialDate {
    /// Reads a date: `2024-01-15`, `2024-01`, `2024`; or as people write it, the day first: `15/01/2024`, `15.1.2024`,
    /// `01/2024`, `ngày 15 tháng 01 năm 2024`, `tháng 01 năm 2024`, `năm 2024`.
    ///
    /// # Errors
    /// See [`DateFault`].
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        Self::parse_data(text).or_else(|fault| Self::parse_written(text).unwrap_or(Err(fault)))
    }

    /// A date with the day first; none where the text is of no such form.
    fn parse_written(text: &str) -> Option<Result<Self, DateFault>> {
        let folded = fold_letters(text.trim());
        let mut numbers = Vec::with_capacity(3);
        let mut rest = folded.as_str();
        if !rest.starts_with(|c: char| c.is_ascii_digit()) {
            rest = ["ngay", "thang", "nam"].iter().find_map(|word| rest.strip_prefix(word))?.trim_start();
        }
        loop {
            let (number, after) = digits(rest);
            numbers.push(number);
            let after = after.trim_start();
            if after.is_empty() {
                break;
            }
            let word = ["thang", "nam"].iter().find_map(|word| after.strip_prefix(word));
            rest = word.or_else(|| after.strip_prefix(SIGNS))?.trim_start();
        }
        let year = numbers.pop().filter(|year| year.len() == 4)?;
        let mut small = numbers.into_iter().rev();
        let [month, day] = [small.next(), small.next()];
        let short = |number: Option<&str>| number.is_none_or(|number| (1..=2).contains(&number.len()));
        if small.next().is_some() || !short(month) || !short(day) {
            return None;
        }
        let tail = [month, day].into_iter().flatten().map(|number| format!("-{number:0>2}"));
        Some(Self::parse_data(&format!("{year}{}", tail.collect::<String>())))
    }

    /// [`PartialDate::parse`] of the forms with the year first.
    fn parse_data(text: &str) -> Result<Self, DateFault> {
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

    /// As a cell of a table shows it: `15/01/2024`, `tháng 1/2024`, `2024`.
    #[must_use]
    pub fn to_cell(self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{day:02}/{month:02}/{}", self.year),
            (Some(month), None) => format!("tháng {month}/{}", self.year),
            (None, _) => self.year.to_string(),
        }
    }

    /// `2024-01-15`, `2024-01` or `2024`.
    #[must_use]
    pub fn to_data(self) -> String {
        let tail = [self.month, self.day].into_iter().flatten().map(|number| format!("-{number:02}"));
        format!("{:04}{}", self.year, tail.collect::<String>())
    }

    /// The day, where it is given whole.
    #[must_use]
    pub fn whole(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(i32::from(self.year), u32::from(self.month?), u32::from(self.day?))
    }
}

/// A date that a text holds: `ngày 05 tháng 01 năm 2026` or `ngày 05/01/2026`, of which parts may be left blank. Places have
/// names of the same sound (xã Toàn Thắng, xã Năm Căn, phường Tháng Tám): only what follows a `ngày` counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateInText<'t> {
    /// What stands before `ngày`.
    pub before: &'t str,
    /// Digits of the day as written; empty = a blank.
    pub day: &'t str,
    /// Digits of the month as written; empty = a blank.
    pub month: &'t str,
    /// The four digits of the year; empty = a blank.
    pub year: &'t str,
    /// Whether `tháng` stands before the month and `năm` before the year.
    pub in_words: bool,
}

/// Signs between the numbers of a date that is not in words.
const SIGNS: [char; 3] = ['/', '.', '-'];
/// Most letters and digits of what holds the place of a number.
const LONGEST_BLANK: usize = 8;

impl<'t> DateInText<'t> {
    /// The first whole date of a folded text, else the first of which parts are blank.
    #[must_use]
    pub fn find(folded: &'t str) -> Option<Self> {
        let mut partial = None;
        for (before, after) in words(folded, "ngay") {
            let date = Self::read(before, after);
            if date.is_some_and(|date| date.numbers().is_some()) {
                return date;
            }
            partial = partial.or(date);
        }
        partial
    }

    fn read(before: &'t str, after: &'t str) -> Option<Self> {
        let (day, rest, by_word) = number_before(after, "thang")?;
        let (month, rest, also) = number_before(rest, "nam")?;
        let (year, _) = digits(rest);
        let year = if year.len() == 4 { year } else { "" };
        Some(Self { before, day, month, year, in_words: by_word && also })
    }

    /// Day, month and year where none is blank; the calendar is not asked.
    #[must_use]
    pub fn numbers(self) -> Option<(u32, u32, u32)> {
        Some((self.day.parse().ok()?, self.month.parse().ok()?, self.year.parse().ok()?))
    }

    /// The first day that it may be: the first of the month or year where the day is blank.
    #[must_use]
    pub fn first_day(self) -> Option<NaiveDate> {
        let number = |digits: &str| if digits.is_empty() { Some(1) } else { digits.parse().ok() };
        NaiveDate::from_ymd_opt(self.year.parse().ok()?, number(self.month)?, number(self.day)?)
    }
}

/// What stands before and after each place where a word stands by itself; digits may touch it.
fn words<'t>(text: &'t str, word: &'static str) -> impl Iterator<Item = (&'t str, &'t str)> {
    text.match_indices(word).filter_map(move |(at, _)| {
        let (before, after) = (text.get(..at)?, text.get(at + word.len()..)?);
        (!before.ends_with(char::is_alphabetic) && !after.starts_with(char::is_alphabetic)).then_some((before, after))
    })
}

/// The number before a word or sign, empty where its place is blank; what follows that; whether it is the word.
fn number_before<'t>(text: &'t str, word: &'static str) -> Option<(&'t str, &'t str, bool)> {
    let (number, after) = digits(text);
    if (1..=2).contains(&number.len()) {
        let after = after.trim_start();
        if let Some(rest) = after.strip_prefix(word) {
            return Some((number, rest, true));
        }
        if let Some(rest) = after.strip_prefix(SIGNS) {
            return Some((number, rest, false));
        }
    }
    if let Some((blank, rest)) = text.split_once('/')
        && !blank.contains(char::is_alphanumeric)
    {
        return Some(("", rest, false));
    }
    // The last one: what holds the place may be the same word («tháng Năm năm 2025»).
    let (_, rest) = words(text, word).take_while(|(blank, _)| is_blank(blank)).last()?;
    Some(("", rest, true))
}

/// Whether a text only holds the place of a number.
fn is_blank(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphanumeric()).count() <= LONGEST_BLANK && words(text, "ngay").next().is_none()
}

/// The digits at the beginning of a text, white space before them left out, and what follows.
fn digits(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
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
        for text in ["2024-1-5", "24-01-15", "2024-01-15T00:00", "", "2024-01-15-01"] {
            case(text, Err(DateFault::Form));
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let day = Ok((2024, Some(1), Some(5)));
        for text in [
            "05/01/2024",
            "5/1/2024",
            "5.1.2024",
            "05-01-2024",
            "5 / 1 / 2024",
            "ngày 05 tháng 01 năm 2024",
            "Ngày 5 tháng 1 năm 2024",
            "ngày 05/01/2024",
            "5 tháng 1 năm 2024",
            " 05/01/2024 ",
        ] {
            case(text, day);
        }
        for text in ["01/2024", "1-2024", "tháng 01 năm 2024", "Tháng 1/2024"] {
            case(text, Ok((2024, Some(1), None)));
        }
        case("năm 2024", Ok((2024, None, None)));
        case("30/02/2024", Err(DateFault::Calendar));
        case("13/2024", Err(DateFault::Calendar));
        for text in
            ["5/1/24", "1/5/1/2024", "015/01/2024", "5/1", "ngày … tháng 01 năm 2024", "quý I/2024", "5/1/2024 8:00"]
        {
            case(text, Err(DateFault::Form));
        }
    }

    /// Day, month, year as written and whether in words.
    #[track_caller]
    fn found(text: &str, expected: Option<(&str, &str, &str, bool)>) {
        use unicode_normalization::UnicodeNormalization;
        let decomposed: String = text.nfd().collect();
        for text in [text, &text.to_uppercase(), &decomposed] {
            let folded = fold_letters(text);
            let date = DateInText::find(&folded).map(|date| (date.day, date.month, date.year, date.in_words));
            assert_eq!(date, expected, "{text}");
        }
    }

    #[test]
    fn a_date_stands_after_its_place() {
        let words = Some(("15", "9", "2025", true));
        for place in [
            "Hưng Yên",
            "xã Toàn Thắng",
            "Xã Thắng Năm",
            "phường Tháng Tám",
            "Năm Căn",
            "xã Năm Căn",
            "xã Ngày Mới",
            "xã Thạnh Ngãi",
            "Phường 9",
            "xã Nam Thắng 5",
            "thị trấn Ngay",
        ] {
            found(&format!("{place}, ngày 15 tháng 9 năm 2025"), words);
            found(&format!("{place}, ngày 15/9/2025"), Some(("15", "9", "2025", false)));
            found(&format!("{place}, ngày … tháng 9 năm 2025"), Some(("", "9", "2025", true)));
            found(&format!("{place}, ngày      tháng      năm 2025"), Some(("", "", "2025", true)));
            found(&format!("{place}, ngày … tháng … năm …"), Some(("", "", "", true)));
            found(place, None);
        }
        found("Hưng Yên,ngày 15tháng 9năm 2025", words);
        found("Hưng Yên, ngày\u{a0}15\u{a0}tháng\u{a0}9\u{a0}năm\u{a0}2025", words);
        found("Hưng Yên, ngày 05 tháng 01 năm 2026", Some(("05", "01", "2026", true)));
        found("Hưng Yên, ngày 15.9.2025", Some(("15", "9", "2025", false)));
        found("Hưng Yên, ngày 15 - 9 - 2025", Some(("15", "9", "2025", false)));
        found("Hưng Yên, ngày 15 tháng 9/2025", Some(("15", "9", "2025", false)));
        found("Hưng Yên, ngày   /   /2026", Some(("", "", "2026", false)));
        found("Hưng Yên, ngày …/9/2026", Some(("", "9", "2026", false)));
        found("Hưng Yên, ngày 15 tháng Năm năm 2025", Some(("15", "", "2025", true)));
        found("Hưng Yên, ngày 15 tháng 9 năm 202…", Some(("15", "9", "", true)));
        found("Luật số 72/2025/QH15 ngày 16/6/2025; Nghị định ngày 1/7/2025", Some(("16", "6", "2025", false)));
        // A whole date is better than one that something only looks like.
        found("Trong ngày cuối tháng 9 năm 2025, theo Công văn ngày 05/9/2025", Some(("05", "9", "2025", false)));
        found("Căn cứ tình hình ngày càng tốt lên của cả nước trong tháng 9, năm 2025", None);
        found("15/9/2025", None);
        found("ngày 15", None);
        found("", None);
    }

    #[test]
    fn a_date_has_numbers_and_a_first_day() {
        let find = |text: &'static str| DateInText::find(text).unwrap();
        assert_eq!(find("x, ngay 15 thang 9 nam 2025").numbers(), Some((15, 9, 2025)));
        // The calendar is another question.
        assert_eq!(find("x, ngay 31 thang 6 nam 2025").numbers(), Some((31, 6, 2025)));
        assert_eq!(find("x, ngay 32 thang 13 nam 2025").numbers(), Some((32, 13, 2025)));
        assert_eq!(find("x, ngay … thang 9 nam 2025").numbers(), None);
        assert_eq!(find("x, ngay … thang 9 nam 2025").first_day(), NaiveDate::from_ymd_opt(2025, 9, 1));
        assert_eq!(find("x, ngay … thang … nam 2025").first_day(), NaiveDate::from_ymd_opt(2025, 1, 1));
        assert_eq!(find("x, ngay 15/9/2025").first_day(), NaiveDate::from_ymd_opt(2025, 9, 15));
        assert_eq!(find("x, ngay 31 thang 6 nam 2025").first_day(), None);
        assert_eq!(find("x, ngay … thang … nam …").first_day(), None);
    }
}
