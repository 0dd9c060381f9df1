//! Files made to hurt by their size or shape: each ends soon, in an error or a document, and takes bounded memory.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use vanban::check::{self, Settings};
use vanban::nd30::Nd30;
use vanban::read::{self, ReadError};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::read::{REL, W, around, built, p, package, rels};

/// Longest that a file may take in a build for debugging, on a machine that does other things too.
const LONGEST: Duration = Duration::from_secs(10);

fn main_part(body: &str) -> String {
    format!("<w:document {W}><w:body>{body}</w:body></w:document>")
}

/// A package whose parts are stored as they are, so that no ratio gives them away.
fn stored(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn stored_main(main: &str) -> Vec<u8> {
    let relations = rels(&[("officeDocument", "d.xml")]);
    stored(&[("_rels/.rels", relations.as_bytes()), ("d.xml", main.as_bytes())])
}

#[track_caller]
fn ends(name: &str, bytes: &[u8]) -> Result<read::Docx, ReadError> {
    let begun = Instant::now();
    let result = read::read(bytes);
    match &result {
        Ok(docx) => {
            let _ = check::check(docx, Nd30::embedded(), &Settings::default());
        }
        Err(error) => assert!(!error.diagnostic().help.is_empty(), "{name}"),
    }
    let taken = begun.elapsed();
    assert!(taken < LONGEST, "{name}: {taken:?}");
    result
}

#[test]
fn ten_million_elements_deep() {
    let open = "<w:p>".repeat(10_000_000);
    for (name, main) in
        [("never closed", format!("<w:document {W}><w:body>{open}")), ("no root", open.replace("w:", ""))]
    {
        assert!(matches!(ends(name, &stored_main(&main)), Err(ReadError::TooLarge(_))), "{name}");
    }
    let packed = around(&main_part(&format!("{open}{}", "</w:p>".repeat(10_000_000))));
    assert!(matches!(ends("packed", &packed), Err(ReadError::TooLarge(_))));
}

#[test]
fn nesting_is_measured_past_quotes_and_comments() {
    let quoted = "<w:p w:a='\"/>' w:b=\">\"/><w:p w:c=\"/>\"></w:p><!-- <w:p> <w:p> --><w:p><w:r><w:t><![CDATA[<w:p>]]></w:t></w:r></w:p>";
    let docx = ends("quotes", &around(&main_part(&quoted.repeat(5000)))).unwrap();
    assert_eq!(docx.paragraphs.len(), 15_000);
}

#[test]
fn bombs_are_told_by_ratio_size_and_number() {
    let spaces = " ".repeat(40 * 1024 * 1024);
    let bombs = [
        ("a main part of spaces", around(&main_part(&spaces))),
        (
            "styles of spaces",
            package(&[
                ("_rels/.rels", &rels(&[("officeDocument", "d.xml")])),
                ("_rels/d.xml.rels", &rels(&[("styles", "s.xml")])),
                ("d.xml", &main_part(&p("x"))),
                ("s.xml", &spaces),
            ]),
        ),
        ("relationships of spaces", package(&[("_rels/.rels", &spaces)])),
    ];
    for (name, bomb) in bombs {
        assert!(matches!(ends(name, &bomb), Err(ReadError::TooLarge(_))), "{name}");
    }
    let names: Vec<String> = (0..10_001).map(|at| format!("{at}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert!(matches!(ends("entries", &stored(&entries)), Err(ReadError::TooLarge(_))));
    // What nothing leads to is never unpacked: an archive in the archive, a picture that is a bomb.
    let inner = around(&main_part(&spaces));
    let relations = rels(&[("officeDocument", "d.xml")]);
    let (main, picture) = (main_part(&p("tốt")), spaces.as_bytes());
    let outer = stored(&[
        ("_rels/.rels", relations.as_bytes()),
        ("d.xml", main.as_bytes()),
        ("media/a.docx", &inner),
        ("media/a.png", picture),
    ]);
    assert_eq!(ends("nested", &outer).unwrap().paragraphs[0].text(), "tốt");
}

#[test]
fn cycles_end() {
    let styles: Vec<String> = (0..500)
        .map(|at| {
            let next = (at + 1) % 500;
            format!(
                "<w:style w:type=\"paragraph\" w:styleId=\"S{at}\"><w:basedOn w:val=\"S{next}\"/><w:pPr><w:numPr><w:numId w:val=\"{at}\"/></w:numPr></w:pPr></w:style>"
            )
        })
        .collect();
    let body: Vec<String> = (0..2000)
        .map(|at| format!("<w:p><w:pPr><w:pStyle w:val=\"S{}\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>", at % 500))
        .collect();
    assert!(ends("styles", &built(&body.concat(), &styles.concat(), "<w:num w:numId=\"1\"/>")).is_ok());
    // A header whose relationships lead back to itself and to the main part.
    let header = format!(
        "<w:hdr {W}><w:p><w:r><w:t>x</w:t></w:r></w:p><w:sectPr><w:headerReference r:id=\"r0\"/></w:sectPr></w:hdr>"
    );
    let main = main_part("<w:sectPr><w:headerReference r:id=\"r0\"/><w:footerReference r:id=\"r1\"/></w:sectPr>");
    let own = rels(&[("header", "h.xml"), ("footer", "d.xml"), ("footnotes", "d.xml")]);
    let parts = [
        ("_rels/.rels", rels(&[("officeDocument", "d.xml")])),
        ("_rels/d.xml.rels", own.clone()),
        ("_rels/h.xml.rels", own),
        ("d.xml", main),
        ("h.xml", header),
    ];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(ends("headers", &package(&parts)).unwrap().header_footers.len(), 2);
}

#[test]
fn sections_and_headers_by_the_thousand() {
    let section = |at: usize| {
        format!(
            "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"h{at}\"/><w:pgSz w:w=\"16838\" w:h=\"11906\"/></w:sectPr></w:pPr></w:p>"
        )
    };
    let with = |count: usize| {
        let body: String = (0..count).map(section).collect();
        let mut relations = String::new();
        for at in 0..count {
            let _ = write!(relations, "<Relationship Id=\"h{at}\" Type=\"{REL}/header\" Target=\"h.xml\"/>");
        }
        let own = rels(&[]).replace("></R", &format!(">{relations}</R"));
        let header = format!("<w:hdr {W}>{}</w:hdr>", p("x"));
        package(&[
            ("_rels/.rels", &rels(&[("officeDocument", "d.xml")])),
            ("_rels/d.xml.rels", &own),
            ("d.xml", &main_part(&body)),
            ("h.xml", &header),
        ])
    };
    assert_eq!(ends("three thousand", &with(3000)).unwrap().sections.len(), 3000);
    assert!(matches!(ends("twenty thousand", &with(20_001)), Err(ReadError::TooLarge(_))));
}

#[test]
fn huge_values_are_cut_or_left_out() {
    let long = "x".repeat(4 * 1024 * 1024);
    let styles = format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"{long}\"/><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:rPr><w:rFonts w:ascii=\"{long}\" w:hAnsi=\"{long}\"/><w:sz w:val=\"9\"/></w:rPr></w:style>"
    );
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{long}%1\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    );
    let item = "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>chữ</w:t></w:r></w:p>";
    let parts = [
        ("_rels/.rels", rels(&[("officeDocument", "d.xml")])),
        ("_rels/d.xml.rels", rels(&[("styles", "s.xml"), ("numbering", "n.xml")])),
        ("d.xml", main_part(&item.repeat(3000))),
        ("s.xml", format!("<w:styles {W}>{styles}</w:styles>")),
        ("n.xml", format!("<w:numbering {W}>{numbering}</w:numbering>")),
    ];
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let docx = ends("names", &stored(&parts)).unwrap();
    assert!(docx.paragraphs.iter().all(|one| one.number.as_ref().is_some_and(|number| number.len() < 300)));
    let attributes: String = (0..20_000).fold(String::new(), |mut all, at| {
        let _ = write!(all, " w:a{at}=\"{at}\"");
        all
    });
    let attributes = ends("attributes", &around(&main_part(&format!("<w:p{attributes}/>"))));
    assert!(matches!(attributes, Err(ReadError::TooLarge(_))));
    let field =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>".repeat(30_000) + &"<w:r><w:t>x</w:t></w:r>".repeat(30_000);
    let _ = ends("open fields", &around(&main_part(&format!("<w:p>{field}</w:p>"))));
    for words in ["Quyết định số 1/QĐ-TTg, ", "Quyết định về ", "Kế hoạch số 1/KH-UBND; huyện "]
    {
        let run = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", words.repeat(5_000));
        let _ = ends(words, &stored_main(&main_part(&run)));
    }
    let _ = ends("no end of tags", &around(&main_part(&"<w:p w:a=\"'>".repeat(100_000))));
}

#[test]
fn types_and_names_that_do_not_fit() {
    let types = |kind: &str| {
        format!(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Override PartName=\"/D.xml\" ContentType=\"{kind}\"/></Types>"
        )
    };
    let of = |types: &str, name: &str| {
        package(&[
            ("[Content_Types].xml", types),
            ("_rels/.rels", &rels(&[("officeDocument", name)])),
            (name, &main_part(&p("x"))),
        ])
    };
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    for kind in [
        word,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ] {
        assert!(ends(kind, &of(&types(kind), "d.xml")).is_ok(), "{kind}");
    }
    for kind in [
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
        "image/png",
        "",
    ] {
        assert_eq!(ends(kind, &of(&types(kind), "d.xml")).unwrap_err(), ReadError::NotWord, "{kind}");
    }
    // A main part of a name that is none of Word's is known by its type.
    let named = types(word).replace("/D.xml", "/van/ban.bin");
    assert!(ends("name", &of(&named, "van/ban.bin")).is_ok());
    assert_eq!(ends("no type", &of(&types(word), "van/ban.bin")).unwrap_err(), ReadError::NotWord);
    assert!(matches!(ends("broken types", &of("<Types", "d.xml")).unwrap_err(), ReadError::Broken(_)));
    for target in
        ["/../../../etc/passwd", "..\\..\\d.xml", "file:///d.xml", "%2e%2e/d.xml", "\u{0}d.xml", "C:\\d.xml", ""]
    {
        let target = target.replace('\u{0}', "&#1;");
        let relations = rels(&[("officeDocument", &target)]);
        let _ = ends(
            &target,
            &package(&[("_rels/.rels", &relations), ("../../d.xml", &main_part("")), ("/etc/passwd", "x")]),
        );
    }
}

#[test]
fn bytes_that_are_no_text() {
    let good = main_part(&p("tốt"));
    for (name, bytes) in [
        ("a lone continuation byte", [good.as_bytes(), b"\x80"].concat()),
        ("an overlong slash", good.replace("tốt", "t\u{1}t").into_bytes()),
        ("a surrogate", [&b"\xED\xA0\x80"[..], good.as_bytes()].concat()),
        ("half of UTF-16", [&b"\xFF\xFE"[..], good.as_bytes(), b"\x00"].concat()),
        ("a zero", [good.as_bytes(), b"\x00"].concat()),
        ("another encoding", format!("<?xml version=\"1.0\" encoding=\"windows-1258\"?>{good}").into_bytes()),
    ] {
        let relations = rels(&[("officeDocument", "d.xml")]);
        let _ = ends(name, &stored(&[("_rels/.rels", relations.as_bytes()), ("d.xml", &bytes)]));
    }
    let twice = stored(&[("d.xml", b"<a/>"), ("D.XML", b"<a/>")]);
    assert!(matches!(ends("twice", &twice), Err(ReadError::Broken(_))));
}

#[test]
fn a_million_empty_paragraphs() {
    let docx = ends("many", &stored_main(&main_part(&"<w:p/>".repeat(100_000)))).unwrap();
    assert_eq!(docx.paragraphs.len(), 100_000);
    assert!(matches!(ends("more", &stored_main(&main_part(&"<w:p/>".repeat(300_001)))), Err(ReadError::TooLarge(_))));
}
