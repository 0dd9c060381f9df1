//! The codes of faults in data, templates and files: one table, in a file for each hundred.

use std::fmt;

/// Declares codes, each with its title, what it means and what to do. A code that is declared twice, in whichever files,
/// does not compile.
macro_rules! codes {
    ($($code:ident $title:literal $meaning:literal $remedy:literal;)+) => {
        impl $crate::diag::Code {
            $(
                #[doc = concat!("`", $title, "`")]
                pub const $code: Self = Self(&super::CodeEntry {
                    name: stringify!($code),
                    title: $title,
                    meaning: $meaning,
                    remedy: $remedy,
                });
            )+
        }

        /// The codes of this file, in order.
        pub(super) const CODES: &[$crate::diag::Code] = &[$($crate::diag::Code::$code),+];
    };
}

use codes;

mod batch;
mod data;
mod file;
mod form;
mod report;
mod table;
mod template;
mod word;

/// The code of a fault: stable, shown to people, never used again for another fault.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static CodeEntry);

/// What is known of a code.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
struct CodeEntry {
    name: &'static str,
    title: &'static str,
    meaning: &'static str,
    remedy: &'static str,
}

impl Code {
    /// All codes, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        let files = [
            data::CODES,
            table::CODES,
            template::CODES,
            word::CODES,
            file::CODES,
            form::CODES,
            report::CODES,
            batch::CODES,
        ];
        files.into_iter().flatten().copied()
    }

    /// The code as it is shown: `VB123`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0.name
    }

    /// The fault in a few words: lower case, no full stop.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.0.title
    }

    /// What the fault is and why it is told.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        self.0.meaning
    }

    /// What the user does about it.
    #[must_use]
    pub fn remedy(self) -> &'static str {
        self.0.remedy
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl PartialEq<str> for Code {
    fn eq(&self, name: &str) -> bool {
        self.as_str() == name
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, name: &&str) -> bool {
        self.as_str() == *name
    }
}
