//! XLS workbooks (MS-XLS, those of Excel 5 and 95 too), read record by record: what a cell points at is counted before it is
//! held, formulas are not looked at, and a cell far away takes no room.

mod compound;
mod letters;
mod record;

use std::collections::HashMap;

use crate::diag::{Code, Diagnostic};

use super::budget::{Budget, MOST_CELLS, MOST_TEXT, too_many, too_much_text};
use super::foreign::{self, locked};
use super::grid::{Grid, Struck};
use super::number_format::{NumberFormat, builtin};
use super::workbook::{CellValue, MergedRun, SheetBuilder, SheetName, no_workbook};
use compound::CompoundFile;
use letters::{Counted, Letters, shared_string};
use record::{Record, Records, index, kind, long, short};

/// Largest file, in bytes: it is held twice, and its strings beside it.
const LARGEST: usize = 64 * 1024 * 1024;
/// Most sheets of a workbook.
const MOST_SHEETS: usize = 1_000;
/// Versions of the format: Excel 5 and 95, Excel 97 to 2003.
const BIFF5: usize = 0x0500;
const BIFF8: usize = 0x0600;

/// A workbook, its cells still packed.
pub(super) struct Xls {
    stream: Vec<u8>,
    globals: Globals,
}

/// What all sheets share.
struct Globals {
    letters: Letters,
    is_1904: bool,
    sheets: Vec<BoundSheet>,
    strings: Vec<String>,
    /// The font and number format of each cell format.
    cell_formats: Vec<(usize, usize)>,
    /// Whether each font is struck out.
    fonts: Vec<bool>,
    number_formats: HashMap<usize, String>,
    /// Formats by id, parsed.
    parsed: HashMap<usize, NumberFormat>,
}

/// A sheet, and where it stands in the stream.
struct BoundSheet {
    name: SheetName,
    bytes: std::ops::Range<usize>,
    /// Whether it holds cells: a chart does not.
    has_cells: bool,
}

impl Xls {
    /// A workbook from the bytes of its file.
    ///
    /// # Errors
    /// A file that is damaged, encrypted, too large, no workbook.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Diagnostic> {
        if bytes.len() > LARGEST {
            let fault = format!("tệp Excel đời cũ (.xls) lớn hơn {} MiB", LARGEST / (1024 * 1024));
            return Err(Diagnostic::error(Code::VB203, fault)
                .help("bỏ bớt trang tính, hình ảnh trong tệp; hoặc mở bằng Excel, chọn Lưu thành, kiểu Excel Workbook (.xlsx)"));
        }
        let file = CompoundFile::open(bytes).ok_or_else(|| foreign::fault(bytes).unwrap_or_else(damaged))?;
        let name = ["Workbook", "Book"].into_iter().find(|name| file.has(name));
        let Some(name) = name else {
            return Err(no_workbook(bytes));
        };
        let stream = file.stream(name).ok_or_else(damaged)?;
        let globals = Globals::read(&stream)?;
        Ok(Self { stream, globals })
    }

    pub(super) fn names(&self) -> Vec<SheetName> {
        self.globals.sheets.iter().map(|sheet| sheet.name.clone()).collect()
    }

    /// The cells of a sheet.
    ///
    /// # Errors
    /// A sheet that breaks off, and more cells than are held.
    pub(super) fn grid(&self, at: usize, budget: &mut Budget) -> Result<Grid, Diagnostic> {
        let Some(sheet) = self.globals.sheets.get(at) else { return Ok(Grid::default()) };
        let mut builder = SheetBuilder::new(&sheet.name.text, budget);
        if !sheet.has_cells {
            return builder.finish();
        }
        let mut records = Records::of(self.stream.get(sheet.bytes.clone()).unwrap_or_default());
        if records.next().is_none_or(|first| first.kind != kind::BOF) {
            return Err(damaged());
        }
        // Charts stand within a sheet, with records like those of cells.
        let mut inside = 0_usize;
        let mut told_by_string = None;
        for record in records.by_ref() {
            match record.kind {
                kind::BOF => inside += 1,
                kind::EOF if inside == 0 => return builder.finish(),
                kind::EOF => inside -= 1,
                _ if inside > 0 => {}
                kind::MERGE_CELLS => {
                    for run in merged_runs(record.data) {
                        builder.merge(run)?;
                    }
                }
                kind::ROW => {
                    if let (Some(row), Some(flags)) = (short(record.data, 0), short(record.data, 12))
                        && flags & 0x20 > 0
                    {
                        builder.hide_row(row);
                    }
                }
                kind::COL_INFO => {
                    let numbers = (short(record.data, 0), short(record.data, 2), short(record.data, 8));
                    if let (Some(first), Some(last), Some(flags)) = numbers
                        && flags & 1 > 0
                    {
                        builder.hide_columns(first..last + 1);
                    }
                }
                kind::FILTER_MODE => builder.filter(),
                kind::FORMULA => match result_of(record.data) {
                    Some(FormulaResult::Here(value)) => self.globals.put(record.data, value, &mut builder)?,
                    // The record that holds it comes behind, after those of the formula.
                    Some(FormulaResult::Behind) => told_by_string = Some(record.data),
                    Some(FormulaResult::Empty) => {}
                    None => return Err(damaged()),
                },
                kind::STRING => {
                    if let Some(cell) = told_by_string.take() {
                        let text =
                            record.continued(0).and_then(|mut bytes| self.string(&mut bytes)).ok_or_else(damaged)?;
                        self.globals.put(cell, CellValue::Text(text), &mut builder)?;
                    }
                }
                kind::MUL_RK => self.globals.many(record.data, &mut builder)?,
                _ => {
                    if let Some(value) = self.globals.value(record)? {
                        self.globals.put(record.data, value, &mut builder)?;
                    }
                }
            }
        }
        if records.is_cut() { Err(damaged()) } else { builder.finish() }
    }

    fn string(&self, bytes: &mut record::Continued<'_>) -> Option<String> {
        self.globals.letters.string(bytes, Counted::Two)
    }
}

impl Globals {
    /// Reads what stands before the sheets.
    fn read(stream: &[u8]) -> Result<Self, Diagnostic> {
        let mut records = Records::of(stream);
        let first = records.next().filter(|first| first.kind == kind::BOF).ok_or_else(damaged)?;
        let letters = match short(first.data, 0) {
            Some(BIFF8) => Letters::Wide,
            Some(BIFF5) => Letters::of_code_page(1252),
            _ => return Err(damaged()),
        };
        let mut globals = Self {
            letters,
            is_1904: false,
            sheets: Vec::new(),
            strings: Vec::new(),
            cell_formats: Vec::new(),
            fonts: Vec::new(),
            number_formats: HashMap::new(),
            parsed: HashMap::new(),
        };
        loop {
            let record = records.next().ok_or_else(damaged)?;
            if record.kind == kind::EOF {
                break;
            }
            globals.take(record)?;
        }
        globals.part(stream.len())?;
        let ids: Vec<usize> = globals.cell_formats.iter().map(|(_, id)| *id).collect();
        for id in ids {
            let own = globals.number_formats.get(&id).map(String::as_str);
            let code = u32::try_from(id).ok().and_then(builtin).or(own).unwrap_or("General");
            globals.parsed.entry(id).or_insert_with(|| NumberFormat::parse(code));
        }
        globals.parsed.entry(0).or_insert_with(|| NumberFormat::parse("General"));
        Ok(globals)
    }

    fn take(&mut self, record: Record<'_>) -> Result<(), Diagnostic> {
        let data = record.data;
        match record.kind {
            kind::FILE_PASS => return Err(locked("tệp Excel", "Excel")),
            kind::DATE_1904 => self.is_1904 = short(data, 0) == Some(1),
            kind::CODE_PAGE => {
                if let (Letters::Narrow(_), Some(number)) = (self.letters, short(data, 0)) {
                    self.letters = Letters::of_code_page(number);
                }
            }
            kind::FONT => self.fonts.push(short(data, 2).is_some_and(|flags| flags & 8 > 0)),
            kind::XF => self.cell_formats.push(short(data, 0).zip(short(data, 2)).ok_or_else(damaged)?),
            kind::FORMAT => {
                let counted = if matches!(self.letters, Letters::Wide) { Counted::Two } else { Counted::One };
                let code = record.continued(2).and_then(|mut bytes| self.letters.string(&mut bytes, counted));
                // A format that cannot be read is as good as none.
                if let (Some(id), Some(code)) = (short(data, 0), code) {
                    self.number_formats.insert(id, code);
                }
            }
            kind::BOUND_SHEET => {
                let name = record.continued(6).and_then(|mut bytes| self.letters.string(&mut bytes, Counted::One));
                let (Some(start), Some(sort), Some(name)) = (long(data, 0), data.get(5), name) else {
                    return Err(damaged());
                };
                // The end is known when all sheets are.
                let is_hidden = data.get(4).is_some_and(|state| state & 3 > 0);
                let name = SheetName { text: name, is_hidden };
                self.sheets.push(BoundSheet { name, bytes: index(start)..index(start), has_cells: *sort == 0 });
                if self.sheets.len() > MOST_SHEETS {
                    return Err(too_many(MOST_SHEETS, "trang tính"));
                }
            }
            kind::SST => self.shared_strings(record)?,
            _ => {}
        }
        Ok(())
    }

    fn shared_strings(&mut self, record: Record<'_>) -> Result<(), Diagnostic> {
        // How many cells point at strings, and how many strings there are: neither is believed.
        let mut bytes = record.continued(8).ok_or_else(damaged)?;
        let mut length = 0_usize;
        while bytes.has_more() {
            let text = shared_string(&mut bytes).ok_or_else(damaged)?;
            length += text.len();
            if length > MOST_TEXT {
                return Err(too_much_text());
            }
            self.strings.push(text);
            if self.strings.len() > MOST_CELLS {
                return Err(too_many(MOST_CELLS, "đoạn chữ dùng chung"));
            }
        }
        Ok(())
    }

    /// Each sheet ends before the next one begins: nothing is read twice.
    fn part(&mut self, end: usize) -> Result<(), Diagnostic> {
        let mut starts: Vec<usize> = self.sheets.iter().map(|sheet| sheet.bytes.start).collect();
        starts.sort_unstable();
        if !starts.is_sorted_by(|one, next| one < next) {
            return Err(damaged());
        }
        for sheet in &mut self.sheets {
            let here = starts.partition_point(|start| *start <= sheet.bytes.start);
            sheet.bytes.end = starts.get(here).copied().unwrap_or(end).min(end);
        }
        Ok(())
    }

    /// The value that a record of one cell holds; none for a record of another kind.
    fn value(&self, record: Record<'_>) -> Result<Option<CellValue>, Diagnostic> {
        let data = record.data;
        let value = match record.kind {
            kind::NUMBER => number(data, 6).map(CellValue::Number),
            kind::RK => long(data, 6).map(packed_number).map(CellValue::Number),
            kind::LABEL_SST => {
                let text = long(data, 6).and_then(|at| self.strings.get(index(at)));
                text.map(|text| CellValue::Text(text.clone()))
            }
            kind::LABEL | kind::R_STRING => {
                let text = record.continued(6).and_then(|mut bytes| self.letters.string(&mut bytes, Counted::Two));
                text.map(CellValue::Text)
            }
            kind::BOOL_ERR => data.get(6).zip(data.get(7)).map(|(value, is_error)| flag(*value, *is_error > 0)),
            _ => return Ok(None),
        };
        value.map(Some).ok_or_else(damaged)
    }

    /// Puts a cell at the place, and in the format, with which every record of a cell begins.
    fn put(&self, data: &[u8], value: CellValue, builder: &mut SheetBuilder<'_>) -> Result<(), Diagnostic> {
        match (short(data, 0), short(data, 2), short(data, 4)) {
            (Some(row), Some(column), Some(look)) => self.show((row, column), look, value, builder),
            _ => Err(damaged()),
        }
    }

    /// The numbers of a row, cell beside cell.
    fn many(&self, data: &[u8], builder: &mut SheetBuilder<'_>) -> Result<(), Diagnostic> {
        let (row, first) = short(data, 0).zip(short(data, 2)).ok_or_else(damaged)?;
        // The last column stands at the end, and is told by the cells.
        let cells = data.get(4..data.len().saturating_sub(2)).ok_or_else(damaged)?;
        for (column, cell) in (first..).zip(cells.as_chunks::<6>().0) {
            let (look, value) = short(cell, 0).zip(long(cell, 2)).ok_or_else(damaged)?;
            self.show((row, column), look, CellValue::Number(packed_number(value)), builder)?;
        }
        Ok(())
    }

    fn show(
        &self,
        place: (usize, usize),
        look: usize,
        value: CellValue,
        builder: &mut SheetBuilder<'_>,
    ) -> Result<(), Diagnostic> {
        let (font, id) = self.cell_formats.get(look).copied().unwrap_or((0, 0));
        // There is no font with the number 4.
        let font = if font > 4 { font - 1 } else { font };
        let is_struck = self.fonts.get(font).copied().unwrap_or(false);
        let Some(format) = self.parsed.get(&id).or(self.parsed.get(&0)) else { return Ok(()) };
        builder.put(place, value, format, self.is_1904, if is_struck { Struck::Whole } else { Struck::No })
    }
}

/// Where the result of a formula stands.
enum FormulaResult {
    Here(CellValue),
    Behind,
    Empty,
}

/// The result of a formula, as it was last worked out.
fn result_of(data: &[u8]) -> Option<FormulaResult> {
    let result = data.get(6..14)?;
    if result.get(6..) != Some(&[0xFF, 0xFF]) {
        return number(data, 6).map(CellValue::Number).map(FormulaResult::Here);
    }
    let value = *result.get(2)?;
    Some(match result.first()? {
        0 => FormulaResult::Behind,
        1 => FormulaResult::Here(flag(value, false)),
        2 => FormulaResult::Here(flag(value, true)),
        _ => FormulaResult::Empty,
    })
}

fn number(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(data.get(at..at + 8)?.try_into().ok()?))
}

/// A number packed into 30 bits: the upper ones of a floating number, or a whole one; either may be told in hundredths.
fn packed_number(packed: u32) -> f64 {
    let value = if packed & 2 > 0 {
        f64::from(packed.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    if packed & 1 > 0 { hundredth(value) } else { value }
}

#[expect(clippy::float_arithmetic, reason = "a workbook holds numbers in hundredths")]
fn hundredth(value: f64) -> f64 {
    value / 100.0
}

/// Yes, no, or an error of a formula.
fn flag(value: u8, is_error: bool) -> CellValue {
    if !is_error {
        return CellValue::Flag(value > 0);
    }
    let text = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#VALUE!",
    };
    CellValue::Error(text.to_owned())
}

/// The merged runs of a record: first and last row, first and last column of each.
fn merged_runs(data: &[u8]) -> impl Iterator<Item = MergedRun> {
    let runs = data.get(2..).unwrap_or_default().as_chunks::<8>().0;
    runs.iter().take(short(data, 0).unwrap_or(0)).map(|run| {
        let at = |place: usize| usize::from(u16::from_le_bytes([run[place], run[place + 1]]));
        MergedRun { rows: (at(0), at(2)), columns: (at(4), at(6)) }
    })
}

fn damaged() -> Diagnostic {
    Diagnostic::error(Code::VB207, "tệp Excel đời cũ (.xls) hỏng, hoặc có đặt mật khẩu")
        .help("mở bằng Excel, bỏ mật khẩu nếu có, chọn Lưu thành, kiểu Excel Workbook (.xlsx)")
}
