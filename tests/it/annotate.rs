//! `vanban check --annotate`: comments at each place, everything else as it was.

use std::fs;
use std::process::Command;

use tempfile::TempDir;
use vanban::check::{self, Settings};
use vanban::nd30::Nd30;
use vanban::read;

use crate::mutant::{Parts, unzip, zip};

/// A document with faults of text, of a style, of the page.
fn faulty() -> Vec<u8> {
    let mut parts = unzip(&crate::kinds::made(&crate::kinds::sample("ke-hoach")));
    let change = |parts: &mut Parts, name: &str, old: &str, new: &str| {
        let text = String::from_utf8(parts[name].clone()).unwrap();
        assert!(text.contains(old), "{old}");
        parts.insert(name.to_owned(), text.replacen(old, new, 1).into_bytes());
    };
    change(&mut parts, "word/document.xml", " các ", " các các ");
    let margin = format!("w:left=\"{}\"", Nd30::embedded().page.left.length().to_twips());
    change(&mut parts, "word/document.xml", &margin, "w:left=\"1134\"");
    let styles = String::from_utf8(parts["word/styles.xml"].clone()).unwrap();
    parts.insert("word/styles.xml".to_owned(), styles.replace("Times New Roman", "Arial").into_bytes());
    zip(&parts)
}

fn annotated(bytes: &[u8]) -> (Vec<u8>, usize) {
    let docx = read::read(bytes).unwrap();
    let findings = check::check(&docx, Nd30::embedded(), &Settings::default());
    let count = findings.list.len();
    (check::annotate(bytes, &docx, &findings).unwrap(), count)
}

fn texts(bytes: &[u8]) -> Vec<String> {
    read::read(bytes).unwrap().paragraphs.iter().map(read::Paragraph::text).collect()
}

#[test]
fn every_finding_has_a_comment_and_nothing_else_changes() {
    let bytes = faulty();
    let (copy, findings) = annotated(&bytes);
    assert!(findings >= 3, "{findings}");
    let docx = read::read(&copy).unwrap();
    assert!(docx.extras.comments >= findings, "{} of {findings}", docx.extras.comments);
    assert_eq!(texts(&copy), texts(&bytes));
    let (before, after) = (unzip(&bytes), unzip(&copy));
    let changed = ["word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "word/comments.xml"];
    for (name, content) in &after {
        assert_eq!(before.get(name) != Some(content), changed.contains(&name.as_str()), "{name}");
    }
    let comments = String::from_utf8(after["word/comments.xml"].clone()).unwrap();
    assert!(comments.contains("cảnh báo[ND910] «các» viết hai lần liền"), "{comments}");
    assert!(comments.contains("Cách sửa: ") && comments.contains("Căn cứ: PL1 I/I.3"), "{comments}");
    // Every comment is begun, ended and referred to once.
    let main = String::from_utf8(after["word/document.xml"].clone()).unwrap();
    let count = |text: &str| main.matches(text).count();
    assert_eq!(count("<w:commentRangeStart"), docx.extras.comments);
    assert_eq!(count("<w:commentRangeEnd"), docx.extras.comments);
    assert_eq!(count("<w:commentReference"), docx.extras.comments);
}

#[test]
fn comments_that_are_there_stay_and_ids_go_on() {
    let (once, first) = annotated(&faulty());
    let (twice, second) = annotated(&once);
    let comments = |bytes: &[u8]| String::from_utf8(unzip(bytes)["word/comments.xml"].clone()).unwrap();
    let (old, new) = (comments(&once), comments(&twice));
    assert!(new.starts_with(old.strip_suffix("</w:comments>").unwrap()), "{new}");
    assert!(read::read(&twice).unwrap().extras.comments >= first + second);
    let mut ids: Vec<&str> = new.split("w:id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn empty_paragraphs_boxes_and_a_default_namespace_are_met() {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let main = format!(
        "<?xml version=\"1.0\"?><document xmlns=\"{word}\" xmlns:v=\"urn:schemas-microsoft-com:vml\"><body><p/><p><r><pict><v:shape><v:textbox><txbxContent>\
         <p><r><t>về về việc</t></r></p></txbxContent></v:textbox></v:shape></pict></r></p></body></document>"
    );
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let mut parts = Parts::new();
    parts.insert("_rels/.rels".to_owned(), relation("officeDocument", "chinh.xml").into_bytes());
    parts.insert("chinh.xml".to_owned(), main.into_bytes());
    let bytes = zip(&parts);
    let (copy, findings) = annotated(&bytes);
    assert!(findings > 0);
    assert_eq!(texts(&copy), texts(&bytes));
    let main = String::from_utf8(unzip(&copy)["chinh.xml"].clone()).unwrap();
    // Word knows no comment in a text box: it is that of the paragraph to which the box is anchored.
    let inside = main.split("<txbxContent>").nth(1).unwrap().split("</txbxContent>").next().unwrap();
    assert!(!inside.contains("comment") && main.contains("<w:commentRangeStart xmlns:w="), "{main}");
    assert!(main.contains("<p><w:commentRangeStart"), "an empty paragraph is opened: {main}");
}

#[test]
fn the_command_writes_a_copy_and_keeps_what_is_there() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.docx"), faulty()).unwrap();
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_vanban")).args(arguments).current_dir(folder.path()).output().unwrap()
    };
    let made = run(&["check", "a.docx", "--annotate", "b.docx"]);
    assert_eq!(made.status.code(), Some(1), "the findings decide");
    let copy = fs::read(folder.path().join("b.docx")).unwrap();
    assert!(read::read(&copy).unwrap().extras.comments > 0);
    for (arguments, code) in [
        (vec!["check", "a.docx", "--annotate", "b.docx"], "VB503"),
        (vec!["check", "a.docx", "--annotate", "a.docx", "--force"], "VB139"),
        (vec!["check", "a.docx", "b.docx", "--annotate", "c.docx"], "VB138"),
        (vec!["check", "a.docx", "--annotate", "con.docx"], "VB"),
    ] {
        let refused = run(&arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&refused.stderr).contains(code), "{arguments:?}: {refused:?}");
    }
    assert_eq!(fs::read(folder.path().join("b.docx")).unwrap(), copy);
    assert_eq!(run(&["check", "a.docx", "--annotate", "b.docx", "--force"]).status.code(), Some(1));
}
