//! Any bytes as a DOCX, read and checked.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::check::{self, Settings};
use vanban::nd30::Nd30;
use vanban::read;

fuzz_target!(|bytes: &[u8]| {
    match read::read(bytes) {
        Ok(docx) => {
            let _ = check::check(&docx, Nd30::embedded(), &Settings::default());
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
