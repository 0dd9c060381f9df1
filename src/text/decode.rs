//! Bytes of a file → text, with the encoding that was found.

use std::borrow::Cow;
use std::str::Utf8Error;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1258};

use super::clean::{Repairs, clean};
use super::syllable::is_syllable;

/// How a file is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileEncoding {
    /// UTF-8, with or without a mark at its beginning.
    Utf8,
    /// UTF-16 of either byte order («Unicode» in Windows programs).
    Utf16,
    /// Windows-1258, the Vietnamese code page of Windows.
    Windows1258,
}

impl FileEncoding {
    /// Its usual name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1258 => "Windows-1258",
        }
    }
}

/// Text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text, without a byte order mark.
    pub text: Cow<'b, str>,
    /// The encoding that was found.
    pub encoding: FileEncoding,
}

/// Bytes that are no text of a known encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecodeFault {
    /// 1-based line of the first byte that is not UTF-8.
    pub line: usize,
    /// 1-based column, counted in characters.
    pub column: usize,
}

impl DecodeFault {
    /// The place of the first byte that is not UTF-8.
    #[must_use]
    pub fn of(bytes: &[u8], error: Utf8Error) -> Self {
        let before = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
        let last = before.rsplit('\n').next().unwrap_or_default();
        Self { line: before.matches('\n').count() + 1, column: last.chars().count() + 1 }
    }
}

/// Reads the bytes of a text file.
///
/// # Errors
/// Bytes that are neither UTF-8 nor UTF-16 nor believable Windows-1258.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, DecodeFault> {
    if let Some(encoding) = utf16(bytes) {
        let (text, _) = encoding.decode_with_bom_removal(bytes);
        return Ok(Decoded { text, encoding: FileEncoding::Utf16 });
    }
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(body) {
        Ok(text) => Ok(Decoded { text: Cow::Borrowed(text), encoding: FileEncoding::Utf8 }),
        Err(error) => {
            let (text, _) = WINDOWS_1258.decode_without_bom_handling(body);
            let text = clean(&text, &mut Repairs::default()).into_owned();
            if is_vietnamese(&text) {
                return Ok(Decoded { text: Cow::Owned(text), encoding: FileEncoding::Windows1258 });
            }
            Err(DecodeFault::of(body, error))
        }
    }
}

/// UTF-16 by its mark, or by the zero bytes of its ASCII characters.
fn utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some(UTF_16LE),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether most words with marks are syllables.
fn is_vietnamese(text: &str) -> bool {
    let marked = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii());
    let (all, good) = marked.fold((0, 0), |(all, good), word| (all + 1, good + usize::from(is_syllable(word))));
    all > 0 && good * 10 > all * 8 && !text.contains('\u{FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(bytes: &[u8], text: &str, encoding: FileEncoding) {
        let decoded = decode(bytes).unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.encoding), (text, encoding));
    }

    #[test]
    fn encodings_are_found() {
        case("Kế hoạch".as_bytes(), "Kế hoạch", FileEncoding::Utf8);
        case("\u{FEFF}Kế hoạch".as_bytes(), "Kế hoạch", FileEncoding::Utf8);
        case(b"K\xEA\xEC hoa\xF2ch tuy\xEAn", "Kế hoạch tuyên", FileEncoding::Windows1258);
        let little: Vec<u8> = "\u{FEFF}Kế".encode_utf16().flat_map(u16::to_le_bytes).collect();
        case(&little, "Kế", FileEncoding::Utf16);
        let big: Vec<u8> = "{\"a\"".encode_utf16().flat_map(u16::to_be_bytes).collect();
        case(&big, "{\"a\"", FileEncoding::Utf16);
    }

    #[test]
    fn bytes_that_are_no_text_have_a_place() {
        assert_eq!(decode(b"{\n  \"a\": \"\xFF\xFE\x80\"").unwrap_err(), DecodeFault { line: 2, column: 9 });
    }
}
