//! Files that cannot be read.

use thiserror::Error;
use zip::result::ZipError;

use crate::diag::{Code, Diagnostic, io_reason};

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
    /// An entry that a copy must not carry on: a link, a name that leads out of the folder or that Windows cannot hold.
    #[error("tệp con «{0}» có tên hoặc kiểu nguy hiểm, không chép sang bản có chú thích")]
    Harmful(String),
    /// Comments that nothing can be added to; says why.
    #[error("không thêm được chú thích: {0}")]
    Comments(&'static str),
    /// A package without a text of Word.
    #[error("tệp không có nội dung văn bản Word")]
    NotWord,
}

impl From<ZipError> for ReadError {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) => Self::Broken(io_reason(&error)),
            ZipError::InvalidPassword => Self::Encrypted,
            ZipError::FileNotFound => Self::Broken("thiếu tệp con".to_owned()),
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
                Self::Broken("nén theo cách mà chương trình không đọc được".to_owned())
            }
            _ => Self::Broken("bảng kê các tệp con sai".to_owned()),
        }
    }
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
            Self::Harmful(_) => {
                (Code::VB426, "mở bằng Word rồi lưu thành tệp mới; nếu không rõ nguồn của tệp thì đừng giải nén")
            }
            Self::Comments(_) => (Code::VB427, "mở bằng Word, chọn Mở và sửa, rồi lưu lại"),
            Self::NotWord => (Code::VB425, "chọn tệp văn bản Word (.docx, .docm, .dotx)"),
        };
        Diagnostic::error(code, self.to_string()).help(help)
    }
}
