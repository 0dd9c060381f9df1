//! Numbers in a section: places of digits, thousands, percents, powers of ten.

use std::fmt::Write as _;

use super::decimal::Decimal;
use super::section::{FormatToken, Section};

/// Digits that a cell without a format displays: eleven with the point.
const GENERAL_WIDTH: usize = 11;
/// Longest whole number that is displayed digit by digit.
const LONGEST_WHOLE: usize = 15;

/// A number without a format.
pub(super) fn general(decimal: &Decimal) -> String {
    let exponent = decimal.exponent();
    let whole = usize::try_from(exponent + 1).unwrap_or(0);
    let decimals = match exponent {
        0.. => GENERAL_WIDTH.saturating_sub(whole + 1),
        -4..=-1 => GENERAL_WIDTH - 2,
        _ => GENERAL_WIDTH + 1,
    };
    let rounded = decimal.rounded(decimals);
    let text = if decimal.is_zero() {
        "0".to_owned()
    } else if whole > LONGEST_WHOLE || rounded.is_zero() {
        let mantissa = decimal.shifted(-exponent).rounded(5);
        let carried = mantissa.exponent();
        let power = exponent + carried;
        let sign = if power < 0 { '-' } else { '+' };
        format!("{}E{sign}{:02}", plain(&mantissa.shifted(-carried)), power.abs())
    } else {
        plain(&rounded)
    };
    if decimal.is_negative() { format!("-{text}") } else { text }
}

fn plain(decimal: &Decimal) -> String {
    let mut text = digits(&decimal.whole());
    if text.is_empty() {
        text.push('0');
    }
    let decimals = decimal.decimals();
    if !decimals.is_empty() {
        text.push(',');
        text.push_str(&digits(&decimals));
    }
    text
}

fn digits(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}

/// Where the parts of a number stand in a section.
struct Places {
    /// Tokens before the point, and before the power of ten.
    point: usize,
    end: usize,
    whole: usize,
    decimals: usize,
    /// Whether thousands are told apart.
    is_grouped: bool,
    /// Commas behind the last place: each a thousandth.
    thousandths: i32,
    percents: i32,
}

impl Places {
    fn of(section: &Section) -> Self {
        let tokens = &section.tokens;
        let is_place = |token: &FormatToken| matches!(token, FormatToken::Digit(_));
        let end = tokens.iter().position(|token| matches!(token, FormatToken::Exponent(_))).unwrap_or(tokens.len());
        let point = tokens.iter().take(end).position(|token| *token == FormatToken::Point).unwrap_or(end);
        let last = tokens.iter().take(point).rposition(is_place);
        let first = tokens.iter().take(point).position(is_place);
        let commas = |from: usize, to: usize| {
            tokens.get(from..to).unwrap_or_default().iter().take_while(|token| **token == FormatToken::Comma).count()
        };
        let behind = last.map_or(0, |last| commas(last + 1, point));
        let last_decimal = tokens.iter().take(end).skip(point).rposition(is_place).map(|at| at + point);
        let behind_decimals = last_decimal.map_or(0, |last| commas(last + 1, end));
        let between = first.zip(last).is_some_and(|(first, last)| tokens[first..last].contains(&FormatToken::Comma));
        Self {
            point,
            end,
            whole: tokens.iter().take(point).filter(|token| is_place(token)).count(),
            decimals: tokens.iter().take(end).skip(point).filter(|token| is_place(token)).count(),
            is_grouped: between,
            thousandths: i32::try_from(behind + behind_decimals).unwrap_or(0),
            percents: i32::try_from(tokens.iter().filter(|token| **token == FormatToken::Percent).count()).unwrap_or(0),
        }
    }
}

/// A number in a section, without its sign; whether it is zero as it is displayed.
pub(super) fn show(section: &Section, decimal: &Decimal) -> (String, bool) {
    let places = Places::of(section);
    let scaled = decimal.shifted(2 * places.percents - 3 * places.thousandths);
    let has_exponent = places.end < section.tokens.len();
    let (rounded, power) =
        if has_exponent { with_power(&scaled, &places) } else { (scaled.rounded(places.decimals), 0) };
    let whole = rounded.whole();
    let decimals = rounded.decimals();
    let mut text = String::new();
    let (mut place, mut decimal_place) = (0, 0);
    for (at, token) in section.tokens.iter().enumerate() {
        match token {
            FormatToken::Literal(literal) => text.push_str(literal),
            FormatToken::Percent => text.push('%'),
            FormatToken::Point => text.push(','),
            FormatToken::General | FormatToken::Text => text.push_str(general(decimal).trim_start_matches('-')),
            FormatToken::Slash => text.push('/'),
            FormatToken::Digit(digit) if at < places.point => {
                let from_right = places.whole - place;
                // More digits than places stand before the first one.
                let count = if place == 0 { whole.len().max(places.whole) - places.whole + 1 } else { 1 };
                for more in (0..count).rev() {
                    let position = from_right + more;
                    match whole.len().checked_sub(position).and_then(|at| whole.get(at)) {
                        Some(own) => text.push(char::from(b'0' + own)),
                        None if *digit == '0' => text.push('0'),
                        None => {
                            if *digit == '?' {
                                text.push(' ');
                            }
                            continue;
                        }
                    }
                    if places.is_grouped && position > 1 && position % 3 == 1 {
                        text.push('.');
                    }
                }
                place += 1;
            }
            FormatToken::Digit(digit) if at < places.end => {
                match decimals.get(decimal_place) {
                    Some(own) => text.push(char::from(b'0' + own)),
                    None if *digit == '0' => text.push('0'),
                    None if *digit == '?' => text.push(' '),
                    None => {}
                }
                decimal_place += 1;
            }
            FormatToken::Exponent(has_plus) => {
                text.push('E');
                if power < 0 {
                    text.push('-');
                } else if *has_plus {
                    text.push('+');
                }
                let width = section.tokens.iter().skip(at).filter(|token| **token == FormatToken::Digit('0')).count();
                let _ = write!(text, "{:0width$}", power.abs());
            }
            FormatToken::Digit(_)
            | FormatToken::Comma
            | FormatToken::Part(..)
            | FormatToken::Elapsed(..)
            | FormatToken::HalfDay => {}
        }
    }
    (text, rounded.is_zero() && !section.has(&FormatToken::General) && !section.has(&FormatToken::Text))
}

/// A number as a mantissa for the places, and its power of ten.
fn with_power(decimal: &Decimal, places: &Places) -> (Decimal, i32) {
    let step = i32::try_from(places.whole.max(1)).unwrap_or(1);
    let mut power = decimal.exponent().div_euclid(step) * step;
    let mut mantissa = decimal.shifted(-power).rounded(places.decimals);
    if mantissa.exponent() >= step {
        power += step;
        mantissa = decimal.shifted(-power).rounded(places.decimals);
    }
    (mantissa, power)
}
