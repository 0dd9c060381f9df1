//! Reads a picture file as far as a document needs it: format, size, how it is turned.

mod exif;

use crate::diag::{Code, Diagnostic};
use crate::plan::{PictureFile, PictureFormat};

/// First bytes of a PNG file.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// First bytes of a JPEG file.
const JPEG: &[u8] = b"\xFF\xD8\xFF";
/// Largest picture, in bytes.
pub(super) const LARGEST: usize = 64 * 1024 * 1024;
/// Most pixels of a side: an A0 page at 600 dots an inch. What shows a picture holds all of them.
const LONGEST_SIDE: u32 = 30_000;

impl PictureFile {
    /// A picture from the bytes of its file.
    ///
    /// # Errors
    /// Bytes that are no PNG or JPEG, a picture without a size or pixels or that is cut short, one that is too large.
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
            Some((width, height)) if width > LONGEST_SIDE || height > LONGEST_SIDE => {
                Err(Diagnostic::error(Code::VB250, format!("ảnh có cạnh dài hơn {LONGEST_SIDE} điểm ảnh"))
                    .help("thu nhỏ ảnh bằng Paint: Đổi kích thước, rồi Lưu thành PNG"))
            }
            Some((width @ 1.., height @ 1..)) => {
                let orientation = exif::orientation(&bytes, format);
                // From 5 on it lies on its side.
                let (width, height) = if orientation >= 5 { (height, width) } else { (width, height) };
                Ok(Self { bytes: bytes.into(), format, width, height, orientation })
            }
            _ => fault("tệp ảnh hỏng hoặc bị cắt: không đọc được kích thước, điểm ảnh"),
        }
    }
}

/// Width and height stand in the first chunk; pixels and an end follow.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.get(PNG.len()..)?;
    let mut size = None;
    let mut has_pixels = false;
    loop {
        let length = usize::try_from(big_endian(rest.get(..4)?)?).ok()?;
        let (name, data) = (rest.get(4..8)?, rest.get(8..)?.get(..length)?);
        match name {
            b"IHDR" => size = Some((big_endian(data.get(..4)?)?, big_endian(data.get(4..8)?)?)),
            _ if size.is_none() => return None,
            b"IDAT" => has_pixels = true,
            b"IEND" => return size.filter(|_| has_pixels),
            _ => {}
        }
        // A checksum stands behind each.
        rest = rest.get(8 + length + 4..)?;
    }
}

/// Height and width stand in the frame header, behind segments of any number; a scan of pixels follows.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    let mut size = None;
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
                size = Some((width, height));
                at += segment(bytes, at)?;
            }
            0xDA => return size,
            _ => at += segment(bytes, at)?,
        }
    }
}

/// How long a segment is, with its marker.
fn segment(bytes: &[u8], at: usize) -> Option<usize> {
    Some(2 + usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?)).max(2))
}

fn big_endian(bytes: &[u8]) -> Option<u32> {
    bytes.try_into().ok().map(u32::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let chunk = |(name, data): &(&[u8; 4], &[u8])| {
            [&u32::try_from(data.len()).unwrap().to_be_bytes()[..], *name, data, b"crc!"].concat()
        };
        PNG.iter().copied().chain(chunks.iter().flat_map(chunk)).collect()
    }

    const SIZE: &[u8] = b"\0\0\x01\x40\0\0\0\xF0\x08\x02\0\0\0";
    const FRAME: &[u8] = b"\xFF\xC0\0\x11\x08\x00\xF0\x01\x40\x03";

    #[test]
    fn size_and_format_are_read() {
        let of = |bytes: Vec<u8>| {
            let picture = PictureFile::new(bytes).unwrap();
            (picture.format, picture.width, picture.height)
        };
        let pixels: (&[u8; 4], &[u8]) = (b"IDAT", b"xx");
        let whole = png(&[(b"IHDR", SIZE), (b"tEXt", b""), pixels, pixels, (b"IEND", b"")]);
        assert_eq!(of(whole), (PictureFormat::Png, 320, 240));
        let mut jpeg = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xDB\0\x03x".to_vec();
        jpeg.extend(FRAME);
        jpeg.resize(jpeg.len() + 9, 0);
        jpeg.extend(b"\xFF\xDA\0\x02pixels");
        assert_eq!(of(jpeg), (PictureFormat::Jpeg, 320, 240));
    }

    #[test]
    fn what_is_no_whole_picture_is_told() {
        let huge = b"\x7F\xFF\xFF\xFF\x7F\xFF\xFF\xFF\x08\x02\0\0\0";
        for bytes in [
            b"".to_vec(),
            b"GIF89a".to_vec(),
            PNG.to_vec(),
            JPEG.to_vec(),
            b"\xFF\xD8\xFF\xE0\0\0".to_vec(),
            b"\xFF\xD8\xFF\xC0\0".to_vec(),
            // A frame without a scan, a scan without a frame, pixels that are not there.
            [b"\xFF\xD8", FRAME].concat(),
            b"\xFF\xD8\xFF\xDA\0\x02".to_vec(),
            png(&[(b"IHDR", SIZE), (b"IEND", b"")]),
            png(&[(b"IHDR", SIZE), (b"IDAT", b"x")]),
            png(&[(b"IDAT", b"x"), (b"IHDR", SIZE), (b"IEND", b"")]),
            png(&[(b"IHDR", &[0; 13]), (b"IDAT", b"x"), (b"IEND", b"")]),
            png(&[(b"IHDR", huge), (b"IDAT", b"x"), (b"IEND", b"")]),
        ] {
            let fault = PictureFile::new(bytes).unwrap_err();
            assert!(fault.code == "VB250" && !fault.help.is_empty());
        }
    }
}
