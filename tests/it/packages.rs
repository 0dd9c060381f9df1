//! Packages of anyone: what no office program writes is refused, and no copy with comments carries it on.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::process::Command;

use tempfile::TempDir;
use vanban::check::{self, Settings};
use vanban::nd30::Nd30;
use vanban::read::{self, ReadError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::mutant::{Parts, unzip, zip};
use crate::read::{REL, W, p, rels};

/// An entry as the bytes of an archive say it is, true or not.
#[derive(Clone)]
struct RawEntry {
    name: Vec<u8>,
    data: Vec<u8>,
    method: u16,
    flags: u16,
    /// What the archive says of the unpacked size.
    size: u32,
    /// What it says of the packed size.
    packed: u32,
    mode: u32,
    /// Where the archive says that it begins, where that is not true.
    begins: Option<u32>,
}

fn entry(name: &str, data: &str) -> RawEntry {
    let size = u32::try_from(data.len()).unwrap();
    let (name, data) = (name.as_bytes().to_vec(), data.as_bytes().to_vec());
    RawEntry { name, data, method: 0, flags: 0x800, size, packed: size, mode: 0o100_644, begins: None }
}

/// An archive of these entries.
fn raw(entries: &[RawEntry]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for entry in entries {
        let begins = u32::try_from(out.len()).unwrap();
        let length = u16::try_from(entry.name.len()).unwrap();
        let mut common = Vec::new();
        for number in [20, entry.flags, entry.method, 0, 0x21] {
            common.extend(number.to_le_bytes());
        }
        for number in [crc32fast::hash(&entry.data), entry.packed, entry.size] {
            common.extend(number.to_le_bytes());
        }
        common.extend(length.to_le_bytes());
        common.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(&entry.name);
        out.extend(&entry.data);
        list.extend(b"PK\x01\x02\x14\x03");
        list.extend(&common);
        list.extend([0; 6]);
        list.extend((entry.mode << 16).to_le_bytes());
        list.extend(entry.begins.unwrap_or(begins).to_le_bytes());
        list.extend(&entry.name);
    }
    let (start, length) = (u32::try_from(out.len()).unwrap(), u32::try_from(list.len()).unwrap());
    let count = u16::try_from(entries.len()).unwrap().to_le_bytes();
    out.extend(list);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].concat());
    out.extend(length.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

fn types(parts: &[(&str, &str)]) -> String {
    let own = parts.iter().fold(String::new(), |own, (name, kind)| {
        own + &format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>")
    });
    format!(
        "<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{MAIN}\"/>{own}</Types>"
    )
}

/// A document with a fault, to be commented on.
fn document() -> String {
    format!("<w:document {W}><w:body>{}<w:p/>{}</w:body></w:document>", p("về về việc"), p("hai  dấu cách ,"))
}

/// The entries of a small document, and more.
fn small(more: &[RawEntry]) -> Vec<RawEntry> {
    let mut entries = vec![
        entry("[Content_Types].xml", &types(&[])),
        entry("_rels/.rels", &rels(&[("officeDocument", "word/document.xml")])),
        entry("word/document.xml", &document()),
    ];
    entries.extend_from_slice(more);
    entries
}

fn annotated(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let docx = read::read(bytes)?;
    let findings = check::check(&docx, Nd30::embedded(), &Settings::default());
    assert!(!findings.list.is_empty());
    check::annotate(bytes, &docx, &findings)
}

#[track_caller]
fn broken(name: &str, bytes: &[u8], said: &str) {
    let fault = read::read(bytes).map(|_| ()).unwrap_err();
    assert!(fault.to_string().contains(said), "{name}: {fault}");
    assert!(!fault.diagnostic().help.is_empty(), "{name}");
}

#[test]
fn two_entries_of_one_part_are_refused() {
    assert!(read::read(&raw(&small(&[]))).is_ok());
    for other in [
        "word/document.xml",
        "WORD/document.xml",
        "word/Document.XML",
        "word\\document.xml",
        "/word/document.xml",
        "\\word\\document.xml",
        "word/%64ocument.xml",
        "word%2Fdocument.xml",
        "WORD%5cdocument.xml",
    ] {
        broken(other, &raw(&small(&[entry(other, &document())])), "hai tệp con cùng tên");
        // Whichever comes first.
        let mut entries = small(&[]);
        entries.insert(0, entry(other, "<a/>"));
        broken(other, &raw(&entries), "hai tệp con cùng tên");
    }
    let media = [entry("word/media/a.png", "x"), entry("word/media/A.PNG", "y")];
    broken("a picture", &raw(&small(&media)), "hai tệp con cùng tên");
}

#[test]
fn archives_that_lie_are_refused() {
    let main = |change: fn(&mut RawEntry)| {
        let mut entries = small(&[]);
        change(&mut entries[2]);
        raw(&entries)
    };
    broken("a smaller size", &main(|entry| entry.size -= 1), "tệp hỏng");
    broken("a larger size", &main(|entry| entry.size += 1), "tệp hỏng");
    broken("a huge size", &main(|entry| entry.size = u32::MAX - 1), "quá lớn");
    broken("a larger packed size", &main(|entry| entry.packed += 4000), "chồng lên nhau");
    for method in [6, 9, 12, 14, 93, 97, 99] {
        let mut entries = small(&[]);
        entries[2].method = method;
        broken("another method", &raw(&entries), "nén");
    }
    broken("no deflate", &main(|entry| entry.method = 8), "nén hỏng");
    broken("a password", &main(|entry| entry.flags |= 1), "mật khẩu");
    broken("overlapping", &raw(&small(&[RawEntry { begins: Some(0), ..entry("word/a.xml", "x") }])), "tệp hỏng");
    let locked = RawEntry { flags: 0x801, ..entry("word/media/a.png", "x") };
    broken("a picture with a password", &raw(&small(&[locked])), "mật khẩu");
    // Bytes before and after the archive change nothing, and are not carried on.
    let good = raw(&small(&[]));
    let around = [&b"#!/bin/sh\n"[..], &good, b"\r\nrac"].concat();
    let copy = annotated(&around).unwrap();
    assert!(copy.starts_with(b"PK\x03\x04") && !copy.ends_with(b"rac"));
    // Sizes after the data, as a writer to a pipe leaves them, and sizes of 64 bits.
    let mut streamed = ZipWriter::new_stream(Vec::new());
    for (at, part) in small(&[]).iter().enumerate() {
        let options = SimpleFileOptions::default().large_file(at == 1);
        streamed.start_file(String::from_utf8_lossy(&part.name), options).unwrap();
        streamed.write_all(&part.data).unwrap();
    }
    whole("streamed", &streamed.finish().unwrap().into_inner());
    let many: Vec<RawEntry> = (0..10_001).map(|at| entry(&format!("a/{at}"), "")).collect();
    broken("entries", &raw(&many), "quá nhiều tệp con");
}

#[test]
fn a_copy_carries_no_entry_that_harms() {
    let copy = annotated(&raw(&small(&[entry("word/", ""), entry("word/media/ảnh.png", "x")]))).unwrap();
    let names: Vec<String> = unzip(&copy).into_keys().collect();
    assert!(names.contains(&"word/media/ảnh.png".to_owned()) && !names.contains(&"word/".to_owned()), "{names:?}");
    let link = |mode| RawEntry { mode, ..entry("word/lien-ket", "/etc/passwd") };
    let mut harmful: Vec<RawEntry> = [
        "../../../x",
        "/abs/x",
        "C:/x",
        "C:x",
        "..\\x",
        "word\\x",
        "word/../../x",
        "con",
        "word/aux.xml",
        "COM1.txt",
        "a\0b",
        "a\u{1b}[31mb",
        "a\u{9b}b",
        "word/x.",
        "word/x ",
        "x:ads",
        "a//b",
        "./x",
        "word/..",
    ]
    .iter()
    .map(|name| entry(name, "x"))
    .collect();
    harmful.extend([link(0o120_777), link(0o010_644), link(0o020_644), entry("word/thu-muc/", "x")]);
    for one in harmful {
        let name = String::from_utf8_lossy(&one.name).into_owned();
        let bytes = raw(&small(&[one]));
        assert!(read::read(&bytes).is_ok(), "{name:?}: the document itself is whole");
        let fault = annotated(&bytes).unwrap_err();
        assert!(matches!(fault, ReadError::Harmful(_)), "{name:?}: {fault}");
    }
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.docx"), raw(&small(&[entry("../x", "x")]))).unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(["check", "a.docx", "--annotate", "b.docx"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.code() == Some(2) && said.contains("VB426") && said.contains("«../x»"), "{said}");
    assert!(!folder.path().join("b.docx").exists());
}

/// A document whose main part has these relationships; what leads out of the package says so itself.
fn related(relations: &str, types: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let mut parts = Parts::new();
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
    );
    let package = rels(&[("officeDocument", "word/document.xml")]);
    let (main, styles) = (document(), format!("<w:styles {W}/>"));
    let own = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", &package),
        ("word/document.xml", &main),
        ("word/_rels/document.xml.rels", &relations),
        ("word/styles.xml", &styles),
    ];
    for (name, text) in own.iter().chain(more) {
        parts.insert((*name).to_owned(), text.as_bytes().to_vec());
    }
    zip(&parts)
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{REL}/{kind}\" Target=\"{target}\"/>")
}

#[test]
fn a_relationship_to_comments_that_leads_to_none_is_told() {
    let comments = format!("<w:comments {W}/>");
    let [part, other] = ["/word/comments.xml", "/word/comments2.xml"].map(|name| (name, COMMENTS));
    let external =
        "<Relationship Id=\"c\" Type=\"http://x/comments\" Target=\"http://x/c.xml\" TargetMode=\"External\"/>"
            .to_owned();
    let one = relation("c", "comments", "comments.xml");
    let cases = [
        ("the main part", relation("c", "comments", "document.xml"), types(&[]), &comments),
        ("the main part by another name", relation("c", "comments", "/WORD/%64ocument.xml"), types(&[]), &comments),
        (
            "styles",
            relation("s", "styles", "styles.xml") + &relation("c", "comments", "styles.xml"),
            types(&[]),
            &comments,
        ),
        ("nothing", relation("c", "comments", "khong-co.xml"), types(&[]), &comments),
        ("out of the package", external.clone(), types(&[]), &comments),
        ("two", one.clone() + &relation("d", "comments", "comments2.xml"), types(&[part, other]), &comments),
        ("two to one", one.clone() + &relation("d", "comments", "comments.xml"), types(&[part]), &comments),
        ("one and one outside", one.clone() + &external, types(&[part]), &comments),
        ("its own relationships", relation("c", "comments", "_rels/document.xml.rels"), types(&[]), &comments),
        ("another type", one.clone(), types(&[("/word/comments.xml", "image/png")]), &comments),
        ("another root", one.clone(), types(&[part]), &format!("<w:document {W}/>")),
        ("another namespace", one.clone(), types(&[part]), &"<comments/>".to_owned()),
    ];
    for (name, relations, types, comments) in cases {
        let bytes = related(&relations, &types, &[("word/comments.xml", comments), ("word/comments2.xml", comments)]);
        let fault = annotated(&bytes).unwrap_err();
        assert!(matches!(fault, ReadError::Comments(_)), "{name}: {fault}");
        assert!(!fault.diagnostic().help.is_empty(), "{name}");
    }
    let broken = related(&one, &types(&[part]), &[("word/comments.xml", "<w:comments")]);
    assert!(matches!(annotated(&broken), Err(ReadError::Broken(_))));
}

/// What must hold of every copy: the text and the findings of the original, each comment marked once in the text and
/// described once, and every part of a known type.
#[track_caller]
fn whole(name: &str, bytes: &[u8]) -> Parts {
    let copy = annotated(bytes).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    let [before, after] = [bytes, &copy].map(|bytes| read::read(bytes).unwrap());
    let texts = |docx: &read::Docx| docx.paragraphs.iter().map(read::Paragraph::text).collect::<Vec<_>>();
    assert_eq!(texts(&after), texts(&before), "{name}");
    let said = |docx: &read::Docx| {
        let findings = check::check(docx, Nd30::embedded(), &Settings::default());
        findings.list.into_iter().map(|one| (one.code, one.message, one.paragraphs)).collect::<Vec<_>>()
    };
    let [old, new] = [said(&before), said(&after)];
    // How many comments there are is a finding itself.
    let lost: Vec<_> = old.iter().filter(|finding| finding.0 != "ND907" && !new.contains(finding)).collect();
    assert!(lost.is_empty(), "{name}: {lost:?}");
    let parts = unzip(&copy);
    let text = |part: &str| String::from_utf8_lossy(parts.get(part).map_or(&[][..], Vec::as_slice)).into_owned();
    let own_rels = text("word/_rels/document.xml.rels");
    let tree = roxmltree::Document::parse(&own_rels).unwrap();
    let relations: Vec<_> = tree.root_element().children().filter(roxmltree::Node::is_element).collect();
    let ids: BTreeSet<_> = relations.iter().filter_map(|one| one.attribute("Id")).collect();
    assert_eq!(ids.len(), relations.len(), "{name}: {own_rels}");
    let leading: Vec<_> =
        relations.iter().filter(|one| one.attribute("Type").is_some_and(|kind| kind.ends_with("/comments"))).collect();
    assert_eq!(leading.len(), 1, "{name}: {own_rels}");
    let part = format!("word/{}", leading[0].attribute("Target").unwrap());
    let all_types = text("[Content_Types].xml");
    let tree = roxmltree::Document::parse(&all_types).unwrap();
    let given: Vec<_> = tree.descendants().filter_map(|node| node.attribute("PartName")).collect();
    assert_eq!(given.iter().collect::<BTreeSet<_>>().len(), given.len(), "{name}: {all_types}");
    let of_comments = tree.descendants().find(|node| node.attribute("PartName") == Some(&format!("/{part}")));
    assert_eq!(of_comments.and_then(|node| node.attribute("ContentType")), Some(COMMENTS), "{name}: {all_types}");
    // Ids: each comment once, each mark once, numbers that Word takes.
    let ids = |text: &str, element: &str| {
        let tree = roxmltree::Document::parse(text).unwrap();
        let nodes = tree.descendants().filter(|node| node.tag_name().name() == element);
        nodes
            .filter_map(|node| Some(node.attributes().find(|one| one.name() == "id")?.value().to_owned()))
            .collect::<Vec<_>>()
    };
    let (main, comments) = (text("word/document.xml"), text(&part));
    let described = ids(&comments, "comment");
    let distinct: BTreeSet<_> = described.iter().collect();
    assert_eq!(distinct.len(), described.len(), "{name}: {described:?}");
    for element in ["commentRangeStart", "commentRangeEnd", "commentReference"] {
        let marks = ids(&main, element);
        assert_eq!(marks.iter().collect::<BTreeSet<_>>().len(), marks.len(), "{name}: {marks:?}");
        assert!(marks.len() >= docx_comments(&after, &before), "{name}: {element}");
    }
    // A paragraph begins with its properties.
    let tree = roxmltree::Document::parse(&main).unwrap();
    for properties in tree.descendants().filter(|node| node.tag_name().name() == "pPr") {
        assert!(properties.prev_sibling_element().is_none(), "{name}: {main}");
    }
    parts
}

/// How many comments were added.
fn docx_comments(after: &read::Docx, before: &read::Docx) -> usize {
    after.extras.comments - before.extras.comments
}

#[test]
fn a_copy_is_the_document_with_comments() {
    for kind in ["ke-hoach", "cong-van", "quyet-dinh", "bien-ban"] {
        let made = crate::kinds::made(&crate::kinds::sample(kind));
        let mut parts = unzip(&made);
        let main = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
        parts.insert("word/document.xml".to_owned(), main.replacen(" của ", " của của ", 3).into_bytes());
        let copy = whole(kind, &zip(&parts));
        whole(&format!("{kind}, again"), &zip(&copy));
    }
    whole("stored", &raw(&small(&[entry("word/_rels/document.xml.rels", &rels(&[]))])));
    let part = ("/word/comments.xml", COMMENTS);
    let one = relation("c", "comments", "comments.xml");
    let comment = |id: &str| format!("<w:comment w:id=\"{id}\" w:author=\"A\"><w:p/></w:comment>");
    let with = |inside: &str| format!("<w:comments {W}>{inside}</w:comments>");
    let ids = ["2147483647", "-1", "99999999999999999999", "abc", "", "0", " 1 ", "+2", "003"].map(comment).concat();
    whole("ids", &related(&one, &types(&[part]), &[("word/comments.xml", &with(&ids))]));
    whole("no comment", &related(&one, &types(&[part]), &[("word/comments.xml", &with(""))]));
    // A part of that name to which nothing leads, a type for a part that is not there, an id that is taken outside.
    let nobody = related("", &types(&[]), &[("word/comments.xml", "<rac/>")]);
    let parts = whole("no relationship", &nobody);
    assert_eq!(parts["word/comments.xml"], b"<rac/>");
    whole("a type without a part", &related("", &types(&[part]), &[]));
    let link = format!(
        "<Relationship Id=\"vanbanComments\" Type=\"{REL}/hyperlink\" Target=\"http://x\" TargetMode=\"External\"/>"
    );
    whole("an id taken by a link", &related(&link, &types(&[]), &[]));
    let marked = format!(
        "<w:document {W}><w:body><w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:commentRangeStart w:id=\"0\"/><w:r><w:t>về về việc</w:t></w:r>\
         <w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p></w:body></w:document>"
    );
    whole("marks without comments", &related("", &types(&[]), &[("word/document.xml", &marked)]));
    let extended = relation("e", "commentsExtended", "commentsExtended.xml");
    let more = [("word/comments.xml", with(&comment("0"))), ("word/commentsExtended.xml", "<a/>".to_owned())];
    let more: Vec<(&str, &str)> = more.iter().map(|(name, text)| (*name, text.as_str())).collect();
    whole("commentsExtended", &related(&(one + &extended), &types(&[part]), &more));
}
