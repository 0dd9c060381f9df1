//! Reads a picture file as far as a document needs it: format and size.

use crate::diag::{Code, Diagnostic};
use crate::plan::{PictureFile, PictureFormat};

/// First bytes of a PNG file.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// First bytes of a JPEG file.
const JPEG: &[u8] = b"\xFF\xD8\xFF";
/// Largest picture, in bytes.
pub(super) const LARGEST: usize = 64 * 1024 * 1024;

impl PictureFile {
    /// A picture from the bytes of its file.
    ///
    /// # Errors
    /// Bytes that are no PNG or JPEG, a picture without a size, one that is too large.
    pub fn new(bytes: Vec<u8>) -> Result<Self, Diagnostic> {
        let fault = |message: &str| {
            Err(Diagnostic::error(Code::VB250, message)
                .help("dùng ảnh PNG hoặc JPEG; đổi bằng Paint, chọn Lưu thành PNG"))
        };
        if bytes.len() > LARGEST {
            return fault("tệp ảnh lớn hơn 64 MiB");
        }
        let (format, size) = if bytes.starts_with(PNG) {
            (PictureFormat::Png, png_size(&bytes))
        } else if bytes.starts_with(JPEG) {
            (PictureFormat::Jpeg, jpeg_size(&bytes))
        } else {
            return fault("tệp này không phải ảnh PNG hay JPEG");
        };
        match size {
            Some((width @ 1.., height @ 1..)) => Ok(Self { bytes: bytes.into(), format, width, height }),
            _ => fault("tệp ảnh hỏng: không đọc được kích thước"),
        }
    }
}

/// Width and height stand in the first chunk.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    Some((big_endian(bytes.get(16..20)?)?, big_endian(bytes.get(20..24)?)?))
}

/// Height and width stand in the frame header, behind segments of any number.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xFF => at += 1,
            // Markers without a length.
            0x01 | 0xD0..=0xD8 => at += 2,
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                let height = u32::from(u16::from_be_bytes(bytes.get(at + 5..at + 7)?.try_into().ok()?));
                let width = u32::from(u16::from_be_bytes(bytes.get(at + 7..at + 9)?.try_into().ok()?));
                return Some((width, height));
            }
            _ => at += 2 + usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?)).max(2),
        }
    }
}

fn big_endian(bytes: &[u8]) -> Option<u32> {
    bytes.try_into().ok().map(u32::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn size_and_format_are_read() {
        let mut png = PNG.to_vec();
        png.extend(b"\0\0\0\rIHDR\0\0\x01\x40\0\0\0\xF0\x08\x02\0\0\0");
        let picture = PictureFile::new(png).unwrap();
        assert_eq!((picture.format, picture.width, picture.height), (PictureFormat::Png, 320, 240));
        let mut jpeg = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xDB\0\x03x".to_vec();
        jpeg.extend(b"\xFF\xC0\0\x11\x08\x00\xF0\x01\x40\x03");
        let picture = PictureFile::new(jpeg).unwrap();
        assert_eq!((picture.format, picture.width, picture.height), (PictureFormat::Jpeg, 320, 240));
    }

    #[test]
    fn what_is_no_picture_is_told() {
        for bytes in [&b""[..], b"GIF89a", PNG, JPEG, b"\xFF\xD8\xFF\xE0\0\0", b"\xFF\xD8\xFF\xC0\0"] {
            assert_eq!(PictureFile::new(bytes.to_vec()).unwrap_err().code, "VB250");
        }
    }
}
