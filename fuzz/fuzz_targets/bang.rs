//! The parts of an XLSX, the stream of an XLS, or any bytes (CSV), as a list of tasks and as rows of progress.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::intake::table::{TableOptions, read_progress, read_tasks};
use vanban_fuzz::{STREAM, XLSX_PARTS, old_workbook, package, pieces, silence_caught_panics};

const TYPES: &[u8] = br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const ROOT: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &[u8] = br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

fuzz_target!(init: silence_caught_panics(), |bytes: &[u8]| {
    let parts = pieces(bytes);
    let file = if bytes.starts_with(&STREAM) {
        old_workbook(bytes)
    } else if parts.len() == 1 {
        bytes.to_vec()
    } else {
        let workbook = (parts.len() < XLSX_PARTS.len()).then_some((XLSX_PARTS[3], WORKBOOK));
        let frame = [("[Content_Types].xml", TYPES), ("_rels/.rels", ROOT), ("xl/_rels/workbook.xml.rels", RELATIONS)];
        package(frame.into_iter().chain(XLSX_PARTS.into_iter().zip(parts)).chain(workbook))
    };
    if let Err(faults) = read_tasks(&file, "a.xlsx", None, &TableOptions { convert: true, ..TableOptions::default() }) {
        assert!(!faults.is_empty());
    }
    if let Err(faults) = read_progress(&file, "a.xlsx", true, &[]) {
        assert!(!faults.is_empty());
    }
});
