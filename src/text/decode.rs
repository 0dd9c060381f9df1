//! Bytes of a file → text, with the encoding that was found.

use std::borrow::Cow;

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
    /// The place of the first byte that is not UTF-8, before which there are `valid`.
    #[must_use]
    pub fn of(bytes: &[u8], valid: usize) -> Self {
        let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default());
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
    match simdutf8::compat::from_utf8(body) {
        Ok(text) => Ok(Decoded { text: Cow::Borrowed(text), encoding: FileEncoding::Utf8 }),
        Err(error) => {
            let text = windows_1258(body).ok_or_else(|| DecodeFault::of(body, error.valid_up_to()))?;
            Ok(Decoded { text: Cow::Owned(text), encoding: FileEncoding::Windows1258 })
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

/// Bytes that are decoded at a time, to the next white space; and the most.
const PIECE: usize = 64 * 1024;
const LONGEST_PIECE: usize = 1024 * 1024;
/// So many bytes tell whether a text is Vietnamese.
const TELLING: usize = 256 * 1024;

/// The text of bytes in Windows-1258, if most words with marks are syllables. Its marks are letters of their own: they are
/// composed piece by piece, as this takes many times the room of a piece.
fn windows_1258(body: &[u8]) -> Option<String> {
    let mut text = String::new();
    let (mut all, mut good) = (0, 0);
    let mut rest = body;
    while !rest.is_empty() {
        let is_space = |byte: &u8| byte.is_ascii_whitespace();
        let more = rest.get(PIECE..LONGEST_PIECE.min(rest.len())).unwrap_or_default();
        let end = match more.iter().position(is_space) {
            Some(space) => PIECE + space,
            None => LONGEST_PIECE.min(rest.len()),
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        let (decoded, _) = WINDOWS_1258.decode_without_bom_handling(piece);
        let cleaned = clean(&decoded, &mut Repairs::default());
        for word in cleaned.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii()) {
            (all, good) = (all + 1, good + usize::from(is_syllable(word)));
        }
        let is_told = rest.is_empty() || (all > 0 && body.len() - rest.len() >= TELLING);
        if cleaned.contains('\u{FFFD}') || is_told && good * 10 <= all * 8 {
            return None;
        }
        text.push_str(&cleaned);
    }
    Some(text)
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
    fn long_texts_are_decoded_piece_by_piece() {
        let words = b"K\xEA\xEC hoa\xF2ch tuy\xEAn ".repeat(30_000);
        case(&words, &"Kế hoạch tuyên ".repeat(30_000), FileEncoding::Windows1258);
        assert!(decode(&vec![0xFF; 3 << 20]).is_err());
        let late = [&b"abc ".repeat(200_000)[..], b"K\xEA\xEC"].concat();
        assert_eq!(decode(&late).unwrap().encoding, FileEncoding::Windows1258);
    }

    #[test]
    fn bytes_that_are_no_text_have_a_place() {
        assert_eq!(decode(b"{\n  \"a\": \"\xFF\xFE\x80\"").unwrap_err(), DecodeFault { line: 2, column: 9 });
    }
}
