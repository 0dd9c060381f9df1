//! What the system says of a file that cannot be written, in words that lead on.

use std::io;
use std::path::Path;

use crate::diag::{Code, Diagnostic, io_reason};

/// Windows: another program holds the file (ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION).
const HELD: [i32; 2] = [32, 33];

/// Why something could not be written, and what to do about it.
#[must_use]
pub fn reason(error: &io::Error) -> (String, &'static str) {
    let remedy = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "xóa bớt tệp hoặc ghi sang ổ đĩa khác",
        io::ErrorKind::PermissionDenied => "chọn thư mục mà bạn được ghi, như Documents",
        io::ErrorKind::ReadOnlyFilesystem => "ghi sang ổ đĩa khác",
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "kiểm tra lại đường dẫn: chỗ của thư mục là một tệp"
        }
        io::ErrorKind::IsADirectory => "thêm «/» ở cuối nếu muốn ghi vào thư mục đó",
        io::ErrorKind::InvalidFilename => "đặt tên ngắn hơn",
        io::ErrorKind::BrokenPipe => "kiểm tra lệnh đứng sau dấu «|»",
        _ => "kiểm tra đường dẫn và ổ đĩa",
    };
    (io_reason(error), remedy)
}

/// The fault of a file that another program holds open, which only Windows knows.
pub(super) fn held(error: &io::Error, path: &Path) -> Option<Diagnostic> {
    error.raw_os_error().is_some_and(|code| cfg!(windows) && HELD.contains(&code)).then(|| {
        fault(Code::VB505, "tệp đang được mở trong chương trình khác (Word?)", path)
            .help("đóng tệp rồi chạy lại, hoặc ghi sang tên khác")
    })
}

/// The fault of something that could not be done with a file.
pub(super) fn explain(error: &io::Error, what: &str, path: &Path) -> Diagnostic {
    held(error, path).unwrap_or_else(|| {
        let (reason, remedy) = reason(error);
        fault(Code::VB506, format!("{what}: {reason}"), path).help(remedy)
    })
}

/// The fault of a file.
pub(super) fn fault(code: Code, message: impl Into<String>, path: &Path) -> Diagnostic {
    Diagnostic::error(code, message).file(path.display().to_string())
}
