//! The compound file that an XLS workbook is packed in (MS-CFB): chains of sectors, followed no longer than there are sectors.

use super::record::{index, long, short};

/// Sector numbers from here on are no sectors; one of them ends a chain.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// Where the header keeps the first sectors of the table.
const TABLE_AT: std::ops::Range<usize> = 76..512;
/// An entry of the directory, in bytes.
const ENTRY: usize = 128;
/// A stream below this size stands in small sectors, in bytes.
const SMALL_STREAM: usize = 4096;
const SMALL_SECTOR: usize = 64;

/// A compound file, its tables read.
pub(super) struct CompoundFile<'b> {
    bytes: &'b [u8],
    sector_size: usize,
    /// The sector after each sector of its chain, and the same of small sectors.
    table: Vec<u32>,
    small_table: Vec<u32>,
    directory: Vec<u8>,
}

impl<'b> CompoundFile<'b> {
    /// The tables of a compound file; none where a chain does not end or leads out of the file.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let sector_size = if short(bytes, 30)? == 12 { 4096 } else { 512 };
        let mut file = Self { bytes, sector_size, table: Vec::new(), small_table: Vec::new(), directory: Vec::new() };
        let mut of_table = numbers(bytes.get(TABLE_AT)?);
        let mut next = long(bytes, 68)?;
        let mut steps = 0;
        while next < NO_SECTOR {
            steps += 1;
            if steps > file.sectors() {
                return None;
            }
            of_table.extend(numbers(file.sector(next)?));
            next = of_table.pop()?;
        }
        of_table.retain(|id| *id < NO_SECTOR);
        if of_table.len() > file.sectors() {
            return None;
        }
        for id in of_table {
            file.table.extend(numbers(file.sector(id)?));
        }
        file.directory = file.chained(long(bytes, 48)?)?;
        // Its first entry is that of the root.
        file.directory.get(..ENTRY)?;
        if long(bytes, 64)? > 0 {
            file.small_table = numbers(&file.chained(long(bytes, 60)?)?);
        }
        Some(file)
    }

    /// Whether there is a stream of a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The bytes of a stream; none where it is not whole, or there is none.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entry(name)?;
        let (start, length) = (long(entry, 116)?, index(long(entry, 120)?));
        let mut stream = if length >= SMALL_STREAM {
            self.chained(start)?
        } else {
            // The stream of the root holds the small sectors.
            let small = self.chained(long(&self.directory, 116)?)?;
            let ids = chain(&self.small_table, start, small.len() / SMALL_SECTOR + 1)?;
            let piece = |id: u32| small.get(index(id).checked_mul(SMALL_SECTOR)?..)?.get(..SMALL_SECTOR);
            ids.into_iter().map(piece).collect::<Option<Vec<_>>>()?.concat()
        };
        if stream.len() < length {
            return None;
        }
        stream.truncate(length);
        Some(stream)
    }

    fn entry(&self, name: &str) -> Option<&[u8; ENTRY]> {
        self.directory.as_chunks().0.iter().find(|entry: &&[u8; ENTRY]| {
            let letters = entry.as_chunks::<2>().0.iter().take(32).map(|letter| u16::from_le_bytes(*letter));
            char::decode_utf16(letters.take_while(|letter| *letter != 0))
                .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER).to_ascii_lowercase())
                .eq(name.chars().map(|letter| letter.to_ascii_lowercase()))
        })
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector_size
    }

    /// A sector; the last may be cut short.
    fn sector(&self, id: u32) -> Option<&'b [u8]> {
        let start = (index(id) + 1).checked_mul(self.sector_size)?;
        self.bytes.get(start..(start + self.sector_size).min(self.bytes.len()))
    }

    fn chained(&self, start: u32) -> Option<Vec<u8>> {
        let ids = chain(&self.table, start, self.sectors())?;
        Some(ids.into_iter().map(|id| self.sector(id)).collect::<Option<Vec<_>>>()?.concat())
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks().0.iter().map(|four| u32::from_le_bytes(*four)).collect()
}

/// The sectors of a chain; none where it is longer than there are sectors.
fn chain(table: &[u32], start: u32, most: usize) -> Option<Vec<u32>> {
    let mut ids = Vec::new();
    let mut next = start;
    while next < NO_SECTOR {
        if ids.len() > most {
            return None;
        }
        ids.push(next);
        // A chain that leads out of the table breaks off.
        next = table.get(index(next)).copied().unwrap_or(u32::MAX);
    }
    Some(ids)
}
