//! What the units sent back: rows of progress from files and folders.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::diag::{Code, Diagnostic, Faults};
use crate::intake::file;
use crate::intake::table::{ProgressRow, read_progress_file};

use super::console::Console;
use super::source::tell_repairs;

/// Extensions of files of progress in a folder.
const TABLES: [&str; 5] = ["xlsx", "xls", "ods", "csv", "json"];

/// Every row of the files and folders named.
///
/// # Errors
/// Every fault of every file.
pub(super) fn progress(
    paths: &[PathBuf],
    convert: bool,
    swap_dates: &[String],
    console: &Console,
) -> Result<Vec<ProgressRow>, Faults> {
    let mut rows = Vec::new();
    let mut faults = Faults::default();
    let mut swapped = BTreeSet::new();
    for path in files(paths, &mut faults) {
        match read_progress_file(&path, convert, swap_dates) {
            Ok(mut progress) => {
                for line in progress.describe() {
                    console.talk(line);
                }
                console.diagnostics(&progress.notes);
                tell_repairs(progress.repairs, progress.converted, console);
                swapped.extend(progress.swapped);
                rows.append(&mut progress.rows);
            }
            Err(more) => faults.extend(more),
        }
    }
    if faults.is_empty() {
        faults.extend(swap_dates.iter().filter(|name| !swapped.contains(*name)).map(|name| {
            Diagnostic::error(Code::VB726, format!("không tệp tiến độ nào có cột «{name}» nêu ở --swap-dates"))
                .help("ghi chữ cái của cột, như H, hoặc đúng tên cột")
        }));
    }
    faults.into_result(rows)
}

/// The files named, and those in the folders named, in the order of their names.
pub(super) fn files(paths: &[PathBuf], faults: &mut Faults) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let mut inside = match file::inside(path) {
            Ok(inside) => inside,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        inside.retain(|path| file::is_one_of(path, &TABLES));
        if inside.is_empty() {
            faults.push(
                Diagnostic::error(Code::VB237, "thư mục không có tệp tiến độ nào")
                    .file(path.display().to_string())
                    .help("cần tệp .xlsx, .xls, .ods, .csv hoặc .json"),
            );
        }
        files.extend(inside);
    }
    files
}
