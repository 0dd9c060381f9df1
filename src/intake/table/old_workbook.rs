//! An XLS workbook, weighed before it is read: its chains of sectors end, and its sheets span no more than is held.

use crate::diag::{Code, Diagnostic};

use super::budget::too_many;
use super::repeats::MOST_SPANNED;

/// Most sheets of a workbook.
const MOST_SHEETS: usize = 1_000;
/// Most cells that a sheet may say it spans: all of a sheet of XLS.
const WHOLE_SHEET: usize = 65_536 * 256;
/// Sector numbers from here on are no sectors; this one ends a chain.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// Bytes of the header that hold sectors of the table, and of an entry of the directory.
const TABLE_AT: std::ops::Range<usize> = 76..512;
const ENTRY: usize = 128;
/// A stream below this size stands in small sectors, in bytes.
const SMALL_STREAM: usize = 4096;
const SMALL_SECTOR: usize = 64;

/// Refuses what a reader would never be done with, or could not hold.
///
/// # Errors
/// A workbook whose chains of sectors turn back on themselves, one with too many sheets or cells.
pub(super) fn weigh(bytes: &[u8]) -> Result<(), Diagnostic> {
    let stream = workbook_stream(bytes).ok_or_else(damaged)?;
    let mut starts = Vec::new();
    for record in records(&stream, 0) {
        match record.kind {
            // A sheet, with where it begins.
            0x0085 => starts.extend(long(record.data, 0)),
            0x000A => break,
            _ => {}
        }
    }
    if starts.len() > MOST_SHEETS {
        return Err(too_many(MOST_SHEETS, "trang tính"));
    }
    let count = starts.len();
    starts.sort_unstable();
    starts.dedup();
    if starts.len() < count {
        return Err(damaged());
    }
    let mut spanned = 0_usize;
    for start in starts {
        spanned = spanned.saturating_add(sheet(&stream, index(start))?);
        if spanned > MOST_SPANNED {
            return Err(too_many(MOST_SPANNED, "ô, kể cả ô trống giữa các ô có nội dung"));
        }
    }
    Ok(())
}

/// How many cells a sheet spans, from its first to its last that hold something.
fn sheet(stream: &[u8], start: usize) -> Result<usize, Diagnostic> {
    let (mut rows, mut columns) = ((usize::MAX, 0), (usize::MAX, 0));
    for record in records(stream, start) {
        let last = match record.kind {
            0x000A => break,
            0x0200 => {
                if declared(record.data) > WHOLE_SHEET {
                    return Err(damaged());
                }
                continue;
            }
            0x0006 | 0x00D6 | 0x00FD | 0x0203..=0x0205 | 0x027E => 2,
            // A row of numbers tells its last column at its end.
            0x00BD => record.data.len().saturating_sub(2),
            _ => continue,
        };
        let (Some(row), Some(first), Some(last)) =
            (short(record.data, 0), short(record.data, 2), short(record.data, last))
        else {
            continue;
        };
        rows = (rows.0.min(row), rows.1.max(row));
        columns = (columns.0.min(first), columns.1.max(first).max(last));
    }
    let span = |(first, last): (usize, usize)| (last + 1).saturating_sub(first);
    Ok(span(rows).saturating_mul(span(columns)))
}

/// How many cells a sheet says it spans; a reader makes room for them at once.
fn declared(data: &[u8]) -> usize {
    let (rows, at) = match data.len() {
        10 => (short(data, 0).zip(short(data, 2)), 4),
        _ => (long(data, 0).map(index).zip(long(data, 4).map(index)), 8),
    };
    let columns = short(data, at).zip(short(data, at + 2));
    // The last row and column are counted one too many; one before the first wraps round.
    let span = |bounds: Option<(usize, usize)>| match bounds {
        Some((_, 0)) | None => 1,
        Some((first, last)) => last.checked_sub(first).unwrap_or(usize::MAX),
    };
    // A strange first column is taken for none.
    let columns = columns.map(|(first, last)| (if first > 0xFF || last < first { 0 } else { first }, last));
    if span(columns) == 0 { 0 } else { span(rows).saturating_mul(span(columns)) }
}

/// A record of a stream.
struct BiffRecord<'s> {
    kind: usize,
    data: &'s [u8],
}

fn records(stream: &[u8], start: usize) -> impl Iterator<Item = BiffRecord<'_>> {
    let mut rest = stream.get(start..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (kind, length) = (short(rest, 0)?, short(rest, 2)?);
        let data = rest.get(4..4 + length)?;
        rest = rest.get(4 + length..)?;
        Some(BiffRecord { kind, data })
    })
}

/// The stream of the workbook; none where a chain does not end. A file without such a stream has an empty one: its reader
/// tells what is missing.
fn workbook_stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = if short(bytes, 30)? == 12 { 4096 } else { 512 };
    let sectors = bytes.len() / size;
    let sector = |id: u32| {
        let start = (index(id) + 1).checked_mul(size)?;
        bytes.get(start..(start + size).min(bytes.len()))
    };
    let numbers =
        |bytes: &[u8]| -> Vec<u32> { bytes.as_chunks().0.iter().map(|four| u32::from_le_bytes(*four)).collect() };
    let mut table = numbers(bytes.get(TABLE_AT)?);
    let mut next = long(bytes, 68)?;
    let mut steps = 0;
    while next < NO_SECTOR {
        steps += 1;
        if steps > sectors {
            return None;
        }
        table.extend(numbers(sector(next)?));
        next = table.pop()?;
    }
    table.retain(|id| *id < NO_SECTOR);
    if table.len() > sectors {
        return None;
    }
    let fat: Vec<u32> = table.into_iter().filter_map(sector).flat_map(numbers).collect();
    let whole = |start: u32| -> Option<Vec<u8>> {
        Some(chain(&fat, start, sectors)?.into_iter().filter_map(sector).flatten().copied().collect())
    };
    let directory = whole(long(bytes, 48)?)?;
    let Some(small_bytes) = directory.get(..ENTRY).and_then(|root| long(root, 116)).map(whole) else {
        return Some(Vec::new());
    };
    let has_small = long(bytes, 64)? > 0;
    let (small_bytes, small_table) =
        if has_small { (small_bytes?, numbers(&whole(long(bytes, 60)?)?)) } else { (Vec::new(), Vec::new()) };
    for name in ["workbook", "book"] {
        let is_named = |entry: &&[u8; ENTRY]| {
            let letters = entry.iter().step_by(2).take(32).take_while(|byte| **byte != 0);
            letters.map(u8::to_ascii_lowercase).eq(name.bytes())
        };
        let Some(entry) = directory.as_chunks().0.iter().find(is_named) else { continue };
        let (start, length) = (long(entry, 116)?, index(long(entry, 120)?));
        let mut stream = if length >= SMALL_STREAM {
            whole(start)?
        } else {
            let ids = chain(&small_table, start, small_bytes.len() / SMALL_SECTOR + 1)?;
            let piece = |id: u32| small_bytes.get(index(id) * SMALL_SECTOR..)?.get(..SMALL_SECTOR);
            ids.into_iter().filter_map(piece).flatten().copied().collect()
        };
        stream.truncate(length);
        return Some(stream);
    }
    Some(Vec::new())
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

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn damaged() -> Diagnostic {
    Diagnostic::error(Code::VB207, "tệp Excel đời cũ (.xls) hỏng, hoặc có đặt mật khẩu")
        .help("mở bằng Excel, bỏ mật khẩu nếu có, chọn Lưu thành, kiểu Excel Workbook (.xlsx)")
}
