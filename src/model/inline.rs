//! Running text with the few kinds of emphasis the data may carry.

use std::borrow::Cow;

use crate::text::has_either;

/// Running text: a list of spans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inline<'a>(pub Vec<Span<'a>>);

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span<'a> {
    /// Text of one format; holds no line break.
    Text {
        /// The characters, NFC.
        text: Cow<'a, str>,
        /// Its emphasis.
        format: Emphasis,
    },
    /// A line break inside the paragraph.
    LineBreak,
    /// A blank of the decree's form, to be filled by hand; width in characters of the digit's width.
    Blank(u8),
    /// A footnote, whose number stands here.
    Footnote(Inline<'a>),
}

/// Emphasis of a span, added to what the part itself prescribes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an emphasis of its own, and all may stand together")]
pub struct Emphasis {
    /// Đậm.
    pub bold: bool,
    /// Nghiêng.
    pub italic: bool,
    /// Gạch chân.
    pub underline: bool,
    /// A gap that a person must still fill, marked for the eye.
    pub gap: bool,
    /// Trên or dưới the line.
    pub vertical: VerticalAlign,
}

/// Where the text stands against the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum VerticalAlign {
    /// On the line.
    #[default]
    Baseline,
    /// Chỉ số trên.
    Superscript,
    /// Chỉ số dưới.
    Subscript,
}

impl Span<'_> {
    fn borrowed(&self) -> Span<'_> {
        match self {
            Self::Text { text, format } => Span::Text { text: Cow::Borrowed(text), format: *format },
            Self::LineBreak => Span::LineBreak,
            Self::Blank(width) => Span::Blank(*width),
            Self::Footnote(note) => Span::Footnote(note.borrowed()),
        }
    }
}

impl<'a> Inline<'a> {
    /// Plain text; `\n` becomes a line break.
    #[must_use]
    pub fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        let mut inline = Self::default();
        inline.push(text.into(), Emphasis::default());
        inline
    }

    /// The same text, borrowed.
    #[must_use]
    pub fn borrowed(&self) -> Inline<'_> {
        Inline(self.0.iter().map(Span::borrowed).collect())
    }

    /// Appends text of one format; `\n`, `\r\n` and `\r` become line breaks.
    pub fn push(&mut self, text: Cow<'a, str>, format: Emphasis) {
        if !has_either(&text, b'\n', b'\r') {
            if !text.is_empty() {
                if self.0.is_empty() {
                    // Most text is one span.
                    self.0 = Vec::with_capacity(1);
                }
                self.0.push(Span::Text { text, format });
            }
            return;
        }
        for (index, line) in text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
            if index > 0 {
                self.0.push(Span::LineBreak);
            }
            if !line.is_empty() {
                self.0.push(Span::Text { text: Cow::Owned(line.to_owned()), format });
            }
        }
    }

    /// The characters alone; a line break is `\n`, a blank is spaces.
    #[must_use]
    pub fn to_plain(&self) -> Cow<'_, str> {
        if let [Span::Text { text, .. }] = self.0.as_slice() {
            return Cow::Borrowed(text);
        }
        let mut plain = String::new();
        for span in &self.0 {
            match span {
                Span::Text { text, .. } => plain.push_str(text),
                Span::LineBreak => plain.push('\n'),
                Span::Footnote(_) => {}
                Span::Blank(width) => plain.extend(std::iter::repeat_n(' ', usize::from(*width))),
            }
        }
        Cow::Owned(plain)
    }

    /// Makes all text bold.
    pub fn embolden(&mut self) {
        for span in &mut self.0 {
            if let Span::Text { format, .. } = span {
                format.bold = true;
            }
        }
    }

    /// Whether there is nothing to print.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
