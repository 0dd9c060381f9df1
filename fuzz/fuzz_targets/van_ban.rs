//! Any data that loads becomes a document.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::intake::{LoadOptions, load_bytes};
use vanban::make::Options;
use vanban::make::make;
use vanban::template::Templates;

fuzz_target!(|bytes: &[u8]| {
    let Ok(loaded) = load_bytes(bytes, "a.json", &LoadOptions::default()) else { return };
    let _ = make(&loaded.plan, Templates::builtin(), Options::default());
});
