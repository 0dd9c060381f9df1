//! One run at a time for a result list.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use crate::diag::{Code, Diagnostic};
use crate::write::{FileId, reason};

/// The lock of a run on its result list: held by the system, so that it ends with the run however that ends. The file is one of
/// its own, because on Windows nobody could look into a list that is locked; it goes away with the run, unless that is killed.
#[derive(Debug)]
pub(super) struct RunLock {
    path: PathBuf,
    _file: File,
}

impl RunLock {
    /// Takes the lock of a list; where the disk knows no locks, `notes` says so.
    ///
    /// # Errors
    /// Another run that holds it; a folder that cannot be written to.
    pub(super) fn take(list: &Path, notes: &mut Vec<Diagnostic>) -> Result<Self, Diagnostic> {
        let name = list.file_name().unwrap_or_default().to_string_lossy();
        let path = list.with_file_name(format!(".{name}.khoa"));
        let shown = list.display().to_string();
        let busy = || {
            Diagnostic::error(Code::VB812, "một lượt batch khác đang ghi vào thư mục này").file(shown.clone()).help(
                "chờ lượt ấy xong rồi chạy lại; muốn chạy song song thì chia phần bằng --shard, hoặc ghi sang thư mục khác bằng -o",
            )
        };
        // The run before us may take the file away between our opening and our lock: then there is a new one to be locked.
        loop {
            if fs::symlink_metadata(&path).is_ok_and(|data| !data.is_file()) {
                return Err(Diagnostic::error(Code::VB804, "ở chỗ của tệp khóa có thứ khác, không phải tệp")
                    .file(path.display().to_string())
                    .help("xóa hoặc đổi tên thứ ấy rồi chạy lại"));
            }
            let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
            let file = match opened {
                Ok(file) => file,
                // Windows: the run that ends holds the name for a moment longer.
                Err(_) if cfg!(windows) && path.exists() => return Err(busy()),
                Err(error) => {
                    let (why, remedy) = reason(&error);
                    return Err(Diagnostic::error(Code::VB804, format!("không ghi được danh sách kết quả: {why}"))
                        .file(shown)
                        .help(remedy));
                }
            };
            match file.try_lock() {
                Ok(()) if FileId::is_open_as(&file, &path) => {}
                Ok(()) => continue,
                Err(TryLockError::WouldBlock) => return Err(busy()),
                Err(TryLockError::Error(_)) => notes.push(
                    Diagnostic::warning(Code::VB813, "ổ đĩa này không khóa được tệp")
                        .file(shown.clone())
                        .help("đừng chạy hai lượt batch cùng lúc vào một thư mục"),
                ),
            }
            return Ok(Self { path, _file: file });
        }
    }
}

impl Drop for RunLock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_second_run_is_told_and_a_dead_one_is_not_in_the_way() {
        let folder = TempDir::new().unwrap();
        let list = folder.path().join("ket-qua.jsonl");
        let mut notes = Vec::new();
        let first = RunLock::take(&list, &mut notes).unwrap();
        assert_eq!(RunLock::take(&list, &mut notes).unwrap_err().code, "VB812");
        // A share has a list of its own.
        let share = RunLock::take(&folder.path().join("ket-qua-1-2.jsonl"), &mut notes).unwrap();
        drop((first, share));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        // What a killed run leaves is a file that nobody holds.
        fs::write(folder.path().join(".ket-qua.jsonl.khoa"), "").unwrap();
        drop(RunLock::take(&list, &mut notes).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        assert!(notes.is_empty());
        fs::create_dir(folder.path().join(".ket-qua.jsonl.khoa")).unwrap();
        assert_eq!(RunLock::take(&list, &mut notes).unwrap_err().code, "VB804");
    }
}
