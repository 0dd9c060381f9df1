//! Lists of tasks and of progress as people keep them: XLSX, XLS, ODS or CSV.

mod as_above;
mod budget;
mod cells;
mod csv;
mod dates;
mod decide;
mod foreign;
mod free;
mod grid;
mod header;
mod hidden;
#[cfg(feature = "xlsx")]
mod number_format;
mod passed;
mod progress;
mod progress_json;
mod rows;
mod tasks;
mod unit;
mod words;
#[cfg(feature = "xlsx")]
mod workbook;
#[cfg(feature = "xlsx")]
mod xls;

pub use cells::Cells;
pub(super) use free::{cell_faults, fill_from_file};
pub use progress::{Progress, ProgressRow, read_progress, read_progress_file};
pub use rows::{FieldRows, open_rows};
pub use tasks::{TaskPlaces, Tasks};
pub use unit::{UnitRow, read_unit_file};

use std::path::Path;

use crate::diag::{Code, Diagnostic, Faults};
use crate::text::{self, FileEncoding};

use super::cleaner::Cleaner;
use super::file::{self, MIB, Wanted};

use grid::Grid;

/// A table beside the data.
const TABLE: Wanted<'_> = Wanted {
    noun: "tệp bảng",
    missing: Code::VB201,
    unreadable: Code::VB202,
    large: Code::VB203,
    find: "đường dẫn ở «tu_tep» tính từ thư mục của tệp dữ liệu",
    shrink: "bỏ bớt trang tính, hình ảnh trong tệp",
    limit: 128 * MIB,
};
/// First bytes of an old Office file, or of an encrypted new one.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// First bytes of a ZIP file, which an XLSX is: of one with parts, without, cut into pieces.
const ZIP: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"];
/// So many bytes tell the form of a file.
const TELLING: usize = 8;

/// The form of a table file, told by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TableForm {
    /// XLSX or ODS.
    Zip,
    /// XLS.
    Ole,
    /// CSV in UTF-16.
    Wide,
    /// CSV in UTF-8 or a code page.
    Narrow,
}

impl TableForm {
    fn of(start: &[u8]) -> Self {
        let start = start.get(..TELLING).unwrap_or(start);
        let is_wide = || text::decode(start).is_ok_and(|decoded| decoded.encoding == FileEncoding::Utf16);
        match start {
            start if ZIP.iter().any(|zip| start.starts_with(zip)) => Self::Zip,
            start if start.starts_with(OLE) => Self::Ole,
            _ if is_wide() => Self::Wide,
            _ => Self::Narrow,
        }
    }
}

/// Which sheet of a workbook is meant, and where the data names it.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only a workbook has sheets"))]
struct Named<'n> {
    sheet: &'n str,
    path: &'n str,
}

/// How tables are read.
#[derive(Clone, Debug, Default)]
pub struct TableOptions {
    /// Keep the numbers of the rows as the list has them, to be printed.
    pub numbers: bool,
    /// Turn text in an old encoding into Unicode instead of refusing it.
    pub convert: bool,
    /// Columns of dates whose day and month are to be turned round: header or letter, `TỆP:CỘT` for one of that file alone.
    pub swap_dates: Vec<String>,
    /// What columns hold: letter or header, and field; what is said here wins, an empty field leaves a column out.
    pub columns: Vec<(String, String)>,
}

/// Reads a list of tasks from a file; see [`read_tasks`].
///
/// # Errors
/// A file that cannot be read, and every fault of its content.
pub fn read_task_file(path: &Path, sheet: Option<&str>, options: &TableOptions) -> Result<Tasks, Faults> {
    let bytes = read(path, TABLE.find)?;
    read_tasks(&bytes, &path.display().to_string(), sheet, options)
}

/// The bytes of a table file; `find` is the remedy where there is none.
fn read(path: &Path, find: &str) -> Result<Vec<u8>, Faults> {
    file::read(path, &Wanted { find, ..TABLE }).map_err(Faults::from)
}

/// Notes with the file in which they stand.
fn in_file(mut notes: Vec<Diagnostic>, file: &str) -> Vec<Diagnostic> {
    for note in &mut notes {
        note.place.file = Some(file.to_owned());
    }
    notes
}

/// Reads a list of tasks. `file` stands in messages; `sheet` names the sheet of a workbook, absent = the first that holds
/// a list of tasks.
///
/// # Errors
/// Every fault of the file, with its cell.
pub fn read_tasks(bytes: &[u8], file: &str, sheet: Option<&str>, options: &TableOptions) -> Result<Tasks, Faults> {
    let named = sheet.map(|sheet| Named { sheet, path: "nhiem_vu.trang" });
    let result = clean_grids(bytes, named, options.convert).and_then(|(mut grids, cleaner)| {
        for grid in &mut grids {
            hidden::leave_out(grid, header::is_code_name);
        }
        let mut tasks = tasks::from_grids(&mut grids, options, file)?;
        tasks.notes = in_file(tasks.notes, file);
        file.clone_into(&mut tasks.places.file);
        tasks.repairs = cleaner.repairs;
        tasks.converted = cleaner.converted;
        Ok(tasks)
    });
    result.map_err(|faults| faults.file(file))
}

/// The tables of a file, every cell repaired.
fn clean_grids(bytes: &[u8], sheet: Option<Named<'_>>, convert: bool) -> Result<(Vec<Grid>, Cleaner), Faults> {
    let mut grids = grids(bytes, sheet)?;
    let mut cleaner = Cleaner::new(convert);
    for grid in &mut grids {
        let sheet = grid.sheet.clone();
        for (row, cells) in grid.rows.iter_mut().enumerate() {
            for (column, cell) in cells.iter_mut().enumerate() {
                cleaner.text(&mut cell.text, || grid::place(sheet.as_deref(), row, column));
            }
        }
    }
    std::mem::take(&mut cleaner.faults).into_result((grids, cleaner))
}

/// The tables of a file: one for CSV, one a sheet for a workbook.
fn grids(bytes: &[u8], sheet: Option<Named<'_>>) -> Result<Vec<Grid>, Faults> {
    if bytes.len() as u64 > TABLE.limit {
        return Err(TABLE.too_large().into());
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Diagnostic::error(Code::VB204, "tệp bảng trống").help("kiểm tra lại tên tệp").into());
    }
    match TableForm::of(bytes) {
        TableForm::Zip | TableForm::Ole => workbook(bytes, sheet),
        TableForm::Wide | TableForm::Narrow => match foreign::fault(bytes) {
            Some(fault) => Err(fault.into()),
            None => csv::read(bytes).map(|grid| vec![grid]).map_err(Faults::from),
        },
    }
}

#[cfg(feature = "xlsx")]
fn workbook(bytes: &[u8], sheet: Option<Named<'_>>) -> Result<Vec<Grid>, Faults> {
    workbook::read(bytes, sheet)
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &[u8], _: Option<Named<'_>>) -> Result<Vec<Grid>, Faults> {
    Err(Diagnostic::error(Code::VB206, "bản vanban này không đọc được bảng tính Excel")
        .help("lưu bảng thành CSV UTF-8 rồi trỏ «tu_tep» tới tệp đó")
        .into())
}
