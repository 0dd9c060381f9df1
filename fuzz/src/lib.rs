//! What the targets share: a package whose parts are mutated as text, not as packed bytes.

#[allow(dead_code, reason = "the tests use all of it")]
#[path = "../../tests/it/biff.rs"]
mod biff;

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

/// First bytes of the stream of an XLS workbook.
pub const STREAM: [u8; 2] = [0x09, 0x08];

/// An XLS workbook of a stream, in whole sectors.
pub fn old_workbook(stream: &[u8]) -> Vec<u8> {
    biff::compound("Workbook", stream)
}

/// The stream of a workbook that holds a list: strings shared and not, numbers, a format, merged cells.
pub fn old_stream() -> Vec<u8> {
    let format = [&[164, 0][..], &biff::wide("\"Tháng \"m/yyyy")].concat();
    let globals = [
        biff::record(0x041E, &format),
        biff::record(0x00E0, &[0, 0, 164, 0]),
        biff::table(&[biff::shared("Rà soát"), biff::shared("ISO 9001")].concat()),
        biff::record(0x003C, &biff::shared("Sở Y tế")),
    ];
    let cells = [
        biff::list(),
        biff::cell(0x0203, 2, 0, 0, &2_f64.to_le_bytes()),
        biff::cell(0x00FD, 2, 1, 0, &0_u32.to_le_bytes()),
        biff::cell(0x00FD, 2, 2, 0, &2_u32.to_le_bytes()),
        biff::record(0x00BD, &[3, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 10, 0, 0, 0, 1, 0]),
        biff::record(0x00E5, &[1, 0, 2, 0, 3, 0, 2, 0, 2, 0]),
    ];
    biff::stream(biff::BOF, &globals.concat(), &[cells.concat()])
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

const TYPES: &[u8] = br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const ROOT: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
/// The part of a workbook with one sheet.
pub const WORKBOOK: &[u8] = br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

/// The parts of an XLSX that say which others there are.
pub const FRAME: [(&str, &[u8]); 3] =
    [("[Content_Types].xml", TYPES), ("_rels/.rels", ROOT), ("xl/_rels/workbook.xml.rels", RELATIONS)];

/// A list of one task in XLSX whose last cell is a number in the second style of a sheet of styles.
pub fn list_with_styles(styles: &str, number: &str) -> Vec<u8> {
    let text = |cell: &str, text: &str| format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">{}{}</row>\
         <row r=\"2\">{}<c r=\"B2\" s=\"1\"><v>{number}</v></c></row></sheetData></worksheet>",
        text("A1", "Nhiệm vụ"),
        text("B1", "Kinh phí"),
        text("A2", "Một"),
    );
    let parts = [
        ("xl/workbook.xml", WORKBOOK),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
    ];
    package(FRAME.into_iter().chain(parts))
}

/// Text as XML holds it, without what no XML can hold.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '"' => escaped.push_str("&quot;"),
            c if c < ' ' || c >= '\u{FFFE}' && c <= '\u{FFFF}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}
