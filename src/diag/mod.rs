//! What the program says to a person: one message with its severity, code, place and remedy; the table of codes.

mod codes;
mod faults;
mod foreign;
mod grouped;
mod print;
mod shown;
mod suggest;

pub use codes::Code;
pub use faults::Faults;
pub use foreign::{io_reason, reader_reason};
pub use grouped::grouped;
pub use print::Printer;
pub use shown::{first_of_name, first_words, visible, visible_json, visible_lines};
pub use suggest::did_you_mean;

/// How grave a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Lỗi: the work cannot be done, or the decree is broken.
    Error,
    /// Cảnh báo: very likely wrong.
    Warning,
    /// Gợi ý, or a fact worth knowing.
    Hint,
}

/// A stretch of one source line, kept small so that a fault never holds the whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The source line without its line end; a very long line is cut round the fault.
    pub line: String,
    /// Byte offset in `line` where the fault begins.
    pub start: usize,
    /// Byte offset in `line` just after the fault.
    pub end: usize,
}

impl Excerpt {
    /// Longest part of a source line that is drawn, in characters.
    pub const DRAWN: usize = 110;

    /// A source line with the fault that begins at a column, counted in characters from 0, and is so many wide.
    #[must_use]
    pub fn new(line: &str, column: usize, width: usize) -> Self {
        let skip = if line.chars().nth(Self::DRAWN).is_some() { column.saturating_sub(Self::DRAWN / 3) } else { 0 };
        let shown: String = line.chars().skip(skip).take(Self::DRAWN).collect();
        let byte = |chars: usize| shown.char_indices().nth(chars).map_or(shown.len(), |(at, _)| at);
        let (start, end) = (byte(column - skip), byte(column - skip + width.max(1)));
        Self { line: shown, start, end }
    }
}

/// Where a message belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it; `-` for standard input.
    pub file: Option<String>,
    /// 1-based line.
    pub line: Option<usize>,
    /// 1-based column, counted in characters.
    pub column: Option<usize>,
    /// Path inside the data, such as `noi_dung[0].muc[1].tieu_de`, or a cell, such as `trang «KH», ô B5`.
    pub path: Option<String>,
    /// The source line to draw.
    pub excerpt: Option<Excerpt>,
}

/// One message for a person, in Vietnamese. What it is made of holds the first words of a value only, so that a hundred
/// messages about a huge one stay small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// Stable code.
    pub code: Code,
    /// What is wrong: lower case, names in «…», no full stop.
    pub message: String,
    /// Where.
    pub place: Box<Place>,
    /// What is expected and how to mend it, one sentence each.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// A message of severity «lỗi».
    #[must_use]
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A message of severity «cảnh báo».
    #[must_use]
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// A message of severity «gợi ý».
    #[must_use]
    pub fn hint(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Hint, code, message)
    }

    fn new(severity: Severity, code: Code, message: impl Into<String>) -> Self {
        Self { severity, code, message: first_words(message.into()), place: Box::default(), help: Vec::new() }
    }

    /// Puts the message at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        let (file, path) = (place.file.map(first_of_name), place.path.map(first_of_name));
        self.place = Box::new(Place { file, path, ..place });
        self
    }

    /// Names the path inside the data.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.place.path = Some(first_of_name(path.into()));
        self
    }

    /// Names the file.
    #[must_use]
    pub fn file(mut self, file: impl Into<String>) -> Self {
        self.place.file = Some(first_of_name(file.into()));
        self
    }

    /// Adds a remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(first_words(help.into()));
        self
    }
}
