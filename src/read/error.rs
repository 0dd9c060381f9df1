//! Files that cannot be read.

use std::fmt;

use crate::diag::{Code, Diagnostic};

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// No ZIP archive at all.
    NotZip,
    /// A Word file of 1997–2003.
    OldWord,
    /// An encrypted file.
    Encrypted,
    /// Beyond a limit of size or number; says which.
    TooLarge(&'static str),
    /// A damaged archive or part; says what.
    Broken(String),
    /// A package without a text of Word.
    NotWord,
}

impl ReadError {
    /// The error as a message.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let (code, help) = match self {
            Self::NotZip => (Code::VB420, "chọn tệp DOCX; tệp PDF hay ảnh quét không kiểm tra được"),
            Self::OldWord => (Code::VB421, "mở bằng Word, chọn Lưu thành, kiểu Word Document (.docx)"),
            Self::Encrypted => (Code::VB422, "mở bằng Word, bỏ mật khẩu ở Tệp, Thông tin, Bảo vệ tài liệu"),
            Self::TooLarge(_) => (Code::VB423, "chia văn bản thành nhiều tệp, hoặc thu nhỏ ảnh trong tệp"),
            Self::Broken(_) => (Code::VB424, "mở bằng Word, chọn Mở và sửa, rồi lưu lại"),
            Self::NotWord => (Code::VB425, "chọn tệp văn bản Word (.docx, .docm, .dotx)"),
        };
        Diagnostic::error(code, self.to_string()).help(help)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotZip => formatter.write_str("tệp này không phải tệp DOCX"),
            Self::OldWord => formatter.write_str("tệp này là tệp Word 97–2003 (.doc)"),
            Self::Encrypted => formatter.write_str("tệp có mật khẩu"),
            Self::TooLarge(what) => write!(formatter, "tệp quá lớn: {what}"),
            Self::Broken(what) => write!(formatter, "tệp hỏng: {what}"),
            Self::NotWord => formatter.write_str("tệp không có nội dung văn bản Word"),
        }
    }
}

impl std::error::Error for ReadError {}
