//! Tables made to hurt by their size or shape: counted before they are held.

use std::io::{Cursor, Write as _};

use vanban::diag::Faults;
use vanban::intake::table::{TableOptions, Tasks, open_rows, read_tasks};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const LIST: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>TT</t></is></c><c r="B1" t="inlineStr"><is><t>Nhiệm vụ</t></is></c><c r="C1" t="inlineStr"><is><t>Chủ trì</t></is></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>Rà soát</t></is></c><c r="C2" t="inlineStr"><is><t>Sở Y tế</t></is></c></row>"#;

pub(crate) fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of so many sheets, all of one part.
pub(crate) fn book(sheets: usize, rows: &str, behind: &str, others: &[(&str, String)]) -> Vec<u8> {
    let named = |index| format!(r#"<sheet name="s{index}" sheetId="{index}" r:id="r1"/>"#);
    let sheets: String = (1..=sheets).map(named).collect();
    let mut parts = vec![
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships><Relationship Id="r1" Type="{TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        ("xl/workbook.xml", format!("<workbook><sheets>{sheets}</sheets></workbook>")),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships><Relationship Id="r1" Type="{TYPES}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{rows}</sheetData>{behind}</worksheet>")),
    ];
    parts.extend(others.iter().cloned());
    zipped(&parts)
}

fn ods(rows: &str) -> Vec<u8> {
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("META-INF/manifest.xml", "<manifest:manifest/>".to_owned()),
        (
            "content.xml",
            format!(
                r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="a">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
            ),
        ),
    ])
}

fn ods_cell(text: &str, attributes: &str) -> String {
    format!(r#"<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>"#)
}

fn ods_row(cells: &str, attributes: &str) -> String {
    format!("<table:table-row {attributes}>{cells}</table:table-row>")
}

fn read(bytes: &[u8]) -> Result<Tasks, Faults> {
    read_tasks(bytes, "bang", None, &TableOptions::default())
}

#[track_caller]
fn refused(bytes: &[u8], code: &str, words: &str) {
    let faults = read(bytes).expect_err(words);
    assert_eq!(faults[0].code.as_str(), code, "{words}: {}", faults[0].message);
    assert!(faults[0].message.contains(words) && !faults[0].help.is_empty(), "{}", faults[0].message);
}

#[test]
fn a_cell_far_away_does_no_harm() {
    let plain = read(&book(1, LIST, "", &[])).unwrap();
    for far in ["A1048576", "XFD2", "XFD1048576", "GR70000"] {
        let row: u32 = far.trim_start_matches(char::is_alphabetic).parse().unwrap();
        for cell in [format!(r#"<c r="{far}" s="1"/>"#), format!(r#"<c r="{far}"><v/></c>"#)] {
            let rows = format!(r#"{LIST}<row r="{row}">{cell}</row>"#);
            assert_eq!(read(&book(1, &rows, "", &[])).unwrap().groups, plain.groups, "{far}");
        }
    }
    let rows = format!(r#"{LIST}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#);
    assert_eq!(read(&book(1, &rows, "", &[])).unwrap().groups, plain.groups);
    let whole = r#"<mergeCells><mergeCell ref="D1:XFD1048576"/></mergeCells>"#;
    assert_eq!(read(&book(1, LIST, whole, &[])).unwrap().groups, plain.groups);
}

#[test]
fn cells_rows_strings_and_sheets_are_counted() {
    let cells = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(200));
    refused(&book(1, &cells.repeat(10_001), "", &[]), "VB224", "2.000.000 ô");
    refused(&book(1, &"<row/>".repeat(20_100_000), "", &[]), "VB224", "20.000.000 thẻ XML");
    refused(&book(1001, LIST, "", &[]), "VB224", "1.000 trang tính");
    // One part, read for each of the sheets that name it.
    refused(&book(900, &format!("{LIST}{}", " ".repeat(2_000_000)), "", &[]), "VB221", "256 MiB");
    let far = r#"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#;
    refused(&book(3, far, "", &[]), "VB224", "2.097.152 dòng");
    let far = format!("{LIST}{far}");
    let whole = r#"<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>"#;
    refused(&book(1, &far, whole, &[]), "VB224", "2.000.000 ô");
    let runs = format!("<mergeCells>{}</mergeCells>", r#"<mergeCell ref="A1:XFD9"/>"#.repeat(20_000));
    refused(&book(1, LIST, &runs, &[]), "VB224", "2.000.000 ô gộp");
    let said = |strings: &str| [("xl/sharedStrings.xml", strings.to_owned())];
    // What a table of strings says of its length is not believed.
    assert!(read(&book(1, LIST, "", &said(r#"<sst uniqueCount="99999999999"/>"#))).is_ok());
    let long = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(32_000));
    let cells = format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(100)).repeat(50);
    refused(&book(1, &cells, "", &said(&long)), "VB224", "64 MiB");
    let looks = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(300_001));
    refused(&book(1, LIST, "", &[("xl/styles.xml", looks)]), "VB224", "300.000 kiểu");
}

#[test]
fn parts_are_measured_as_they_unpack() {
    refused(&book(1, &" ".repeat(257 << 20), "", &[]), "VB221", "256 MiB");
    let many: Vec<(String, String)> = (0..10_001).map(|index| (format!("xl/{index}.xml"), String::new())).collect();
    let many: Vec<(&str, String)> = many.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    refused(&book(1, LIST, "", &many), "VB221", "10000 tệp con");
    refused(&zipped(&[("xl/workbook.bin", String::new())]), "VB222", ".xlsb");
}

#[test]
fn repeats_are_counted_before_they_unfold() {
    let head = ods_row(&["TT", "Nhiệm vụ", "Chủ trì"].map(|text| ods_cell(text, "")).concat(), "");
    let head = head + &ods_row(&["1", "Rà soát", "Sở Y tế"].map(|text| ods_cell(text, "")).concat(), "");
    let wide = r#"table:number-columns-repeated="16384""#;
    let high = r#"table:number-rows-repeated="1048576""#;
    let empty = format!("<table:table-cell {wide}/>");
    let plain = read(&ods(&head)).unwrap();
    assert_eq!(read(&ods(&format!("{head}{}", ods_row(&empty, high)))).unwrap().groups, plain.groups);
    assert_eq!(read(&ods(&format!("{head}{}", ods_row(&ods_cell("", wide), high)))).unwrap().groups, plain.groups);
    refused(&ods(&format!("{head}{}", ods_row(&ods_cell("x", ""), high).repeat(3))), "VB224", "");
    let spaces = ods_cell(r#"<text:s text:c="99999999999"/>"#, "");
    assert!(read(&ods(&format!("{head}{}", ods_row(&spaces, "")))).is_ok());
    let far =
        ods_row("<table:table-cell/>", r#"table:number-rows-repeated="1048000""#) + &ods_row(&ods_cell("x", ""), "");
    assert!(read(&ods(&format!("{head}{far}"))).is_ok());
}

#[test]
fn rows_of_csv_are_counted() {
    for (body, words) in [(";", "ô"), ("\n", "dòng")] {
        refused(format!("TT;Nhiệm vụ\n{}", body.repeat(6_000_000)).as_bytes(), "VB224", words);
    }
    // Rows that hold nothing are no burden, those that do have a limit.
    let rows = |row: &str| format!("TT;Nhiệm vụ\n1;Rà soát\n{}", row.repeat(250_000));
    assert_eq!(read(rows(";\n").as_bytes()).unwrap().groups[0].nhiem_vu.len(), 1);
    refused(rows(";a\n").as_bytes(), "VB224", "250.000 dòng có nội dung");
    refused(&book(1, &"<row><c><v>1</v></c></row>".repeat(250_001), "", &[]), "VB224", "250.000 dòng có nội dung");
    refused(format!("TT,Nhiệm vụ\n{}", "x".repeat(5 << 20)).as_bytes(), "VB224", "dài quá 4 MiB");
    let open = format!("TT,Nhiệm vụ\n1,\"{}", "dòng chữ dài\n".repeat(400_000));
    refused(open.as_bytes(), "VB211", "mở ở dòng 2");
    let folder = tempfile::TempDir::new().unwrap();
    for (name, text) in [
        ("mot-dong.csv", format!("a;b\n1;{}", "x".repeat(9 << 20))),
        ("ngoac.csv", format!("a,b\n1,\"{}", "x\n".repeat(5 << 20))),
        ("ten.csv", ";".repeat(9 << 20)),
        ("a.ndjson", format!("{{\"a\": \"{}", "x".repeat(9 << 20))),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let faults = match open_rows(&path, false) {
            Err(faults) => faults,
            Ok(rows) => {
                let rows: Vec<_> = rows.collect();
                assert_eq!(rows.len(), 1, "{name}");
                rows[0].1.clone().expect_err(name)
            }
        };
        assert!(faults[0].message.contains("dài quá 4 MiB"), "{name}: {}", faults[0].message);
    }
}

#[test]
fn what_stands_above_is_looked_up_once() {
    let list = |rows: &str| format!("TT;Nhiệm vụ;Chủ trì\n1;Rà soát;Sở Y tế\n{rows}");
    let as_above = read(list(&"2;Việc;nt\n".repeat(100_000)).as_bytes()).unwrap();
    let lowest = as_above.groups[0].nhiem_vu.last().unwrap();
    assert_eq!(vanban::plan::plain_text(&lowest.chu_tri[0]), "Sở Y tế");
    let deep: Vec<String> = (2..=22).map(|level| vec!["1"; level].join(".") + ";Việc;Sở Y tế").collect();
    refused(list(&deep.join("\n")).as_bytes(), "VB224", "quá 20 cấp");
}

#[test]
fn what_no_reader_sees_the_cost_of_is_counted() {
    let code = format!(r#"<numFmt numFmtId="164" formatCode="{}"/>"#, "0".repeat(60_000));
    let looks = format!(
        "<styleSheet><numFmts>{code}</numFmts><cellXfs>{}</cellXfs></styleSheet>",
        r#"<xf numFmtId="164"/>"#.repeat(2_000)
    );
    assert!(read(&book(1, LIST, "", &[("xl/styles.xml", looks)])).is_ok());
    refused(&vec![0xFF; 4 << 20], "VB210", "bảng mã");
    let broken = [&b"PK\x03\x04"[..], &[0; 100]].concat();
    let faults = read(&broken).unwrap_err();
    assert!(faults[0].code == "VB220" && faults[0].message.contains("gói ZIP"), "{}", faults[0].message);
}
