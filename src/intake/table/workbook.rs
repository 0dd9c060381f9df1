//! XLSX, XLS, ODS: displayed text of each cell, merged cells resolved.

use std::cell::Cell;
use std::fmt::Display;
use std::io::Cursor;
use std::panic;
use std::rc::Rc;

use calamine::{Data, DataRef, Dimensions, Error, Ods, Range, Reader, Xlsx, XlsxError};

use crate::diag::{Code, Diagnostic, Faults, did_you_mean, reader_reason};
use crate::text::PartialDate;

use super::budget::Budget;
use super::grid::{CellKind, Grid, GridCell};
use super::number_format::{self, Date};
use super::packed::{self, MeteredSource};
use super::xls::{Xls, XlsCell};
use super::{Named, TableForm};

/// Columns beyond this are never part of a list of tasks.
const MOST_COLUMNS: usize = 200;

/// The sheets of a workbook, or the one that is named.
pub(super) fn read(bytes: &[u8], sheet: Option<Named<'_>>) -> Result<Vec<Grid>, Faults> {
    // calamine panics on some damaged workbooks (an overflow in a cell's position, for one).
    panic::catch_unwind(|| sheets(bytes, sheet))
        .unwrap_or_else(|_| Err(damaged("bảng tính", &"không đọc được ô").into()))
}

fn sheets(bytes: &[u8], sheet: Option<Named<'_>>) -> Result<Vec<Grid>, Faults> {
    let mut book = Book::open(bytes)?;
    let names = book.sheet_names();
    let chosen: Vec<String> = match sheet {
        None => names,
        Some(wanted) => {
            let found = names.iter().find(|name| name.trim().eq_ignore_ascii_case(wanted.sheet.trim()));
            match found {
                Some(name) => vec![name.clone()],
                None => return Err(no_sheet(wanted, &names).into()),
            }
        }
    };
    let mut budget = Budget::new();
    let mut grids = Vec::new();
    for name in chosen {
        grids.push(book.grid(&name, &mut budget)?);
    }
    Ok(grids)
}

/// A workbook of any of the three formats, told by its first bytes.
enum Book<'b> {
    Xlsx { book: Box<Xlsx<MeteredSource<'b>>>, spent: Rc<Cell<bool>> },
    Xls(Xls),
    Ods(Ods<Cursor<&'b [u8]>>),
}

impl<'b> Book<'b> {
    fn open(bytes: &'b [u8]) -> Result<Self, Diagnostic> {
        if TableForm::of(bytes) == TableForm::Ole {
            return Xls::open(bytes).map(Self::Xls);
        }
        let weighed = packed::weigh(bytes)?;
        if weighed.is_ods {
            return Ods::new(Cursor::new(bytes)).map(Self::Ods).map_err(|error| broken(&error.into()));
        }
        let (source, spent) = weighed.source();
        match Xlsx::new(source) {
            Ok(book) => Ok(Self::Xlsx { book: Box::new(book), spent }),
            Err(_) if spent.get() => Err(packed::spent()),
            Err(error) => Err(broken(&error.into())),
        }
    }

    fn sheet_names(&self) -> Vec<String> {
        match self {
            Self::Xlsx { book, .. } => book.sheet_names(),
            Self::Xls(book) => book.sheet_names(),
            Self::Ods(book) => book.sheet_names(),
        }
    }

    /// A sheet as it is displayed; ODS does not tell its merged runs.
    fn grid(&mut self, name: &str, budget: &mut Budget) -> Result<Grid, Diagnostic> {
        let mut grid = Grid { sheet: Some(name.to_owned()), rows: Vec::new() };
        let filled = match self {
            Self::Xlsx { book, .. } => streamed(book, name, &mut grid, budget),
            Self::Xls(book) => old(book, name, &mut grid, budget),
            Self::Ods(book) => book
                .worksheet_range(name)
                .map_err(|error| Unread::Broken(error.into()))
                .and_then(|range| held(&range, &mut grid, budget)),
        };
        match (filled, self) {
            (Ok(()), _) => Ok(grid),
            (Err(_), Self::Xlsx { spent, .. }) if spent.get() => Err(packed::spent()),
            (Err(Unread::Broken(error)), _) => Err(broken(&error).path(format!("trang «{name}»"))),
            (Err(Unread::TooLarge(fault)), _) => Err(fault.path(format!("trang «{name}»"))),
        }
    }
}

/// Why a sheet was not read.
enum Unread {
    Broken(Error),
    TooLarge(Diagnostic),
}

impl From<XlsxError> for Unread {
    fn from(error: XlsxError) -> Self {
        Self::Broken(error.into())
    }
}

impl From<Diagnostic> for Unread {
    fn from(fault: Diagnostic) -> Self {
        Self::TooLarge(fault)
    }
}

fn broken(error: &Error) -> Diagnostic {
    match error {
        Error::Xlsx(XlsxError::Password) => locked(),
        other => damaged("bảng tính", other),
    }
}

/// The fault of a workbook with a password.
pub(super) fn locked() -> Diagnostic {
    Diagnostic::error(Code::VB205, "tệp Excel có đặt mật khẩu").help("mở bằng Excel, bỏ mật khẩu rồi lưu lại")
}

/// The fault of an Office file that is no workbook.
pub(super) fn no_workbook() -> Diagnostic {
    Diagnostic::error(Code::VB222, "tệp không phải bảng tính").help("lưu bảng nhiệm vụ thành .xlsx hoặc CSV UTF-8")
}

fn damaged(what: &str, why: &dyn Display) -> Diagnostic {
    Diagnostic::error(Code::VB220, format!("{what} hỏng: {}", reader_reason(&why.to_string())))
        .help("mở bằng Excel, để Excel sửa rồi lưu lại")
}

fn no_sheet(wanted: Named<'_>, names: &[String]) -> Diagnostic {
    let fault = Diagnostic::error(Code::VB223, format!("không có trang tính «{}»", wanted.sheet)).path(wanted.path);
    match did_you_mean(wanted.sheet, names.iter().map(String::as_str)) {
        Some(near) => fault.help(format!("có phải «{near}»?")),
        None => fault.help(format!("các trang tính: {}", names.join(", "))),
    }
}

/// Reads the cells of a sheet one by one: a single one far away takes no more room than the rows above it.
fn streamed(
    book: &mut Xlsx<MeteredSource<'_>>,
    name: &str,
    grid: &mut Grid,
    budget: &mut Budget,
) -> Result<(), Unread> {
    let mut reader = match book.worksheet_cells_reader(name) {
        // A sheet that is a chart.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        reader => reader?,
    };
    while let Some((found, style)) = reader.next_cell_with_style_id()? {
        let (row, column) = found.get_position();
        let shown = match found.get_value() {
            DataRef::Empty => continue,
            DataRef::SharedString(text) => {
                budget.text(text.len())?;
                plain(displayed(text))
            }
            other => {
                let data = Data::from(other.clone());
                let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
                let code = format.filter(|_| is_formatted(&data)).map(|format| {
                    format.format_id.and_then(number_format::builtin).unwrap_or(format.format_code.as_str())
                });
                let shown = cell(&data, code.unwrap_or("General"));
                budget.text(shown.text.len())?;
                shown
            }
        };
        put(grid, to_usize(row), to_usize(column), shown, budget)?;
    }
    drop(reader);
    merge_all(grid, book.merge_cells_by_sheet_name(name)?, budget)
}

/// Takes the cells of a sheet of an XLS workbook.
fn old(book: &Xls, name: &str, grid: &mut Grid, budget: &mut Budget) -> Result<(), Unread> {
    let merged = book.cells(name, |XlsCell { row, column, data, format }| {
        let shown = cell(&data, if is_formatted(&data) { format } else { "General" });
        budget.text(shown.text.len())?;
        put(grid, row, column, shown, budget)
    })?;
    merge_all(grid, merged, budget)
}

/// Takes the cells of a sheet that is held.
fn held(range: &Range<Data>, grid: &mut Grid, budget: &mut Budget) -> Result<(), Unread> {
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        let shown = cell(data, "General");
        budget.text(shown.text.len())?;
        put(grid, to_usize(top) + row, to_usize(left) + column, shown, budget)?;
    }
    Ok(())
}

/// Puts a cell at its place, empty ones before it.
fn put(grid: &mut Grid, row: usize, column: usize, shown: GridCell, budget: &mut Budget) -> Result<(), Diagnostic> {
    if column >= MOST_COLUMNS || shown.text.is_empty() {
        return Ok(());
    }
    if grid.rows.len() <= row {
        budget.rows(row + 1 - grid.rows.len())?;
        // Rows come one after the other, most of the time.
        grid.rows.resize_with(row + 1, Vec::new);
    }
    let Some(cells) = grid.rows.get_mut(row) else { return Ok(()) };
    if cells.is_empty() {
        budget.filled()?;
    }
    if cells.len() <= column {
        budget.cells(column + 1 - cells.len())?;
        cells.resize(column + 1, GridCell::default());
    }
    if let Some(there) = cells.get_mut(column) {
        *there = shown;
    }
    Ok(())
}

fn merge_all(grid: &mut Grid, runs: Vec<Dimensions>, budget: &mut Budget) -> Result<(), Unread> {
    for run in runs {
        merge(grid, run.start, run.end, budget)?;
    }
    Ok(())
}

/// Whether the format of a cell decides how it is displayed.
fn is_formatted(data: &Data) -> bool {
    match data {
        Data::DateTime(_) => true,
        Data::Float(number) => (0.0..=1.0).contains(number),
        _ => false,
    }
}

fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn plain(text: String) -> GridCell {
    GridCell { text, ..GridCell::default() }
}

/// A text with its line ends as they are displayed.
fn displayed(text: &str) -> String {
    if !text.contains("_x000D_") && !text.contains('\r') {
        return text.to_owned();
    }
    text.replace("_x000D_", "").replace("\r\n", "\n")
}

/// The text of a cell as it is displayed.
fn cell(data: &Data, format: &str) -> GridCell {
    match data {
        Data::Empty => GridCell::default(),
        Data::String(text) => plain(displayed(text)),
        #[expect(clippy::cast_precision_loss, reason = "a workbook holds no number beyond the precision of a float")]
        Data::Int(number) => self::number(number.to_string(), *number as f64),
        Data::Float(number) if format.contains('%') => self::number(percent(*number), *number),
        Data::Float(number) => self::number(number.to_string(), *number),
        Data::Bool(flag) => plain(if *flag { "x".to_owned() } else { String::new() }),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day_shown = Date { year, month, day };
            GridCell {
                text: number_format::display(day_shown, format),
                kind: CellKind::Date { year, month, day, month_first: number_format::is_month_first(format) },
                ..GridCell::default()
            }
        }
        Data::DateTimeIso(text) => match PartialDate::parse(text.split('T').next().unwrap_or_default()) {
            Ok(PartialDate { year, month: Some(month), day: Some(day) }) => GridCell {
                text: number_format::display(Date { year, month, day }, "General"),
                kind: CellKind::Date { year, month, day, month_first: false },
                ..GridCell::default()
            },
            _ => plain(text.clone()),
        },
        Data::DurationIso(text) => plain(text.clone()),
        Data::Error(error) => GridCell { text: error.to_string(), kind: CellKind::Error, ..GridCell::default() },
    }
}

fn number(text: String, value: f64) -> GridCell {
    GridCell { text, kind: CellKind::Number { value }, ..GridCell::default() }
}

/// A share as a percentage without decimals, as a state is told.
fn percent(share: f64) -> String {
    #[expect(clippy::float_arithmetic, reason = "a workbook holds shares as floating numbers")]
    let percent = share * 100.0;
    format!("{percent:.0}%")
}

/// Gives the cells of a merged run the text of the first where they lie below it, and marks those to its right.
fn merge(grid: &mut Grid, start: (u32, u32), end: (u32, u32), budget: &mut Budget) -> Result<(), Diagnostic> {
    let (top, left) = (to_usize(start.0), to_usize(start.1));
    let bottom = to_usize(end.0).min(grid.rows.len().saturating_sub(1));
    let right = to_usize(end.1).min(MOST_COLUMNS - 1);
    let Some(first) = grid.cell(top, left).cloned() else { return Ok(()) };
    for (row, cells) in grid.rows.iter_mut().enumerate().take(bottom + 1).skip(top) {
        budget.merged((right + 1).saturating_sub(left))?;
        if cells.len() <= right {
            budget.cells(right + 1 - cells.len())?;
            cells.resize(right + 1, GridCell::default());
        }
        for (column, cell) in cells.iter_mut().enumerate().take(right + 1).skip(left) {
            if column > left {
                *cell = GridCell { merged_right: true, merged_down: row > top, ..GridCell::default() };
            } else if row > top {
                budget.text(first.text.len())?;
                *cell = GridCell { merged_down: true, ..first.clone() };
            }
        }
    }
    Ok(())
}
