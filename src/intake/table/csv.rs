//! CSV as Excel and people write it: any of three separators, several encodings.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use crate::diag::{Code, Diagnostic, Faults, reader_reason};
use crate::intake::Fields;
use crate::intake::file::MIB;
use crate::text;

use super::TABLE;
use super::budget::Budget;
use super::grid::{CellKind, Grid, GridCell, formula_error, is_error, place};

/// Separators that are tried, in this order.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];
/// Longest row of a table that is read row by row, in bytes.
pub(super) const LONGEST_ROW: u64 = 4 * MIB;
/// Lines that decide the separator.
const LOOKED_AT: usize = 20;

/// The table of a CSV file.
pub(super) fn read(bytes: &[u8]) -> Result<Grid, Diagnostic> {
    let decoded = text::decode(bytes).map_err(|fault| {
        let mut diagnostic = Diagnostic::error(Code::VB210, "tệp không phải CSV ở bảng mã đọc được")
            .help("mở bằng Excel, chọn Lưu thành, kiểu «CSV UTF-8», hoặc .xlsx");
        diagnostic.place.line = Some(fault.line);
        diagnostic.place.column = Some(fault.column);
        diagnostic
    })?;
    if decoded.text.contains('\0') {
        return Err(Diagnostic::error(Code::VB210, "tệp không phải CSV").help("lưu bảng thành «CSV UTF-8» hoặc .xlsx"));
    }
    let (body, skipped, separator) = separator(&decoded.text);
    let mut budget = Budget::new();
    // A reader holds a whole row before it gives it: what may be a cell or a row is counted before.
    budget.text(body.len())?;
    budget.cells(memchr::memchr_iter(separator, body.as_bytes()).count())?;
    budget.rows(memchr::memchr_iter(b'\n', body.as_bytes()).count())?;
    let mut quotes = Quotes::new(separator, skipped);
    if memchr::memchr(b'"', body.as_bytes()).is_some() {
        quotes.take(body.as_bytes());
    }
    if let Some(line) = quotes.end() {
        return Err(unclosed(line));
    }
    let mut reader =
        ::csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(body.as_bytes());
    let mut rows = vec![Vec::new(); skipped];
    for record in reader.records() {
        let record = record.map_err(|error| {
            let mut fault =
                Diagnostic::error(Code::VB211, "CSV sai dạng").help("mở bằng Excel rồi lưu lại thành «CSV UTF-8»");
            fault.place.line = error.position().and_then(|position| usize::try_from(position.line()).ok());
            fault
        })?;
        if record.as_slice().len() as u64 > LONGEST_ROW {
            let mut fault = long_row();
            fault.place.line = record.position().and_then(|position| usize::try_from(position.line()).ok());
            return Err(fault);
        }
        // Empty lines are kept as rows, so that places in messages stay those of the file.
        let line = record.position().and_then(|position| usize::try_from(position.line()).ok()).unwrap_or(0) + skipped;
        while rows.len() + 1 < line.min(rows.len() + 1000) {
            rows.push(Vec::new());
        }
        if record.iter().all(str::is_empty) {
            rows.push(Vec::new());
            continue;
        }
        budget.filled()?;
        rows.push(record.iter().map(cell).collect());
    }
    Ok(Grid { rows, ..Grid::default() })
}

/// A cell; a formula that is nothing but a text, as `="001"`, is that text.
fn cell(field: &str) -> GridCell {
    let kind = if is_error(field.trim()) { CellKind::Error } else { CellKind::Plain };
    GridCell { text: said(field), kind, ..GridCell::default() }
}

/// The text of a field, without the formula round it that keeps Excel from taking it for a number.
fn said(field: &str) -> String {
    let inside = field.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    match inside {
        Some(inside) if !inside.replace("\"\"", "").contains('"') => inside.replace("\"\"", "\""),
        _ => field.to_owned(),
    }
}

/// The rows of a UTF-8 CSV file below its first line, one at a time, as named fields; its first bytes tell the separator.
pub(super) fn stream<R: BufRead + 'static>(
    start: &[u8],
    mut lines: R,
) -> Result<impl Iterator<Item = (usize, Result<Fields, Faults>)> + use<R>, Diagnostic> {
    let start = String::from_utf8_lossy(start);
    let (_, skipped, separator) = separator(start.trim_start_matches('\u{feff}'));
    for _ in 0..skipped {
        lines.skip_until(b'\n').map_err(|error| TABLE.unreadable(&error))?;
    }
    let read = Rc::new(Cell::new(0));
    let open = Rc::new(Cell::new(None));
    let quotes = Quotes::new(separator, skipped);
    let rows = RowSource { lines, read: Rc::clone(&read), quotes, open: Rc::clone(&open) };
    let mut reader = ::csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(rows);
    let malformed = |error: &::csv::Error| {
        if matches!(error.kind(), ::csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge) {
            return long_row();
        }
        Diagnostic::error(Code::VB211, format!("CSV sai dạng: {}", reader_reason(&error.to_string())))
            .help("mở bằng Excel rồi lưu lại thành «CSV UTF-8»")
    };
    let names: Vec<String> = reader
        .headers()
        .map_err(|error| malformed(&error))?
        .iter()
        .map(|name| name.trim_start_matches('\u{feff}').trim().to_owned())
        .collect();
    let mut is_over = false;
    Ok(reader
        .into_records()
        .map_while(move |record| {
            // The rest of a row that is too long is no row.
            let goes_on = !is_over;
            is_over |= record.as_ref().is_err_and(::csv::Error::is_io_error);
            read.set(0);
            goes_on.then_some(record)
        })
        .filter_map(move |record| match record {
            // The row that runs on to the end of the file.
            Ok(_) if open.get().is_some() => {
                let line = open.take().unwrap_or(0);
                Some((line, Err(unclosed(line).into())))
            }
            Ok(record) => {
                let line = record.position().and_then(|position| usize::try_from(position.line()).ok()).unwrap_or(0);
                let mut faults = Faults::default();
                let mut fields = Fields::new();
                for (column, (name, cell)) in names.iter().zip(record.iter()).enumerate() {
                    if name.is_empty() {
                        continue;
                    }
                    if is_error(cell.trim()) {
                        let path = place(None, (line + skipped).saturating_sub(1), column);
                        faults.push(formula_error(cell.trim()).path(path));
                    }
                    fields.push((name.clone(), serde_json::Value::from(said(cell).trim())));
                }
                is_filled(&fields).then(|| (line + skipped, faults.into_result(fields)))
            }
            Err(error) => {
                let line = error.position().and_then(|position| usize::try_from(position.line()).ok()).unwrap_or(0);
                Some((line + skipped, Err(malformed(&error).into())))
            }
        }))
}

fn long_row() -> Diagnostic {
    Diagnostic::error(Code::VB224, format!("một dòng của bảng dài quá {} MiB", LONGEST_ROW / MIB))
        .help("kiểm tra dấu ngoặc kép và dấu ngăn cột; bỏ bớt nội dung của dòng")
}

/// The bytes of a table, so long as no row is longer than [`LONGEST_ROW`].
struct RowSource<R> {
    lines: R,
    /// Bytes since the last row that was given.
    read: Rc<Cell<u64>>,
    quotes: Quotes,
    /// The line of a quote that is still open at the end.
    open: Rc<Cell<Option<usize>>>,
}

impl<R: Read> Read for RowSource<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read.get() > LONGEST_ROW {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.lines.read(buffer)?;
        self.quotes.take(buffer.get(..read).unwrap_or_default());
        if read == 0 || self.quotes.broken.is_some() {
            self.open.set(self.quotes.end());
        }
        self.read.set(self.read.get() + read as u64);
        Ok(read)
    }
}

/// The fault of a quote that opens a cell and is not closed where the cell ends.
fn unclosed(line: usize) -> Diagnostic {
    let mut fault = Diagnostic::error(Code::VB211, format!("dấu ngoặc kép mở ở dòng {line} không được đóng"))
        .help("đóng hoặc bỏ dấu ngoặc kép ở đầu ô ấy; hoặc mở bằng Excel rồi lưu lại thành «CSV UTF-8»");
    fault.place.line = Some(line);
    fault
}

/// Where quotes open and close, byte by byte: the reader of CSV takes the rest of a file for one cell without a word.
struct Quotes {
    separator: u8,
    line: usize,
    inside: Quoted,
    opened: usize,
    /// The line of a quote that a cell of several lines does not end with.
    broken: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoted {
    /// At the beginning of a cell.
    Start,
    /// In a cell without quotes.
    Bare,
    Open,
    /// Behind a quote in an open cell: it closes, or stands for itself.
    Closing,
}

impl Quotes {
    fn new(separator: u8, skipped: usize) -> Self {
        Self { separator, line: skipped + 1, inside: Quoted::Start, opened: 0, broken: None }
    }

    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let is_end = *byte == self.separator || matches!(byte, b'\n' | b'\r');
            self.inside = match (self.inside, byte) {
                (Quoted::Start, b'"') => {
                    self.opened = self.line;
                    Quoted::Open
                }
                (Quoted::Open, b'"') => Quoted::Closing,
                (Quoted::Open, _) | (Quoted::Closing, b'"') => Quoted::Open,
                (_, _) if is_end => Quoted::Start,
                (Quoted::Closing, b' ' | b'\t') => Quoted::Closing,
                (Quoted::Closing, _) => {
                    if self.opened < self.line {
                        self.broken.get_or_insert(self.opened);
                    }
                    Quoted::Bare
                }
                (Quoted::Start | Quoted::Bare, _) => Quoted::Bare,
            };
            self.line += usize::from(*byte == b'\n');
        }
    }

    /// The line of the quote that is not closed, at the end of the file.
    fn end(&self) -> Option<usize> {
        self.broken.or((self.inside == Quoted::Open).then_some(self.opened))
    }
}

/// Whether any field of a row holds something.
pub(super) fn is_filled(fields: &Fields) -> bool {
    fields.iter().any(|(_, value)| value.as_str() != Some(""))
}

/// The text below an Excel `sep=` line, how many lines that took, and the separator: the one named there, else the one that
/// splits the first lines into the most columns.
fn separator(text: &str) -> (&str, usize, u8) {
    if let Some((first, rest)) = text.split_once('\n')
        && let Some(named) = first.trim().strip_prefix("sep=")
        && let Some(byte) = named.bytes().next()
    {
        return (rest, 1, byte);
    }
    let lines = text.lines().take(LOOKED_AT);
    let count = |separator: u8| lines.clone().map(|line| line.bytes().filter(|byte| *byte == separator).count()).sum();
    let counts: [usize; 3] = SEPARATORS.map(count);
    // A semicolon or tab on every other line is a separator; commas stand in sentences too.
    let enough = lines.clone().count().div_ceil(2);
    let sure =
        SEPARATORS.iter().zip(counts).find(|(_, count)| *count >= enough.max(1)).map(|(separator, _)| *separator);
    (text, 0, sure.unwrap_or(b','))
}
