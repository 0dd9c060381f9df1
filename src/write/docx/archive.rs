//! The ZIP container of a package, the same on every system: no clock, no rights of the one who writes.

use std::borrow::Cow;
use std::io::{self, Seek, SeekFrom, Write};
use std::mem;

use crc32fast::Hasher;
use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::fingerprint::Fingerprint;

/// How hard parts are deflated.
const LEVEL: u32 = 4;

/// Parts of fewer bytes are not deflated: less than a hundred bytes would be won.
const SMALL: usize = 300;

/// Version of the format that is needed to unpack: deflated parts.
const VERSION: u16 = 20;
/// The system whose attributes the entries carry: Unix.
const UNIX: u16 = 3 << 8;
/// A plain file that all may read and its owner may write.
const ATTRIBUTES: u32 = 0o100_644 << 16;
/// 1980-01-01, the first day of the format.
const DATE: u16 = 1 << 5 | 1;
/// From the beginning of a local header to its checksum.
const TO_CHECKSUM: u64 = 14;

/// Deflates parts one after the other; making one takes as long as a small part.
#[derive(Debug)]
pub(super) struct Packer(DeflateEncoder<Vec<u8>>);

impl Packer {
    pub(super) fn new() -> Self {
        Self(DeflateEncoder::new(Vec::new(), Compression::new(LEVEL)))
    }
}

/// A part as it stands in the container.
#[derive(Debug)]
pub(super) struct Packed<'p> {
    name: Cow<'p, str>,
    bytes: Cow<'p, [u8]>,
    deflated: bool,
    crc: u32,
    size: u64,
}

impl<'p> Packed<'p> {
    /// A part that is not deflated: it is packed already, or changes with each document and says little.
    pub(super) fn stored(name: impl Into<Cow<'p, str>>, bytes: impl Into<Cow<'p, [u8]>>) -> Self {
        let (name, bytes) = (name.into(), bytes.into());
        Self { name, crc: crc32fast::hash(&bytes), size: bytes.len() as u64, bytes, deflated: false }
    }

    /// A part that is deflated, unless it is so small that this is not worth its time.
    pub(super) fn of(name: impl Into<Cow<'p, str>>, bytes: &[u8], packer: &mut Packer) -> io::Result<Self> {
        if bytes.len() < SMALL {
            return Ok(Self::stored(name, bytes.to_vec()));
        }
        packer.0.write_all(bytes)?;
        let deflated = packer.0.reset(Vec::new())?;
        let (crc, size) = (crc32fast::hash(bytes), bytes.len() as u64);
        Ok(Self { name: name.into(), bytes: deflated.into(), deflated: true, crc, size })
    }
}

/// Writes a container.
pub(super) struct Archive<W> {
    out: W,
    /// Where the next entry begins.
    at: u64,
    /// The central directory so far.
    directory: Vec<u8>,
    entries: u16,
    /// What was written.
    pub(super) fingerprint: Fingerprint,
}

impl<W: Write + Seek> Archive<W> {
    /// A container from the beginning of a target.
    pub(super) fn new(out: W) -> Self {
        Self { out, at: 0, directory: Vec::new(), entries: 0, fingerprint: Fingerprint::default() }
    }

    /// Adds a part.
    pub(super) fn add(&mut self, part: &Packed<'_>) -> io::Result<()> {
        let sums = Sums { crc: part.crc, packed: part.bytes.len() as u64, size: part.size };
        let header = header(&part.name, part.deflated, &sums)?;
        self.out.write_all(&local(&part.name, &header))?;
        self.out.write_all(&part.bytes)?;
        self.enter(&part.name, &header, &sums)
    }

    /// Adds a deflated part of any length while `fill` writes it.
    pub(super) fn stream<T>(
        &mut self,
        name: &str,
        packer: &mut Packer,
        fill: impl FnOnce(&mut Stream<'_, W>) -> io::Result<T>,
    ) -> io::Result<T> {
        let unknown = local(name, &header(name, true, &Sums::default())?);
        self.out.write_all(&unknown)?;
        let mut stream =
            Stream { out: &mut self.out, packer: &mut packer.0, hasher: Hasher::new(), sums: Sums::default() };
        let filled = fill(&mut stream)?;
        let sums = stream.finish()?;
        let header = header(name, true, &sums)?;
        self.out.seek(SeekFrom::Start(self.at + TO_CHECKSUM))?;
        self.out.write_all(&sums.bytes()?)?;
        self.out.seek(SeekFrom::Start(self.at + unknown.len() as u64 + sums.packed))?;
        self.enter(name, &header, &sums)?;
        Ok(filled)
    }

    /// Notes an entry in the central directory and in the fingerprint.
    fn enter(&mut self, name: &str, header: &[u8], sums: &Sums) -> io::Result<()> {
        let directory = &mut self.directory;
        directory.extend_from_slice(b"PK\x01\x02");
        directory.extend_from_slice(&(UNIX | VERSION).to_le_bytes());
        directory.extend_from_slice(header);
        // No comment, first disk, no inner attributes.
        directory.extend_from_slice(&[0; 6]);
        directory.extend_from_slice(&ATTRIBUTES.to_le_bytes());
        directory.extend_from_slice(&small(self.at)?);
        directory.extend_from_slice(name.as_bytes());
        self.at += LOCAL + name.len() as u64 + sums.packed;
        self.entries += 1;
        self.fingerprint.add(name, sums.crc, sums.size);
        Ok(())
    }

    /// Writes the central directory and gives the target back.
    pub(super) fn finish(mut self) -> io::Result<W> {
        let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
        end.extend_from_slice(&self.entries.to_le_bytes());
        end.extend_from_slice(&self.entries.to_le_bytes());
        end.extend_from_slice(&small(self.directory.len() as u64)?);
        end.extend_from_slice(&small(self.at)?);
        end.extend_from_slice(&[0; 2]);
        self.out.write_all(&self.directory)?;
        self.out.write_all(&end)?;
        Ok(self.out)
    }
}

/// What a header says of the bytes of a part.
#[derive(Default)]
struct Sums {
    crc: u32,
    packed: u64,
    size: u64,
}

impl Sums {
    fn bytes(&self) -> io::Result<[u8; 12]> {
        let mut bytes = [0; 12];
        let fields = [self.crc.to_le_bytes(), small(self.packed)?, small(self.size)?];
        for (place, byte) in bytes.iter_mut().zip(fields.as_flattened()) {
            *place = *byte;
        }
        Ok(bytes)
    }
}

/// Length of a local header without the name.
const LOCAL: u64 = 30;

/// What the local header and the central directory both say: version, method, time, sums, length of the name.
fn header(name: &str, deflated: bool, sums: &Sums) -> io::Result<Vec<u8>> {
    let length = u16::try_from(name.len()).map_err(|_| too_large())?;
    let mut header = Vec::with_capacity(26);
    for field in [VERSION, 0, if deflated { 8 } else { 0 }, 0, DATE] {
        header.extend_from_slice(&field.to_le_bytes());
    }
    header.extend_from_slice(&sums.bytes()?);
    header.extend_from_slice(&length.to_le_bytes());
    // No extra field.
    header.extend_from_slice(&[0; 2]);
    Ok(header)
}

fn local(name: &str, header: &[u8]) -> Vec<u8> {
    [b"PK\x03\x04", header, name.as_bytes()].concat()
}

/// A length or place in four bytes, which the plain format has.
fn small(number: u64) -> io::Result<[u8; 4]> {
    u32::try_from(number).map(u32::to_le_bytes).map_err(|_| too_large())
}

fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "tệp vượt 4 GiB, quá giới hạn của dạng ZIP")
}

/// Deflates and sums what is written into it.
pub(super) struct Stream<'s, W> {
    out: &'s mut W,
    packer: &'s mut DeflateEncoder<Vec<u8>>,
    hasher: Hasher,
    sums: Sums,
}

impl<W: Write> Stream<'_, W> {
    /// Hands on what has been deflated.
    fn hand_on(&mut self, packed: &[u8]) -> io::Result<()> {
        self.sums.packed += packed.len() as u64;
        self.out.write_all(packed)
    }

    fn finish(mut self) -> io::Result<Sums> {
        let rest = self.packer.reset(Vec::new())?;
        self.hand_on(&rest)?;
        Ok(Sums { crc: self.hasher.finalize(), ..self.sums })
    }
}

impl<W: Write> Write for Stream<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.packer.write_all(bytes)?;
        self.hasher.update(bytes);
        self.sums.size += bytes.len() as u64;
        let packed = mem::take(self.packer.get_mut());
        self.hand_on(&packed)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read, Write};

    use super::{Archive, Packed, Packer};

    #[test]
    fn parts_come_out_as_they_went_in() {
        let long: Vec<u8> = (0..300_000_u32).flat_map(|number| (number / 7).to_le_bytes()).collect();
        let mut packer = Packer::new();
        let mut archive = Archive::new(Cursor::new(Vec::new()));
        archive.add(&Packed::stored("a/mot.txt", &b"mot"[..])).unwrap();
        archive.add(&Packed::of("hai.txt", b"hai hai hai hai hai", &mut packer).unwrap()).unwrap();
        let fill = |stream: &mut dyn Write| long.chunks(10_000).try_for_each(|chunk| stream.write_all(chunk));
        archive.stream("ba.bin", &mut packer, |stream| fill(stream)).unwrap();
        archive.stream("bon.bin", &mut packer, |_| Ok(())).unwrap();
        let bytes = archive.finish().unwrap();
        let mut read = zip::ZipArchive::new(bytes).unwrap();
        for (name, expected) in
            [("a/mot.txt", &b"mot"[..]), ("hai.txt", b"hai hai hai hai hai"), ("ba.bin", &long), ("bon.bin", b"")]
        {
            let mut found = Vec::new();
            read.by_name(name).unwrap().read_to_end(&mut found).unwrap();
            assert!(found == expected, "{name}");
        }
    }
}
