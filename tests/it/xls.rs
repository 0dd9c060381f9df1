//! XLS workbooks, built record by record: every kind of cell comes in, what is broken or made to hurt is refused.

use std::fs;

use vanban::diag::Faults;
use vanban::intake::table::{TableOptions, Tasks, open_rows, read_tasks};

use crate::biff::{BOF, EOF, SECTOR, book, cell, compound, label, list, record, shared, shorts, stream, table, wide};

/// The cells of a sheet below a head, as text.
#[track_caller]
fn rows(file: &[u8]) -> Vec<Vec<String>> {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("a.xls");
    fs::write(&path, file).unwrap();
    let shown = |(_, row): (usize, Result<Vec<(String, serde_json::Value)>, Faults>)| {
        row.unwrap().into_iter().map(|(_, value)| value.as_str().unwrap().to_owned()).collect()
    };
    open_rows(&path, false).unwrap_or_else(|faults| panic!("{}", faults[0].message)).map(shown).collect()
}

fn read(bytes: &[u8]) -> Result<Tasks, Faults> {
    read_tasks(bytes, "bang.xls", None, &TableOptions::default())
}

#[track_caller]
fn refused(bytes: &[u8], code: &str, words: &str) {
    let faults = read(bytes).expect_err(words);
    assert_eq!(faults[0].code.as_str(), code, "{words}: {}", faults[0].message);
    assert!(faults[0].message.contains(words) && !faults[0].help.is_empty(), "{}", faults[0].message);
}

#[test]
fn every_kind_of_cell_comes_in() {
    let format = |id: usize, code: &str| record(0x041E, &[shorts(&[id]), wide(code)].concat());
    let look = |format: usize| record(0x00E0, &shorts(&[0, format, 0, 0]));
    let globals = [
        format(164, "\"Tháng \"m/yyyy"),
        [0, 164, 9, 14].map(look).concat(),
        table(&[shared("Văn phòng"), shared("plain")].concat()),
    ]
    .concat();
    let float = |value: f64| value.to_le_bytes();
    let formula = |column: usize, result: [u8; 8]| cell(0x0006, 1, column, 0, &[&result[..], &[0; 8]].concat());
    let said = |sort: u8, value: u8| [sort, 0, value, 0, 0, 0, 0xFF, 0xFF];
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (cell(0x0203, 1, 0, 0, &float(1234.5)), "1234,5"),
        (cell(0x0203, 1, 1, 1, &float(46067.0)), "Tháng 2/2026"),
        (cell(0x0203, 1, 2, 2, &float(0.5)), "50%"),
        (cell(0x0203, 1, 3, 3, &float(46067.0)), "14/02/2026"),
        (cell(0x027E, 1, 4, 0, &(((-7_i32) << 2) | 2).to_le_bytes()), "-7"),
        (cell(0x027E, 1, 5, 0, &((1250_i32 << 2) | 3).to_le_bytes()), "12,5"),
        (cell(0x027E, 1, 6, 0, &(0x3FF8_0000_u32).to_le_bytes()), "1,5"),
        (cell(0x00FD, 1, 7, 0, &0_u32.to_le_bytes()), "Văn phòng"),
        (cell(0x00FD, 1, 8, 0, &1_u32.to_le_bytes()), "plain"),
        (label(1, 9, "Đề nghị 𝔸"), "Đề nghị 𝔸"),
        (cell(0x00D6, 1, 10, 0, &[wide("ghi"), shorts(&[0])].concat()), "ghi"),
        (cell(0x0205, 1, 11, 0, &[1, 0]), "x"),
        (cell(0x0205, 1, 12, 0, &[0, 0]), ""),
        (formula(13, float(3.0)), "3"),
        ([formula(14, said(0, 0)), record(0x04BC, b"shared"), record(0x0207, &wide("ra chữ"))].concat(), "ra chữ"),
        (formula(15, said(1, 1)), "x"),
        (formula(16, said(1, 0)), ""),
        (formula(17, said(3, 0)), ""),
        // A chart within the sheet, whose records are none of its cells.
        ([record(0x0809, BOF), label(1, 18, "của biểu đồ"), EOF.to_vec()].concat(), ""),
        (cell(0x0201, 1, 19, 0, &[]), ""),
    ];
    let mut sheet: Vec<u8> = (0..cases.len() + 2).flat_map(|column| label(0, column, &format!("c{column}"))).collect();
    for (record, _) in &cases {
        sheet.extend(record);
    }
    // Two numbers side by side.
    let two = [shorts(&[1, 20, 0]), vec![6, 0, 0, 0], shorts(&[0]), vec![10, 0, 0, 0], shorts(&[21])].concat();
    sheet.extend(record(0x00BD, &two));
    let mut right: Vec<&str> = cases.iter().map(|(_, text)| *text).collect();
    right.extend(["1", "2"]);
    assert_eq!(rows(&book(&globals, &[sheet])), [right]);
}

#[test]
fn merged_cells_and_the_day_that_counting_begins_are_read() {
    let merged = record(0x00E5, &shorts(&[1, 1, 2, 0, 0]));
    let sheet = [label(0, 0, "A"), label(0, 1, "B"), label(1, 0, "chung"), label(1, 1, "1"), label(2, 1, "2"), merged];
    assert_eq!(rows(&book(&[], &[sheet.concat()])), [["chung", "1"], ["chung", "2"]]);
    let globals = [record(0x0022, &[1, 0]), record(0x00E0, &shorts(&[0, 14]))].concat();
    let sheet = [label(0, 0, "A"), cell(0x0203, 1, 0, 0, &44605_f64.to_le_bytes())].concat();
    assert_eq!(rows(&book(&globals, &[sheet])), [["14/02/2026"]]);
}

#[test]
fn a_string_may_be_parted_anywhere() {
    let text = "Kế hoạch năm";
    for at in 0..=text.chars().count() {
        let units: Vec<u16> = text.encode_utf16().collect();
        let wide = |units: &[u16]| -> Vec<u8> { units.iter().flat_map(|unit| unit.to_le_bytes()).collect() };
        // Behind it runs of formats and a phonetic reading; the rest in one byte a letter where it has no marks.
        let head = [shorts(&[units.len()]), vec![13], shorts(&[1]), 6_u32.to_le_bytes().to_vec()].concat();
        let (before, after) = units.split_at(at);
        let narrow = after.iter().all(|unit| *unit < 0x100);
        let rest: Vec<u8> =
            if narrow { after.iter().map(|unit| u8::try_from(*unit).unwrap()).collect() } else { wide(after) };
        let first = [shared("a"), head, wide(before)].concat();
        // What goes on says anew how wide it is, if any of the string is left.
        let width = if after.is_empty() { vec![] } else { vec![u8::from(!narrow)] };
        let second = [width, rest, vec![7; 7]].concat();
        let third = [vec![7; 3], shared("c")].concat();
        let parted = [table(&first), record(0x003C, &second), record(0x003C, &third)].concat();
        let sheet = [label(0, 0, "A"), cell(0x00FD, 1, 0, 0, &1_u32.to_le_bytes())].concat();
        assert_eq!(rows(&book(&parted, &[sheet])), [[text]], "{at}");
    }
    let [first, rest] = [8000, 1000].map(|length| "ă".repeat(length));
    let said = [shorts(&[9000]), wide(&first)[2..].to_vec()].concat();
    let behind = &wide(&rest)[2..];
    let result = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0];
    let sheet = [label(0, 0, "A"), cell(6, 1, 0, 0, &result), record(0x0207, &said), record(0x003C, behind)].concat();
    assert_eq!(rows(&book(&[], &[sheet])), [[first + &rest]]);
}

#[test]
fn errors_of_formulas_are_told_with_their_cells() {
    let divided = [&[2, 0, 7, 0, 0, 0, 0xFF, 0xFF][..], &[0; 8]].concat();
    let sheet =
        [label(0, 0, "a"), label(0, 1, "b"), cell(0x0205, 1, 0, 0, &[0x2A, 1]), cell(0x0006, 1, 1, 0, &divided)];
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("a.xls");
    fs::write(&path, book(&[], &[sheet.concat()])).unwrap();
    let (_, row) = open_rows(&path, false).unwrap().next().unwrap();
    let told: Vec<String> = row.unwrap_err().iter().map(|fault| fault.message.clone()).collect();
    assert_eq!(told, ["ô có lỗi công thức «#N/A»", "ô có lỗi công thức «#DIV/0!»"]);
}

#[test]
fn workbooks_of_excel_95_are_in_a_code_page() {
    let narrow =
        |row: usize, column: usize, text: &[u8]| cell(0x0204, row, column, 0, &[&shorts(&[text.len()]), text].concat());
    let globals = [
        record(0x0042, &shorts(&[1258])),
        record(0x041E, &[&shorts(&[164])[..], &[4], b"0.0%"].concat()),
        record(0x00E0, &shorts(&[0, 164])),
    ];
    // «Đơn vị» in windows-1258: the dot below stands behind its letter.
    let sheet = [
        narrow(0, 0, b"\xD0\xF5n vi\xF2"),
        narrow(0, 1, b"B"),
        narrow(1, 0, b"Phi\xEA\xECu"),
        cell(0x0203, 1, 1, 0, &0.5_f64.to_le_bytes()),
    ];
    let file = compound("Book", &stream(&[0x00, 0x05, 0x05, 0x00], &globals.concat(), &[sheet.concat()]));
    assert_eq!(rows(&file), [["Phiếu", "50,0%"]]);
}

#[test]
fn what_is_broken_or_locked_is_told() {
    assert_eq!(read(&book(&[], &[list()])).unwrap().groups.len(), 1);
    let good = stream(BOF, &[], &[list()]);
    let broken = |stream: &[u8]| refused(&compound("Workbook", stream), "VB207", ".xls");
    // Cut within a record; the sheet leads nowhere; a shared string that is not there.
    let mut cut = stream(BOF, &[], &[list()]);
    cut.truncate(cut.len() - 10);
    cut.resize(5000, 0xFF);
    broken(&cut);
    broken(&good[..12]);
    broken(&stream(&[0x00, 0x04, 0x10, 0x00], &[], &[list()]));
    broken(&stream(BOF, &[], &[[list(), cell(0x00FD, 2, 1, 0, &9_u32.to_le_bytes())].concat()]));
    broken(&stream(BOF, &table(&[9, 0, 1, 65]), &[list()]));
    broken(&stream(BOF, &[], &[[list(), cell(0x0203, 2, 1, 0, &[1])].concat()]));
    // Two sheets of one place, one within another.
    let mut twice = stream(BOF, &[], &[list(), list()]);
    let first: [u8; 4] = twice[12..16].try_into().unwrap();
    for place in [u32::from_le_bytes(first), u32::from_le_bytes(first) + 8, u32::MAX] {
        let at = 8 + 14 + 4;
        twice[at..at + 4].copy_from_slice(&place.to_le_bytes());
        let faults =
            read_tasks(&compound("Workbook", &twice), "b.xls", Some("b"), &TableOptions::default()).unwrap_err();
        assert_eq!(faults[0].code.as_str(), "VB207");
    }
    refused(&book(&record(0x002F, &[0; 6]), &[list()]), "VB205", "mật khẩu");
    refused(&compound("EncryptedPackage", &good), "VB205", "mật khẩu");
    refused(&compound("WordDocument", &good), "VB222", "không phải bảng tính");
    // The file cut short at any sector: the stream is not whole, or its table is gone.
    let whole = book(&[], &[list()]);
    for sectors in 1..whole.len() / SECTOR {
        refused(&whole[..sectors * SECTOR], "VB207", ".xls");
    }
}

#[test]
fn what_would_not_be_held_is_refused_before() {
    // One long string, and cells that point at it.
    let long = [shorts(&[8000]), vec![0], vec![b'a'; 8000]].concat();
    let pointing: Vec<u8> = (0..20_000).flat_map(|row| cell(0x00FD, row, 0, 0, &0_u32.to_le_bytes())).collect();
    refused(&book(&table(&long), &[pointing]), "VB224", "64 MiB");
    let many = vec![EOF.to_vec(); 1001];
    refused(&compound("Workbook", &stream(BOF, &[], &many)), "VB224", "1.000 trang tính");
    refused(&[&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &vec![0; 65 << 20]].concat(), "VB203", "64 MiB");
    // A cell far away is no burden, whatever the sheet says of its size.
    let size = record(0x0200, &[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0]);
    let plain = read(&book(&[], &[list()])).unwrap().groups;
    for far in [label(65_535, 255, "x"), cell(0x0201, 65_535, 255, 0, &[])] {
        assert_eq!(read(&book(&[], &[[size.clone(), list(), far].concat()])).unwrap().groups, plain);
    }
}
