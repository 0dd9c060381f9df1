//! Lists of tasks and of progress as people keep them: XLSX, XLS, ODS or CSV.

mod csv;
mod dates;
mod free;
mod grid;
mod header;
#[cfg(feature = "xlsx")]
mod number_format;
mod progress;
mod progress_json;
mod rows;
mod tasks;
mod unit;
#[cfg(feature = "xlsx")]
mod workbook;

pub use free::read_free_table_file;
pub use progress::{Progress, ProgressRow, read_progress, read_progress_file};
pub use rows::{Rows, open_rows};
pub use tasks::Tasks;
pub use unit::{UnitRow, read_unit_file};

use std::borrow::Cow;
use std::fs;
use std::io;
use std::mem;
use std::path::Path;

use crate::diag::{Code, Diagnostic, Faults};
use crate::text::{self, Repairs};

use grid::Grid;

/// Largest table file that is read, in bytes.
const LARGEST: usize = 256 * 1024 * 1024;
/// First bytes of an old Office file, or of an encrypted new one.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// First bytes of a ZIP file, which an XLSX is.
const ZIP: &[u8] = b"PK";

/// Reads a list of tasks from a file; see [`read_tasks`].
///
/// # Errors
/// A file that cannot be read, and every fault of its content.
pub fn read_task_file(path: &Path, sheet: Option<&str>, convert: bool) -> Result<Tasks, Faults> {
    let name = path.display().to_string();
    let bytes = read(path, "đường dẫn ở «tu_tep» tính từ thư mục của tệp dữ liệu")?;
    read_tasks(&bytes, &name, sheet, convert)
}

/// The bytes of a table file; `hint` is the remedy where there is none.
fn read(path: &Path, hint: &str) -> Result<Vec<u8>, Faults> {
    fs::read(path).map_err(|error| {
        let fault = match error.kind() {
            io::ErrorKind::NotFound => Diagnostic::error(Code::VB201, "không có tệp bảng này").help(hint),
            _ => Diagnostic::error(Code::VB202, format!("không đọc được tệp bảng: {error}"))
                .help("đóng tệp nếu đang mở trong Excel, kiểm tra quyền đọc"),
        };
        fault.file(path.display().to_string()).into()
    })
}

/// Reads a list of tasks. `file` stands in messages; `sheet` names the sheet of a workbook, absent = the first that holds
/// a list of tasks; `convert` turns text in an old encoding into Unicode.
///
/// # Errors
/// Every fault of the file, with its cell.
pub fn read_tasks(bytes: &[u8], file: &str, sheet: Option<&str>, convert: bool) -> Result<Tasks, Faults> {
    let result = clean_grids(bytes, sheet, convert).and_then(|(grids, repair)| {
        let mut tasks = tasks::from_grids(&grids)?;
        tasks.repairs = repair.repairs;
        tasks.converted = repair.converted;
        Ok(tasks)
    });
    let mut tasks = result.map_err(|faults| faults.file(file))?;
    for note in &mut tasks.notes {
        note.place.file = Some(file.to_owned());
    }
    Ok(tasks)
}

/// The tables of a file, every cell repaired.
fn clean_grids(bytes: &[u8], sheet: Option<&str>, convert: bool) -> Result<(Vec<Grid>, Repair), Faults> {
    let mut grids = grids(bytes, sheet)?;
    let mut repair = Repair { convert, ..Repair::default() };
    for grid in &mut grids {
        repair.grid(grid);
    }
    mem::take(&mut repair.faults).into_result((grids, repair))
}

/// The tables of a file: one for CSV, one a sheet for a workbook.
fn grids(bytes: &[u8], sheet: Option<&str>) -> Result<Vec<Grid>, Faults> {
    if bytes.len() > LARGEST {
        return Err(Diagnostic::error(Code::VB203, "tệp bảng lớn hơn 256 MiB")
            .help("bỏ bớt trang tính, hình ảnh trong tệp")
            .into());
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Diagnostic::error(Code::VB204, "tệp bảng trống").help("kiểm tra lại tên tệp").into());
    }
    if bytes.starts_with(ZIP) || bytes.starts_with(OLE) {
        return workbook(bytes, sheet);
    }
    csv::read(bytes).map(|grid| vec![grid]).map_err(Faults::from)
}

#[cfg(feature = "xlsx")]
fn workbook(bytes: &[u8], sheet: Option<&str>) -> Result<Vec<Grid>, Faults> {
    workbook::read(bytes, sheet)
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &[u8], _: Option<&str>) -> Result<Vec<Grid>, Faults> {
    Err(Diagnostic::error(Code::VB206, "bản vanban này không đọc được bảng tính Excel")
        .help("lưu bảng thành CSV UTF-8 rồi trỏ «tu_tep» tới tệp đó")
        .into())
}

/// Repairs cells; those in an old encoding are converted or are faults.
#[derive(Default)]
struct Repair {
    convert: bool,
    faults: Faults,
    repairs: Repairs,
    converted: usize,
}

impl Repair {
    fn grid(&mut self, grid: &mut Grid) {
        let sheet = grid.sheet.clone();
        for (row, cells) in grid.rows.iter_mut().enumerate() {
            for (column, cell) in cells.iter_mut().enumerate() {
                self.text(&mut cell.text, || grid::place(sheet.as_deref(), row, column));
            }
        }
    }

    fn text(&mut self, cell: &mut String, place: impl FnOnce() -> String) {
        if cell.is_ascii() && !cell.bytes().any(|byte| byte < 0x20) {
            return;
        }
        if let Some(encoding) = text::detect(cell) {
            if !self.convert {
                self.faults.push(
                    Diagnostic::error(Code::VB401, format!("chữ ở bảng mã cũ {}", encoding.name()))
                        .path(place())
                        .help("gõ lại bằng Unicode, hoặc thêm --convert để chương trình tự chuyển"),
                );
                return;
            }
            let unicode = text::convert(cell, encoding);
            self.converted += unicode.words;
            *cell = unicode.text;
        }
        if let Cow::Owned(clean) = text::clean(cell, &mut self.repairs) {
            *cell = clean;
        }
    }
}
