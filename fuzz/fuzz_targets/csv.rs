//! Rows of a CSV file below a head, as a list of tasks, as progress, and as they are.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::intake::table::{TableOptions, read_progress, read_tasks};
use vanban_fuzz::silence_caught_panics;

fuzz_target!(init: silence_caught_panics(), |bytes: &[u8]| {
    let options = TableOptions { convert: true, numbers: true, ..TableOptions::default() };
    for head in ["", "STT,Nhiệm vụ,Chủ trì,Thời gian\n", "STT;Nhiệm vụ;Trạng thái;Kết quả\n", "STT\tNhiệm vụ\tKinh phí\n"] {
        let file = [head.as_bytes(), bytes].concat();
        match read_tasks(&file, "a.csv", None, &options) {
            Ok(tasks) => assert!(!tasks.groups.is_empty()),
            Err(faults) => assert!(!faults.is_empty()),
        }
        if let Err(faults) = read_progress(&file, "a.csv", true, &[]) {
            assert!(!faults.is_empty());
        }
    }
});
