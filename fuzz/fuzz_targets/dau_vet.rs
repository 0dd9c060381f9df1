//! Any bytes as an existing DOCX whose fingerprint is looked at.

#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use vanban::write::docx::is_untouched;

fuzz_target!(|bytes: &[u8]| {
    let _ = is_untouched(Cursor::new(bytes));
});
