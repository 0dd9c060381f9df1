//! Any data that loads becomes a document.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::intake::{LoadOptions, load_bytes};
use vanban::layout::{Options, lay_out};
use vanban::nd30::Nd30;
use vanban::template::Templates;
use vanban::write::docx::Writer;

fuzz_target!(|bytes: &[u8]| {
    let Ok(loaded) = load_bytes(bytes, "a.json", &LoadOptions::default()) else { return };
    let templates = Templates::builtin();
    let Ok(document) = templates.document(&loaded.plan) else { return };
    let sheet = lay_out(&document, Nd30::get(), Options::default());
    Writer::new(&sheet.styles).to_vec(&sheet).expect("memory does not fail");
});
