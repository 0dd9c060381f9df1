//! Number formats (ECMA-376 part 1, §18.8.30–31): a value as Excel with Vietnamese settings displays it.
//!
//! Dates are the exception: whatever the order of the format, one with day, month and year is `dd/mm/yyyy`.

mod decimal;
mod fraction;
mod moment;
mod number;
mod section;

use super::grid::CellKind;
use decimal::Decimal;
use section::{Condition, FormatToken, Section, sections};

/// What a cell displays.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) kind: CellKind,
}

/// Longest format code that is looked at, in characters; Excel takes 255.
const LONGEST: usize = 1_000;

/// A format code, parsed.
#[derive(Clone, Debug)]
pub(super) struct NumberFormat {
    /// For numbers above zero, below, zero, and texts, as far as they stand; with conditions, in their order.
    sections: Vec<Section>,
}

impl NumberFormat {
    /// Never fails: what is not understood stands in the text as it is.
    pub(super) fn parse(code: &str) -> Self {
        let end = code.char_indices().nth(LONGEST).map_or(code.len(), |(end, _)| end);
        let code = if code.trim().is_empty() { "General" } else { code.get(..end).unwrap_or_default() };
        Self { sections: sections(code) }
    }

    /// What a number displays; `is_1904`: days are counted from 1904.
    pub(super) fn show_number(&self, value: f64, is_1904: bool) -> Shown {
        let number = CellKind::Number { value };
        let decimal = Decimal::new(value);
        let Some((section, has_sign)) = self.section(value, decimal.is_zero()) else {
            return Shown { text: number::general(&decimal), kind: number };
        };
        if section.is_moment() {
            return moment::show(section, value, is_1904);
        }
        let shown = if section.has(&FormatToken::Slash) { fraction::show(section, &decimal) } else { None };
        let (text, is_zero) = shown.unwrap_or_else(|| number::show(section, &decimal));
        let sign = if has_sign && decimal.is_negative() && !is_zero { "-" } else { "" };
        Shown { text: format!("{sign}{}", text.trim()), kind: number }
    }

    /// What a text displays: as it is, but where the format says what stands round it.
    pub(super) fn show_text(&self, text: &str) -> String {
        let for_text = self.sections.iter().rfind(|section| section.has(&FormatToken::Text));
        let Some(section) = for_text.or_else(|| self.sections.get(3)) else { return text.to_owned() };
        section
            .tokens
            .iter()
            .map(|token| token.literal().unwrap_or(if *token == FormatToken::Text { text } else { "" }))
            .collect()
    }

    /// The section for a number, and whether the sign stands before it.
    fn section(&self, value: f64, is_zero: bool) -> Option<(&Section, bool)> {
        let numeric = self.sections.get(..3).unwrap_or(&self.sections);
        if numeric.iter().any(|section| section.condition.is_some()) {
            let found =
                numeric.iter().find(|section| section.condition.is_none_or(|condition| condition.holds(value)))?;
            // One for numbers below zero says itself what stands for the sign; so does one behind all others.
            let is_below = found.condition.is_some_and(Condition::is_below_zero);
            let is_rest = found.condition.is_none()
                && numeric.iter().any(|section| section.condition.is_some_and(Condition::is_from_zero));
            return Some((found, !is_below && !is_rest));
        }
        let numeric: Vec<&Section> = match numeric {
            // `0;@` has a section for texts behind that for numbers.
            [rest @ .., last] if last.has(&FormatToken::Text) && !rest.is_empty() => rest.iter().collect(),
            all => all.iter().collect(),
        };
        match numeric.as_slice() {
            [] => None,
            [_, _, zero, ..] if is_zero => Some((zero, false)),
            [_, below, ..] if value < 0.0 && !is_zero => Some((below, false)),
            [above, ..] => Some((above, true)),
        }
    }
}

/// The code of a built-in id, as Excel with Vietnamese settings has it; none where the file tells it.
pub(super) fn builtin(id: u32) -> Option<&'static str> {
    Some(match id {
        0 => "General",
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 6 => "#,##0\\ [$₫-42A];-#,##0\\ [$₫-42A]",
        7 | 8 => "#,##0.00\\ [$₫-42A];-#,##0.00\\ [$₫-42A]",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 | 27..=31 | 36 | 50..=54 | 57 | 58 => "dd/mm/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 | 32 | 34 | 55 => "h:mm",
        21 | 33 | 35 | 56 => "h:mm:ss",
        22 => "dd/mm/yyyy h:mm",
        37 | 38 => "#,##0;-#,##0",
        39 | 40 => "#,##0.00;-#,##0.00",
        41 | 42 => "_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-",
        43 | 44 => "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
