//! Text repair over a whole document: what comes in half-composed goes out in NFC.

use unicode_normalization::is_nfc;

use crate::pipeline::{docx, paragraphs};

#[test]
fn a_document_is_in_nfc_whatever_came_in() {
    let sample = include_str!("../../data/mau/ke-hoach.json");
    let loose: String = unicode_normalization::UnicodeNormalization::nfd(sample).collect();
    let whole = paragraphs(&docx(sample).unwrap());
    assert_eq!(paragraphs(&docx(&loose).unwrap()), whole);
    assert!(whole.iter().all(|line| is_nfc(line)));
}
