//! Any bytes as a list of tasks.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::intake::table::read_tasks;

fuzz_target!(|bytes: &[u8]| {
    if let Err(faults) = read_tasks(bytes, "a.xlsx", None, true) {
        assert!(!faults.is_empty());
    }
});
