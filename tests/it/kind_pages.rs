//! Where things stand on the pages of the kinds: feet, signers, boxes, columns.

use serde_json::{Value, json};

use crate::kinds::{made, sample};
use crate::pipeline::{paragraphs, part};

/// The text of every cell of the last table, row by row.
fn last_table(data: &Value) -> Vec<Vec<String>> {
    let body = part(&made(data), "word/document.xml");
    let tree = roxmltree::Document::parse(&body).unwrap();
    let named = |node: &roxmltree::Node<'_, '_>, name: &str| node.tag_name().name() == name;
    let table = tree.descendants().rfind(|node| named(node, "tbl")).unwrap();
    let text = |cell: roxmltree::Node<'_, '_>| {
        let words = cell.descendants().filter(|node| named(node, "t")).filter_map(|node| node.text());
        words.collect::<Vec<_>>().join("|")
    };
    let rows = table.descendants().filter(|node| named(node, "tr"));
    rows.map(|row| row.children().filter(|node| named(node, "tc")).map(text).collect()).collect()
}

#[test]
fn an_address_stands_at_the_foot_of_the_first_page_only() {
    let mut data = sample("cong-van");
    let foot = "<w:footerReference w:type=\"first\" r:id=";
    assert_eq!(part(&made(&data), "word/document.xml").matches(foot).count(), 1);
    data["phu_luc"] = json!([
        {"tieu_de": "Một", "noi_dung": [{"doan": ["Nội dung."]}]},
        {"tieu_de": "Hai", "noi_dung": [{"doan": ["Nội dung."]}]}
    ]);
    let bytes = made(&data);
    let body = part(&bytes, "word/document.xml");
    assert_eq!(body.matches(&format!("{foot}\"rIdFooterMarks\"")).count(), 1);
    assert_eq!(body.matches(&format!("{foot}\"rIdFooterNone\"")).count(), 2);
    assert!(!part(&bytes, "word/footer2.xml").contains("<w:t"));
    assert!(part(&bytes, "word/_rels/document.xml.rels").contains("Id=\"rIdFooterNone\""));
    assert!(part(&bytes, "[Content_Types].xml").contains("/word/footer2.xml"));
}

#[test]
fn the_text_of_an_appendix_ends_as_the_form_has_it() {
    let mut data = sample("cong-van");
    data["phu_luc"] = json!([{"tieu_de": "Một", "noi_dung": [{"tieu_de": "Mục", "doan": ["Nội dung."]}]}]);
    assert_eq!(paragraphs(&made(&data)).last().map(String::as_str), Some("Nội dung./."));
}

#[test]
fn names_of_several_signers_are_level() {
    let mut data = sample("ke-hoach");
    data.as_object_mut().unwrap().remove("nhiem_vu");
    data["noi_dung"] = json!([{"doan": ["Nội dung."]}]);
    let one = json!({"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn An"});
    let two = json!({"quyen_han": "KT. Giám đốc", "chuc_vu": "Phó Giám đốc", "ho_ten": "Trần Thị Bình"});
    data["ky"] = json!([one, two]);
    let rows = last_table(&data);
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0][0].starts_with("Nơi nhận:"), "{rows:?}");
    assert_eq!(rows[0][1..], ["GIÁM ĐỐC", "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC"]);
    assert_eq!(rows[1][1..], ["Nguyễn Văn An", "Trần Thị Bình"]);
    data["ky"] = json!([two, two]);
    assert_eq!(last_table(&data).len(), 1, "one row where the titles have as many lines");
    data["ky"] = json!([one, two, two]);
    let rows = last_table(&data);
    assert_eq!(rows[0].len(), 3, "three signers take the whole width: {rows:?}");
    let lines = paragraphs(&made(&data));
    let at = |line: &str| lines.iter().position(|there| there == line).unwrap();
    assert!(at("Nguyễn Văn An") < at("Nơi nhận:"));
}

#[test]
fn the_box_of_confirmation_stands_below_the_signature() {
    let data = sample("giay-nghi-phep");
    let lines = paragraphs(&made(&data));
    let at = |start: &str| lines.iter().position(|line| line.starts_with(start)).unwrap();
    assert!(at("Trần Thị Bình") < at("Xác nhận của cơ quan"), "{lines:#?}");
    let rows = last_table(&data);
    assert!(rows[0][0].starts_with("Xác nhận của cơ quan") && rows[0][1].is_empty(), "{rows:?}");
}

#[test]
fn an_appendix_has_text_before_its_table() {
    let mut data = sample("cong-van");
    data["phu_luc"] = json!([{"tieu_de": "Biểu", "mo_dau": ["Lời dẫn."], "bang": {
        "cot": [{"ten": "Đơn vị"}], "dong": [["A"]]
    }, "noi_dung": [{"tieu_de": "Giải thích", "doan": ["Chữ sau bảng."]}]}]);
    let lines = paragraphs(&made(&data));
    let at = lines.iter().position(|line| line == "BIỂU").unwrap();
    assert_eq!(lines[at + 3..], ["Lời dẫn.", "Đơn vị", "A", "I. GIẢI THÍCH", "Chữ sau bảng./."]);
}

#[test]
fn a_reference_from_a_decision_says_that_the_place_is_in_the_document_issued_with_it() {
    let mut data = sample("quyet-dinh");
    data["kem_theo"][0]["noi_dung"] = json!([
        {"cap": "chuong", "tieu_de": "Chung", "muc": [
            {"id": "dieu", "tieu_de": "Một", "muc": [{"id": "khoan", "doan": ["Xem ", "y."]}]},
            {"tieu_de": "Hai", "doan": [["Xem ", {"tham_chieu": "khoan"}, "."]]}
        ]}
    ]);
    data["ket_thuc"] = json!([["Xem ", {"tham_chieu": "dieu"}, ", ", {"tham_chieu": "khoan"}, "."]]);
    let lines = paragraphs(&made(&data));
    for line in ["Xem Điều 1 Quy chế kèm theo, khoản 1 Điều 1 Quy chế kèm theo./.", "Xem khoản 1 Điều 1./."]
    {
        assert!(lines.iter().any(|there| there == line), "«{line}»: {lines:#?}");
    }
}

#[test]
fn columns_of_short_cells_keep_every_cell_on_one_line() {
    let mut data = sample("cong-van");
    data["phu_luc"] = json!([{"tieu_de": "Biểu", "bang": {
        "cot": [{"ten": "STT", "kieu": "stt"}, {"ten": "Đơn vị"}, {"ten": "Số", "kieu": "so"}],
        "dong": [["A", 1_234_567], ["B", 7]]
    }}]);
    let body = part(&made(&data), "word/document.xml");
    let (_, table) = body.rsplit_once("<w:tblGrid>").unwrap();
    let widths: Vec<i32> = table
        .split("<w:gridCol w:w=\"")
        .skip(1)
        .map(|column| column.split_once('"').unwrap().0.parse().unwrap())
        .collect();
    assert!(widths[1] > 1_000, "«Đơn vị» fits on one line: {widths:?}");
    assert!(widths[2] < 6_000, "«Số» does not take all that is left: {widths:?}");
}

#[test]
#[cfg(feature = "xlsx")]
fn decimals_of_a_workbook_are_written_with_a_comma() {
    use rust_xlsxwriter::Workbook;

    let folder = tempfile::TempDir::new().unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["TT", "Tên", "Đơn giá"]).unwrap();
    for (row, price) in [(1, 12_500_000.5), (2, 0.1 + 0.2), (3, 7.0)] {
        sheet.write(row, 0, 1.1).unwrap();
        sheet.write(row, 1, "Máy").unwrap();
        sheet.write(row, 2, price).unwrap();
    }
    book.save(folder.path().join("b.xlsx")).unwrap();
    let mut data = sample("quyet-dinh");
    data["phu_luc"] = json!([{"tieu_de": "Giá", "bang": {
        "tu_tep": "b.xlsx", "cot": [{"ten": ""}, {"ten": ""}, {"ten": "", "kieu": "so"}], "tong": "Cộng"
    }}]);
    let lines = paragraphs(&crate::kinds::made_in(&data, folder.path()).unwrap());
    for line in ["1.1", "12.500.000,5", "0,3", "7", "12.500.007,8"] {
        assert!(lines.iter().any(|there| there == line), "«{line}»: {lines:#?}");
    }
}

/// A list of tasks and a table of an appendix, each with its own file: a fault stands where the data names it.
#[cfg(feature = "xlsx")]
#[test]
fn a_missing_sheet_is_told_where_the_data_names_it() {
    use rust_xlsxwriter::Workbook;

    let folder = tempfile::TempDir::new().unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Giá").unwrap();
    sheet.write_row(0, 0, ["Tên", "Đơn giá"]).unwrap();
    sheet.write_row(1, 0, ["Máy", "7"]).unwrap();
    book.save(folder.path().join("b.xlsx")).unwrap();
    let table = json!({"tu_tep": "b.xlsx", "trang": "Thuê", "cot": [{"ten": ""}, {"ten": ""}]});
    let mut data = sample("ke-hoach");
    data["nhiem_vu"] = json!({"tu_tep": "b.xlsx", "trang": "Việc"});
    data["noi_dung"] = json!([{"tieu_de": "Một", "muc": [{"tieu_de": "a", "bang": table.clone()}]}]);
    data["phu_luc"] = json!([{"tieu_de": "Giá", "bang": table.clone()}, {"tieu_de": "Giá", "noi_dung": [{"doan": ["x"], "bang": table}]}]);
    let faults = crate::kinds::made_in(&data, folder.path()).unwrap_err();
    let told: Vec<(&str, &str)> =
        faults.iter().map(|fault| (fault.code.as_str(), fault.place.path.as_deref().unwrap_or_default())).collect();
    assert_eq!(
        told,
        [
            ("VB223", "nhiem_vu.trang"),
            ("VB223", "noi_dung[0].muc[0].bang.trang"),
            ("VB223", "phu_luc[0].bang.trang"),
            ("VB223", "phu_luc[1].noi_dung[0].bang.trang"),
        ]
    );
}

#[test]
fn what_was_converted_in_a_table_is_counted() {
    let folder = tempfile::TempDir::new().unwrap();
    let tasks = "TT;Nhiệm vụ;Chủ trì\n1;KÕ ho¹ch tuyªn truyÒn;VP\n";
    std::fs::write(folder.path().join("viec.csv"), tasks).unwrap();
    std::fs::write(folder.path().join("bang.csv"), "Tên;Ghi chú\nKÕ ho¹ch tuyªn truyÒn;\u{f0}ường\n").unwrap();
    let table = json!({"tu_tep": "bang.csv", "cot": [{"ten": ""}, {"ten": ""}]});
    let mut data = sample("ke-hoach");
    data["nhiem_vu"] = json!({"tu_tep": "viec.csv"});
    data["phu_luc"] = json!([{"tieu_de": "Một", "bang": table.clone()}, {"tieu_de": "Hai", "bang": table}]);
    let mut plan: vanban::plan::Plan = serde_json::from_value(data).unwrap();
    let attached = vanban::intake::attach(
        &mut plan.clone(),
        folder.path(),
        &vanban::intake::table::TableOptions { convert: true, ..vanban::intake::table::TableOptions::default() },
    )
    .unwrap();
    assert_eq!((attached.converted, attached.repairs.look_alikes), (12, 2));
    assert!(
        vanban::intake::attach(&mut plan, folder.path(), &vanban::intake::table::TableOptions::default())
            .unwrap_err()
            .iter()
            .all(|one| one.code == "VB401")
    );
}

#[test]
fn a_line_that_ends_in_a_break_is_not_stretched() {
    assert!(part(&made(&sample("ke-hoach")), "word/settings.xml").contains("<w:doNotExpandShiftReturn/>"));
}
