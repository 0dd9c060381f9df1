//! Faults: why a piece of work could not be done, all at once.

use std::ops::{Deref, DerefMut};

use super::{Code, Diagnostic, Severity};

/// All faults that were found, the first [`Faults::MOST`] and a word that there are more; `?` makes one of a
/// [`Diagnostic`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<Diagnostic>);

impl Faults {
    /// Faults that are told at once; work with more is wrong in one way many times over.
    pub const MOST: usize = 100;

    /// Keeps the first of very many findings, errors before others, and says that there are more.
    pub fn limit(found: &mut Vec<Diagnostic>) {
        if found.len() < Self::MOST {
            return;
        }
        let is_error = |one: &Diagnostic| one.severity == Severity::Error;
        let last = if found.iter().any(is_error) {
            found.sort_by_key(|one| !is_error(one));
            more()
        } else {
            Diagnostic::warning(Code::VB119, "còn cảnh báo nữa, không kể hết").help("xem các cảnh báo trên trước")
        };
        found.truncate(Self::MOST);
        found.push(last);
    }

    /// Whether it is told that there are more: nothing that follows is kept.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.0.len() > Self::MOST
    }

    /// Adds one; what was told already, and what is beyond the limit, is not kept.
    pub fn push(&mut self, fault: Diagnostic) {
        if self.is_full() || self.0.contains(&fault) {
            return;
        }
        let full = self.0.len() == Self::MOST && fault.code != Code::VB119;
        self.0.push(if full { more() } else { fault });
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
        Self::from(faults).into_result(others)
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

/// What ends a list of faults that is not whole.
fn more() -> Diagnostic {
    Diagnostic::error(Code::VB119, "còn lỗi nữa, không kể hết").help("sửa các lỗi trên rồi chạy lại")
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
        faults.into_iter().collect()
    }
}

impl From<Faults> for Vec<Diagnostic> {
    fn from(faults: Faults) -> Self {
        faults.0
    }
}

impl FromIterator<Diagnostic> for Faults {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(faults: I) -> Self {
        let mut kept = Self::default();
        kept.extend(faults);
        kept
    }
}

impl Extend<Diagnostic> for Faults {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, faults: I) {
        faults.into_iter().for_each(|fault| self.push(fault));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(warnings: usize, errors: usize, kept: usize, refused: bool) {
        let warning = Diagnostic::warning(Code::VB240, "lạ");
        let mut found = vec![warning; warnings];
        found.extend((0..errors).map(|number| Diagnostic::error(Code::VB107, format!("sai {number}"))));
        Faults::limit(&mut found);
        assert_eq!(found.len(), kept);
        match Faults::among(found) {
            Ok(_) => assert!(!refused),
            Err(faults) => assert!(refused && faults.len() >= errors.min(Faults::MOST)),
        }
    }

    #[test]
    fn no_more_are_kept_than_are_told() {
        let fault = |number: usize| Diagnostic::error(Code::VB107, format!("sai {number}"));
        let mut faults: Faults = (0..100_000).map(fault).collect();
        faults.extend((0..500).map(fault).collect::<Faults>());
        let faults = faults.file("a.json");
        assert_eq!((faults.len(), faults[99].message.as_str()), (101, "sai 99"));
        assert_eq!((faults[100].code, faults[100].place.file.as_deref()), (Code::VB119, Some("a.json")));
        assert_eq!([fault(1), fault(1)].into_iter().collect::<Faults>().len(), 1);
    }

    #[test]
    fn many_warnings_are_no_error_and_hide_none() {
        case(99, 0, 99, false);
        case(500, 0, 101, false);
        case(98, 1, 99, true);
        case(500, 1, 101, true);
        case(0, 500, 101, true);
    }
}
