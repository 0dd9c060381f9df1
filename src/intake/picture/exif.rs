//! The orientation that a camera writes into a picture (EXIF 2.32, tag 0x0112).

use crate::plan::PictureFormat;

/// The tag of the orientation.
const ORIENTATION: u16 = 0x0112;
/// Bytes of an entry of a directory.
const ENTRY: usize = 12;

/// The orientation, 1–8; 1, that it stands upright, where the file says nothing, or nothing that can be read.
pub(super) fn orientation(bytes: &[u8], format: PictureFormat) -> u8 {
    let block = match format {
        PictureFormat::Jpeg => of_jpeg(bytes),
        PictureFormat::Png => of_png(bytes),
    };
    block.and_then(of_block).filter(|orientation| (1..=8).contains(orientation)).unwrap_or(1)
}

/// The block of EXIF in an APP1 segment before the pixels.
fn of_jpeg(bytes: &[u8]) -> Option<&[u8]> {
    let mut at = 2;
    loop {
        let marker = bytes.get(at..at + 2)?;
        let (0xFF, kind) = (marker[0], marker[1]) else { return None };
        match kind {
            0xFF => at += 1,
            0x01 | 0xD0..=0xD8 => at += 2,
            0xD9 | 0xDA => return None,
            _ => {
                let length = super::segment(bytes, at)?;
                if kind == 0xE1
                    && let Some(block) = bytes.get(at + 4..at + length)?.strip_prefix(b"Exif\0\0")
                {
                    return Some(block);
                }
                at += length;
            }
        }
    }
}

/// The chunk of EXIF.
fn of_png(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(super::PNG.len()..)?;
    loop {
        let length = usize::try_from(super::big_endian(rest.get(..4)?)?).ok()?;
        let (name, data) = (rest.get(4..8)?, rest.get(8..)?.get(..length)?);
        if name == b"eXIf" {
            return Some(data);
        }
        rest = rest.get(8 + length + 4..)?;
    }
}

/// The orientation in the first directory of a block.
fn of_block(block: &[u8]) -> Option<u8> {
    let big = match block.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes: [u8; 2] = block.get(at..at + 2)?.try_into().ok()?;
        Some(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let offset: [u8; 4] = block.get(4..8)?.try_into().ok()?;
    let offset = usize::try_from(if big { u32::from_be_bytes(offset) } else { u32::from_le_bytes(offset) }).ok()?;
    let entries = usize::from(short(offset)?);
    let entry = (0..entries).map(|index| offset + 2 + index * ENTRY).find(|at| short(*at) == Some(ORIENTATION))?;
    u8::try_from(short(entry + 8)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(big: bool, orientation: u16) -> Vec<u8> {
        let short = |number: u16| if big { number.to_be_bytes() } else { number.to_le_bytes() };
        let long = |number: u32| if big { number.to_be_bytes() } else { number.to_le_bytes() };
        let mut block = if big { b"MM\0*".to_vec() } else { b"II*\0".to_vec() };
        block.extend(long(8));
        block.extend(short(2));
        for (tag, value) in [(0x010F, 7), (ORIENTATION, orientation)] {
            block.extend(short(tag));
            block.extend(short(3));
            block.extend(long(1));
            block.extend(short(value));
            block.extend([0, 0]);
        }
        block
    }

    fn jpeg(block: &[u8]) -> Vec<u8> {
        let length = u16::try_from(block.len() + 8).unwrap().to_be_bytes();
        [b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xE1", &length[..], b"Exif\0\0", block, b"\xFF\xDA"].concat()
    }

    #[test]
    fn the_orientation_of_a_camera_is_read() {
        for big in [true, false] {
            for number in 1..=8 {
                let wanted = u8::try_from(number).unwrap();
                let block = block(big, number);
                assert_eq!(orientation(&jpeg(&block), PictureFormat::Jpeg), wanted, "{number}");
                let length = u32::try_from(block.len()).unwrap().to_be_bytes();
                let png = [super::super::PNG, &length[..], b"eXIf", &block, b"crc!"].concat();
                assert_eq!(orientation(&png, PictureFormat::Png), wanted, "{number}");
            }
        }
    }

    #[test]
    fn what_cannot_be_read_turns_nothing() {
        let whole = jpeg(&block(true, 6));
        for length in 0..whole.len() - 6 {
            assert_eq!(orientation(&whole[..length], PictureFormat::Jpeg), 1, "{length}");
        }
        assert_eq!(orientation(&jpeg(b"MM\0*\xFF\xFF\xFF\xFF"), PictureFormat::Jpeg), 1);
        assert_eq!(orientation(&jpeg(&block(false, 99)), PictureFormat::Jpeg), 1);
    }
}
