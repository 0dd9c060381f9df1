//! What is wrong with an XML text.

use std::fmt;

/// A fault and the byte of the source at which it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct XmlError {
    pub(crate) at: usize,
    pub(crate) fault: XmlFault,
}

/// Kinds of faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum XmlFault {
    /// `</found>` where `<open>` is open.
    Mismatched { open: String, found: String },
    /// An end tag where nothing is open.
    Unopened(String),
    /// Elements that are open at the end, or no element at all.
    Unclosed,
    /// Something after the root element, or text before it.
    Outside,
    /// A tag, comment or other mark without its end.
    Unfinished,
    /// A name that cannot be one.
    Name,
    /// An attribute without `=` or without quotes.
    Attribute,
    /// An attribute that is written twice.
    Twice(String),
    /// A prefix that is not declared.
    Prefix(String),
    /// `&` that begins no reference that XML knows.
    Reference,
    /// A character that XML has not.
    Character,
    /// A document type.
    Doctype,
    /// Too much of something.
    Excess(&'static str),
}

impl fmt::Display for XmlFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mismatched { open, found } => {
                write!(formatter, "thẻ `</{found}>` đóng không khớp: đang mở `<{open}>`")
            }
            Self::Unopened(name) => write!(formatter, "thẻ `</{name}>` đóng mà không có thẻ mở"),
            Self::Unclosed => formatter.write_str("phần tử gốc thiếu hoặc chưa đóng"),
            Self::Outside => formatter.write_str("có nội dung ở ngoài phần tử gốc"),
            Self::Unfinished => formatter.write_str("thẻ chưa kết thúc bằng `>`"),
            Self::Name => formatter.write_str("sau dấu `<` không phải tên phần tử"),
            Self::Attribute => formatter.write_str("thuộc tính không viết ở dạng tên=\"giá trị\""),
            Self::Twice(name) => write!(formatter, "thuộc tính «{name}» viết hai lần"),
            Self::Prefix(name) => write!(formatter, "tiền tố «{name}:» chưa khai báo"),
            Self::Reference => formatter.write_str("dấu `&` không mở đầu một tham chiếu như `&amp;`"),
            Self::Character => formatter.write_str("có ký tự mà XML không cho phép"),
            Self::Doctype => formatter.write_str("có DOCTYPE"),
            Self::Excess(what) => formatter.write_str(what),
        }
    }
}

impl XmlError {
    /// Line and column of the fault, from 1.
    pub(crate) fn line_and_column(&self, source: &str) -> (usize, usize) {
        line_and_column(source, self.at)
    }
}

/// Line and column of a byte of a source, from 1.
pub(crate) fn line_and_column(source: &str, at: usize) -> (usize, usize) {
    let before = source.get(..at).unwrap_or(source);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.bytes().filter(|byte| *byte == b'\n').count() + 1, line.chars().count() + 1)
}
