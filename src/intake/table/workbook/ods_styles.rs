//! The styles of ODS (OpenDocument part 3, chapters 16 and 17): data styles as format codes, what is hidden, what is struck out.

use std::collections::HashMap;

use crate::diag::Diagnostic;

use super::super::budget::too_many;
use super::super::number_format::NumberFormat;
use super::archive::{PartNode, XmlPart, XmlTag};

/// Most styles, which are all held.
const MOST_STYLES: usize = 300_000;
/// Longest format code that is made of a data style, in bytes.
const LONGEST_CODE: usize = 1_000;
/// Styles above a style that are looked at.
const MOST_PARENTS: usize = 20;

/// A style of cells, rows, columns or sheets.
#[derive(Clone, Debug, Default)]
struct OdsStyle {
    parent: String,
    data: String,
    is_struck: Option<bool>,
    is_hidden: bool,
}

/// The styles of a workbook, by name.
#[derive(Default)]
pub(super) struct OdsStyles {
    styles: HashMap<String, OdsStyle>,
    /// Code of each data style.
    codes: HashMap<String, String>,
    /// Looks of styles that cells had, each worked out once.
    looks: HashMap<(Usual, String), (NumberFormat, bool)>,
}

/// What a value shows where its style says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Usual {
    General,
    Percent,
    Date,
}

impl Usual {
    fn code(self) -> &'static str {
        match self {
            Self::General => "General",
            Self::Percent => "0%",
            Self::Date => "dd/mm/yyyy",
        }
    }
}

/// Where the text of a data style goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum DataText {
    #[default]
    Nowhere,
    Behind,
    /// Among the digits.
    Embedded,
}

/// A data style while it comes in.
#[derive(Default)]
struct DataStyle {
    name: String,
    code: String,
    /// Sections for values that a condition takes: condition, name of the style.
    maps: Vec<(String, String)>,
    /// Whether hours may go on counting.
    is_elapsed: bool,
    inside: DataText,
    is_percent: bool,
    /// Where the whole part of the number ends in the code, and texts among its digits: how many stand behind each.
    whole_end: usize,
    embedded: Vec<(usize, String)>,
}

impl OdsStyles {
    /// Reads the styles of a part, `styles.xml` or the head of `content.xml`; ends where the body begins.
    ///
    /// # Errors
    /// A part that is damaged, and more styles than are held.
    pub(super) fn read(&mut self, part: &mut XmlPart<'_>) -> Result<(), Diagnostic> {
        let mut style = String::new();
        let mut data = DataStyle::default();
        let mut in_data = false;
        while let Some(node) = part.next()? {
            match &node {
                PartNode::Start(tag) => match tag.name() {
                    b"body" => return Ok(()),
                    b"style" => {
                        style = tag.attribute(b"name").unwrap_or_default();
                        let own = OdsStyle {
                            parent: tag.attribute(b"parent-style-name").unwrap_or_default(),
                            data: tag.attribute(b"data-style-name").unwrap_or_default(),
                            ..OdsStyle::default()
                        };
                        self.styles.insert(style.clone(), own);
                        if self.styles.len() > MOST_STYLES {
                            return Err(too_many(MOST_STYLES, "kiểu trình bày"));
                        }
                    }
                    b"text-properties" if !in_data => {
                        let line = tag.attribute(b"text-line-through-style");
                        let sort = tag.attribute(b"text-line-through-type");
                        if let Some(own) = self.styles.get_mut(&style)
                            && let Some(line) = line.or(sort)
                        {
                            own.is_struck = Some(line != "none");
                        }
                    }
                    b"table-properties" => {
                        if let Some(own) = self.styles.get_mut(&style) {
                            own.is_hidden = tag.attribute(b"display").as_deref() == Some("false");
                        }
                    }
                    b"number-style" | b"percentage-style" | b"currency-style" | b"date-style" | b"time-style"
                    | b"boolean-style" | b"text-style" => {
                        in_data = true;
                        data = DataStyle {
                            name: tag.attribute(b"name").unwrap_or_default(),
                            is_elapsed: tag.attribute(b"truncate-on-overflow").as_deref() == Some("false"),
                            is_percent: tag.name() == b"percentage-style",
                            ..DataStyle::default()
                        };
                    }
                    _ if in_data => data.part(tag),
                    _ => {}
                },
                PartNode::End(tag) => match tag.local_name().into_inner() {
                    b"number-style" | b"percentage-style" | b"currency-style" | b"date-style" | b"time-style"
                    | b"boolean-style" | b"text-style" => {
                        in_data = false;
                        self.finish(std::mem::take(&mut data))?;
                    }
                    b"text" | b"currency-symbol" | b"embedded-text" => data.inside = DataText::Nowhere,
                    b"number" if in_data => data.embed(),
                    _ => {}
                },
                PartNode::Text(text) if in_data && data.inside == DataText::Behind => data.literal(text),
                PartNode::Text(text) if in_data && data.inside == DataText::Embedded => {
                    if let Some((_, embedded)) = data.embedded.last_mut() {
                        embedded.push_str(text);
                    }
                }
                PartNode::Text(_) | PartNode::Other => {}
            }
        }
        Ok(())
    }

    fn finish(&mut self, data: DataStyle) -> Result<(), Diagnostic> {
        let mut sections: Vec<String> = Vec::new();
        for (condition, name) in &data.maps {
            let code = self.codes.get(name).map(String::as_str).unwrap_or_default();
            let condition = condition.trim().strip_prefix("value()").unwrap_or_default().replace("!=", "<>");
            sections.push(format!("[{condition}]{code}"));
        }
        sections.push(data.code);
        let mut code = sections.join(";");
        let end = code.char_indices().map(|(at, _)| at).find(|at| *at > LONGEST_CODE).unwrap_or(code.len());
        code.truncate(end);
        self.codes.insert(data.name, code);
        if self.codes.len() > MOST_STYLES {
            return Err(too_many(MOST_STYLES, "định dạng số"));
        }
        Ok(())
    }

    /// The number format of a style of cells, and whether its text is struck out.
    pub(super) fn look(&mut self, style: &str, usual: Usual) -> (&NumberFormat, bool) {
        if !self.looks.contains_key(&(usual, style.to_owned())) {
            let look = self.resolved(style, usual);
            self.looks.insert((usual, style.to_owned()), look);
        }
        let (format, is_struck) = &self.looks[&(usual, style.to_owned())];
        (format, *is_struck)
    }

    /// The look of a style, with what those above it say.
    fn resolved(&self, style: &str, usual: Usual) -> (NumberFormat, bool) {
        let (mut data, mut struck) = ("", None);
        let mut next = self.styles.get(style);
        for _ in 0..MOST_PARENTS {
            let Some(own) = next else { break };
            if data.is_empty() {
                data = &own.data;
            }
            struck = struck.or(own.is_struck);
            next = self.styles.get(&own.parent);
        }
        let code = self.codes.get(data).filter(|code| !code.is_empty());
        (NumberFormat::parse(code.map_or(usual.code(), String::as_str)), struck.unwrap_or(false))
    }

    /// Whether a style of sheets hides them.
    pub(super) fn is_hidden(&self, style: &str) -> bool {
        self.styles.get(style).is_some_and(|style| style.is_hidden)
    }
}

impl DataStyle {
    /// Adds what an element of the style says to the code.
    fn part(&mut self, tag: &XmlTag<'_>) {
        let is_long = tag.attribute(b"style").as_deref() == Some("long");
        let by = |short: &str, long: &str| if is_long { long.to_owned() } else { short.to_owned() };
        let piece = match tag.name() {
            b"number" => {
                let places = number(tag);
                let whole = places.find('.').unwrap_or(places.trim_end_matches(',').len());
                self.whole_end = self.code.len() + whole;
                places
            }
            b"embedded-text" => {
                self.inside = DataText::Embedded;
                if self.embedded.len() < 20 {
                    self.embedded.push((tag.number(b"position").unwrap_or(0), String::new()));
                }
                String::new()
            }
            b"scientific-number" => {
                let digits = tag.number(b"min-exponent-digits").unwrap_or(2).min(10);
                format!("{}E+{}", number(tag), "0".repeat(digits.max(1)))
            }
            b"fraction" => {
                let whole = if tag.attribute(b"min-integer-digits").is_some() { "# " } else { "" };
                let bottom = match tag.number(b"denominator-value") {
                    Some(value) => value.to_string(),
                    None => "?".repeat(tag.number(b"min-denominator-digits").unwrap_or(1).clamp(1, 4)),
                };
                format!("{whole}?/{bottom}")
            }
            b"text" | b"currency-symbol" => {
                self.inside = DataText::Behind;
                String::new()
            }
            b"text-content" => "@".to_owned(),
            b"day" => by("d", "dd"),
            b"day-of-week" => by("ddd", "dddd"),
            b"month" if tag.flag(b"textual") => by("mmm", "mmmm"),
            b"year" => by("yy", "yyyy"),
            b"hours" if std::mem::take(&mut self.is_elapsed) => by("[h]", "[hh]"),
            b"minutes" if std::mem::take(&mut self.is_elapsed) => by("[m]", "[mm]"),
            b"hours" => by("h", "hh"),
            b"month" | b"minutes" => by("m", "mm"),
            b"seconds" => {
                let places = tag.number(b"decimal-places").unwrap_or(0).min(9);
                let decimals = if places > 0 { format!(".{}", "0".repeat(places)) } else { String::new() };
                format!("{}{decimals}", by("s", "ss"))
            }
            b"am-pm" => "AM/PM".to_owned(),
            b"map" => {
                let (condition, style) = (tag.attribute(b"condition"), tag.attribute(b"apply-style-name"));
                if let (Some(condition), Some(style), true) = (condition, style, self.maps.len() < 4) {
                    self.maps.push((condition, style));
                }
                String::new()
            }
            _ => String::new(),
        };
        if self.code.len() < LONGEST_CODE {
            self.code.push_str(&piece);
        }
    }

    /// Adds a text; a percent in it multiplies, as the element of percents says.
    fn literal(&mut self, text: &str) {
        if self.code.len() + text.len() > LONGEST_CODE {
            return;
        }
        for c in text.chars() {
            match c {
                '%' if self.is_percent => self.code.push('%'),
                ' ' => self.code.push(' '),
                c => {
                    self.code.push('\\');
                    self.code.push(c);
                }
            }
        }
    }
}

impl DataStyle {
    /// Puts the texts among the digits at their places.
    fn embed(&mut self) {
        let mut embedded = std::mem::take(&mut self.embedded);
        embedded.sort_by_key(|(behind, _)| *behind);
        for (behind, text) in embedded {
            let digits = self.code.get(..self.whole_end).unwrap_or_default().char_indices().rev();
            let at = digits.filter(|(_, c)| matches!(c, '0' | '#')).nth(behind.saturating_sub(1)).map(|(at, _)| at);
            let at = if behind == 0 { Some(self.whole_end) } else { at };
            if let Some(at) = at.filter(|at| self.code.is_char_boundary(*at)) {
                let escaped: String = text.chars().flat_map(|c| ['\\', c]).collect();
                self.code.insert_str(at, &escaped);
                self.whole_end += escaped.len();
            }
        }
    }
}

/// The places of digits of a number.
fn number(tag: &XmlTag<'_>) -> String {
    let Some(decimals) = tag.number(b"decimal-places") else { return "General".to_owned() };
    let digits = tag.number(b"min-integer-digits").unwrap_or(1).min(30);
    let decimals = decimals.min(30);
    let least = tag.number(b"min-decimal-places").unwrap_or(decimals).min(decimals);
    let mut code = if tag.flag(b"grouping") {
        let zeros = "0".repeat(digits);
        let whole = format!("{}{zeros}", "#".repeat(4_usize.saturating_sub(digits)));
        let (front, back) = whole.split_at(whole.len() - 3);
        format!("{front},{back}")
    } else if digits == 0 {
        "#".to_owned()
    } else {
        "0".repeat(digits)
    };
    if decimals > 0 {
        code.push('.');
        code.push_str(&"0".repeat(least));
        code.push_str(&"#".repeat(decimals - least));
    }
    let factor = tag.attribute(b"display-factor").and_then(|factor| factor.parse::<f64>().ok()).unwrap_or(1.0);
    if factor >= 1e6 {
        code.push_str(",,");
    } else if factor >= 1e3 {
        code.push(',');
    }
    code
}
