//! Where a file really goes: what its name leads to, and what is never replaced.

use std::fs;
use std::path::{Path, PathBuf};

use crate::diag::{Code, Diagnostic};
use crate::text::{NameFault, name_fault};

use super::reason::fault;

/// Links that are followed one after the other; as many as Linux follows.
const MOST_LINKS: usize = 40;
/// Folders whose links stand for what a program has open: what they name is a stream, whatever stands behind it.
const STREAMS: [&str; 2] = ["/proc", "/dev/fd"];

/// A place for a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Its name, which is no link.
    pub(super) path: PathBuf,
    /// Whether a file stands there.
    pub(super) taken: bool,
}

/// The regular file, or the free place, that a name leads to. A link is followed, so that it stays and what it names is
/// replaced; `of_folder` is the remedy for a folder.
///
/// # Errors
/// A name that Windows cannot hold; a folder, device or pipe; links that lead round or to a folder that is not there.
pub(super) fn find(path: &Path, of_folder: &str) -> Result<Spot, Diagnostic> {
    legal(path)?;
    let mut at = path.to_owned();
    for followed in 0..MOST_LINKS {
        let Ok(kind) = fs::symlink_metadata(&at).map(|data| data.file_type()) else {
            if followed > 0 && !folder_of(&at).is_dir() {
                return Err(fault(Code::VB508, "liên kết ở đích trỏ tới một thư mục không có", path)
                    .help("sửa hoặc xóa liên kết ấy, hoặc ghi sang tên khác"));
            }
            return Ok(Spot { path: at, taken: false });
        };
        if kind.is_file() {
            return Ok(Spot { path: at, taken: true });
        }
        if kind.is_dir() {
            return Err(fault(Code::VB501, "đích là một thư mục, không phải tệp", path).help(of_folder));
        }
        let next = kind.is_symlink().then(|| fs::read_link(&at).ok()).flatten();
        match next {
            Some(next) if !STREAMS.iter().any(|folder| at.starts_with(folder)) => at = folder_of(&at).join(next),
            _ => return Err(special(path)),
        }
    }
    Err(fault(Code::VB508, "các liên kết ở đích trỏ vòng quanh", path)
        .help("xóa các liên kết ấy, hoặc ghi sang tên khác"))
}

/// The fault of a device, pipe or stream.
fn special(path: &Path) -> Diagnostic {
    fault(Code::VB508, "đích là thiết bị hoặc đường ống, không phải tệp", path).help("nêu tên một tệp thường")
}

/// Whether a name leads to a device, pipe or stream, which is never replaced.
#[must_use]
pub fn is_special(path: &Path) -> bool {
    find(path, "").is_err_and(|fault| fault == special(path))
}

/// The folder of a file; `.` where the name has none.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Refuses names that cannot be carried to Windows, and the one that stands for standard output elsewhere.
fn legal(path: &Path) -> Result<(), Diagnostic> {
    const REMEDY: &str = "nêu tên tệp, như «ke-hoach.docx»";
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (why, remedy) = match name_fault(&name) {
        _ if path.as_os_str() == "-" => ("ở đây không ghi ra đầu ra chuẩn được".to_owned(), REMEDY),
        None => return Ok(()),
        Some(NameFault::Empty) => ("thiếu tên tệp".to_owned(), REMEDY),
        Some(NameFault::Device) => (format!("Windows không nhận tên tệp «{name}»"), "đặt tên khác"),
        Some(NameFault::Letter(wrong)) => (
            format!("tên tệp có ký tự «{}» mà Windows không nhận", wrong.escape_default()),
            "chỉ dùng chữ, số, dấu gạch nối, dấu chấm và dấu cách trong tên tệp",
        ),
        Some(NameFault::End) => ("tên tệp kết thúc bằng dấu chấm hoặc dấu cách".to_owned(), "bỏ ký tự cuối của tên"),
    };
    Err(fault(Code::VB504, why, path).help(remedy))
}
