//! The parts of a DOCX, or any bytes as one: read, checked, annotated, and read again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::check::{self, Settings};
use vanban::nd30::Nd30;
use vanban::read::{self, Docx};
use vanban_fuzz::{DOCX_PARTS, package, pieces, silence_caught_panics};

const TYPES: &[u8] = br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const ROOT: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const RELATIONS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="h" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/><Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>"#;

fn texts(docx: &Docx) -> Vec<String> {
    docx.paragraphs.iter().map(read::Paragraph::text).collect()
}

fuzz_target!(init: silence_caught_panics(), |bytes: &[u8]| {
    let parts = pieces(bytes);
    let file = if parts.len() == 1 && bytes.starts_with(b"PK") {
        bytes.to_vec()
    } else {
        let relations = (parts.len() < DOCX_PARTS.len()).then_some((DOCX_PARTS[6], RELATIONS));
        package([("[Content_Types].xml", TYPES), ("_rels/.rels", ROOT)].into_iter().chain(DOCX_PARTS.into_iter().zip(parts)).chain(relations))
    };
    let docx = match read::read(&file) {
        Ok(docx) => docx,
        Err(error) => return assert!(!error.diagnostic().help.is_empty()),
    };
    let findings = check::check(&docx, Nd30::embedded(), &Settings::default());
    match check::annotate(&file, &docx, &findings) {
        Ok(copy) => assert_eq!(texts(&docx), texts(&read::read(&copy).expect("an annotated copy reads"))),
        Err(error) => assert!(!error.diagnostic().help.is_empty()),
    }
});
