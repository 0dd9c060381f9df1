//! Dates as their number format displays them: `"Tháng "m/yyyy` makes a month of a date.

use std::fmt::Write as _;

/// Day, month and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
}

/// Whether a format shows the month before the day.
pub(super) fn is_month_first(format: &str) -> bool {
    let tokens = tokens(format);
    let at = |letter| tokens.iter().position(|token| matches!(token, FormatToken::Part(found, _) if *found == letter));
    matches!((at('m'), at('d')), (Some(month), Some(day)) if month < day)
}

/// The date in a number format; parts of the time are left out, a format without date parts, or
/// with the month first, gives `dd/mm/yyyy`.
pub(super) fn display(date: Date, format: &str) -> String {
    let tokens = tokens(format);
    let has_date = tokens.iter().any(|token| matches!(token, FormatToken::Part('d' | 'm' | 'y', _)));
    // The month before the day would be read the other way round here: the value is shown as Vietnamese read it.
    if !has_date || is_month_first(format) {
        return format!("{:02}/{:02}/{}", date.day, date.month, date.year);
    }
    let mut shown = String::new();
    for token in date_part(&tokens) {
        let _ = match token {
            FormatToken::Literal(text) => write!(shown, "{text}"),
            FormatToken::Part('d', 1) => write!(shown, "{}", date.day),
            FormatToken::Part('d', _) => write!(shown, "{:02}", date.day),
            FormatToken::Part('m', 1) => write!(shown, "{}", date.month),
            FormatToken::Part('m', 2) => write!(shown, "{:02}", date.month),
            FormatToken::Part('m', _) => write!(shown, "tháng {}", date.month),
            FormatToken::Part('y', 1 | 2) => write!(shown, "{:02}", date.year % 100),
            FormatToken::Part('y', _) => write!(shown, "{}", date.year),
            FormatToken::Part(..) => Ok(()),
        };
    }
    shown.trim().trim_end_matches([' ', ':']).to_owned()
}

/// The tokens of the date alone: an `m` beside `h` or `s` is minutes.
fn date_part(tokens: &[FormatToken]) -> &[FormatToken] {
    let is = |token: &FormatToken, letters: &[char]| matches!(token, FormatToken::Part(letter, _) if letters.contains(letter));
    let Some(time) = tokens.iter().position(|token| is(token, &['h', 's'])) else { return tokens };
    if tokens.iter().take(time).any(|token| is(token, &['d', 'm', 'y'])) {
        return tokens.get(..time).unwrap_or_default();
    }
    let date = tokens.iter().position(|token| is(token, &['d', 'y'])).unwrap_or(0);
    tokens.get(date..).unwrap_or_default()
}

/// Whether a format shows a number as a date, a time or a span of time.
pub(super) fn is_moment(format: &str) -> bool {
    let is_part = |token: &FormatToken| matches!(token, FormatToken::Part('d' | 'm' | 'y' | 'h' | 's', _));
    // A span of time in one unit alone has its letter in brackets.
    let is_span = ["[h", "[m", "[s"].iter().any(|span| format.to_ascii_lowercase().starts_with(span));
    is_span || tokens(format).iter().any(is_part)
}

/// The format of a built-in id that is not told in the file: dates as Excel displays them with Vietnamese settings, times,
/// shares.
pub(super) fn builtin(id: u32) -> Option<&'static str> {
    match id {
        9 => Some("0%"),
        10 => Some("0.00%"),
        18 => Some("h:mm AM/PM"),
        19 => Some("h:mm:ss AM/PM"),
        20 => Some("h:mm"),
        21 => Some("h:mm:ss"),
        45 => Some("mm:ss"),
        46 => Some("[h]:mm:ss"),
        47 => Some("mm:ss.0"),
        14 | 22 => Some("dd/mm/yyyy"),
        15 => Some("d-mmm-yy"),
        16 => Some("d-mmm"),
        17 => Some("mmm-yy"),
        _ => None,
    }
}

enum FormatToken {
    Literal(String),
    /// A letter of the date and how many times it stands.
    Part(char, usize),
}

fn tokens(format: &str) -> Vec<FormatToken> {
    let mut tokens = Vec::new();
    let mut letters = format.split(';').next().unwrap_or_default().chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' => tokens.push(FormatToken::Literal(letters.by_ref().take_while(|c| *c != '"').collect())),
            '\\' | '_' => tokens.extend(letters.next().map(|c| FormatToken::Literal(c.to_string()))),
            '[' => {
                let _ = letters.by_ref().take_while(|c| *c != ']').count();
            }
            '*' => {
                letters.next();
            }
            c if c.is_ascii_alphabetic() => {
                let letter = c.to_ascii_lowercase();
                let mut count = 1;
                while letters.next_if(|next| next.to_ascii_lowercase() == letter).is_some() {
                    count += 1;
                }
                tokens.push(FormatToken::Part(letter, count));
            }
            '@' => {}
            c => tokens.push(FormatToken::Literal(c.to_string())),
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(format: &str, shown: &str) {
        assert_eq!(display(Date { year: 2026, month: 2, day: 9 }, format), shown, "{format}");
    }

    #[test]
    fn dates_are_shown_as_formatted() {
        case("\"Tháng \"m/yyyy", "Tháng 2/2026");
        case("dd/mm/yyyy", "09/02/2026");
        case("d/m/yyyy;@", "9/2/2026");
        case("m/d/yyyy", "09/02/2026");
        case("[$-1010000]d/m/yy", "9/2/26");
        case("mm\\-yyyy", "02-2026");
        case("dd/mm/yyyy hh:mm", "09/02/2026");
        case("hh:mm dd/mm/yyyy", "09/02/2026");
        case("General", "09/02/2026");
        for moment in ["d/m/yyyy", "[$-42A]mmmm yyyy", "[h]:mm", "[mm]", "h:mm AM/PM", "[Red]dd.mm"] {
            assert!(is_moment(moment), "{moment}");
        }
        for number in ["General", "0.0%", "#,##0\" đồng\"", "[Red]0", "0\\d", "_d0", "0;\"dd\"", "0.00E+00"] {
            assert!(!is_moment(number), "{number}");
        }
        assert!(is_month_first("mm/dd/yyyy"));
        assert!(!is_month_first("dd/mm/yyyy") && !is_month_first("\"Tháng \"m/yyyy"));
    }
}
