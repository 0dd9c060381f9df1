//! The package itself: schema order, complete references, cells that end with a paragraph, the same bytes.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};
use std::path::PathBuf;

use roxmltree::{Document, Node};
use vanban::write::docx::is_untouched;
use zip::ZipArchive;

use crate::pipeline::{docx, part};

/// Children in schema order, of the elements that the program writes.
const ORDER: &[(&str, &[&str])] = &[
    (
        "pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "widowControl",
            "pBdr",
            "spacing",
            "ind",
            "jc",
            "outlineLvl",
            "rPr",
            "sectPr",
        ],
    ),
    ("rPr", &["rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "highlight", "vertAlign", "lang"]),
    ("tblPr", &["tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar"]),
    ("trPr", &["cantSplit", "tblHeader"]),
    ("tcPr", &["tcW", "gridSpan", "vMerge", "vAlign"]),
    ("pBdr", &["top", "left", "bottom", "right"]),
    ("sectPr", &["headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "titlePg"]),
    ("style", &["name", "basedOn", "next", "qFormat", "pPr", "rPr"]),
    ("settings", &["zoom", "defaultTabStop", "compat", "themeFontLang", "decimalSymbol", "listSeparator"]),
    ("tbl", &["tblPr", "tblGrid", "tr"]),
    ("tc", &["tcPr", "p"]),
    ("tr", &["trPr", "tc"]),
];

fn sample(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
    docx(&fs::read_to_string(path).unwrap()).unwrap()
}

fn samples() -> Vec<Vec<u8>> {
    ["data/ke-hoach-2024.json", "data/ke-hoach-2025.json", "data/mau/ke-hoach.json"].map(sample).into()
}

fn names(docx: &[u8]) -> Vec<String> {
    let archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    archive.file_names().map(|name| name.unwrap().into_owned()).collect()
}

#[track_caller]
fn in_order(node: Node<'_, '_>) {
    let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == node.tag_name().name()) else { return };
    let mut last = 0;
    for child in node.children().filter(Node::is_element) {
        let name = child.tag_name().name();
        let at = order.iter().position(|known| *known == name);
        let at = at.unwrap_or_else(|| panic!("«{name}» in «{}»", node.tag_name().name()));
        assert!(at >= last, "«{name}» comes too late in «{}»", node.tag_name().name());
        last = at;
    }
}

#[test]
fn elements_stand_in_schema_order() {
    for docx in samples().into_iter().chain(crate::kinds::all()) {
        for name in names(&docx).iter().filter(|name| name.starts_with("word/") && !name.starts_with("word/media/")) {
            let xml = part(&docx, name);
            for node in Document::parse(&xml).unwrap().descendants() {
                in_order(node);
            }
        }
    }
}

#[test]
fn every_cell_ends_with_a_paragraph_and_every_row_fills_the_grid() {
    for docx in samples() {
        let xml = part(&docx, "word/document.xml");
        let tree = Document::parse(&xml).unwrap();
        for cell in tree.descendants().filter(|node| node.tag_name().name() == "tc") {
            assert_eq!(cell.last_element_child().unwrap().tag_name().name(), "p");
        }
        for table in tree.descendants().filter(|node| node.tag_name().name() == "tbl") {
            let columns = table.descendants().filter(|node| node.tag_name().name() == "gridCol").count();
            for row in table.children().filter(|node| node.tag_name().name() == "tr") {
                let spans: usize = row
                    .children()
                    .filter(|node| node.tag_name().name() == "tc")
                    .map(|cell| {
                        let span = cell.descendants().find(|node| node.tag_name().name() == "gridSpan");
                        span.and_then(|span| span.attributes().next()).map_or(1, |span| span.value().parse().unwrap())
                    })
                    .sum();
                assert_eq!(spans, columns);
            }
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    for docx in samples() {
        let known: BTreeSet<String> = names(&docx).into_iter().collect();
        let styles = part(&docx, "word/styles.xml");
        for node in Document::parse(&part(&docx, "word/document.xml")).unwrap().descendants() {
            if node.tag_name().name() == "pStyle" {
                let style = node.attributes().next().unwrap().value();
                assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style}");
            }
        }
        let types = part(&docx, "[Content_Types].xml");
        for node in Document::parse(&types).unwrap().descendants() {
            if let Some(name) = node.attribute("PartName") {
                assert!(known.contains(name.trim_start_matches('/')), "{name} is not in the package");
            }
        }
        for (rels, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
            for node in Document::parse(&part(&docx, rels)).unwrap().descendants() {
                if let Some(target) = node.attribute("Target") {
                    assert!(known.contains(&format!("{folder}{target}")), "{target}");
                }
            }
        }
        for name in known.iter().filter(|name| !name.contains(".rels") && !name.starts_with('[')) {
            assert!(types.contains(&format!("/{name}")), "{name} has no content type");
        }
    }
}

#[test]
fn styles_carry_the_numbers_and_the_language() {
    let styles = part(&sample("data/ke-hoach-2024.json"), "word/styles.xml");
    assert!(styles.contains(r#"<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>"#), "{styles}");
    assert!(styles.contains(r#"w:styleId="Normal" w:default="1""#));
    let tree = Document::parse(&styles).unwrap();
    let find = |id: &str| {
        tree.descendants()
            .find(|node| node.attributes().any(|a| a.name() == "styleId" && a.value() == id))
            .unwrap_or_else(|| panic!("{id}"))
    };
    for (id, size, bold, italic) in [
        ("VBQuocHieu", "24", true, false),
        ("VBTieuNgu", "26", true, false),
        ("VBSoKyHieu", "26", false, false),
        ("VBDiaDanh", "26", false, true),
        ("VBTrichYeu", "28", true, false),
        ("VBCanCu", "28", false, true),
        ("VBNoiDung", "28", false, false),
        ("VBNoiNhan", "24", true, true),
        ("VBNoiNhanDong", "22", false, false),
        ("VBPhuLuc", "28", true, false),
        ("VBPhuLucKemTheo", "28", false, true),
    ] {
        let style = find(id);
        let value = |name: &str| {
            style
                .descendants()
                .find(|node| node.tag_name().name() == name)
                .map(|node| node.attributes().next().map_or("", |a| a.value()))
        };
        assert_eq!(value("sz").unwrap_or("28"), size, "{id}");
        assert_eq!((value("b").is_some(), value("i").is_some()), (bold, italic), "{id}");
        assert_eq!(value("basedOn"), Some("VBChung"), "{id}");
        assert_eq!(value("widowControl"), None, "{id}");
    }
    let common = find("VBChung");
    let says = |name: &str, attribute: &str, value: &str| {
        let found = common.descendants().find(|node| node.tag_name().name() == name).unwrap();
        let found = found.attributes().find(|one| one.name() == attribute).unwrap();
        assert_eq!(found.value(), value, "{name}");
    };
    says("widowControl", "val", "1");
    says("rFonts", "ascii", "Times New Roman");
    says("spacing", "after", "0");
    says("sz", "val", "28");
}

#[test]
fn the_same_data_gives_the_same_bytes_on_every_thread() {
    let once = sample("data/mau/ke-hoach.json");
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(|| sample("data/mau/ke-hoach.json"))).collect();
    for thread in threads {
        assert!(thread.join().unwrap() == once);
    }
}

#[test]
fn no_part_knows_the_clock_or_a_counter() {
    let docx = sample("data/ke-hoach-2024.json");
    let mut archive = ZipArchive::new(Cursor::new(&docx)).unwrap();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let moment = part.last_modified().unwrap();
        assert_eq!((moment.year(), moment.month(), moment.day()), (1980, 1, 1));
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        assert!(!text.contains("paraId") && !text.contains("dcterms:modified"), "{text}");
    }
}

#[test]
fn a_file_of_ours_is_known_until_somebody_changes_it() {
    let docx = sample("data/mau/ke-hoach.json");
    assert!(is_untouched(Cursor::new(&docx)));
    assert!(!is_untouched(Cursor::new(b"PK\x03\x04")));
    assert!(!is_untouched(Cursor::new(&docx[..docx.len() - 30])));
    // The same parts, one of them changed, as a program that saves the file would leave them.
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in names(&docx) {
        let text = part(&docx, &name);
        changed.start_file(&*name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut changed, text.replace("UBND", "ỦY BAN").as_bytes()).unwrap();
    }
    assert!(!is_untouched(changed.finish().unwrap()));
}

/// The parts of a small plan, readable.
#[test]
fn golden_parts() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let docx = sample("data/mau/ke-hoach.json");
    for name in ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/header1.xml", "docProps/core.xml"] {
        let readable = part(&docx, name).replace("><w:", ">\n<w:").replace("><dc:", ">\n<dc:");
        let file = root.join(name.replace('/', "-"));
        if std::env::var_os("VANBAN_UPDATE").is_some() {
            fs::create_dir_all(&root).unwrap();
            fs::write(&file, &readable).unwrap();
        }
        let golden = fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
        assert!(
            golden.trim_end() == readable.trim_end(),
            "{name} differs from {}; VANBAN_UPDATE=1 rewrites it",
            file.display()
        );
    }
}
