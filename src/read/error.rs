//! Files that cannot be read.

use thiserror::Error;

use crate::diag::{Code, Diagnostic};

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// No ZIP archive at all.
    #[error("tệp này không phải tệp DOCX")]
    NotZip,
    /// A Word file of 1997–2003.
    #[error("tệp này là tệp Word 97–2003 (.doc)")]
    OldWord,
    /// An encrypted file.
    #[error("tệp có mật khẩu")]
    Encrypted,
    /// Beyond a limit of size or number; says which.
    #[error("tệp quá lớn: {0}")]
    TooLarge(&'static str),
    /// A damaged archive or part; says what.
    #[error("tệp hỏng: {0}")]
    Broken(String),
    /// A package without a text of Word.
    #[error("tệp không có nội dung văn bản Word")]
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
