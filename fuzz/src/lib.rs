//! What the targets share: a package whose parts are mutated as text, not as packed bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The line that stands between two parts in the input of a target.
pub const BETWEEN: &str = "\n%%%\n";

/// The parts of an input.
pub fn pieces(bytes: &[u8]) -> Vec<&[u8]> {
    let mark = BETWEEN.as_bytes();
    let mut pieces = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(mark.len()).position(|window| window == mark) {
        pieces.push(&rest[..at]);
        rest = &rest[at + mark.len()..];
    }
    pieces.push(rest);
    pieces
}

/// A ZIP of stored parts with right sums, so that a reader gets to what is in them.
pub fn package<'p>(parts: impl IntoIterator<Item = (&'p str, &'p [u8])>) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name, options).expect("names differ");
        writer.write_all(bytes).expect("memory does not fail");
    }
    writer.finish().expect("memory does not fail").into_inner()
}

/// Keeps a panic that the program catches from ending the run; one that it does not catch still does. With
/// `RUST_BACKTRACE` set, each is shown.
pub fn silence_caught_panics() {
    let shown = std::env::var_os("RUST_BACKTRACE").is_some();
    std::panic::set_hook(Box::new(move |panic| {
        if shown {
            eprintln!("{panic}");
        }
    }));
}

/// The parts of a DOCX that a target mutates, in the order in which an input holds them.
pub const DOCX_PARTS: [&str; 7] = [
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/header1.xml",
    "word/footnotes.xml",
    "word/comments.xml",
    "word/_rels/document.xml.rels",
];

/// The parts of an XLSX that a target mutates, in the order in which an input holds them.
pub const XLSX_PARTS: [&str; 4] =
    ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"];
