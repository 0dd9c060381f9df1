//! Data → bytes through the library, and the text that comes out.

use std::io::{Cursor, Read};

use vanban::diag::Faults;
use vanban::intake::{self, LoadOptions};
use vanban::make::Options;
use vanban::make::make;
use vanban::template::Templates;
use zip::ZipArchive;

/// The DOCX of a data file.
pub(crate) fn docx(source: &str) -> Result<Vec<u8>, Faults> {
    let plan = intake::load(source, "thu.json", &LoadOptions::default())?.plan;
    Ok(make(&plan, Templates::builtin(), Options::default())?.bytes)
}

/// One part of a package as text.
pub(crate) fn part(docx: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The paragraphs of the main part, in order: tabs as `\t`, line breaks as `\n`.
pub(crate) fn paragraphs(docx: &[u8]) -> Vec<String> {
    let xml = part(docx, "word/document.xml");
    let tree = roxmltree::Document::parse(&xml).unwrap();
    tree.descendants()
        .filter(|node| node.has_tag_name(("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "p")))
        .map(|paragraph| {
            paragraph
                .descendants()
                .filter_map(|node| match node.tag_name().name() {
                    "t" => Some(node.text().unwrap_or_default()),
                    "tab"
                        if node.parent().is_some_and(|parent| {
                            parent.has_tag_name(parent.tag_name()) && parent.tag_name().name() == "r"
                        }) =>
                    {
                        Some("\t")
                    }
                    "br" => Some("\n"),
                    _ => None,
                })
                .collect()
        })
        .collect()
}
