//! What the system says of a file that cannot be written, in words that lead on.

use std::io;
use std::path::Path;

use crate::diag::{Code, Diagnostic};

/// Windows: another program holds the file (ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION).
const HELD: [i32; 2] = [32, 33];

/// Why something could not be written, and what to do about it.
#[must_use]
pub fn reason(error: &io::Error) -> (String, &'static str) {
    let (reason, remedy) = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            ("đĩa đã đầy", "xóa bớt tệp hoặc ghi sang ổ đĩa khác")
        }
        io::ErrorKind::PermissionDenied => ("không có quyền ghi", "chọn thư mục mà bạn được ghi, như Documents"),
        io::ErrorKind::ReadOnlyFilesystem => ("ổ đĩa chỉ cho đọc", "ghi sang ổ đĩa khác"),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            ("trên đường dẫn có một tệp nằm ở chỗ của thư mục", "kiểm tra lại đường dẫn ở -o")
        }
        io::ErrorKind::IsADirectory => ("đích là một thư mục", "thêm «/» ở cuối nếu muốn ghi vào thư mục đó"),
        io::ErrorKind::NotFound => ("thư mục ở đích không còn, hoặc đường dẫn sai", "kiểm tra lại đường dẫn"),
        io::ErrorKind::InvalidFilename => ("tên tệp hay đường dẫn quá dài", "đặt tên ngắn hơn"),
        io::ErrorKind::BrokenPipe => ("chương trình nhận kết quả đã đóng", "kiểm tra lệnh đứng sau dấu «|»"),
        _ => {
            let number = error.raw_os_error().map_or_else(String::new, |number| format!(" (mã {number})"));
            return (format!("hệ thống báo lỗi{number}"), "kiểm tra đường dẫn và ổ đĩa");
        }
    };
    (reason.to_owned(), remedy)
}

/// The fault of a file that another program holds open, which only Windows knows.
pub(super) fn held(error: &io::Error, path: &Path) -> Option<Diagnostic> {
    error.raw_os_error().is_some_and(|code| cfg!(windows) && HELD.contains(&code)).then(|| {
        fault(Code::VB505, "tệp đang được mở trong chương trình khác (Word?)", path)
            .help("đóng tệp rồi chạy lại, hoặc ghi sang tên khác bằng -o")
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
