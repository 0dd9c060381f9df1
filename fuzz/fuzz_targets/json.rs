//! Any bytes as a data file: read, or refused with faults.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::intake::{LoadOptions, load_bytes};

fuzz_target!(|bytes: &[u8]| {
    if let Err(faults) = load_bytes(bytes, "a.json", &LoadOptions::default()) {
        assert!(!faults.is_empty());
    }
});
