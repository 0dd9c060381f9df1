//! Files on disk: written beside their place and renamed, so that a crash leaves no half file.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::diag::{Code, Diagnostic, io_reason};

use super::Format;

/// Beginning and ending of the names of files that are being written.
const PREFIX: &str = ".vanban-";
const SUFFIX: &str = ".tmp";
/// Characters that a file name on Windows cannot hold.
const ILLEGAL: &str = "<>:\"|?*";
/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Windows: another program holds the file (ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION).
const HELD: [i32; 2] = [32, 33];

/// Whether a document may be written there, before any work begins.
///
/// # Errors
/// A name that Windows cannot hold, a folder, or an existing file that is not an unchanged one of ours, without `force`.
pub fn check(path: &Path, format: Format, force: bool) -> Result<(), Diagnostic> {
    legal(path)?;
    if path.is_dir() {
        return Err(fault(Code::VB501, "đích là một thư mục, không phải tệp", path)
            .help("thêm «/» ở cuối nếu muốn ghi vào thư mục đó"));
    }
    let Ok(file) = File::open(path) else { return Ok(()) };
    if force || format.is_untouched(BufReader::new(file)) {
        return Ok(());
    }
    Err(fault(Code::VB502, "tệp đã có và không phải do vanban tạo, hoặc đã được sửa từ đó", path)
        .help("thêm --force để ghi đè, hoặc ghi sang tên khác bằng -o"))
}

/// Whether a file may be written there, before any work begins: an existing one needs `force`.
///
/// # Errors
/// A name that Windows cannot hold, a folder, or an existing file without `force`.
pub fn check_new(path: &Path, force: bool) -> Result<(), Diagnostic> {
    legal(path)?;
    if path.is_dir() {
        return Err(fault(Code::VB501, "đích là một thư mục, không phải tệp", path).help("nêu tên tệp"));
    }
    if path.exists() && !force {
        return Err(already_there(path).help("thêm --force để ghi đè"));
    }
    Ok(())
}

/// The fault of a file that stands where we would write.
#[must_use]
pub fn already_there(path: &Path) -> Diagnostic {
    fault(Code::VB503, "tệp đã có, không ghi đè", path)
}

/// Writes a document; an existing file is replaced as [`check`] allows.
///
/// # Errors
/// As [`check`], and what the disk reports. Nothing is left half-written.
pub fn document<E: Into<io::Error>>(
    path: &Path,
    format: Format,
    force: bool,
    write: impl FnOnce(BufWriter<&mut File>) -> Result<BufWriter<&mut File>, E>,
) -> Result<(), Diagnostic> {
    check(path, format, force)?;
    replace(path, |file| write(BufWriter::new(file)).map_err(Into::into)?.flush())
}

/// Writes a text file; an existing one needs `force`.
///
/// # Errors
/// As [`document`].
pub fn text(path: &Path, text: &str, force: bool) -> Result<(), Diagnostic> {
    bytes(path, text.as_bytes(), force)
}

/// Writes a file; an existing one needs `force`.
///
/// # Errors
/// As [`document`].
pub fn bytes(path: &Path, content: &[u8], force: bool) -> Result<(), Diagnostic> {
    check_new(path, force)?;
    replace(path, |file| file.write_all(content))
}

/// Writes a file piece by piece, over an existing one.
///
/// # Errors
/// As [`document`].
pub fn pieces(path: &Path, write: impl FnOnce(&mut BufWriter<&mut File>) -> io::Result<()>) -> Result<(), Diagnostic> {
    check_new(path, true)?;
    replace(path, |file| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.flush()
    })
}

/// What a killed run left beside the files of a folder.
#[derive(Debug, Default)]
pub struct Leftovers(Vec<PathBuf>);

impl Leftovers {
    /// Looks for them.
    #[must_use]
    pub fn find(folder: &Path) -> Self {
        let paths = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let is_ours = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(PREFIX) && name.ends_with(SUFFIX)
        };
        Self(paths.filter(is_ours).collect())
    }

    /// Removes all of them; only where no other run writes into the folder.
    ///
    /// # Errors
    /// What the disk reports.
    pub fn remove_all(&self) -> Result<(), Diagnostic> {
        self.0.iter().try_for_each(|path| remove(path))
    }

    /// Removes those of one file, which nobody else writes.
    ///
    /// # Errors
    /// What the disk reports.
    pub fn remove_of(&self, name: &str) -> Result<(), Diagnostic> {
        let beginning = prefix(name);
        let of = |path: &&PathBuf| path.file_name().is_some_and(|own| own.to_string_lossy().starts_with(&beginning));
        self.0.iter().filter(of).try_for_each(|path| remove(path))
    }
}

fn remove(path: &Path) -> Result<(), Diagnostic> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(explain(&error, "không xóa được tệp tạm", path)),
        _ => Ok(()),
    }
}

/// Beginning of the name of a file that is being written; it tells for which file, so that runs that share a folder know
/// their own.
fn prefix(name: &str) -> String {
    format!("{PREFIX}{:08x}-", crc32fast::hash(name.as_bytes()))
}

/// Writes beside the place and renames.
fn replace(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), Diagnostic> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    fs::create_dir_all(&folder).map_err(|error| explain(&error, "không tạo được thư mục", &folder))?;
    let mut beside =
        temporary(&folder, path).map_err(|error| explain(&error, "không ghi được vào thư mục", &folder))?;
    write(beside.as_file_mut()).map_err(|error| explain(&error, "không ghi được tệp", path))?;
    beside.persist(path).map_err(|error| explain(&error.error, "không ghi được tệp", path))?;
    Ok(())
}

/// A file beside the place, which vanishes unless it is renamed; it has the rights that a new file usually has.
fn temporary(folder: &Path, path: &Path) -> io::Result<NamedTempFile> {
    let prefix = prefix(&path.file_name().unwrap_or_default().to_string_lossy());
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Refuses names that cannot be carried to Windows.
fn legal(path: &Path) -> Result<(), Diagnostic> {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else {
        return Err(fault(Code::VB504, "thiếu tên tệp", path).help("nêu tên tệp, như «ke-hoach.docx»"));
    };
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let numbered = |prefix| stem.strip_prefix(prefix).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    if DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt") {
        return Err(fault(Code::VB504, format!("Windows không nhận tên tệp «{name}»"), path).help("đặt tên khác"));
    }
    if let Some(wrong) = name.chars().find(|c| ILLEGAL.contains(*c) || c.is_control()) {
        return Err(fault(
            Code::VB504,
            format!("tên tệp có ký tự «{}» mà Windows không nhận", wrong.escape_default()),
            path,
        )
        .help("chỉ dùng chữ, số, dấu gạch nối, dấu chấm và dấu cách trong tên tệp"));
    }
    if name.ends_with(['.', ' ']) {
        return Err(
            fault(Code::VB504, "tên tệp kết thúc bằng dấu chấm hoặc dấu cách", path).help("bỏ ký tự cuối của tên")
        );
    }
    Ok(())
}

/// What the system says, in words that lead on.
fn explain(error: &io::Error, what: &str, path: &Path) -> Diagnostic {
    if error.raw_os_error().is_some_and(|code| cfg!(windows) && HELD.contains(&code)) {
        return fault(Code::VB505, "tệp đang được mở trong chương trình khác (Word?)", path)
            .help("đóng tệp rồi chạy lại, hoặc ghi sang tên khác bằng -o");
    }
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
        _ => {
            return fault(Code::VB506, format!("{what}: {}", io_reason(error)), path)
                .help("kiểm tra đường dẫn và ổ đĩa");
        }
    };
    fault(Code::VB506, format!("{what}: {reason}"), path).help(remedy)
}

fn fault(code: Code, message: impl Into<String>, path: &Path) -> Diagnostic {
    Diagnostic::error(code, message).file(path.display().to_string())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("a.docx");
        fs::write(&path, "cũ").unwrap();
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied, io::ErrorKind::Other] {
            let said = document(&path, Format::Docx, true, |_| Err::<BufWriter<&mut File>, _>(io::Error::from(kind)))
                .unwrap_err();
            assert_eq!(said.code, "VB506");
            assert!(!said.help.is_empty());
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), "cũ");
        assert_eq!(names(folder.path()), ["a.docx"]);
    }

    #[test]
    fn a_full_disk_is_said_in_words() {
        let folder = TempDir::new().unwrap();
        let said = document(&folder.path().join("a.docx"), Format::Docx, false, |_| {
            Err::<BufWriter<&mut File>, _>(io::Error::from(io::ErrorKind::StorageFull))
        });
        assert_eq!(said.unwrap_err().message, "không ghi được tệp: đĩa đã đầy");
    }

    #[test]
    fn folders_are_made_and_a_file_in_the_way_is_named() {
        let folder = TempDir::new().unwrap();
        text(&folder.path().join("a/b/c.xml"), "x", false).unwrap();
        fs::write(folder.path().join("tep"), "x").unwrap();
        let said = text(&folder.path().join("tep/c.xml"), "x", false).unwrap_err();
        assert!(said.message.starts_with("không tạo được thư mục"), "{}", said.message);
        let said = check(folder.path(), Format::Docx, true).unwrap_err();
        assert_eq!(said.code, "VB501");
    }

    #[test]
    fn names_that_windows_refuses_are_refused_everywhere() {
        for name in ["con.docx", "COM1.docx", "a:b.docx", "a?.docx", "a.docx.", "tệp\n.docx"] {
            assert_eq!(check(Path::new(name), Format::Docx, true).unwrap_err().code, "VB504", "{name}");
        }
        check(Path::new("kế hoạch 2024.docx"), Format::Docx, true).unwrap();
        check(Path::new("console.docx"), Format::Docx, true).unwrap();
    }
}
