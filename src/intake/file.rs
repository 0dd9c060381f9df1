//! The one way in for files of anyone: no more than a limit is read, and what is refused is told in the same words.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::diag::{Code, Diagnostic, Place, io_reason};
use crate::text::{self, DecodeFault, FileEncoding};

use super::sort::FileSort;

/// One mebibyte, in bytes.
pub const MIB: u64 = 1024 * 1024;

/// What a file is taken for: the words, codes and remedies of its faults, and how much of it is read.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'w> {
    /// What it is, in messages: `tệp bảng`.
    pub noun: &'w str,
    /// Code of a file that is not there.
    pub missing: Code,
    /// Code of a file that cannot be read.
    pub unreadable: Code,
    /// Code of a file beyond the limit.
    pub large: Code,
    /// Where a file that is not there may be.
    pub find: &'w str,
    /// How a file beyond the limit becomes smaller.
    pub shrink: &'w str,
    /// Most bytes that are read.
    pub limit: u64,
}

/// Largest file that people write by hand.
const BY_HAND: u64 = 16 * MIB;

impl<'w> Wanted<'w> {
    /// A file that people write by hand, such as settings: one code for all its faults.
    #[must_use]
    pub const fn by_hand(noun: &'w str, code: Code, find: &'w str) -> Self {
        let shrink = "kiểm tra lại có đúng là tệp này không";
        Self { noun, missing: code, unreadable: code, large: code, find, shrink, limit: BY_HAND }
    }

    /// The fault of a file that is not there or breaks off.
    #[must_use]
    pub fn unreadable(&self, error: &io::Error) -> Diagnostic {
        if error.kind() == ErrorKind::NotFound {
            return Diagnostic::error(self.missing, format!("không có {} này", self.noun)).help(self.find);
        }
        let remedy = match error.kind() {
            ErrorKind::NotADirectory => "kiểm tra lại đường dẫn",
            ErrorKind::InvalidFilename | ErrorKind::InvalidInput => "kiểm tra lại tên tệp",
            ErrorKind::PermissionDenied | ErrorKind::ResourceBusy | ErrorKind::WouldBlock => {
                "kiểm tra quyền đọc; đóng tệp nếu đang mở ở chương trình khác"
            }
            _ => "chép tệp sang ổ đĩa khác rồi thử lại; đóng tệp nếu đang mở ở chương trình khác",
        };
        Diagnostic::error(self.unreadable, format!("không đọc được {}: {}", self.noun, io_reason(error))).help(remedy)
    }

    /// The fault of a file beyond the limit.
    #[must_use]
    pub fn too_large(&self) -> Diagnostic {
        Diagnostic::error(self.large, format!("{} lớn hơn {} MiB", self.noun, self.limit / MIB)).help(self.shrink)
    }

    /// All bytes of a source, so far as the limit allows.
    fn drain(&self, source: impl Read, bytes: &mut Vec<u8>) -> Result<(), Refusal> {
        source.take(self.limit.saturating_add(1)).read_to_end(bytes).map_err(Refusal::Io)?;
        if bytes.len() as u64 > self.limit { Err(Refusal::TooLarge) } else { Ok(()) }
    }
}

/// Why a source was not taken.
enum Refusal {
    Io(io::Error),
    TooLarge,
}

/// The path that is there under the same names, composed or not: files that were copied from a Mac have names in NFD.
fn same_name(path: &Path) -> Option<PathBuf> {
    let composed = |name: &OsStr| name.to_str().map(|name| name.nfc().collect::<String>());
    let mut found = PathBuf::new();
    for step in path.components() {
        let next = found.join(step);
        let Component::Normal(name) = step else {
            found = next;
            continue;
        };
        if next.exists() {
            found = next;
            continue;
        }
        let name = composed(name).filter(|name| !name.is_ascii())?;
        let folder = if found.as_os_str().is_empty() { Path::new(".") } else { &found };
        let twins = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.file_name());
        let twin = twins.filter(|twin| composed(twin).as_deref() == Some(name.as_str())).min()?;
        found.push(twin);
    }
    Some(found)
}

/// Opens a file that is read bit by bit.
///
/// # Errors
/// A file that is not there or cannot be read, a folder, a device or pipe.
pub fn open(path: &Path, wanted: &Wanted<'_>) -> Result<File, Diagnostic> {
    let twin;
    let path = if path.exists() {
        path
    } else {
        twin = same_name(path);
        twin.as_deref().unwrap_or(path)
    };
    // A pipe without a writer would wait for ever where it is opened.
    let named = fs::metadata(path).map(|data| data.is_file());
    let opened = named.and_then(|is_file| if is_file { File::open(path).map(Some) } else { Ok(None) });
    // What stands there now may be another than a moment ago.
    let opened = opened.map(|file| file.filter(|file| file.metadata().is_ok_and(|data| data.is_file())));
    let fault = match opened {
        Ok(Some(file)) => return Ok(file),
        Ok(None) if path.is_dir() => {
            Diagnostic::error(Code::VB134, format!("đây là một thư mục, không phải {}", wanted.noun))
                .help("nêu tên tệp trong thư mục đó")
        }
        Ok(None) => Diagnostic::error(Code::VB136, format!("đây không phải {} thường", wanted.noun))
            .help("chép nội dung vào một tệp rồi nêu tên tệp đó"),
        Err(error) => wanted.unreadable(&error),
    };
    Err(fault.file(path.display().to_string()))
}

/// The bytes of a file.
///
/// # Errors
/// As [`open`], and a file beyond the limit.
pub fn read(path: &Path, wanted: &Wanted<'_>) -> Result<Vec<u8>, Diagnostic> {
    let file = open(path, wanted)?;
    let length = file.metadata().map_or(0, |data| data.len());
    let mut bytes = Vec::new();
    let drained = if length > wanted.limit {
        Err(Refusal::TooLarge)
    } else {
        bytes.reserve(usize::try_from(length).unwrap_or(0));
        wanted.drain(file, &mut bytes)
    };
    let fault = match drained {
        Ok(()) => return Ok(bytes),
        Err(Refusal::TooLarge) => wanted.too_large(),
        Err(Refusal::Io(error)) => wanted.unreadable(&error),
    };
    Err(fault.file(path.display().to_string()))
}

/// The bytes of a file, or of standard input where the name is `-`.
///
/// # Errors
/// As [`read`], and a standard input that breaks off.
pub fn read_or_stdin(path: &Path, wanted: &Wanted<'_>) -> Result<Vec<u8>, Diagnostic> {
    if path.as_os_str() != "-" {
        return read(path, wanted);
    }
    let mut bytes = Vec::new();
    let fault = match wanted.drain(io::stdin().lock(), &mut bytes) {
        Ok(()) => return Ok(bytes),
        Err(Refusal::TooLarge) => wanted.too_large(),
        Err(Refusal::Io(error)) => {
            Diagnostic::error(Code::VB133, format!("không đọc được đầu vào chuẩn: {}", io_reason(&error)))
                .help("kiểm tra lệnh đứng trước dấu «|»")
        }
    };
    Err(fault.file("-"))
}

/// The text of a UTF-8 file, without a byte order mark.
///
/// # Errors
/// As [`read`], and what is not UTF-8.
pub fn text(path: &Path, wanted: &Wanted<'_>) -> Result<String, Diagnostic> {
    let mut text = marked_text(path, wanted)?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

/// The text of a UTF-8 file as it stands, byte order mark included.
///
/// # Errors
/// As [`text()`].
pub fn marked_text(path: &Path, wanted: &Wanted<'_>) -> Result<String, Diagnostic> {
    String::from_utf8(read(path, wanted)?).map_err(|error| {
        let utf8 = || not_utf8(DecodeFault::of(error.as_bytes(), error.utf8_error().valid_up_to()));
        FileSort::not_text(error.as_bytes(), wanted).unwrap_or_else(utf8).file(path.display().to_string())
    })
}

/// The text of a file of data: UTF-8, or with `convert` in another encoding that is known; without a byte order mark.
///
/// # Errors
/// As [`read`], an encoding other than UTF-8 (unless `convert`), and what is in none.
pub fn data(path: &Path, wanted: &Wanted<'_>, convert: bool) -> Result<String, Diagnostic> {
    let bytes = read(path, wanted)?;
    decoded(&bytes, convert).map(Cow::into_owned).map_err(|fault| fault.file(path.display().to_string()))
}

/// The text of bytes of data, as [`data`] takes it.
pub(super) fn decoded(bytes: &[u8], convert: bool) -> Result<Cow<'_, str>, Diagnostic> {
    let decoded = text::decode(bytes).map_err(not_utf8)?;
    let code = match decoded.encoding {
        FileEncoding::Utf16 if !convert => Code::VB121,
        FileEncoding::Windows1258 if !convert => Code::VB122,
        _ => return Ok(decoded.text),
    };
    Err(Diagnostic::error(code, format!("tệp ở bảng mã {}, cần UTF-8", decoded.encoding.name()))
        .help("lưu lại tệp ở mã hóa UTF-8, hoặc thêm --convert để chương trình tự chuyển"))
}

/// What a folder holds, in the order of the names.
///
/// # Errors
/// A folder that cannot be read.
pub fn inside(folder: &Path) -> Result<Vec<PathBuf>, Diagnostic> {
    let entries = fs::read_dir(folder).map_err(|error| {
        let fault = if folder.is_file() {
            Diagnostic::error(Code::VB151, "đây là một tệp, không phải thư mục").help("nêu thư mục chứa tệp ấy")
        } else {
            Diagnostic::error(Code::VB151, format!("không đọc được thư mục: {}", io_reason(&error)))
                .help("kiểm tra tên thư mục và quyền đọc")
        };
        fault.file(folder.display().to_string())
    })?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    Ok(paths)
}

/// Whether something of that name stands there, of whatever sort: a pipe, a folder or a link to nowhere in the place of a
/// file that is looked for is told where it is read, not passed over.
#[must_use]
pub fn stands(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether a path is a file, of whatever sort, with one of these extensions: a pipe or a device is refused, and told, where
/// it is read. What Office puts beside a file that is open (`~$…`) and hidden
/// files are not meant by anyone who names their folder.
#[must_use]
pub fn is_one_of(path: &Path, extensions: &[&str]) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    extensions.contains(&extension.as_str()) && !name.starts_with("~$") && !name.starts_with('.') && !path.is_dir()
}

/// The folder of a file; `.` where the name has none.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The fault of a file that is not UTF-8.
fn not_utf8(at: DecodeFault) -> Diagnostic {
    Diagnostic::error(Code::VB123, "tệp không phải văn bản UTF-8")
        .at(Place { line: Some(at.line), column: Some(at.column), ..Place::default() })
        .help("mở tệp bằng Notepad, chọn Lưu thành, mã hóa UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: Wanted<'_> = Wanted {
        noun: "tệp thử",
        missing: Code::VB135,
        unreadable: Code::VB136,
        large: Code::VB120,
        find: "tìm",
        shrink: "bớt",
        limit: MIB,
    };

    #[track_caller]
    fn refused<T>(taken: Result<T, Diagnostic>, path: &Path, code: &str, message: &str) {
        let Err(fault) = taken else { panic!("{} was taken", path.display()) };
        assert_eq!((fault.code.as_str(), fault.message.as_str()), (code, message));
        assert_eq!(fault.place.file.as_deref(), path.to_str());
        assert!(!fault.help.is_empty());
    }

    #[test]
    fn what_is_no_file_is_refused_in_the_same_words() {
        let folder = tempfile::TempDir::new().unwrap();
        let none = folder.path().join("khong-co");
        refused(read(&none, &WANTED), &none, "VB135", "không có tệp thử này");
        refused(open(&none, &WANTED), &none, "VB135", "không có tệp thử này");
        refused(text(folder.path(), &WANTED), folder.path(), "VB134", "đây là một thư mục, không phải tệp thử");
        #[cfg(unix)]
        {
            let device = Path::new("/dev/zero");
            refused(read(device, &WANTED), device, "VB136", "đây không phải tệp thử thường");
        }
    }

    #[test]
    fn no_more_than_the_limit_is_read() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("a");
        for (length, taken) in [(MIB, true), (MIB + 1, false), (300 * MIB, false)] {
            File::create(&path).unwrap().set_len(length).unwrap();
            match read(&path, &WANTED) {
                Ok(bytes) => assert!(taken && bytes.len() as u64 == length),
                refusal => refused(refusal, &path, "VB120", "tệp thử lớn hơn 1 MiB"),
            }
        }
        // A source that does not tell its length is cut off too.
        let mut bytes = Vec::new();
        assert!(matches!(WANTED.drain(io::repeat(b'a'), &mut bytes), Err(Refusal::TooLarge)));
        assert_eq!(bytes.len() as u64, MIB + 1);
    }

    #[test]
    fn folders_are_read_in_order_and_without_what_office_leaves() {
        let folder = tempfile::TempDir::new().unwrap();
        for name in ["b.XLSX", "a.csv", "~$b.xlsx", ".a.csv", "c.txt"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("d.csv")).unwrap();
        let mut paths = inside(folder.path()).unwrap();
        assert_eq!((paths.len(), paths.is_sorted()), (6, true));
        paths.retain(|path| is_one_of(path, &["csv", "xlsx"]));
        assert_eq!(paths, [folder.path().join("a.csv"), folder.path().join("b.XLSX")]);
        let none = folder.path().join("khong-co");
        let fault = inside(&none).unwrap_err();
        assert_eq!((fault.code.as_str(), fault.place.file.as_deref()), ("VB151", none.to_str()));
        assert_eq!([folder_of(Path::new("a/b")), folder_of(Path::new("b"))], [Path::new("a"), Path::new(".")]);
    }

    #[test]
    fn text_is_utf8_with_or_without_a_mark() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "\u{feff}chữ").unwrap();
        assert_eq!(text(&path, &WANTED).unwrap(), "chữ");
        assert_eq!(marked_text(&path, &WANTED).unwrap(), "\u{feff}chữ");
        fs::write(&path, b"m\xE1\n\xFF").unwrap();
        refused(text(&path, &WANTED), &path, "VB123", "tệp không phải văn bản UTF-8");
        fs::write(&path, b"a\nch\xE1").unwrap();
        let fault = text(&path, &WANTED).unwrap_err();
        assert_eq!((fault.place.line, fault.place.column), (Some(2), Some(3)));
    }
}
