//! What workbooks say beside their cells: hidden sheets, rows and columns, text that is struck out, formulas without a result,
//! odd references and names of parts, data styles of ODS.

use std::fs;

use vanban::diag::Faults;
use vanban::intake::table::{TableOptions, Tasks, open_rows, read_tasks};
use vanban::plan::{NhiemVu, plain_text};

use crate::table_limits::zipped;

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A sheet of a workbook: its name, whether it is hidden, rows of cells as XML, what stands before and behind them.
struct Sheet<'s> {
    name: &'s str,
    state: &'s str,
    rows: String,
    before: &'s str,
    behind: &'s str,
}

fn text(cell: &str) -> String {
    format!(r#"<c t="inlineStr"><is><t>{cell}</t></is></c>"#)
}

fn row(attributes: &str, cells: &[&str]) -> String {
    let cells: String =
        cells.iter().map(|cell| if cell.starts_with('<') { (*cell).to_owned() } else { text(cell) }).collect();
    format!("<row {attributes}>{cells}</row>")
}

/// The rows of a list: its head, and rows that are given.
fn list(rows: &[String]) -> Sheet<'static> {
    let head = row("", &["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"]);
    Sheet { name: "KH", state: "visible", rows: head + &rows.concat(), before: "", behind: "" }
}

fn workbook(sheets: &[Sheet<'_>], styles: &str) -> Vec<u8> {
    let said = |(at, sheet): (usize, &Sheet<'_>)| {
        format!(r#"<sheet name="{}" sheetId="{at}" state="{}" r:id="r{at}"/>"#, sheet.name, sheet.state)
    };
    let names: String = sheets.iter().enumerate().map(said).collect();
    let leads = (0..sheets.len())
        .map(|at| format!(r#"<Relationship Id="r{at}" Type="{TYPES}/worksheet" Target="worksheets/s{at}.xml"/>"#));
    let leads: String = leads.collect();
    let mut parts = vec![
        (
            "_rels/.rels".to_owned(),
            format!(
                r#"<Relationships><Relationship Id="r1" Type="{TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        ("xl/workbook.xml".to_owned(), format!("<workbook><sheets>{names}</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{leads}</Relationships>")),
        ("xl/styles.xml".to_owned(), format!("<styleSheet>{styles}</styleSheet>")),
    ];
    for (at, Sheet { rows, before, behind, .. }) in sheets.iter().enumerate() {
        let part = format!("<worksheet>{before}<sheetData>{rows}</sheetData>{behind}</worksheet>");
        parts.push((format!("xl/worksheets/s{at}.xml"), part));
    }
    let parts: Vec<(&str, String)> = parts.iter().map(|(name, part)| (name.as_str(), part.clone())).collect();
    zipped(&parts)
}

fn read(bytes: &[u8]) -> Result<Tasks, Faults> {
    read_tasks(bytes, "a.xlsx", None, &TableOptions::default())
}

/// The tasks of a workbook, and what is told.
#[track_caller]
fn case(sheets: &[Sheet<'_>], styles: &str, tasks: &[&str], told: &[&str]) {
    let read = read(&workbook(sheets, styles)).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(contents(&read), tasks);
    let messages: Vec<&str> = read.notes.iter().map(|note| note.message.as_str()).collect();
    assert_eq!(messages, told);
}

fn contents(tasks: &Tasks) -> Vec<String> {
    let content = |task: &NhiemVu| {
        let time = task.thoi_gian.as_ref().map(plain_text).unwrap_or_default();
        format!("{} {time}", plain_text(&task.noi_dung)).trim().to_owned()
    };
    tasks.groups.iter().flat_map(|group| &group.nhiem_vu).map(content).collect()
}

fn task(number: &str, content: &str) -> String {
    row("", &[number, content, "VP", "Quý I"])
}

#[test]
fn hidden_sheets_are_not_read() {
    let mut old = list(&[task("1", "Cũ")]);
    (old.name, old.state) = ("KH 2025", "hidden");
    let mut very = list(&[task("1", "Rất cũ")]);
    (very.name, very.state) = ("KH 2024", "veryHidden");
    let sheets = [old, very, list(&[task("1", "Mới")])];
    case(&sheets, "", &["Mới Quý I"], &["không đọc trang tính đang ẩn: «KH 2025», «KH 2024»"]);
    let named = read_tasks(&workbook(&sheets, ""), "a.xlsx", Some("kh  2025"), &TableOptions::default()).unwrap();
    assert_eq!(contents(&named), ["Cũ Quý I"]);
    let faults = read(&workbook(&sheets[..2], "")).unwrap_err();
    assert_eq!(faults[0].message, "mọi trang tính của tệp đều đang ẩn");
}

#[test]
fn hidden_rows_and_columns_are_left_out_and_told() {
    let hidden = row(r#"hidden="1""#, &["2", "Ẩn", "VP", "Quý I"]);
    let flat = row(r#"ht="0" customHeight="1""#, &["3", "Dẹt", "VP", "Quý I"]);
    let rows = [task("1", "Một"), hidden.clone(), flat, task("4", "Bốn")];
    case(&[list(&rows)], "", &["Một Quý I", "Bốn Quý I"], &["2 dòng bị ẩn trong bảng, không đọc: dòng 3, 4"]);
    let mut filtered = list(&[task("1", "Một"), hidden]);
    filtered.behind = r#"<autoFilter ref="A1:D3"/>"#;
    case(&[filtered], "", &["Một Quý I"], &["1 dòng bị lọc hoặc ẩn trong bảng, không đọc: dòng 3"]);
    let mut column = list(&[task("1", "Một")]);
    column.before = r#"<cols><col min="4" max="4" hidden="1"/></cols>"#;
    case(&[column], "", &["Một"], &["cột bị ẩn trong bảng, không đọc: cột D"]);
}

#[test]
fn a_table_of_a_batch_tells_what_is_hidden() {
    let mut sheet = list(&[]);
    sheet.rows =
        row("", &["co_quan", "viet_tat"]) + &row(r#"hidden="1""#, &["Sở Ẩn", "SA"]) + &row("", &["Sở Y tế", "SYT"]);
    sheet.before = r#"<cols><col min="2" max="2" hidden="1"/></cols>"#;
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("b.xlsx");
    fs::write(&path, workbook(&[sheet], "")).unwrap();
    let rows = open_rows(&path, false).unwrap();
    let told: Vec<String> = rows.notes.iter().map(|note| note.message.clone()).collect();
    assert_eq!(told, ["cột bị ẩn trong bảng, vẫn đọc: cột B", "1 dòng bị ẩn trong bảng, không đọc: dòng 2"]);
    assert_eq!(rows.count(), 1);
}

#[test]
fn what_is_struck_out_is_told() {
    const STYLES: &str = r#"<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf/><xf fontId="1"/><xf fontId="2"/></cellXfs>"#;
    let struck = |cell: &str, look: &str| format!(r#"<c s="{look}" t="inlineStr"><is><t>{cell}</t></is></c>"#);
    let whole = ["2", "Bỏ", "VP", "Quý I"].map(|cell| struck(cell, "1")).concat();
    let plain = ["3", "Giữ", "VP", "Quý I"].map(|cell| struck(cell, "2")).concat();
    let rows = [task("1", "Một"), format!("<row>{whole}</row>"), format!("<row>{plain}</row>")];
    case(&[list(&rows)], STYLES, &["Một Quý I", "Giữ Quý I"], &["1 dòng bị gạch ngang chữ, không đọc: dòng 3"]);
    let part = "<c t=\"inlineStr\"><is><r><rPr><strike/></rPr><t>Quý I</t></r><r><t xml:space=\"preserve\"> Quý II</t></r></is></c>";
    let rows = [row("", &["1", "Một", "VP", part])];
    case(
        &[list(&rows)],
        STYLES,
        &["Một Quý I Quý II"],
        &["chữ bị gạch ngang trong ô vẫn được đọc như chữ thường: ô D2"],
    );
}

#[test]
fn formulas_without_a_result_are_told() {
    for cell in ["<c><f>A1</f></c>", "<c><f>A1</f><v/></c>", "<c><f t=\"shared\" si=\"0\"/></c>"] {
        let faults = read(&workbook(&[list(&[row("", &["1", "Một", "VP", cell])])], "")).unwrap_err();
        assert_eq!(faults[0].message, "ô có công thức chưa được tính", "{cell}");
        assert_eq!(faults[0].place.path.as_deref(), Some("trang «KH», ô D2"));
    }
    // A formula whose result is an empty text has one.
    case(&[list(&[row("", &["1", "Một", "VP", "<c t=\"str\"><f>A1</f><v></v></c>"])])], "", &["Một"], &[]);
}

#[test]
fn another_sheet_with_the_same_head_is_told() {
    let mut next = list(&[task("1", "Hai")]);
    next.name = "Quý II";
    let mut other = Sheet { name: "Danh bạ", ..list(&[]) };
    other.rows = row("", &["Họ tên", "Chức vụ"]);
    case(
        &[list(&[task("1", "Một")]), other, next],
        "",
        &["Một Quý I"],
        &["chỉ đọc trang «KH»; còn trang có bảng giống thế: «Quý II»"],
    );
}

#[test]
fn odd_references_are_passed_over() {
    for (before, behind) in [
        (r#"<dimension ref=""/>"#, ""),
        (r#"<dimension ref="A:XFD"/>"#, r#"<mergeCells><mergeCell ref="&#x17;"/><mergeCell/></mergeCells>"#),
        ("", r#"<mergeCells><mergeCell ref="D9:A1"/><mergeCell ref="A1"/><mergeCell ref="1:3"/></mergeCells>"#),
    ] {
        let sheet = Sheet { before, behind, ..list(&[task("1", "Một")]) };
        case(&[sheet], "", &["Một Quý I"], &[]);
    }
}

#[test]
fn parts_are_found_by_their_relations() {
    let list = list(&[task("1", "Một")]);
    let part = format!(
        "<x:worksheet><x:sheetData>{}</x:sheetData></x:worksheet>",
        list.rows.replace('<', "<x:").replace("<x:/", "</x:")
    );
    let lead = |folder: &str, target: &str, sort: &str| {
        let lead = format!(r#"<Relationship Id="r1" Type="{TYPES}/{sort}" Target="{target}"/>"#);
        (folder.to_owned(), format!("<Relationships>{lead}</Relationships>"))
    };
    for (main, rels, sheet, target) in [
        (r"xl\workbook.xml", r"xl\_rels\workbook.xml.rels", r"xl\worksheets\Sheet1.xml", "worksheets/sheet1.xml"),
        ("XL/Workbook.XML", "XL/_rels/Workbook.XML.rels", "xl/WORKSHEETS/Sheet1.xml", "worksheets/sheet1.xml"),
        ("so/so.xml", "so/_rels/so.xml.rels", "trang/mot.xml", "../trang/mot.xml"),
        ("so.xml", "_rels/so.xml.rels", "mot.xml", "/mot.xml"),
    ] {
        let named = r#"<workbook><sheets><sheet name="KH" r:id="r1"/></sheets></workbook>"#.to_owned();
        let (root, root_lead) = lead("_rels/.rels", &main.replace('\\', "/"), "officeDocument");
        let (rels, sheet_lead) = lead(rels, target, "worksheet");
        let bytes = zipped(&[(&root, root_lead), (main, named), (&rels, sheet_lead), (sheet, part.clone())]);
        assert_eq!(
            contents(&read(&bytes).unwrap_or_else(|faults| panic!("{main}: {faults:#?}"))),
            ["Một Quý I"],
            "{main}"
        );
    }
}

#[test]
fn what_is_no_workbook_says_what_it_is() {
    let zip = |name: &str| zipped(&[(name, String::new())]);
    let lock = [&[5], &b"Admin"[..], &[b' '; 159]].concat();
    let utf16: Vec<u8> = "\u{feff}<html><table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (lock, "tệp tạm của Excel"),
        (b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>".to_vec(), "trang web (HTML)"),
        (b"\xEF\xBB\xBF\r\n<!DOCTYPE html>".to_vec(), "trang web (HTML)"),
        (b"<table border=1><tr><td>STT</td>".to_vec(), "trang web (HTML)"),
        (utf16, "trang web (HTML)"),
        (
            b"<?xml version=\"1.0\"?>\r\n<?mso-application progid=\"Excel.Sheet\"?><Workbook/>".to_vec(),
            "bảng tính XML 2003",
        ),
        (
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">".to_vec(),
            "bảng tính XML 2003",
        ),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related".to_vec(), "MHTML"),
        (b"%PDF-1.7".to_vec(), "PDF"),
        (b"{\\rtf1\\ansi}".to_vec(), "RTF"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "ảnh"),
        (b"Rar!\x1a\x07".to_vec(), "RAR"),
        (zip("word/document.xml"), "Word"),
        (zip("ppt/presentation.xml"), "PowerPoint"),
        (zip("Index/Document.iwa"), "Numbers"),
        (zip("xl/workbook.bin"), ".xlsb"),
        (zip("readme.txt"), "tệp nén ZIP"),
        (open_document("text"), "ODT"),
        (open_document("presentation"), "ODP"),
        (compound("WordDocument"), "Word 97–2003 (.doc)"),
        (compound("PowerPoint Document"), "PowerPoint 97–2003 (.ppt)"),
    ];
    for (bytes, what) in cases {
        let faults = read(&bytes).expect_err(what);
        assert_eq!(faults[0].code, "VB222", "{what}");
        assert!(faults[0].message.contains(what) && !faults[0].help.is_empty(), "{what}: {}", faults[0].message);
    }
}

/// The beginning of an OpenDocument file, which says what it is.
fn open_document(kind: &str) -> Vec<u8> {
    let says = format!("application/vnd.oasis.opendocument.{kind}");
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in [("mimetype", says.as_str()), ("content.xml", "<a/>")] {
        file.start_file(name, stored).unwrap();
        std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

/// A damaged compound file with the name of a stream.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(3_000, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn a_password_is_that_of_what_it_is() {
    let manifest = "<manifest:manifest xmlns:manifest=\"m\"><manifest:encryption-data/></manifest:manifest>";
    let ods = zipped(&[("content.xml", "<a/>".to_owned()), ("META-INF/manifest.xml", manifest.to_owned())]);
    let mut xlsx = workbook(&[list(&[row("", &["1", "a", "VP", "Quý I"])])], "");
    // The mark of a part that is encrypted, in the list of parts and before each.
    for (mark, at) in [(&b"PK\x03\x04"[..], 6), (b"PK\x01\x02", 8)] {
        let starts: Vec<usize> = (0..xlsx.len()).filter(|start| xlsx[*start..].starts_with(mark)).collect();
        for start in starts {
            xlsx[start + at] |= 1;
        }
    }
    for (bytes, what, program) in [
        (ods, "tệp ODS", "LibreOffice"),
        (xlsx, "tệp Excel", "Excel"),
        (compound("EncryptedPackage"), "Word hoặc Excel", "Excel"),
    ] {
        let faults = read(&bytes).expect_err(what);
        assert_eq!(faults[0].code, "VB205", "{what}");
        let said = &faults[0];
        assert!(said.message.contains(what) && said.help[0].contains(program), "{what}: {said:?}");
    }
}

#[test]
fn escapes_are_resolved_in_xlsx() {
    let cell = text("Rà_x0020_soát_x005F_x_x000D_\nhai_x00ZZ_ &amp; &#7841;");
    let read = read(&workbook(&[list(&[row("", &["1", &cell, "VP", "Quý I"])])], "")).unwrap();
    assert_eq!(contents(&read), ["Rà soát_x\nhai_x00ZZ_ & ạ Quý I"]);
}

#[test]
fn styles_of_ods_are_those_of_columns_too() {
    let head = "<office:document-content><office:automatic-styles>\
        <number:date-style style:name=\"N1\"><number:text>Tháng </number:text><number:month/><number:text>/</number:text><number:year number:style=\"long\"/></number:date-style>\
        <number:percentage-style style:name=\"N2\"><number:number number:decimal-places=\"1\" number:min-integer-digits=\"1\"/><number:text>%</number:text></number:percentage-style>\
        <style:style style:name=\"ce1\" style:data-style-name=\"N1\"/><style:style style:name=\"ce2\" style:parent-style-name=\"cha\"/>\
        <style:style style:name=\"cha\" style:data-style-name=\"N2\"/>\
        <style:style style:name=\"an\"><style:table-properties table:display=\"false\"/></style:style>\
        </office:automatic-styles><office:body><office:spreadsheet>";
    let said = |cell: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>")
    };
    let rows = [
        ["TT", "Nhiệm vụ", "Thời gian", "Chỉ tiêu"].map(said).concat(),
        ["1", "Một"].map(said).concat()
            + "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-12-01\"><text:p>x</text:p></table:table-cell>\
               <table:table-cell table:style-name=\"ce2\" office:value-type=\"percentage\" office:value=\"0.986\"><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>x</text:p></table:table-cell>",
    ];
    let rows = rows.map(|cells| format!("<table:table-row>{cells}</table:table-row>")).concat();
    let hidden =
        format!("<table:table-row table:visibility=\"filter\">{}</table:table-row>", ["2", "Lọc"].map(said).concat());
    let columns = "<table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:default-cell-style-name=\"ce1\"/>";
    let body = format!(
        "{head}<table:table table:name=\"Cũ\" table:style-name=\"an\"/><table:table table:name=\"KH\">{columns}{rows}{hidden}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let bytes = zipped(&[("content.xml", body)]);
    let read = read(&bytes).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!(contents(&read), ["Một Tháng 12/2026"]);
    assert_eq!(plain_text(read.groups[0].nhiem_vu[0].chi_tieu.as_ref().unwrap()), "98,6%");
    let told: Vec<&str> = read.notes.iter().map(|note| note.message.as_str()).collect();
    assert_eq!(told, ["không đọc trang tính đang ẩn: «Cũ»", "1 dòng bị lọc hoặc ẩn trong bảng, không đọc: dòng 3"]);
}

/// Parts with bytes changed, taken out and doubled: each is read or refused, none stops the program.
#[test]
fn damaged_parts_are_read_or_refused() {
    const STYLES: &str = r#"<numFmts><numFmt numFmtId="164" formatCode="[>=0]#,##0.0;[Red]-0%"/></numFmts><fonts><font><strike/></font></fonts><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs>"#;
    let rows = row(
        "hidden=\"1\"",
        &["2", "Ẩn", "<c s=\"1\"><v>-1234.5</v></c>", "<c r=\"D2\" s=\"2\"><f>A1</f><v>46096</v></c>"],
    );
    let sheet = list(&[task("1", "Một"), rows]);
    let part = format!(
        "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>{}</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>",
        sheet.rows
    );
    let body = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"2\" table:number-rows-spanned=\"2\" office:value-type=\"float\" office:value=\"1.5\"><text:p>x<text:s text:c=\"3\"/></text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>".to_owned();
    let named = r#"<workbook><workbookPr date1904="1"/><sheets><sheet name="KH" r:id="r1"/></sheets></workbook>"#;
    let lead =
        format!(r#"<Relationships><Relationship Id="r1" Type="{TYPES}/worksheet" Target="s.xml"/></Relationships>"#);
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    for _ in 0..1_500 {
        let mut parts = [
            ("xl/workbook.xml", named.to_owned()),
            ("xl/_rels/workbook.xml.rels", lead.clone()),
            ("xl/styles.xml", format!("<styleSheet>{STYLES}</styleSheet>")),
            ("xl/s.xml", part.clone()),
            ("content.xml", body.clone()),
        ];
        let at = next(parts.len());
        let mut bytes = parts[at].1.clone().into_bytes();
        for _ in 0..=next(4) {
            let place = next(bytes.len());
            let digits = *b"0123456789<>\"/ AZ:-";
            match next(3) {
                0 => bytes[place] = digits[next(digits.len())],
                1 => drop(bytes.remove(place)),
                _ => bytes.splice(place..place, b"99999999999".iter().copied()).for_each(drop),
            }
        }
        parts[at].1 = String::from_utf8_lossy(&bytes).into_owned();
        let ods = [parts[4].clone()];
        for parts in [&parts[..4], &ods[..]] {
            if let Err(faults) = read(&zipped(parts)) {
                assert!(faults.iter().all(|fault| !fault.message.is_empty()));
            }
        }
    }
}
