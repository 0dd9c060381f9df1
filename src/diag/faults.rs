//! Faults: why a piece of work could not be done, all at once.

use std::ops::{Deref, DerefMut};

use super::{Code, Diagnostic, Severity};

/// All faults that were found; `?` makes one of a [`Diagnostic`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<Diagnostic>);

impl Faults {
    /// Faults that are told at once; work with more is wrong in one way many times over.
    pub const MOST: usize = 100;

    /// Keeps the first faults of very many, and says that there are more.
    pub fn limit(faults: &mut Vec<Diagnostic>) {
        if faults.len() >= Self::MOST {
            faults.truncate(Self::MOST);
            faults.push(
                Diagnostic::error(Code::VB119, "còn lỗi nữa, không kể hết").help("sửa các lỗi trên rồi chạy lại"),
            );
        }
    }

    /// Adds one.
    pub fn push(&mut self, fault: Diagnostic) {
        self.0.push(fault);
    }

    /// Keeps those that `keep` holds for.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.0.retain(keep);
    }

    /// The warnings and hints of what was found.
    ///
    /// # Errors
    /// The errors, if there are any.
    pub fn among(found: Vec<Diagnostic>) -> Result<Vec<Diagnostic>, Self> {
        let (faults, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.severity == Severity::Error);
        Self(faults).into_result(others)
    }

    /// The value where nothing is wrong.
    ///
    /// # Errors
    /// The faults, if there are any.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }

    /// Names the file in each.
    #[must_use]
    pub fn file(self, file: &str) -> Self {
        self.into_iter().map(|fault| fault.file(file)).collect()
    }
}

impl Deref for Faults {
    type Target = [Diagnostic];

    fn deref(&self) -> &[Diagnostic] {
        &self.0
    }
}

impl DerefMut for Faults {
    fn deref_mut(&mut self) -> &mut [Diagnostic] {
        &mut self.0
    }
}

impl From<Diagnostic> for Faults {
    fn from(fault: Diagnostic) -> Self {
        Self(vec![fault])
    }
}

impl From<Vec<Diagnostic>> for Faults {
    fn from(faults: Vec<Diagnostic>) -> Self {
        Self(faults)
    }
}

impl From<Faults> for Vec<Diagnostic> {
    fn from(faults: Faults) -> Self {
        faults.0
    }
}

impl FromIterator<Diagnostic> for Faults {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(faults: I) -> Self {
        Self(faults.into_iter().collect())
    }
}

impl Extend<Diagnostic> for Faults {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, faults: I) {
        self.0.extend(faults);
    }
}

impl IntoIterator for Faults {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'f> IntoIterator for &'f Faults {
    type Item = &'f Diagnostic;
    type IntoIter = std::slice::Iter<'f, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
