//! Files on disk: written beside their place and renamed, so that neither a crash nor a power cut leaves a half file.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;

use crate::diag::{Code, Diagnostic};

use super::Format;
use super::beside;
use super::reason::{explain, fault, held};
use super::spot::{self, Spot, folder_of};

/// How a document is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saving {
    /// Whether any existing file is replaced.
    pub force: bool,
    /// Whether the file is on the disk before it takes its name, and the name before we go on: a power cut spoils neither.
    pub sync: bool,
}

/// Whether a document may be written there, before any work begins.
///
/// # Errors
/// A name that Windows cannot hold, a folder, a device or pipe, or an existing file that is not an unchanged one of ours,
/// without `force`.
pub fn check(path: &Path, format: Format, force: bool) -> Result<(), Diagnostic> {
    place_for(path, format, force).map(drop)
}

fn place_for(path: &Path, format: Format, force: bool) -> Result<Spot, Diagnostic> {
    let spot = spot::find(path, "thêm «/» ở cuối nếu muốn ghi vào thư mục đó")?;
    if !spot.taken || force {
        return Ok(spot);
    }
    match File::open(&spot.path) {
        Ok(file) if format.is_untouched(BufReader::new(&file)) => return Ok(spot),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(spot),
        Err(error) => {
            if let Some(fault) = held(&error, path) {
                return Err(fault);
            }
        }
        Ok(_) => {}
    }
    Err(fault(Code::VB502, "tệp đã có và không phải do vanban tạo, hoặc đã được sửa từ đó", path)
        .help("thêm --force để ghi đè, hoặc ghi sang tên khác"))
}

/// Whether a file may be written there, before any work begins: an existing one needs `force`.
///
/// # Errors
/// A name that Windows cannot hold, a folder, a device or pipe, or an existing file without `force`.
pub fn check_new(path: &Path, force: bool) -> Result<(), Diagnostic> {
    new_place(path, force).map(drop)
}

fn new_place(path: &Path, force: bool) -> Result<Spot, Diagnostic> {
    let spot = spot::find(path, "nêu tên tệp")?;
    if spot.taken && !force {
        return Err(already_there(path).help("thêm --force để ghi đè"));
    }
    Ok(spot)
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
    saving: Saving,
    write: impl FnOnce(BufWriter<&mut File>) -> Result<BufWriter<&mut File>, E>,
) -> Result<(), Diagnostic> {
    let spot = place_for(path, format, saving.force)?;
    replace(path, &spot, saving.sync, |file| write(BufWriter::new(file)).map_err(Into::into)?.flush())
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
    let spot = new_place(path, force)?;
    replace(path, &spot, true, |file| file.write_all(content))
}

/// Writes a file piece by piece, over an existing one.
///
/// # Errors
/// As [`document`].
pub fn pieces(path: &Path, write: impl FnOnce(&mut BufWriter<&mut File>) -> io::Result<()>) -> Result<(), Diagnostic> {
    let spot = new_place(path, true)?;
    replace(path, &spot, true, |file| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.flush()
    })
}

/// Writes beside the place and renames. On Windows a file that another program holds open cannot be replaced, which is told;
/// on Unix that program keeps the old one.
fn replace(
    path: &Path,
    spot: &Spot,
    sync: bool,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), Diagnostic> {
    let folder = folder_of(&spot.path);
    fs::create_dir_all(folder).map_err(|error| explain(&error, "không tạo được thư mục", folder))?;
    let mut beside =
        beside::create(folder, path).map_err(|error| explain(&error, "không ghi được vào thư mục", folder))?;
    write(beside.as_file_mut())
        .and_then(|()| if sync { settle(beside.as_file()) } else { Ok(()) })
        .map_err(|error| explain(&error, "không ghi được tệp", path))?;
    beside.persist(&spot.path).map_err(|error| explain(&error.error, "không ghi được tệp", path))?;
    if sync {
        settle_folder(folder);
    }
    Ok(())
}

/// Waits until a file is on the disk.
///
/// # Errors
/// What the disk reports; a disk that knows no such thing is no fault.
pub fn settle(file: &File) -> io::Result<()> {
    match file.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) => Ok(()),
        done => done,
    }
}

/// Waits until the names in a folder are on the disk. Windows has no such thing, and some network drives refuse it.
pub fn settle_folder(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    const FORCED: Saving = Saving { force: true, sync: true };

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("a.docx");
        fs::write(&path, "cũ").unwrap();
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied, io::ErrorKind::Other] {
            let said = document(&path, Format::Docx, FORCED, |_| Err::<BufWriter<&mut File>, _>(io::Error::from(kind)))
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
        let said = document(&folder.path().join("a.docx"), Format::Docx, FORCED, |_| {
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
