//! Strings of a workbook: UTF-16 with or without its upper bytes from Excel 97 on, in a code page before.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::record::{Continued, index};

/// How strings are written.
#[derive(Clone, Copy)]
pub(super) enum Letters {
    /// From Excel 97 on (BIFF8).
    Wide,
    /// Excel 5 and 95 (BIFF5): a code page.
    Narrow(&'static Encoding),
}

/// How many bytes tell the length of a string.
#[derive(Clone, Copy)]
pub(super) enum Counted {
    One,
    Two,
}

impl Letters {
    /// The letters of a code page of Windows, or those of Western Europe.
    pub(super) fn of_code_page(number: usize) -> Self {
        Self::Narrow(Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(WINDOWS_1252))
    }

    /// A string with its length before it.
    pub(super) fn string(self, bytes: &mut Continued<'_>, counted: Counted) -> Option<String> {
        let count = match counted {
            Counted::One => usize::from(bytes.bytes::<1>()?[0]),
            Counted::Two => usize::from(u16::from_le_bytes(bytes.bytes()?)),
        };
        match self {
            Self::Narrow(encoding) => {
                let mut narrow = Vec::new();
                while narrow.len() < count {
                    if !bytes.has_more() {
                        return None;
                    }
                    narrow.extend(bytes.some(count - narrow.len()));
                }
                Some(encoding.decode_without_bom_handling(&narrow).0.into_owned())
            }
            Self::Wide => {
                let [flags] = bytes.bytes()?;
                wide(bytes, count, flags)
            }
        }
    }
}

/// A string of the shared table, which may have runs of formats and a phonetic reading behind it.
pub(super) fn shared_string(bytes: &mut Continued<'_>) -> Option<String> {
    let count = usize::from(u16::from_le_bytes(bytes.bytes()?));
    let [flags] = bytes.bytes()?;
    let runs = if flags & 8 > 0 { usize::from(u16::from_le_bytes(bytes.bytes()?)) } else { 0 };
    let phonetic = if flags & 4 > 0 { index(u32::from_le_bytes(bytes.bytes()?)) } else { 0 };
    let text = wide(bytes, count, flags)?;
    bytes.skip(runs * 4)?;
    bytes.skip(phonetic)?;
    Some(text)
}

/// Letters of one or two bytes; a record that continues them says anew which.
fn wide(bytes: &mut Continued<'_>, count: usize, flags: u8) -> Option<String> {
    let mut width = width_of(flags);
    let mut units: Vec<u16> = Vec::with_capacity(count);
    while units.len() < count {
        let piece = bytes.some((count - units.len()) * width);
        if piece.is_empty() {
            if !bytes.go_on() {
                return None;
            }
            width = width_of(*bytes.some(1).first()?);
        } else if width == 1 {
            units.extend(piece.iter().copied().map(u16::from));
        } else {
            units.extend(piece.as_chunks().0.iter().map(|two| u16::from_le_bytes(*two)));
        }
    }
    Some(String::from_utf16_lossy(&units))
}

fn width_of(flags: u8) -> usize {
    if flags & 1 > 0 { 2 } else { 1 }
}
