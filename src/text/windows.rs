//! Names of files that Windows cannot hold.

/// Characters that no name holds.
const ILLEGAL: &str = "<>:\"|?*\\/";
/// Names kept for devices.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Why a name cannot be carried to Windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// There is none.
    Empty,
    /// It is kept for a device, whatever extension it has.
    Device,
    /// It holds this character.
    Letter(char),
    /// A dot or a space ends it.
    End,
}

/// What keeps Windows from holding a file of that name, if anything.
#[must_use]
pub fn name_fault(name: &str) -> Option<NameFault> {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_port = ["com", "lpt"].iter().any(|port| {
        let mut number = stem.strip_prefix(port).unwrap_or_default().chars();
        matches!(number.next(), Some('0'..='9' | '¹' | '²' | '³')) && number.next().is_none()
    });
    if name.is_empty() {
        Some(NameFault::Empty)
    } else if is_port || DEVICES.contains(&stem.as_str()) {
        Some(NameFault::Device)
    } else if let Some(wrong) = name.chars().find(|c| c.is_control() || ILLEGAL.contains(*c)) {
        Some(NameFault::Letter(wrong))
    } else {
        name.ends_with(['.', ' ']).then_some(NameFault::End)
    }
}

#[cfg(test)]
mod tests {
    use super::{NameFault, name_fault};

    #[test]
    fn names_that_windows_cannot_hold_are_known() {
        for (name, fault) in [
            ("", Some(NameFault::Empty)),
            ("con", Some(NameFault::Device)),
            ("Con .docx", Some(NameFault::Device)),
            ("COM0.docx", Some(NameFault::Device)),
            ("lpt¹", Some(NameFault::Device)),
            ("CONOUT$.x", Some(NameFault::Device)),
            ("a:b", Some(NameFault::Letter(':'))),
            ("a\\b", Some(NameFault::Letter('\\'))),
            ("a\u{7f}", Some(NameFault::Letter('\u{7f}'))),
            ("a.docx.", Some(NameFault::End)),
            ("a ", Some(NameFault::End)),
            ("com", None),
            ("com10.docx", None),
            ("console.docx", None),
            ("kế hoạch 2024.docx", None),
        ] {
            assert_eq!(name_fault(name), fault, "{name:?}");
        }
    }
}
