//! Vulgar fractions: `# ?/?`, `# ??/100`.

use std::fmt::Write as _;

use super::decimal::Decimal;
use super::section::{FormatToken, Section};

/// Largest denominator that is looked for.
const LARGEST: u64 = 9_999;
/// Digits of a whole part that a fraction may have.
const WHOLE: usize = 15;

/// A number as a fraction, without its sign; whether it is zero as it is displayed. None where the section has no places for one.
pub(super) fn show(section: &Section, decimal: &Decimal) -> Option<(String, bool)> {
    let tokens = &section.tokens;
    let slash = tokens.iter().position(|token| *token == FormatToken::Slash)?;
    let is_place = |token: &FormatToken| matches!(token, FormatToken::Digit(_));
    // Places of the numerator, back to what separates it from the whole part.
    let numerator = tokens.iter().take(slash).rposition(|token| !is_place(token)).map_or(0, |at| at + 1);
    let behind = tokens.get(slash + 1..).unwrap_or_default();
    let places = behind.iter().take_while(|token| is_place(token)).count();
    // `100`: a zero is a place by itself, but not behind another digit.
    let is_fixed = behind.first().and_then(FormatToken::literal).is_some_and(|text| text.parse::<u8>().is_ok());
    let digit = |token: &FormatToken| match token {
        FormatToken::Literal(text) if text.parse::<u8>().is_ok() => Some(text.clone()),
        FormatToken::Digit('0') => Some("0".to_owned()),
        _ => None,
    };
    let fixed: String = if is_fixed { behind.iter().map_while(digit).collect() } else { String::new() };
    let has_whole = tokens.iter().take(numerator).any(is_place);
    let whole_digits = decimal.whole();
    if numerator == slash || whole_digits.len() > WHOLE {
        return None;
    }
    let mut whole = whole_digits.iter().fold(0_u64, |number, digit| number * 10 + u64::from(*digit));
    let rest = decimal.decimals();
    let (mut top, bottom, end) = match (fixed.parse::<u64>(), places) {
        (Ok(bottom), _) if bottom > 0 && bottom <= LARGEST => {
            (nearest(&rest, bottom), bottom, slash + 1 + fixed.chars().count())
        }
        (_, 1..) => {
            let most = 10_u64.pow(u32::try_from(places.min(4)).unwrap_or(1)) - 1;
            let (top, bottom) = best(&rest, most);
            (top, bottom, slash + 1 + places)
        }
        _ => return None,
    };
    if top == bottom {
        (whole, top) = (whole + 1, 0);
    }
    let is_zero = whole == 0 && top == 0;
    if !has_whole {
        top += whole * bottom;
    }
    let mut text = String::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            FormatToken::Literal(literal) if at < numerator || at >= end => text.push_str(literal),
            FormatToken::Digit(digit) if at < numerator => {
                let is_last = !tokens.iter().take(numerator).skip(at + 1).any(is_place);
                if is_last && (whole > 0 || *digit == '0' || top == 0) {
                    text.push_str(&whole.to_string());
                }
            }
            FormatToken::Slash if at == slash && (top > 0 || !has_whole) => {
                let _ = write!(text, "{top}/{bottom}");
            }
            _ => {}
        }
    }
    Some((text, is_zero))
}

/// The numerator over a denominator that is nearest to a number below one.
fn nearest(decimals: &[u8], bottom: u64) -> u64 {
    let (number, scale) = scaled(decimals);
    u64::try_from((2 * number * u128::from(bottom) + scale) / (2 * scale)).unwrap_or(0)
}

/// The fraction with a small denominator that is nearest to a number below one.
fn best(decimals: &[u8], most: u64) -> (u64, u64) {
    let (number, scale) = scaled(decimals);
    let distance = |top: u64, bottom: u64| {
        // |number/scale − top/bottom|, times scale · bottom.
        (number * u128::from(bottom)).abs_diff(scale * u128::from(top))
    };
    let mut best = (0, 1);
    for bottom in 1..=most {
        let top = nearest(decimals, bottom);
        if distance(top, bottom) * u128::from(best.1) < distance(best.0, best.1) * u128::from(bottom) {
            best = (top, bottom);
        }
        if distance(best.0, best.1) == 0 {
            break;
        }
    }
    best
}

/// Decimals as a whole number, and what it is divided by.
fn scaled(decimals: &[u8]) -> (u128, u128) {
    decimals.iter().take(18).fold((0, 1), |(number, scale), digit| (number * 10 + u128::from(*digit), scale * 10))
}
