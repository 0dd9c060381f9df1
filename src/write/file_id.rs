//! Which file a name means, however it is spelled.

use std::fs;
use std::path::{Path, PathBuf};

use super::spot::{self, folder_of};

/// What a file is known by, whatever its name: links, `./`, other letter case and hard links lead to the same one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FileId {
    /// Disk and number on it.
    Node(u64, u64),
    /// Its full name: a file that is not there yet; on systems that do not tell numbers, any file. There a hard link is
    /// another file, which is harmless: a file that is saved takes the name, not what else it is called.
    Name(PathBuf),
}

impl FileId {
    /// A file that is there.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        #[cfg(unix)]
        {
            Some(Self::node(&fs::metadata(path).ok()?))
        }
        #[cfg(not(unix))]
        {
            fs::canonicalize(path).ok().map(Self::Name)
        }
    }

    /// A file that may not be there yet.
    #[must_use]
    pub fn of_place(path: &Path) -> Self {
        let path = spot::find(path, "").map_or_else(|_| path.to_owned(), |spot| spot.path);
        Self::of(&path).unwrap_or_else(|| {
            let name = path.file_name().unwrap_or_default();
            let name = if cfg!(any(windows, target_os = "macos")) {
                name.to_string_lossy().to_lowercase().into()
            } else {
                name.to_owned()
            };
            let folder = folder_of(&path);
            let folder = fs::canonicalize(folder).or_else(|_| std::path::absolute(folder));
            Self::Name(folder.map_or_else(|_| path.clone(), |folder| folder.join(name)))
        })
    }

    /// The file that standard input is taken from, where that is one.
    #[must_use]
    pub fn of_stdin() -> Option<Self> {
        #[cfg(unix)]
        {
            use std::os::fd::AsFd;
            let file = fs::File::from(std::io::stdin().as_fd().try_clone_to_owned().ok()?);
            file.metadata().ok().filter(fs::Metadata::is_file).map(|data| Self::node(&data))
        }
        // Windows does not let a file be replaced that standard input has open.
        #[cfg(not(unix))]
        {
            None
        }
    }

    /// Whether an open file still has its name; where the system does not tell, it has.
    #[must_use]
    pub fn is_open_as(file: &fs::File, path: &Path) -> bool {
        #[cfg(unix)]
        {
            Self::of(path).is_some_and(|id| file.metadata().is_ok_and(|data| Self::node(&data) == id))
        }
        #[cfg(not(unix))]
        {
            let _ = file;
            path.exists()
        }
    }

    #[cfg(unix)]
    fn node(data: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self::Node(data.dev(), data.ino())
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn spellings_of_a_name_are_one_file() {
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a"), "").unwrap();
        fs::write(at("b"), "").unwrap();
        fs::create_dir(at("c")).unwrap();
        assert!(FileId::of(&at("a")).is_some());
        for (name, other, same) in [
            ("a", "./a", true),
            ("a", "c/../a", true),
            ("a", "b", false),
            ("a", "moi", false),
            ("moi", "c/../moi", true),
            ("moi", "c/moi", false),
            ("chua-co/x", "chua-co/x", true),
        ] {
            assert_eq!(FileId::of_place(&at(name)) == FileId::of_place(&at(other)), same, "{name} {other}");
        }
        let twice = cfg!(any(windows, target_os = "macos"));
        assert_eq!(FileId::of_place(&at("moi")) == FileId::of_place(&at("MOI")), twice);
    }

    #[cfg(unix)]
    #[test]
    fn links_of_both_kinds_are_the_file_they_name() {
        use std::os::unix::fs::symlink;
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a"), "").unwrap();
        fs::hard_link(at("a"), at("cung")).unwrap();
        symlink("a", at("mem")).unwrap();
        symlink("chua-co", at("treo")).unwrap();
        for name in ["cung", "mem"] {
            assert_eq!(FileId::of_place(&at(name)), FileId::of_place(&at("a")), "{name}");
        }
        assert_eq!(FileId::of_place(&at("treo")), FileId::of_place(&at("chua-co")));
    }
}
