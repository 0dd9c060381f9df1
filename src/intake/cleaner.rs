//! Text from outside becomes clean Unicode, string by string, and what was done is counted.

use std::borrow::Cow;

use crate::diag::{Code, Diagnostic, Faults};
use crate::text::{self, Encoding, Repairs};

/// Repairs strings; those in an old encoding are converted or are faults.
#[derive(Debug, Default)]
pub(super) struct Cleaner {
    /// Turn text in an old encoding into Unicode instead of refusing it.
    pub(super) convert: bool,
    /// Old encodings that are sure of some text of the file; a short string of it is then in one of them too.
    pub(super) known: Vec<Encoding>,
    /// Strings in an old encoding.
    pub(super) faults: Faults,
    /// What was repaired.
    pub(super) repairs: Repairs,
    /// How many words were turned into Unicode.
    pub(super) converted: usize,
}

impl Cleaner {
    /// A cleaner that converts old encodings, or refuses them.
    pub(super) fn new(convert: bool) -> Self {
        Self { convert, ..Self::default() }
    }

    /// Repairs a string; `path` tells where it stands.
    pub(super) fn text(&mut self, text: &mut String, path: impl FnOnce() -> String) {
        if text.is_ascii() && !text.bytes().any(|byte| byte < 0x20) {
            return;
        }
        let encoding =
            text::detect(text).or_else(|| self.known.iter().copied().find(|known| text::is_in(text, *known)));
        if let Some(encoding) = encoding {
            if !self.convert {
                self.faults.push(
                    Diagnostic::error(Code::VB401, format!("chữ ở bảng mã cũ {}", encoding.name()))
                        .path(path())
                        .help("gõ lại bằng Unicode, hoặc thêm --convert để chương trình tự chuyển"),
                );
                return;
            }
            let unicode = text::convert(text, encoding);
            self.converted += unicode.words;
            *text = unicode.text;
        }
        if let Cow::Owned(clean) = text::clean(text, &mut self.repairs) {
            *text = clean;
        }
    }
}
