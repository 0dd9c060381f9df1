//! Advance widths of Times New Roman: how long a line of text is.

mod lines;

pub use lines::{balanced, count_lines};

use crate::unit::{FontSize, Length};

/// Height of a single line, in thousandths of the size.
const LINE_HEIGHT: i64 = 1150;
/// Units per em of the table.
const EM: i64 = 2048;
/// Width of a character that the table lacks and that is not wide: an average letter.
const UNKNOWN: i64 = 1024;
/// Code points from here on that the table lacks are one em wide (CJK, emoji).
const WIDE_FROM: u32 = 0x1100;
/// Code points held in the direct table.
const DIRECT: usize = 0x2600;
/// The widths of each face by code point, read when the program is built.
static TABLES: [[u16; DIRECT]; 4] = tables(include_bytes!("../../data/font/widths.tsv"));

/// A face of the family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Face {
    /// Đậm.
    pub bold: bool,
    /// Nghiêng.
    pub italic: bool,
}

impl Face {
    /// Upright and not bold.
    pub const REGULAR: Self = Self { bold: false, italic: false };
    /// Bold.
    pub const BOLD: Self = Self { bold: true, italic: false };
    /// Italic.
    pub const ITALIC: Self = Self { bold: false, italic: true };

    fn index(self) -> usize {
        usize::from(self.bold) + 2 * usize::from(self.italic)
    }
}

/// Width of a line of text, without kerning, as Word sets it.
#[must_use]
pub fn width(text: &str, face: Face, size: FontSize) -> Length {
    to_length(units(text, face), size)
}

/// Height of a single line of Times New Roman.
#[must_use]
pub fn line_height(size: FontSize) -> Length {
    size.to_length() * LINE_HEIGHT / 1000
}

/// Width of a line of text in 1/2048 em.
pub(crate) fn units(text: &str, face: Face) -> i64 {
    text.chars().map(|c| advance(c, face)).sum()
}

/// Units of 1/2048 em as a length at a size.
pub(crate) fn to_length(units: i64, size: FontSize) -> Length {
    Length::emu(units * size.to_length().to_emu() / EM)
}

/// A length in units of 1/2048 em of a size.
fn to_units(length: Length, size: FontSize) -> i64 {
    length.to_emu() * EM / size.to_length().to_emu().max(1)
}

/// Width of a character in 1/2048 em.
#[inline]
pub(crate) fn advance(c: char, face: Face) -> i64 {
    let code = u32::from(c);
    let known = usize::try_from(code).ok().and_then(|index| TABLES[face.index()].get(index));
    match known {
        Some(&width) if width != u16::MAX => width.into(),
        _ => advance_of_unknown(code),
    }
}

/// Width of a character that the table lacks.
#[cold]
fn advance_of_unknown(code: u32) -> i64 {
    match code {
        _ if is_joined(code) => 0,
        _ if code >= WIDE_FROM && !(0x1E00..0x2600).contains(&code) => EM,
        _ => UNKNOWN,
    }
}

/// Characters that add no width of their own: combining marks, joiners, variation selectors.
fn is_joined(code: u32) -> bool {
    matches!(code, 0x300..=0x36F | 0x200B..=0x200F | 0x2060 | 0xFE00..=0xFE0F | 0x1F3FB..=0x1F3FF)
}

/// Reads a table with a code point (hexadecimal) and four widths a line, parted by tabs; `#` begins a remark.
#[expect(clippy::large_stack_arrays, reason = "it runs when the program is built")]
const fn tables(text: &[u8]) -> [[u16; DIRECT]; 4] {
    let mut tables = [[u16::MAX; DIRECT]; 4];
    // The field of the line, its number so far, the code point that the line began with.
    let (mut field, mut number, mut code) = (0, 0_u16, 0);
    let mut at = 0;
    while at < text.len() {
        match text[at] {
            b'#' => {
                while at + 1 < text.len() && text[at] != b'\n' {
                    at += 1;
                }
            }
            end @ (b'\t' | b'\n') => {
                match field {
                    0 => code = number as usize,
                    1..=4 if code < DIRECT => tables[field - 1][code] = number,
                    _ => {}
                }
                field = if end == b'\n' { 0 } else { field + 1 };
                number = 0;
            }
            digit @ b'0'..=b'9' if field > 0 => number = number * 10 + (digit - b'0') as u16,
            digit @ b'0'..=b'9' => number = number * 16 + (digit - b'0') as u16,
            digit @ b'A'..=b'F' => number = number * 16 + (digit - b'A') as u16 + 10,
            digit @ b'a'..=b'f' => number = number * 16 + (digit - b'a') as u16 + 10,
            _ => {}
        }
        at += 1;
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Widths measured with a metric-compatible font, in tenths of a millimetre.
    #[track_caller]
    fn case(text: &str, face: Face, points: u16, tenths: i64) {
        let got = (width(text, face, FontSize::pt(points)).to_emu() + 1_800) / 3_600;
        assert_eq!(got, tenths, "{text}");
    }

    #[test]
    fn lines_are_as_long_as_measured() {
        case("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Face::BOLD, 12, 883);
        case("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Face::BOLD, 13, 957);
        case("Độc lập - Tự do - Hạnh phúc", Face::BOLD, 13, 561);
        case("Độc lập - Tự do - Hạnh phúc", Face::BOLD, 14, 605);
        case("SỞ KHOA HỌC VÀ CÔNG NGHỆ", Face::BOLD, 12, 648);
        case("UBND TỈNH HƯNG YÊN", Face::REGULAR, 12, 464);
        case("Hưng Yên, ngày 05 tháng 01 năm 2027", Face::ITALIC, 13, 721);
        case("Tuyên truyền cải cách hành chính năm 2024", Face::BOLD, 14, 934);
    }

    #[test]
    fn characters_outside_the_table_have_a_width() {
        case("𠀋", Face::REGULAR, 12, 42);
        case("e\u{301}", Face::REGULAR, 12, 19);
    }
}
