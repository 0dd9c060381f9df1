//! `Sheet` → bytes, one folder a format.

mod beside;
pub mod docx;
mod file_id;
mod reason;
pub mod save;
mod spot;

pub use beside::Leftovers;
pub use file_id::FileId;
pub use reason::reason;
pub use spot::is_special;

use std::io::{Read, Seek};

/// The formats of output. A new one says here what its files are called and which of them are ours to replace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Word.
    #[default]
    Docx,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::Docx];

    /// The extension of its files, which is its name on the command line too.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
        }
    }

    /// The name of a file of this format.
    #[must_use]
    pub fn file_name(self, stem: &str) -> String {
        format!("{stem}.{}", self.extension())
    }

    /// Whether a file was written by this program in this format and nobody has changed it since.
    pub fn is_untouched(self, file: impl Read + Seek) -> bool {
        match self {
            Self::Docx => docx::is_untouched(file),
        }
    }
}
