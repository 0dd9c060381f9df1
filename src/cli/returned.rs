//! What the units sent back: rows of progress from files and folders.

use std::path::PathBuf;

use crate::diag::{Code, Diagnostic, Faults};
use crate::intake::table::{ProgressRow, read_progress_file};
use crate::intake::{FilesRead, file};

use super::console::Console;
use super::source::tell_repairs;

/// Extensions of files of progress in a folder.
const TABLES: [&str; 5] = ["xlsx", "xls", "ods", "csv", "json"];

/// Every row of the files and folders named; `swapped` are the columns to be turned round that the plan's list had.
///
/// # Errors
/// Every fault of every file.
pub(super) fn progress(
    paths: &[PathBuf],
    convert: bool,
    swap_dates: &[String],
    mut swapped: Vec<String>,
    console: &Console,
) -> Result<Vec<ProgressRow>, Faults> {
    let mut rows = Vec::new();
    let mut faults = Faults::default();
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
        faults.extend(FilesRead::unswapped(&swapped, swap_dates));
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
