//! XLSX, XLS, ODS: displayed text of each cell, merged cells resolved.

use std::fmt::Display;
use std::io::Cursor;
use std::panic;

use calamine::{Data, Dimensions, Error, Ods, Reader, Sheets, Xls, XlsError, Xlsx, XlsxError};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::diag::{Code, Diagnostic, Faults, did_you_mean, reader_reason};
use crate::text::PartialDate;

use super::grid::{CellKind, Grid, GridCell};
use super::number_format::{self, Date};
use super::{Named, TableForm};

/// Largest unpacked size of a workbook, in bytes.
const LARGEST_UNPACKED: u64 = 1024 * 1024 * 1024;
/// Most cells that the used range of a sheet may span.
const MOST_CELLS: usize = 20_000_000;
/// Columns beyond this are never part of a list of tasks.
const MOST_COLUMNS: usize = 200;

/// The sheets of a workbook, or the one that is named.
pub(super) fn read(bytes: &[u8], sheet: Option<Named<'_>>) -> Result<Vec<Grid>, Faults> {
    if TableForm::of(bytes) == TableForm::Zip {
        guard(bytes)?;
    }
    // calamine panics on some damaged workbooks (an overflow in a cell's position, for one).
    panic::catch_unwind(|| sheets(bytes, sheet))
        .unwrap_or_else(|_| Err(damaged("bảng tính", &"không đọc được ô").into()))
}

fn sheets(bytes: &[u8], sheet: Option<Named<'_>>) -> Result<Vec<Grid>, Faults> {
    let mut book = open(bytes).map_err(|error| broken(&error))?;
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
    let mut grids = Vec::new();
    for name in chosen {
        grids.push(grid(&mut book, &name)?);
    }
    Ok(grids)
}

/// Refuses what is no workbook and what unpacks to more than memory should hold.
fn guard(bytes: &[u8]) -> Result<(), Diagnostic> {
    let broken = |error: ZipError| damaged("tệp XLSX", &error);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut unpacked: u64 = 0;
    let (mut is_workbook, mut is_text) = (false, false);
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(broken)?;
        unpacked = unpacked.saturating_add(part.size());
        is_workbook |= part.name().is_ok_and(|name| name == "xl/workbook.xml" || name == "content.xml");
        is_text |= part.name().is_ok_and(|name| name == "word/document.xml");
    }
    if unpacked > LARGEST_UNPACKED {
        return Err(Diagnostic::error(Code::VB221, "tệp XLSX bung ra quá lớn")
            .help("bỏ bớt trang tính và hình ảnh, hoặc lưu bảng thành CSV"));
    }
    if !is_workbook || is_text {
        return Err(Diagnostic::error(Code::VB222, "tệp không phải bảng tính")
            .help("lưu bảng nhiệm vụ thành .xlsx hoặc CSV UTF-8"));
    }
    Ok(())
}

/// A workbook of any of the three formats, told by its first bytes.
type Book<'b> = Sheets<Cursor<&'b [u8]>>;

fn open(bytes: &[u8]) -> Result<Book<'_>, Error> {
    let source = Cursor::new(bytes);
    if TableForm::of(bytes) == TableForm::Ole {
        return Ok(Sheets::Xls(Xls::new(source)?));
    }
    match Xlsx::new(source.clone()) {
        Ok(book) => Ok(Sheets::Xlsx(book)),
        Err(error) => Ods::new(source).map(Sheets::Ods).map_err(|_| error.into()),
    }
}

/// The merged runs of a sheet; ODS does not tell them.
fn merged(book: &mut Book<'_>, name: &str) -> Result<Vec<Dimensions>, Error> {
    match book {
        Sheets::Xlsx(book) => Ok(book.merge_cells_by_sheet_name(name)?),
        Sheets::Xls(book) => Ok(book.merge_cells_by_sheet_name(name)?),
        _ => Ok(Vec::new()),
    }
}

fn broken(error: &Error) -> Diagnostic {
    match error {
        Error::Xlsx(XlsxError::Password) | Error::Xls(XlsError::Password) => {
            Diagnostic::error(Code::VB205, "tệp Excel có đặt mật khẩu").help("mở bằng Excel, bỏ mật khẩu rồi lưu lại")
        }
        Error::Xls(_) => Diagnostic::error(Code::VB207, "tệp Excel đời cũ (.xls) hỏng, hoặc có đặt mật khẩu")
            .help("mở bằng Excel, bỏ mật khẩu nếu có, chọn Lưu thành, kiểu Excel Workbook (.xlsx)"),
        other => damaged("bảng tính", other),
    }
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

fn grid(book: &mut Book<'_>, name: &str) -> Result<Grid, Diagnostic> {
    let fault = |error: Error| broken(&error).path(format!("trang «{name}»"));
    let range = book.worksheet_range(name).map_err(fault)?;
    let mut grid = Grid { sheet: Some(name.to_owned()), rows: Vec::new() };
    let (Some(start), Some(end)) = (range.start(), range.end()) else { return Ok(grid) };
    let columns = to_usize(end.1 + 1).min(MOST_COLUMNS);
    if to_usize(end.0 + 1).saturating_mul(columns) > MOST_CELLS {
        return Err(Diagnostic::error(Code::VB224, "trang tính quá rộng")
            .path(format!("trang «{name}»"))
            .help("xóa các dòng và cột trống ở cuối"));
    }
    let formatted = |data: &Data| match data {
        Data::DateTime(_) => true,
        Data::Float(number) => (0.0..=1.0).contains(number),
        _ => false,
    };
    let dates = range.used_cells().any(|(_, _, data)| formatted(data));
    let styles = if dates { Some(book.worksheet_style(name).map_err(fault)?) } else { None };
    grid.rows = vec![Vec::new(); to_usize(start.0)];
    for (offset, row) in range.rows().enumerate() {
        let mut cells = vec![GridCell::default(); to_usize(start.1).min(columns)];
        for (index, data) in row.iter().enumerate().take(columns.saturating_sub(cells.len())) {
            let position = (start.0 + u32::try_from(offset).unwrap_or(0), start.1 + u32::try_from(index).unwrap_or(0));
            let format =
                styles.as_ref().and_then(|styles| styles.get(position)).and_then(|style| style.number_format.as_ref());
            let code = format
                .map(|format| format.format_id.and_then(number_format::builtin).unwrap_or(format.format_code.as_str()));
            cells.push(cell(data, code.unwrap_or("General")));
        }
        while cells.last().is_some_and(|cell| cell.text.is_empty()) {
            cells.pop();
        }
        grid.rows.push(cells);
    }
    for run in merged(book, name).map_err(fault)? {
        merge(&mut grid, run.start, run.end, columns);
    }
    Ok(grid)
}

fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The text of a cell as it is displayed.
fn cell(data: &Data, format: &str) -> GridCell {
    let plain = |text: String| GridCell { text, ..GridCell::default() };
    match data {
        Data::Empty => GridCell::default(),
        Data::String(text) => plain(text.replace("_x000D_", "").replace("\r\n", "\n")),
        Data::Int(number) => plain(number.to_string()),
        Data::Float(number) if format.contains('%') => plain(percent(*number)),
        Data::Float(number) => {
            let text = number.to_string();
            let kind = if text.contains('.') { CellKind::Fraction } else { CellKind::Plain };
            GridCell { text, kind, ..GridCell::default() }
        }
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

/// A share as a percentage without decimals, as a state is told.
fn percent(share: f64) -> String {
    #[expect(clippy::float_arithmetic, reason = "a workbook holds shares as floating numbers")]
    let percent = share * 100.0;
    format!("{percent:.0}%")
}

/// Gives the cells of a merged run the text of the first where they lie below it, and marks those to its right.
fn merge(grid: &mut Grid, start: (u32, u32), end: (u32, u32), columns: usize) {
    let (top, left) = (to_usize(start.0), to_usize(start.1));
    let bottom = to_usize(end.0).min(grid.rows.len().saturating_sub(1));
    let right = to_usize(end.1).min(columns.saturating_sub(1));
    let Some(first) = grid.cell(top, left).cloned() else { return };
    for (row, cells) in grid.rows.iter_mut().enumerate().take(bottom + 1).skip(top) {
        if cells.len() <= right {
            cells.resize(right + 1, GridCell::default());
        }
        for (column, cell) in cells.iter_mut().enumerate().take(right + 1).skip(left) {
            if column > left {
                *cell = GridCell { merged_right: true, merged_down: row > top, ..GridCell::default() };
            } else if row > top {
                *cell = GridCell { merged_down: true, ..first.clone() };
            }
        }
    }
}
