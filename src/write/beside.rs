//! Files that are being written, beside their place: locked while their run lives, cleared away once it is dead.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

/// Beginning and ending of the names of files that are being written.
const PREFIX: &str = ".vanban-";
const SUFFIX: &str = ".tmp";
/// How often another name is taken where a run that clears the folder was faster.
const TRIES: usize = 8;
/// Where the disk knows no locks, a file that nobody has written to for so long belongs to no living run.
const DEAD: Duration = Duration::from_hours(24);

/// A file beside the place, which vanishes unless it is renamed; it has the rights that a new file usually has. It is locked as
/// long as it is open, so that [`Leftovers`] tells it from one whose run was killed. On Windows a lock keeps other programs from
/// reading, which nobody wants of a file with this name; it may be renamed all the same.
pub(super) fn create(folder: &Path, path: &Path) -> io::Result<NamedTempFile> {
    let prefix = prefix(&path.file_name().unwrap_or_default().to_string_lossy());
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    for _ in 1..TRIES {
        match file.as_file().try_lock() {
            // Between its making and the lock another run may have taken it for dead.
            Ok(()) if file.path().exists() => break,
            Ok(()) | Err(TryLockError::WouldBlock) => file = builder.tempfile_in(folder)?,
            Err(TryLockError::Error(_)) => break,
        }
    }
    Ok(file)
}

/// Beginning of the name of a file that is being written; it tells for which file, so that runs that share a folder know
/// their own.
fn prefix(name: &str) -> String {
    format!("{PREFIX}{:08x}-", crc32fast::hash(name.as_bytes()))
}

/// What killed runs left beside the files of a folder.
#[derive(Debug, Default)]
pub struct Leftovers(Vec<PathBuf>);

impl Leftovers {
    /// Looks for them; what a living run writes may be among them.
    #[must_use]
    pub fn find(folder: &Path) -> Self {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let ours = entries.filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with(PREFIX) && name.ends_with(SUFFIX)
        });
        Self(ours.map(|entry| entry.path()).collect())
    }

    /// Removes those whose run is dead.
    pub fn remove_dead(&self) {
        self.0.iter().for_each(|path| remove_dead(path));
    }

    /// Removes those of one file whose run is dead: for runs on several machines, which may not see each other's locks.
    pub fn remove_dead_of(&self, name: &str) {
        let beginning = prefix(name);
        let of = |path: &&PathBuf| path.file_name().is_some_and(|own| own.to_string_lossy().starts_with(&beginning));
        self.0.iter().filter(of).for_each(|path| remove_dead(path));
    }
}

/// Removes a file that no living run holds; one that cannot be removed is in nobody's way.
fn remove_dead(path: &Path) {
    // A pipe of this name would wait for ever where it is opened.
    let Some(data) = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file) else { return };
    let Ok(file) = File::open(path) else { return };
    let dead = match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => is_old(&data),
    };
    if dead {
        let _ = fs::remove_file(path);
    }
}

fn is_old(data: &fs::Metadata) -> bool {
    data.modified().is_ok_and(|then| SystemTime::now().duration_since(then).is_ok_and(|age| age > DEAD))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn the_dead_are_removed_and_the_living_stay() {
        let folder = TempDir::new().unwrap();
        let living = create(folder.path(), Path::new("a.docx")).unwrap();
        let dead: Vec<PathBuf> =
            ["a.docx", "b.docx"].map(|name| folder.path().join(format!("{}chet{SUFFIX}", prefix(name)))).to_vec();
        let others = [".vanban-toml", "vanban-1.tmp", ".khac.tmp"].map(|name| folder.path().join(name));
        let folder_of_that_name = folder.path().join(".vanban-thu-muc.tmp");
        fs::create_dir(&folder_of_that_name).unwrap();
        for path in dead.iter().chain(&others) {
            fs::write(path, "nửa tệp").unwrap();
        }
        let found = Leftovers::find(folder.path());
        assert_eq!(found.0.len(), 4);
        found.remove_dead_of("b.docx");
        assert_eq!(dead.iter().map(|path| path.exists()).collect::<Vec<_>>(), [true, false]);
        found.remove_dead();
        assert!(!dead[0].exists() && living.path().exists() && folder_of_that_name.is_dir());
        assert!(others.iter().all(|path| path.exists()));
        let path = living.path().to_owned();
        let (file, kept) = living.keep().unwrap();
        assert_eq!(kept, path);
        Leftovers::find(folder.path()).remove_dead();
        assert!(path.exists(), "its run lives");
        drop(file);
        Leftovers::find(folder.path()).remove_dead();
        assert!(!path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn links_and_what_they_name_stay() {
        let folder = TempDir::new().unwrap();
        let other = folder.path().join("cua-toi.txt");
        fs::write(&other, "x").unwrap();
        let link = folder.path().join(".vanban-00000000-x.tmp");
        std::os::unix::fs::symlink(&other, &link).unwrap();
        Leftovers::find(folder.path()).remove_dead();
        assert!(other.exists() && link.is_symlink());
    }
}
