//! The reader: what Word would resolve, and files made to hurt.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use vanban::nd30::Nd30;
use vanban::read::{self, Align, Colour, Docx, Origin, ReadError};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub(crate) const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
pub(crate) const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub(crate) fn rels(relations: &[(&str, &str)]) -> String {
    let mut inside = String::new();
    for (index, (kind, target)) in relations.iter().enumerate() {
        let _ = write!(inside, "<Relationship Id=\"r{index}\" Type=\"{REL}/{kind}\" Target=\"{target}\"/>");
    }
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
    )
}

/// A package of a body, styles and numbering; the parts have names of their own.
pub(crate) fn built(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    package(&[
        ("_rels/.rels", &rels(&[("officeDocument", "van/chinh.xml")])),
        (
            "van/_rels/chinh.xml.rels",
            &rels(&[("styles", "kieu.xml"), ("numbering", "/so/so.xml"), ("header", "dau.xml")]),
        ),
        ("van/chinh.xml", &format!("<w:document {W}><w:body>{body}</w:body></w:document>")),
        ("van/kieu.xml", &format!("<w:styles {W}>{styles}</w:styles>")),
        ("so/so.xml", &format!("<w:numbering {W}>{numbering}</w:numbering>")),
        (
            "van/dau.xml",
            &format!(
                "<w:hdr {W}><w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>"
            ),
        ),
    ])
}

#[track_caller]
fn read_body(body: &str, styles: &str, numbering: &str) -> Docx {
    read::read(&built(body, styles, numbering)).unwrap()
}

pub(crate) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn values_come_down_the_chain_and_say_where_from() {
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"Thân\"/><w:basedOn w:val=\"N\"/><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:rPr><w:sz w:val=\"28\"/></w:rPr></w:style>\
        <w:style w:type=\"character\" w:styleId=\"C\"><w:name w:val=\"Đậm\"/><w:rPr><w:b/><w:color w:val=\"FF0000\"/></w:rPr></w:style>";
    let body = "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr>\
        <w:r><w:t>một</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"C\"/></w:rPr><w:t>hai</w:t></w:r>\
        <w:r><w:rPr><w:sz w:val=\"26\"/><w:caps/></w:rPr><w:t>ba</w:t></w:r></w:p>";
    let docx = read_body(body, styles, "");
    let paragraph = &docx.paragraphs[0];
    assert_eq!(
        (paragraph.format.align.value, &paragraph.format.align.from),
        (Align::Justify, &Origin::Style("Thân".into()))
    );
    let [one, two, three] = paragraph.runs.as_slice() else { panic!("{:?}", paragraph.runs) };
    assert_eq!((one.format.size.value, &one.format.size.from), (28, &Origin::Style("Thân".into())));
    assert_eq!((&*one.format.face.value, &one.format.face.from), ("Arial", &Origin::Defaults));
    assert_eq!((one.format.bold.value, &one.format.bold.from), (true, &Origin::Style("Normal".into())));
    assert!(!two.format.bold.value, "two styles that are both bold cancel out");
    assert_eq!(two.format.colour.value, Colour::Rgb(0xFF_0000));
    assert_eq!((three.format.size.value, &three.format.size.from), (26, &Origin::Direct));
    assert!(three.format.caps.value);
}

#[test]
fn styles_that_are_based_on_each_other_end() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/><w:rPr><w:i/></w:rPr></w:style>";
    let docx = read_body("<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>", styles, "");
    assert!(docx.paragraphs[0].runs[0].format.italic.value);
}

#[test]
fn numbers_are_those_that_word_writes() {
    let numbering = "<w:abstractNum w:abstractNumId=\"0\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl>\
        <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%3)\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"5\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let item = |level: u8| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
        )
    };
    let body: String = [0, 1, 1, 2, 2, 0, 1].map(item).concat();
    let docx = read_body(&body, "", numbering);
    let numbers: Vec<&str> = docx.paragraphs.iter().filter_map(|one| one.number.as_deref()).collect();
    assert_eq!(numbers, ["I.", "I.1", "I.2", "a)", "b)", "II.", "II.1"]);
}

#[test]
fn text_is_found_wherever_it_stands_and_counted_once() {
    let body = format!(
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>\
         <w:p><w:ins w:id=\"1\"><w:r><w:t>thêm</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>bỏ</w:delText></w:r></w:del>\
         <w:hyperlink><w:r><w:t> nối</w:t></w:r></w:hyperlink></w:p>\
         <w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>\
         <w:tbl><w:tr><w:tc>{}<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>\
         <w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
         <w:r><w:t>hôm nay</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p><w:altChunk/>",
        p("điều khiển"),
        p("hộp"),
        p("hộp"),
        p("ô"),
        p("ô trong"),
    );
    let docx = read_body(&body, "", "");
    let texts: Vec<String> =
        docx.paragraphs.iter().map(read::Paragraph::text).filter(|text| !text.is_empty()).collect();
    assert_eq!(texts, ["điều khiển", "thêm nối", "hộp", "ô", "ô trong", "hôm nay"]);
    assert_eq!((docx.extras.tracked, docx.extras.alt_chunks), (2, 1));
    assert!(docx.paragraphs.iter().any(|one| one.boxed));
}

#[test]
fn lines_are_seen_in_both_drawing_languages_and_as_borders() {
    let body = "<w:p><w:r><w:pict><v:line from=\"0,0\" to=\"100pt,0\"/></w:pict></w:r></w:p>\
        <w:p><w:r><w:drawing><wp:anchor><wp:extent cx=\"1270000\" cy=\"0\"/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:prstGeom prst=\"line\"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>\
        <w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\"/></w:pBdr></w:pPr></w:p><w:p/>";
    let docx = read_body(body, "", "");
    let lengths: Vec<Option<i64>> = docx
        .paragraphs
        .iter()
        .flat_map(|one| &one.lines)
        .map(|line| line.length.map(vanban::unit::Length::to_emu))
        .collect();
    assert_eq!(lengths, [Some(1_270_000), Some(1_270_000), None]);
}

#[test]
fn sections_take_headers_over() {
    let body = format!(
        "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"r2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:titlePg/></w:sectPr></w:pPr></w:p>\
         {}<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\"/><w:pgNumType w:start=\"1\"/></w:sectPr>",
        p("x")
    );
    let docx = read_body(&body, "", "");
    assert_eq!(docx.sections.len(), 2);
    assert_eq!(docx.sections[1].headers.default, docx.sections[0].headers.default);
    assert_eq!((docx.sections[0].title_page, docx.sections[1].first_number), (true, Some(1)));
    assert_eq!(docx.header_footers[docx.sections[1].headers.default.unwrap()].paragraphs[0].fields, ["PAGE"]);
    assert_eq!(docx.paragraphs.last().unwrap().section, 1);
}

#[test]
fn the_strict_edition_and_utf_16_are_read() {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let main = format!(
        "<w:document xmlns:w=\"{strict}\"><w:body><w:p><w:pPr><w:ind w:firstLine=\"12.7mm\"/></w:pPr><w:r><w:t>ệ</w:t></w:r></w:p></w:body></w:document>"
    );
    let kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";
    let relations =
        rels(&[]).replace("></R", &format!("><Relationship Id=\"a\" Type=\"{kind}\" Target=\"d.xml\"/></R"));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("_rels/.rels", SimpleFileOptions::default()).unwrap();
    writer.write_all(relations.as_bytes()).unwrap();
    writer.start_file("D.XML", SimpleFileOptions::default()).unwrap();
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(main.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    writer.write_all(&utf16).unwrap();
    let docx = read::read(&writer.finish().unwrap().into_inner()).unwrap();
    assert_eq!(docx.paragraphs[0].text(), "ệ");
    assert_eq!(docx.paragraphs[0].format.first.value, vanban::unit::Length::centi_mm(1270));
}

/// A main part around a text, as a whole package.
pub(crate) fn around(main: &str) -> Vec<u8> {
    package(&[("_rels/.rels", &rels(&[("officeDocument", "d.xml")])), ("d.xml", main)])
}

pub(crate) fn deep(element: &str, times: usize) -> String {
    format!(
        "<w:document {W}><w:body>{}{}</w:body></w:document>",
        format!("<w:{element}>").repeat(times),
        format!("</w:{element}>").repeat(times)
    )
}

#[test]
fn hostile_files_end_in_an_error_or_a_document() {
    let good = built(&p("tốt"), "", "");
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for part in 1..16 {
        files.push((format!("cut at {part}/16"), good[..good.len() * part / 16].to_vec()));
    }
    for at in (0..good.len()).step_by(good.len() / 12) {
        let mut flipped = good.clone();
        flipped[at] ^= 0x5A;
        files.push((format!("a flipped byte at {at}"), flipped));
    }
    let bomb = format!("<w:document {W}><w:body>{}</w:body></w:document>", " ".repeat(20 * 1024 * 1024));
    let many: String = p("x").repeat(20_000);
    let entities = "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>".to_owned() + &deep("p", 1);
    let texts: Vec<(&str, Vec<u8>)> = vec![
        ("nothing", Vec::new()),
        ("a text", b"Ke hoach".to_vec()),
        ("a PDF", b"%PDF-1.7\n".to_vec()),
        ("an empty archive", package(&[])),
        ("no relationships", package(&[("word/document.xml", "<a/>")])),
        ("a relationship to nowhere", package(&[("_rels/.rels", &rels(&[("officeDocument", "mat.xml")]))])),
        ("a relationship to itself", package(&[("_rels/.rels", &rels(&[("officeDocument", "_rels/.rels")]))])),
        ("a way out", package(&[("_rels/.rels", &rels(&[("officeDocument", "../../../../etc/passwd.xml")]))])),
        (
            "another kind of file",
            package(&[
                ("_rels/.rels", &rels(&[("officeDocument", "xl/workbook.xml")])),
                ("xl/workbook.xml", "<workbook/>"),
            ]),
        ),
        ("bad UTF-8", {
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            writer.start_file("_rels/.rels", SimpleFileOptions::default()).unwrap();
            writer.write_all(&[0xC3, 0x28, 0xFF]).unwrap();
            writer.finish().unwrap().into_inner()
        }),
        ("half an element", around("<w:document")),
        ("no body", around(&format!("<w:document {W}/>"))),
        ("an unknown namespace", around("<w:document xmlns:w=\"urn:x\"><w:body/></w:document>")),
        ("entities", around(&entities)),
        ("deep tables", around(&deep("tbl><w:tr><w:tc", 1))),
        ("ten thousand nested controls", around(&deep("sdt", 10_000))),
        ("fifty thousand nested insertions", around(&deep("ins", 50_000))),
        ("nested runs", around(&deep("r", 20_000))),
        ("a bomb", around(&bomb)),
        ("many paragraphs", around(&format!("<w:document {W}><w:body>{many}</w:body></w:document>"))),
        (
            "strange numbers",
            built(
                "<w:p><w:pPr><w:ind w:firstLine=\"99999999999999999999\"/><w:spacing w:line=\"-5\" w:lineRule=\"x\"/><w:jc w:val=\"?\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"-3\"/><w:color w:val=\"zz\"/></w:rPr><w:t>x</w:t></w:r></w:p>",
                "",
                "",
            ),
        ),
        (
            "a list of no level",
            built(
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"4294967295\"/></w:numPr></w:pPr></w:p>",
                "",
                "<w:num w:numId=\"1\"/>",
            ),
        ),
        (
            "a field that never ends",
            built(
                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:t>x</w:t></w:r></w:p>",
                "",
                "",
            ),
        ),
    ];
    files.extend(texts.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)));
    assert!(files.len() >= 40, "{}", files.len());
    for (name, bytes) in files {
        match read::read(&bytes) {
            Ok(docx) => {
                let _ = vanban::check::check(&docx, Nd30::embedded(), &vanban::check::Settings::default());
            }
            Err(error) => {
                let said = error.diagnostic();
                assert!(!said.message.is_empty() && !said.help.is_empty(), "{name}");
            }
        }
    }
}

#[test]
fn duplicate_parts_and_old_files_are_named() {
    let mut ole = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(read::read(&ole).unwrap_err(), ReadError::OldWord);
    ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read::read(&ole).unwrap_err(), ReadError::Encrypted);
    let twice = package(&[("a.xml", "<a/>"), ("A.xml", "<a/>")]);
    assert!(matches!(read::read(&twice).unwrap_err(), ReadError::Broken(_)));
}

/// A style that numbers and indents, based on one that indents too.
const NUMBERED: &str = "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"Gốc\"/><w:pPr><w:ind w:right=\"200\" w:firstLine=\"100\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"Mục\"/><w:basedOn w:val=\"B\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:ind w:left=\"300\"/></w:pPr></w:style>";
const LIST: &str = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/><w:pPr><w:ind w:left=\"720\" w:right=\"720\" w:firstLine=\"0\"/></w:pPr></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/></w:num>\
    <w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>";

#[test]
fn indents_of_a_style_that_numbers_win_those_of_a_list_on_the_paragraph_lose() {
    let item = |own: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"A\"/>{own}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>");
    let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
    let docx =
        read_body(&[item(""), item(list), item(&format!("{list}<w:ind w:left=\"50\"/>"))].concat(), NUMBERED, LIST);
    let indents = |at: usize| {
        let format = &docx.paragraphs[at].format;
        [&format.left, &format.right, &format.first].map(|value| (value.value.to_emu() / 635, value.from.clone()))
    };
    let (style, numbering) = (Origin::Style("Mục".into()), Origin::Numbering);
    assert_eq!(indents(0), [(300, style), (720, numbering.clone()), (0, numbering.clone())]);
    assert_eq!(indents(1), [(720, numbering.clone()), (720, numbering.clone()), (0, numbering.clone())]);
    assert_eq!(indents(2), [(50, Origin::Direct), (720, numbering.clone()), (0, numbering)]);
}

#[test]
fn lists_of_one_pattern_count_on_together() {
    let item = |list: u8| {
        format!("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr></w:p>")
    };
    let docx = read_body(&[1, 2, 1, 3, 3, 1].map(item).concat(), "", LIST);
    let numbers: Vec<&str> = docx.paragraphs.iter().filter_map(|one| one.number.as_deref()).collect();
    assert_eq!(numbers, ["1.", "2.", "3.", "7.", "8.", "9."]);
}

#[test]
fn notes_are_read_the_lines_above_them_are_not() {
    let notes = |element: &str, text: &str| {
        format!(
            "<w:{element}s {W}><w:{element} w:type=\"separator\" w:id=\"-1\">{}</w:{element}><w:{element} w:id=\"2\">{}</w:{element}></w:{element}s>",
            p("kẻ"),
            p(text)
        )
    };
    let bytes = package(&[
        ("_rels/.rels", &rels(&[("officeDocument", "d.xml")])),
        ("_rels/d.xml.rels", &rels(&[("footnotes", "f.xml"), ("endnotes", "e.xml")])),
        ("d.xml", &format!("<w:document {W}><w:body>{}</w:body></w:document>", p("x"))),
        ("f.xml", &notes("footnote", "chú thích")),
        ("e.xml", &notes("endnote", "cuối")),
    ]);
    let docx = read::read(&bytes).unwrap();
    let texts: Vec<String> = docx.notes.iter().map(read::Paragraph::text).collect();
    assert_eq!(texts, ["chú thích", "cuối"]);
}

#[test]
fn borders_of_a_table_come_from_itself_its_style_or_its_cells() {
    let styles = "<w:style w:type=\"table\" w:styleId=\"L\"><w:name w:val=\"Lưới\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr></w:style>";
    let table = |properties: &str, cell: &str| {
        format!(
            "<w:tbl><w:tblPr>{properties}</w:tblPr><w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{}</w:tc></w:tr></w:tbl>",
            p("x")
        )
    };
    let tables = [
        table("", ""),
        table("<w:tblStyle w:val=\"L\"/>", ""),
        table("<w:tblStyle w:val=\"L\"/><w:tblBorders><w:top w:val=\"nil\"/></w:tblBorders>", ""),
        table("", "<w:tcBorders/>"),
        table("", "<w:tcBorders><w:left w:val=\"single\"/></w:tcBorders>"),
    ];
    let docx = read_body(&tables.concat(), styles, "");
    let bordered: Vec<bool> = docx.paragraphs.iter().map(|one| one.cell.unwrap().bordered).collect();
    assert_eq!(bordered, [false, true, false, false, true]);
}
