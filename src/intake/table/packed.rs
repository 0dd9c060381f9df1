//! A workbook in a ZIP archive, weighed before it is read: what its parts unpack to is counted while they unpack, never
//! taken from what the archive says of itself.

use std::cell::Cell;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::diag::{Code, Diagnostic, reader_reason};

use super::budget::{MOST_CELLS, MOST_ROWS, too_many};
use super::repeats;
use super::workbook::no_workbook;

/// Most bytes that the parts unpack to: 100 000 rows of 50 cells are 225 MB.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// Most bytes that are unpacked in reading: each part is read twice or thrice.
const MOST_READ: u64 = 3 * MOST_UNPACKED;
/// Most cells with the empty ones that have a look of their own: reading past them takes its time.
const MOST_PASSED: usize = 2 * MOST_CELLS;
/// Most tags of all parts: ten for each cell.
const MOST_TAGS: usize = 10 * MOST_CELLS;
/// Most parts of an archive.
const MOST_PARTS: usize = 10_000;
/// Most sheets of a workbook.
const MOST_SHEETS: usize = 1_000;
/// Most styles, names and relations, which are all held: Excel knows 65 490 styles.
const MOST_SETTINGS: usize = 300_000;
/// Most bytes of the number formats of all cell formats; Excel takes 255 characters in one, 64,000 cell formats.
const MOST_FORMATS: usize = 64 * 1024 * 1024;
/// What one packed byte unpacks to at most.
const MOST_RATIO: u64 = 1032;
/// Parts that no reader of cells opens, by extension.
const PICTURES: [&str; 8] = [".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".bmp"];
/// Elements that are held, one by one, as long as the workbook is open.
const SETTINGS: [&[u8]; 9] =
    [b"xf", b"font", b"fill", b"border", b"numFmt", b"Relationship", b"definedName", b"style", b"named-range"];
/// Bytes that are unpacked at a time; a start tag that is looked at is no longer.
const PIECE: usize = 64 * 1024;

/// Bytes of a part in the archive, and how many each unpacks to.
#[derive(Clone, Copy, Debug)]
struct PackedPart {
    start: u64,
    end: u64,
    ratio: u64,
}

/// A workbook that may be read.
pub(super) struct Weighed<'b> {
    bytes: &'b [u8],
    parts: Rc<[PackedPart]>,
    /// Whether it is ODS, not XLSX.
    pub(super) is_ods: bool,
}

/// Weighs an archive.
///
/// # Errors
/// What is no workbook, and what unpacks to more than memory should hold.
pub(super) fn weigh(bytes: &[u8]) -> Result<Weighed<'_>, Diagnostic> {
    if entries(bytes) > MOST_PARTS {
        return Err(too_large(&format!("tệp bảng tính có quá {MOST_PARTS} tệp con")));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let names: Vec<String> = archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    let has = |name: &str| names.iter().any(|there| there == name);
    if has("xl/workbook.bin") {
        return Err(Diagnostic::error(Code::VB222, "tệp là bảng tính Excel dạng nhị phân (.xlsb)")
            .help("mở bằng Excel, chọn Lưu thành, kiểu Excel Workbook (.xlsx)"));
    }
    let is_ods = !has("xl/workbook.xml");
    if is_ods && !has("content.xml") || has("word/document.xml") {
        return Err(no_workbook());
    }
    let mut parts = Vec::with_capacity(archive.len());
    let mut tally = Tally::default();
    for index in 0..archive.len() {
        // What cannot be opened here cannot be opened by a reader either.
        let Ok(entry) = archive.by_index(index) else { continue };
        let name = entry.name().map_err(|error| damaged(&error))?.to_lowercase();
        let (start, packed) = (entry.data_start().unwrap_or(0), entry.compressed_size());
        let is_picture = PICTURES.iter().any(|extension| name.ends_with(extension));
        let ratio =
            if is_picture { MOST_RATIO } else { tally.part(entry).map(|unpacked| unpacked.div_ceil(packed.max(1)))? };
        parts.push(PackedPart { start, end: start.saturating_add(packed), ratio });
    }
    if is_ods {
        let content = archive.by_name("content.xml").map_err(|error| damaged(&error))?;
        repeats::count(BufReader::new(content))?;
    }
    parts.sort_by_key(|part| part.start);
    Ok(Weighed { bytes, parts: parts.into(), is_ods })
}

impl<'b> Weighed<'b> {
    /// The archive for a reader, and whether it went beyond what may be unpacked.
    pub(super) fn source(&self) -> (MeteredSource<'b>, Rc<Cell<bool>>) {
        let spent = Rc::new(Cell::new(false));
        let source = MeteredSource {
            bytes: Cursor::new(self.bytes),
            parts: Rc::clone(&self.parts),
            left: MOST_READ,
            spent: Rc::clone(&spent),
        };
        (source, spent)
    }
}

/// The bytes of an archive, given out so long as what they unpack to is bounded: a part that a thousand sheets name is not
/// read a thousand times.
pub(super) struct MeteredSource<'b> {
    bytes: Cursor<&'b [u8]>,
    parts: Rc<[PackedPart]>,
    left: u64,
    spent: Rc<Cell<bool>>,
}

impl Read for MeteredSource<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let at = self.bytes.position();
        let read = self.bytes.read(buffer)?;
        let part = self.parts.partition_point(|part| part.start <= at).checked_sub(1).and_then(|i| self.parts.get(i));
        let ratio = part.filter(|part| at < part.end).map_or(1, |part| part.ratio);
        let Some(left) = self.left.checked_sub((read as u64).saturating_mul(ratio)) else {
            self.spent.set(true);
            return Err(io::Error::other("đọc đi đọc lại quá nhiều"));
        };
        self.left = left;
        Ok(read)
    }
}

impl Seek for MeteredSource<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

/// The fault of a workbook that unpacks to too much.
pub(super) fn too_large(message: &str) -> Diagnostic {
    Diagnostic::error(Code::VB221, message).help("bỏ bớt trang tính và hình ảnh, hoặc lưu bảng thành CSV")
}

/// The fault of a workbook whose sheets are read over and over.
pub(super) fn spent() -> Diagnostic {
    too_large(&format!("các trang tính bung ra quá {} MiB", MOST_READ / (1024 * 1024)))
}

fn damaged(error: &ZipError) -> Diagnostic {
    Diagnostic::error(Code::VB220, format!("tệp XLSX hỏng: {}", reader_reason(&error.to_string())))
        .help("mở bằng Excel, để Excel sửa rồi lưu lại")
}

/// How many parts the end of an archive tells of; 65 535 stands for that many and more.
fn entries(bytes: &[u8]) -> usize {
    const END: &[u8] = b"PK\x05\x06";
    let tail = bytes.get(bytes.len().saturating_sub(22 + usize::from(u16::MAX))..).unwrap_or(bytes);
    let at = tail.windows(END.len()).rposition(|window| window == END);
    let count = at.and_then(|at| tail.get(at + 10..at + 12)).and_then(|bytes| bytes.try_into().ok());
    count.map_or(0, |bytes| usize::from(u16::from_le_bytes(bytes)))
}

/// What all parts together hold.
#[derive(Default)]
struct Tally {
    unpacked: u64,
    cells: usize,
    passed: usize,
    rows: usize,
    tags: usize,
    strings: usize,
    settings: usize,
    sheets: usize,
    /// Bytes of the longest number format, and how many cell formats may name it: a reader copies it into each.
    longest_format: usize,
    cell_formats: usize,
}

impl Tally {
    /// Unpacks a part and counts what is in it; its size in bytes.
    fn part(&mut self, mut part: impl Read) -> Result<u64, Diagnostic> {
        let before = self.unpacked;
        let mut piece = vec![0; PIECE];
        let mut kept = 0;
        loop {
            let room = piece.get_mut(kept..).unwrap_or_default();
            // What breaks off is told where the part is read, if it is.
            let read = part.read(room).unwrap_or(0);
            self.unpacked += read as u64;
            if self.unpacked > MOST_UNPACKED {
                return Err(too_large(&format!("tệp bảng tính bung ra quá {} MiB", MOST_UNPACKED / (1024 * 1024))));
            }
            let filled = piece.get(..kept + read).unwrap_or_default();
            let done = self.tags(filled, read == 0)?;
            if read == 0 {
                return Ok(self.unpacked - before);
            }
            let end = filled.len();
            piece.copy_within(done..end, 0);
            kept = end - done;
        }
    }

    /// Counts the start tags in a piece of a part; how many bytes are done with.
    fn tags(&mut self, piece: &[u8], is_last: bool) -> Result<usize, Diagnostic> {
        for at in memchr::memchr_iter(b'<', piece) {
            take(&mut self.tags, MOST_TAGS, "thẻ XML")?;
            let rest = piece.get(at + 1..).unwrap_or_default();
            let is_end = |byte: &u8| matches!(byte, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n');
            // No name of interest is longer, whatever its prefix.
            let Some(length) = rest.iter().take(PREFIXED).position(is_end) else {
                if rest.len() < PREFIXED && !is_last {
                    return Ok(at);
                }
                continue;
            };
            let name = rest.get(..length).unwrap_or_default();
            let name = name.iter().rposition(|byte| *byte == b':').map_or(name, |colon| &name[colon + 1..]);
            match name {
                b"v" | b"is" => take(&mut self.cells, MOST_CELLS, "ô có nội dung")?,
                b"c" | b"table-cell" | b"covered-table-cell" => {
                    take(&mut self.passed, MOST_PASSED, "ô, kể cả ô trống")?;
                }
                b"row" | b"table-row" => take(&mut self.rows, MOST_ROWS, "dòng")?,
                b"si" => take(&mut self.strings, MOST_CELLS, "đoạn chữ dùng chung")?,
                b"sheet" => take(&mut self.sheets, MOST_SHEETS, "trang tính")?,
                b"sst" => match memchr::memchr(b'>', rest) {
                    Some(end) => reserved(&rest[..end])?,
                    None if is_last => {}
                    None if at > 0 => return Ok(at),
                    None => return Err(strange_count()),
                },
                name if SETTINGS.contains(&name) => {
                    take(&mut self.settings, MOST_SETTINGS, "kiểu trình bày và liên kết")?;
                    match name {
                        b"xf" => self.cell_formats += 1,
                        b"numFmt" => {
                            let length = memchr::memchr(b'>', rest).unwrap_or(PIECE);
                            self.longest_format = self.longest_format.max(length);
                        }
                        _ => {}
                    }
                    if self.longest_format.saturating_mul(self.cell_formats) > MOST_FORMATS {
                        return Err(too_large("tệp bảng tính có định dạng số quá dài"));
                    }
                }
                _ => {}
            }
        }
        Ok(piece.len())
    }
}

/// Longest name of an element that is looked at, in bytes, with its prefix.
const PREFIXED: usize = 256;

fn take(count: &mut usize, most: usize, what: &str) -> Result<(), Diagnostic> {
    *count += 1;
    if *count > most { Err(too_many(most, what)) } else { Ok(()) }
}

/// Refuses a table of strings that says it holds more than may be: a reader makes room for them at once.
fn reserved(tag: &[u8]) -> Result<(), Diagnostic> {
    const NAME: &[u8] = b"uniqueCount";
    for at in tag.windows(NAME.len()).enumerate().filter(|(_, window)| *window == NAME).map(|(at, _)| at) {
        let digits = tag.get(at + NAME.len()..).unwrap_or_default().iter();
        let digits = digits.skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
        let count =
            digits.fold(0_usize, |count, digit| count.saturating_mul(10).saturating_add(usize::from(digit - b'0')));
        if count > MOST_CELLS {
            return Err(strange_count());
        }
    }
    Ok(())
}

fn strange_count() -> Diagnostic {
    too_many(MOST_CELLS, "đoạn chữ dùng chung")
}
