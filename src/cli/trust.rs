//! Settings and templates that nobody named: found beside the data, they are used where they are of the user who runs the
//! program, or of the administrator. Those of someone else steer what is made without a word, above all for an
//! administrator who works in a folder of anyone.
//!
//! On Windows the owner of a file is often a group, and folders are kept by their lists of rights: nothing is asked there.

use std::path::Path;

use crate::diag::{Code, Diagnostic, Faults};

/// The variable that says yes for every run.
const VARIABLE: &str = "VANBAN_TRUST_FOLDER";

/// Whose settings and templates are used without being named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Trust {
    /// Those of the user and of the administrator.
    #[default]
    Own,
    /// Those of anyone.
    Anyone,
}

impl Trust {
    /// What the user chose on the command line or in the environment.
    pub(super) fn chosen(flag: bool) -> Self {
        let said = std::env::var_os(VARIABLE).is_some_and(|value| !value.is_empty() && value != "0");
        if flag || said { Self::Anyone } else { Self::Own }
    }

    /// Whether a file or folder that was found, not named, may be used.
    ///
    /// # Errors
    /// It belongs to someone else, or what it links to does, VB158.
    pub(super) fn ask(self, path: &Path) -> Result<(), Diagnostic> {
        if self == Self::Anyone {
            return Ok(());
        }
        match owners(path).into_iter().flatten().find(|owner| !is_ours(*owner, user)) {
            Some(owner) => Err(strange(path, owner)),
            None => Ok(()),
        }
    }

    /// Whether several may be used.
    ///
    /// # Errors
    /// As [`Trust::ask`], for each of them.
    pub(super) fn ask_all<P: AsRef<Path>>(self, paths: impl IntoIterator<Item = P>) -> Result<(), Faults> {
        paths.into_iter().filter_map(|path| self.ask(path.as_ref()).err()).collect::<Faults>().into_result(())
    }
}

/// The administrator, whose number is 0 on every system that numbers users.
const ADMINISTRATOR: u32 = 0;

/// Whether what that owner holds is used: `user` tells who runs the program, where it can be told.
fn is_ours(owner: u32, user: impl FnOnce() -> Option<u32>) -> bool {
    owner == ADMINISTRATOR || user() == Some(owner)
}

fn strange(path: &Path, owner: u32) -> Diagnostic {
    Diagnostic::error(
        Code::VB158,
        format!("tự tìm thấy ở đây, nhưng là của người dùng khác (số {owner}) nên không dùng"),
    )
    .file(path.display().to_string())
    .help(format!("tin thư mục này thì thêm --trust-folder, hoặc đặt biến môi trường {VARIABLE}=1"))
    .help("không tin thì chép dữ liệu sang thư mục của mình rồi chạy ở đó")
}

/// The owner of what stands there, and of what it links to.
#[cfg(unix)]
fn owners(path: &Path) -> [Option<u32>; 2] {
    use std::fs;
    use std::os::unix::fs::MetadataExt;
    [fs::symlink_metadata(path), fs::metadata(path)].map(|data| data.ok().map(|data| data.uid()))
}

#[cfg(not(unix))]
fn owners(_: &Path) -> [Option<u32>; 2] {
    [None; 2]
}

/// Who runs the program: the owner of a file that it makes, which is gone at once.
#[cfg(unix)]
fn user() -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    static USER: std::sync::OnceLock<Option<u32>> = std::sync::OnceLock::new();
    *USER.get_or_init(|| tempfile::tempfile().and_then(|made| made.metadata()).ok().map(|data| data.uid()))
}

#[cfg(not(unix))]
fn user() -> Option<u32> {
    None
}

#[cfg(test)]
mod tests {
    use super::{Trust, is_ours};

    #[test]
    fn only_what_is_of_the_user_or_the_administrator_is_ours() {
        for (owner, user, ours) in [
            (0, Some(0), true),
            (0, Some(1000), true),
            (1000, Some(1000), true),
            (1000, Some(0), false),
            (1001, Some(1000), false),
            (1000, None, false),
        ] {
            assert_eq!(is_ours(owner, || user), ours, "{owner} {user:?}");
        }
    }

    #[test]
    fn what_the_user_makes_is_used() {
        let folder = tempfile::TempDir::new().unwrap();
        for trust in [Trust::Own, Trust::Anyone] {
            assert!(trust.ask(folder.path()).is_ok());
            assert!(trust.ask(&folder.path().join("khong-co")).is_ok());
        }
    }
}
