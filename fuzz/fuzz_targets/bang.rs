//! The parts of an XLSX, the stream of an XLS, or any bytes (CSV), as a list of tasks and as rows of progress.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::intake::table::{TableOptions, read_progress, read_tasks};
use vanban_fuzz::{FRAME, STREAM, WORKBOOK, XLSX_PARTS, old_workbook, package, pieces, silence_caught_panics};

fuzz_target!(init: silence_caught_panics(), |bytes: &[u8]| {
    let parts = pieces(bytes);
    let file = if bytes.starts_with(&STREAM) {
        old_workbook(bytes)
    } else if parts.len() == 1 {
        bytes.to_vec()
    } else {
        let workbook = (parts.len() < XLSX_PARTS.len()).then_some((XLSX_PARTS[3], WORKBOOK));
        package(FRAME.into_iter().chain(XLSX_PARTS.into_iter().zip(parts)).chain(workbook))
    };
    if let Err(faults) = read_tasks(&file, "a.xlsx", None, &TableOptions { convert: true, ..TableOptions::default() }) {
        assert!(!faults.is_empty());
    }
    if let Err(faults) = read_progress(&file, "a.xlsx", true, &[]) {
        assert!(!faults.is_empty());
    }
});
