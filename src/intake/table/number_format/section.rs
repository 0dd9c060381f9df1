//! The sections of a format code, and what stands in them.

/// What stands in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FormatToken {
    /// Text as it is.
    Literal(String),
    /// A place of a digit: `0`, `#`, `?`.
    Digit(char),
    /// The point before decimals.
    Point,
    /// `,`: between thousands, or a thousandth.
    Comma,
    Percent,
    /// `E+` or `E-`: whether a sign stands before a power above zero.
    Exponent(bool),
    /// `/` between the places of digits.
    Slash,
    /// `@`
    Text,
    /// The number as it is.
    General,
    /// A letter of a date or time, in lower case, and how many times it stands.
    Part(char, usize),
    /// A letter in brackets: hours, minutes or seconds that go on counting.
    Elapsed(char, usize),
    /// `AM/PM`
    HalfDay,
}

impl FormatToken {
    /// Its text, where it is one as it is.
    pub(super) fn literal(&self) -> Option<&str> {
        match self {
            Self::Literal(text) => Some(text),
            _ => None,
        }
    }
}

/// `[>=100]`
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Condition {
    comparison: Comparison,
    than: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
}

impl Condition {
    fn parse(text: &str) -> Option<Self> {
        const SIGNS: [(&str, Comparison); 6] = [
            ("<=", Comparison::LessOrEqual),
            (">=", Comparison::GreaterOrEqual),
            ("<>", Comparison::NotEqual),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
            ("=", Comparison::Equal),
        ];
        SIGNS.iter().find_map(|(sign, comparison)| {
            let than = text.strip_prefix(sign)?.trim().parse().ok()?;
            Some(Self { comparison: *comparison, than })
        })
    }

    #[expect(clippy::float_cmp, reason = "a condition names the number as the cell holds it")]
    pub(super) fn holds(self, value: f64) -> bool {
        match self.comparison {
            Comparison::Less => value < self.than,
            Comparison::LessOrEqual => value <= self.than,
            Comparison::Equal => value == self.than,
            Comparison::NotEqual => value != self.than,
            Comparison::Greater => value > self.than,
            Comparison::GreaterOrEqual => value >= self.than,
        }
    }

    /// Whether it holds for all numbers above zero.
    pub(super) fn is_from_zero(self) -> bool {
        matches!(self.comparison, Comparison::Greater | Comparison::GreaterOrEqual) && self.than <= 0.0
    }

    /// Whether it holds for numbers below zero alone.
    pub(super) fn is_below_zero(self) -> bool {
        matches!(self.comparison, Comparison::Less | Comparison::LessOrEqual) && self.than <= 0.0
    }
}

/// A section of a format.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    pub(super) tokens: Vec<FormatToken>,
    pub(super) condition: Option<Condition>,
}

impl Section {
    pub(super) fn has(&self, token: &FormatToken) -> bool {
        self.tokens.contains(token)
    }

    /// Whether it shows a date, a time or a span of time.
    pub(super) fn is_moment(&self) -> bool {
        self.tokens.iter().any(|token| matches!(token, FormatToken::Part(..) | FormatToken::Elapsed(..)))
    }
}

/// The sections of a code.
pub(super) fn sections(code: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut letters = code.chars().peekable();
    while let Some(c) = letters.next() {
        let Some(section) = sections.last_mut() else { break };
        let token = match c {
            ';' => {
                sections.push(Section::default());
                continue;
            }
            '"' => FormatToken::Literal(letters.by_ref().take_while(|c| *c != '"').collect()),
            '\\' | '!' => match letters.next() {
                Some(c) => FormatToken::Literal(c.to_string()),
                None => break,
            },
            '_' => {
                // A space as wide as the letter.
                letters.next();
                FormatToken::Literal(" ".to_owned())
            }
            '*' => {
                letters.next();
                continue;
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                match bracket(&inside, section) {
                    Some(token) => token,
                    None => continue,
                }
            }
            '0' | '#' | '?' => FormatToken::Digit(c),
            '.' => FormatToken::Point,
            ',' => FormatToken::Comma,
            '%' => FormatToken::Percent,
            '/' => FormatToken::Slash,
            '@' => FormatToken::Text,
            'E' | 'e' if matches!(letters.peek(), Some('+' | '-')) => {
                FormatToken::Exponent(letters.next() == Some('+'))
            }
            'A' | 'a' if takes(&mut letters, "M/PM") || takes(&mut letters, "/P") => FormatToken::HalfDay,
            'G' | 'g' if takes(&mut letters, "eneral") => FormatToken::General,
            c if matches!(c.to_ascii_lowercase(), 'd' | 'm' | 'y' | 'h' | 's') => {
                let letter = c.to_ascii_lowercase();
                let mut count = 1;
                while letters.next_if(|next| next.to_ascii_lowercase() == letter).is_some() {
                    count += 1;
                }
                FormatToken::Part(letter, count)
            }
            c => FormatToken::Literal(c.to_string()),
        };
        section.tokens.push(token);
    }
    for section in &mut sections {
        settle(section);
    }
    sections
}

/// What stands in brackets: a span of time, a currency, a condition; colours and settings show nothing.
fn bracket(inside: &str, section: &mut Section) -> Option<FormatToken> {
    let letter = inside.chars().next()?.to_ascii_lowercase();
    if matches!(letter, 'h' | 'm' | 's') && inside.chars().all(|c| c.to_ascii_lowercase() == letter) {
        return Some(FormatToken::Elapsed(letter, inside.len()));
    }
    if let Some(currency) = inside.strip_prefix('$') {
        let sign = currency.rsplit_once('-').map_or(currency, |(sign, _)| sign);
        return (!sign.is_empty()).then(|| FormatToken::Literal(sign.to_owned()));
    }
    section.condition = section.condition.or_else(|| Condition::parse(inside));
    None
}

/// Takes the rest of a word, whatever its case.
fn takes(letters: &mut std::iter::Peekable<std::str::Chars<'_>>, rest: &str) -> bool {
    let mut ahead = letters.clone();
    if !rest.chars().all(|wanted| ahead.next().is_some_and(|c| c.eq_ignore_ascii_case(&wanted))) {
        return false;
    }
    *letters = ahead;
    true
}

/// Signs that mean something only in company are texts without it.
fn settle(section: &mut Section) {
    let is_moment = section.is_moment();
    let is_place = |token: Option<&FormatToken>| matches!(token, Some(FormatToken::Digit(_)));
    let last_part = section
        .tokens
        .iter()
        .rposition(|token| matches!(token, FormatToken::Part('s', _) | FormatToken::Elapsed('s', _)));
    let has_places = section.tokens.iter().any(|token| matches!(token, FormatToken::Digit(_)));
    for at in 0..section.tokens.len() {
        let (before, after) = (at.checked_sub(1).and_then(|at| section.tokens.get(at)), section.tokens.get(at + 1));
        let is_second = last_part.is_some_and(|part| at > part);
        let text = match &section.tokens[at] {
            FormatToken::Slash if is_moment || !is_place(before) && !is_space(before) => "/",
            FormatToken::Point if is_moment && !(is_second && is_place(after)) => ".",
            FormatToken::Comma if is_moment || !has_places => ",",
            FormatToken::Percent if is_moment => "%",
            FormatToken::Exponent(sign) if is_moment || !has_places => {
                if *sign {
                    "E+"
                } else {
                    "E-"
                }
            }
            FormatToken::Digit(digit) if is_moment && !is_second => {
                if *digit == '0' {
                    "0"
                } else {
                    ""
                }
            }
            _ => continue,
        };
        section.tokens[at] = FormatToken::Literal(text.to_owned());
    }
}

fn is_space(token: Option<&FormatToken>) -> bool {
    token.and_then(FormatToken::literal).is_some_and(|text| text.trim().is_empty())
}
