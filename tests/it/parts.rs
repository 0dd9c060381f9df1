//! What a data file can say of levels, tables and pages: decimals, further tables, landscape pages, heads of two rows, sums of
//! groups.

use serde_json::{Value, json};
use vanban::check::{self, Settings};
use vanban::nd30::Nd30;
use vanban::read;

use crate::kinds::{made, sample};
use crate::pipeline::{paragraphs, part};

/// A kế hoạch with some keys put in.
pub(crate) fn with(keys: Value) -> Value {
    let mut data = sample("ke-hoach");
    for key in ["nhiem_vu", "phu_luc", "ket_thuc"] {
        data.as_object_mut().unwrap().remove(key);
    }
    let Value::Object(keys) = keys else { panic!("an object") };
    data.as_object_mut().unwrap().extend(keys);
    data
}

/// The rows of the last table: each cell with the columns that it covers, `^` where it goes on from above.
pub(crate) fn last_table(docx: &[u8]) -> Vec<String> {
    let body = part(docx, "word/document.xml");
    let tree = roxmltree::Document::parse(&body).unwrap();
    let named = |node: &roxmltree::Node<'_, '_>, name: &str| node.tag_name().name() == name;
    let table = tree.descendants().rfind(|node| named(node, "tbl")).unwrap();
    let value = |cell: roxmltree::Node<'_, '_>, name: &str| {
        let property = cell.descendants().find(|node| named(node, name))?;
        Some(property.attributes().next().map(|own| own.value().to_owned()).unwrap_or_default())
    };
    let cell = |cell: roxmltree::Node<'_, '_>| {
        let text: String = cell.descendants().filter(|node| named(node, "t")).filter_map(|node| node.text()).collect();
        let span = value(cell, "gridSpan").map_or(String::new(), |span| format!("×{span}"));
        match value(cell, "vMerge").as_deref() {
            Some("restart") | None => format!("{text}{span}"),
            Some(_) => "^".to_owned(),
        }
    };
    let rows = table.descendants().filter(|node| named(node, "tr"));
    rows.map(|row| row.children().filter(|node| named(node, "tc")).map(cell).collect::<Vec<_>>().join(" | ")).collect()
}

/// Orientation and first page number of each section.
fn pages(docx: &[u8]) -> Vec<String> {
    let body = part(docx, "word/document.xml");
    let sections = body.split("<w:sectPr>").skip(1);
    sections
        .map(|section| {
            let turned = if section.contains("w:orient=\"landscape\"") { "ngang" } else { "dọc" };
            let first = section.split_once("<w:pgNumType w:start=\"").and_then(|(_, rest)| rest.split_once('"'));
            format!("{turned}{}", first.map_or(String::new(), |(first, _)| format!(" từ {first}")))
        })
        .collect()
}

#[track_caller]
fn stands(lines: &[String], wanted: &[&str]) {
    let mut rest = lines.iter();
    for line in wanted {
        assert!(rest.any(|there| there == line), "«{line}» is not in its place in {lines:#?}");
    }
}

/// The program finds no fault in what it makes.
#[track_caller]
fn is_right(docx: &[u8]) {
    let found = check::check(&read::read(docx).unwrap(), Nd30::embedded(), &Settings::default());
    assert!(found.list.is_empty(), "{:#?}", found.list);
}

#[test]
fn levels_below_a_khoan_are_decimals_where_the_data_wants_it() {
    let deep = json!([{"tieu_de": "Chung", "muc": [
        {"tieu_de": "Một", "muc": [{"doan": "Sâu một."}, {"doan": "Sâu hai.", "id": "sau", "muc": [
            {"doan": "Điểm.", "id": "diem", "muc": [{"doan": "Gạch."}]},
        ]}]},
        {"doan": "Hai."},
    ]}, {"doan": [["Xem ", {"tham_chieu": "sau"}, "; ", {"tham_chieu": "diem"}, "."]]}]);
    let content = json!([{"tieu_de": "Nhiệm vụ", "muc": deep}]);
    let decimal = [
        "I. NHIỆM VỤ",
        "1. Chung",
        "1.1. Một",
        "1.1.1. Sâu một.",
        "1.1.2. Sâu hai.",
        "a) Điểm.",
        "- Gạch.",
        "1.2. Hai.",
        "2. Xem điểm 1.1.2 khoản 1 Mục I; điểm a điểm 1.1.2 khoản 1 Mục I./.",
    ];
    let whole = made(&with(json!({"danh_so": "thap-phan", "noi_dung": content})));
    stands(&paragraphs(&whole), &decimal);
    is_right(&whole);
    // One mục may say it for itself.
    let mut of_one = content.clone();
    of_one[0]["danh_so"] = json!("thap-phan");
    stands(&paragraphs(&made(&with(json!({"noi_dung": of_one})))), &decimal);
    // A level may go back to letters, or on with decimals.
    of_one[0]["muc"][0]["danh_so"] = json!("chu-cai");
    of_one[0]["muc"][0]["muc"][0]["muc"][1]["muc"][0].as_object_mut().unwrap().remove("muc");
    stands(&paragraphs(&made(&with(json!({"noi_dung": of_one})))), &["1. Chung", "a) Một", "- Sâu một.", "b) Hai."]);
    let mut further = content.clone();
    further[0]["danh_so"] = json!("thap-phan");
    further[0]["muc"][0]["muc"][0]["muc"][1]["danh_so"] = json!("thap-phan");
    stands(&paragraphs(&made(&with(json!({"noi_dung": further})))), &["1.1.2. Sâu hai.", "1.1.2.1. Điểm.", "a) Gạch."]);
    // Without Roman numbers above them.
    let plain = json!([{"cap": "khoan", "tieu_de": "Chung", "danh_so": "thap-phan", "muc": [{"doan": "Một."}]}]);
    stands(&paragraphs(&made(&with(json!({"noi_dung": plain})))), &["1. Chung", "1.1. Một./."]);
    let appendix = json!([{"tieu_de": "Đề cương", "danh_so": "thap-phan", "noi_dung": [{"tieu_de": "A", "muc": [
        {"doan": "Một.", "muc": [{"doan": "Con."}]}]}]}]);
    stands(&paragraphs(&made(&with(json!({"phu_luc": appendix})))), &["I. A", "1. Một.", "1.1. Con./."]);
}

#[test]
fn text_and_tables_may_follow_a_table() {
    let table = |name: &str| json!({"cot": [{"ten": name}], "dong": [["x"]], "don_vi_tinh": "Đơn vị tính: đồng"});
    let further = json!([{"doan": "Giữa.", "bang": table("Hai")}, {"doan": ["Sau."]}, {"bang": table("Ba")}]);
    let entry = json!({"doan": "Trước.", "bang": table("Một"), "tiep": further});
    let order =
        ["Trước.", "Đơn vị tính: đồng", "Một", "Giữa.", "Đơn vị tính: đồng", "Hai", "Sau.", "Đơn vị tính: đồng", "Ba"];
    let body = made(&with(json!({"noi_dung": [{"tieu_de": "Kinh phí", "muc": [entry]}]})));
    is_right(&body);
    let mut numbered = order;
    numbered[0] = "1. Trước.";
    stands(&paragraphs(&body), &numbered);
    let appendix = json!([{"tieu_de": "Bảng", "mo_dau": "Trước.", "bang": table("Một"), "tiep": further}]);
    stands(&paragraphs(&made(&with(json!({"phu_luc": appendix})))), &order);
}

#[test]
fn a_muc_or_a_table_stands_on_landscape_pages_of_its_own() {
    let table = |turned: bool| json!({"cot": [{"ten": "A"}], "dong": [["x"]], "ngang": turned});
    let text = json!({"tieu_de": "Chữ", "doan": "Một."});
    let turned =
        made(&with(json!({"noi_dung": [text, {"tieu_de": "Bảng", "ngang": true, "bang": table(false)}, text]})));
    assert_eq!(pages(&turned), ["dọc", "ngang", "dọc"]);
    is_right(&turned);
    let last = made(&with(
        json!({"noi_dung": [text, {"tieu_de": "Bảng", "bang": table(true), "tiep": [{"bang": table(true)}]}]}),
    ));
    assert_eq!(pages(&last), ["dọc", "ngang", "dọc"]);
    let within = json!([{"tieu_de": "Bảng", "mo_dau": "Một.", "bang": table(true)}]);
    assert_eq!(pages(&made(&with(json!({"phu_luc": within})))), ["dọc", "dọc từ 1", "ngang"]);
    let across = json!([{"tieu_de": "Bảng", "ngang": true, "mo_dau": "Một.", "bang": table(true)}]);
    assert_eq!(pages(&made(&with(json!({"phu_luc": across})))), ["dọc", "ngang từ 1"]);
}

#[test]
fn a_head_has_two_rows_and_groups_have_sums() {
    let table = json!({
        "cot": [
            {"ten": "TT", "kieu": "stt"},
            {"ten": "Nội dung"},
            {"ten": "Trung ương", "nhom": "Nguồn vốn", "kieu": "so"},
            {"ten": "Địa phương", "nhom": "Nguồn vốn", "kieu": "so"},
            {"ten": "Ghi chú"},
        ],
        "cong_nhom": true,
        "tong": "Tổng cộng",
        "dong": [
            {"nhom": "Thường xuyên"},
            ["Lương", "1200,5", "300", ""],
            ["Điện", "100", "20", ""],
            {"nhom": "Đầu tư"},
            ["Đường", "5000", "-", "x"],
        ],
    });
    let docx = made(&with(json!({"phu_luc": [{"tieu_de": "Kinh phí", "bang": table}]})));
    assert_eq!(
        last_table(&docx),
        [
            "TT | Nội dung | Nguồn vốn×2 | Ghi chú",
            "^ | ^ | Trung ương | Địa phương | ^",
            "I | Thường xuyên | 1.300,5 | 320 | ",
            "1 | Lương | 1.200,5 | 300 | ",
            "2 | Điện | 100 | 20 | ",
            "II | Đầu tư | 5.000 |  | ",
            "1 | Đường | 5.000 | - | x",
            "Tổng cộng×2 | 6.300,5 | 320 | ",
        ]
    );
    assert_eq!(part(&docx, "word/document.xml").matches("<w:tblHeader/>").count(), 2);
}

#[test]
fn rows_with_cells_of_their_own_look_like_groups_and_totals() {
    let table = json!({
        "cot": [{"ten": "STT"}, {"ten": "Tên"}, {"ten": "Số", "kieu": "so"}],
        "dong": [
            {"loai": "nhom", "o": ["A", "Nhóm A", "3000"]},
            ["1", "Một", "1000"],
            ["2", "Hai", "2000"],
            {"loai": "tong", "o": [{"o": "Cộng", "cot": 2}, "3000"]},
        ],
    });
    let docx = made(&with(json!({"phu_luc": [{"tieu_de": "Bảng", "bang": table}]})));
    assert_eq!(last_table(&docx)[1..], ["A | Nhóm A | 3.000", "1 | Một | 1.000", "2 | Hai | 2.000", "Cộng×2 | 3.000"]);
    assert_eq!(part(&docx, "word/document.xml").matches("VBBangNhom").count(), 3);
}

#[test]
fn words_are_underlined() {
    let docx = made(&with(json!({"mo_dau": [["Làm ", {"gach_chan": "đúng hạn"}, ":"]]})));
    assert!(part(&docx, "word/document.xml").contains("<w:rPr><w:u w:val=\"single\"/></w:rPr><w:t>đúng hạn</w:t>"));
}

/// A kế hoạch whose tasks stand in groups.
fn tasks(how: &Value) -> Value {
    let task = |number: &str, words: &str, more: &str| json!({"stt": number, "noi_dung": words, "kinh_phi": more});
    with(json!({
        "nhiem_vu": [
            {"stt": "A", "nhom": "Nhóm một", "nhiem_vu": [task("01", "Một", "1.000"), task("02", "Hai", "")]},
            {"stt": "B", "nhom": "Nhóm hai", "nhiem_vu": [task("03a", "Ba", "")]},
        ],
        "nhiem_vu_phu_luc": how,
    }))
}

#[test]
fn the_columns_and_numbers_of_the_task_table_are_the_users() {
    let columns = json!(["stt", {"muc": "noi_dung", "ten": "Công việc", "rong": 4}, "kinh_phi"]);
    let how = |numbers: &str| tasks(&json!({"cot": columns, "stt": numbers}));
    let head = "STT | Công việc | Kinh phí";
    let rows = |numbers: &str| last_table(&made(&how(numbers)));
    assert_eq!(rows("nhom"), [head, "I | Nhóm một×2", "1 | Một | 1.000", "2 | Hai | ", "II | Nhóm hai×2", "1 | Ba | "]);
    assert_eq!(rows("lien"), [head, "I | Nhóm một×2", "1 | Một | 1.000", "2 | Hai | ", "II | Nhóm hai×2", "3 | Ba | "]);
    assert_eq!(
        rows("giu"),
        [head, "A | Nhóm một×2", "01 | Một | 1.000", "02 | Hai | ", "B | Nhóm hai×2", "03a | Ba | "]
    );
    assert_eq!(
        last_table(&made(&tasks(&json!({}))))[0],
        "STT | Nhiệm vụ | Sản phẩm | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện"
    );
}

#[test]
fn the_appendix_of_tasks_has_its_place_and_what_stands_around_its_table() {
    let how = json!({
        "id": "viec", "thu_tu": 2, "ngang": true, "mo_dau": "Lời dẫn.", "don_vi_tinh": "Đơn vị tính: đồng",
        "chu_thich": "Ghi chú: tạm tính.",
    });
    let mut data = tasks(&how);
    data["noi_dung"] = json!([{"tieu_de": "Chung", "doan": [["Theo ", {"tham_chieu": "viec"}, "."]]}]);
    data["phu_luc"] = json!([{"tieu_de": "Đầu", "mo_dau": "Một."}, {"tieu_de": "Cuối", "mo_dau": "Hai."}]);
    let docx = made(&data);
    let order = [
        "Theo Phụ lục II./.",
        "Phụ lục I",
        "ĐẦU",
        "Phụ lục II",
        "Lời dẫn.",
        "Đơn vị tính: đồng",
        "Một",
        "Ghi chú: tạm tính.",
        "Phụ lục III",
        "CUỐI",
    ];
    stands(&paragraphs(&docx), &order);
    assert_eq!(pages(&docx), ["dọc", "dọc từ 1", "ngang từ 1", "dọc từ 1"]);
    // A place behind all others is the last one.
    data["nhiem_vu_phu_luc"]["thu_tu"] = json!(9);
    stands(&paragraphs(&made(&data)), &["CUỐI", "Phụ lục III", "Lời dẫn."]);
}

#[test]
fn a_high_row_turns_the_page() {
    let mut data = tasks(&json!({}));
    data["nhiem_vu"][0]["nhiem_vu"][0]["noi_dung"] = json!("Tuyên truyền cải cách hành chính. ".repeat(60));
    assert_eq!(pages(&made(&data)), ["dọc", "ngang từ 1"]);
    data["nhiem_vu_phu_luc"]["ngang"] = json!(false);
    assert_eq!(pages(&made(&data)), ["dọc", "dọc từ 1"]);
    assert_eq!(pages(&made(&tasks(&json!({})))), ["dọc", "dọc từ 1"]);
}

#[cfg(feature = "cli")]
#[test]
fn the_head_and_the_numbers_of_a_list_are_kept_where_that_is_asked() {
    let folder = tempfile::TempDir::new().unwrap();
    let list =
        "TT,Đơn vị chủ trì,Nội dung công việc,Thời gian\nI,,Nhóm một,\n01,Văn phòng,Việc A,Quý I\n02,Phòng B,Việc B,\n";
    std::fs::write(folder.path().join("v.csv"), list).unwrap();
    let data = with(json!({"nhiem_vu": {"tu_tep": "v.csv"}, "nhiem_vu_phu_luc": {"giu_dau": true, "stt": "giu"}}));
    let docx = crate::kinds::made_in(&data, folder.path()).unwrap();
    assert_eq!(
        last_table(&docx),
        [
            "TT | Đơn vị chủ trì | Nội dung công việc | Thời gian",
            "I | Nhóm một×3",
            "01 | Văn phòng | Việc A | Quý I",
            "02 | Phòng B | Việc B | ",
        ]
    );
}

#[cfg(feature = "cli")]
#[test]
fn the_lines_of_the_head_are_drawn_where_the_settings_say_so() {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::write(
        folder.path().join("a.json"),
        with(json!({"phu_luc": [{"tieu_de": "Một", "mo_dau": "x"}]})).to_string(),
    )
    .unwrap();
    let render = |settings: &str| {
        std::fs::write(folder.path().join("vanban.toml"), settings).unwrap();
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_vanban"))
            .args(["render", "a.json", "-o", "a.docx", "--force"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(i32::from(said.contains("lỗi")) * 2), "{said}");
        said
    };
    render("duong_ke = \"ve\"\n");
    let drawn = std::fs::read(folder.path().join("a.docx")).unwrap();
    let body = part(&drawn, "word/document.xml");
    // Under Tiêu ngữ, agency, trích yếu, and the reference of the appendix; each shape once for DrawingML, once for VML.
    assert_eq!(body.matches("prst=\"line\"").count(), 4);
    assert_eq!(body.matches("<a:ln w=\"9525\">").count(), 4);
    assert_eq!(body.matches("strokeweight=\"0.75pt\"").count(), 4);
    assert!(!body.contains("\"VBDuongKe\""));
    is_right(&drawn);
    render("duong_ke = \"vien\"\n");
    let bordered = part(&std::fs::read(folder.path().join("a.docx")).unwrap(), "word/document.xml");
    assert_eq!((bordered.matches("\"VBDuongKe\"").count(), bordered.matches("w:drawing").count()), (4, 0));
    assert!(render("duong_ke = \"x\"\n").contains("VB132"));
}

#[test]
fn several_agencies_issue_a_document_together() {
    let signer = |agency: &str| json!({"chuc_vu": format!("Giám đốc {agency}"), "ho_ten": "Nguyễn Văn A"});
    let data = |letters: Value| {
        with(json!({
            "co_quan_chu_quan": "UBND tỉnh Hưng Yên", "co_quan": "Sở Xây dựng", "viet_tat": "SXD", "so": 5, "ngay": "2026-01-15",
            "lien_tich": [{"co_quan": "Sở Tài chính", "viet_tat": letters}],
            "ky": [signer("Sở Tài chính"), signer("Sở Xây dựng")],
            "phu_luc": [{"tieu_de": "Danh mục", "mo_dau": "x"}],
        }))
    };
    let docx = made(&data(json!("STC")));
    stands(&paragraphs(&docx), &["SỞ XÂY DỰNG -", "SỞ TÀI CHÍNH", "Số: 05/KH-SXD-STC"]);
    assert!(part(&docx, "word/document.xml").contains("của Sở Xây dựng - Sở Tài chính)"));
    is_right(&docx);
    let codes = |data: &Value| {
        let faults = crate::kinds::made_in(data, std::path::Path::new(".")).unwrap_err();
        faults.iter().map(|fault| fault.code.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&data(Value::Null)), ["VB144"]);
    let mut alone = data(json!("STC"));
    alone["ky"] = signer("Sở Xây dựng");
    assert_eq!(codes(&alone), ["VB149"]);
}

#[test]
fn a_photograph_is_shown_upright() {
    let folder = tempfile::TempDir::new().unwrap();
    let photograph = |orientation: u8| {
        let exif = [&b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"[..], &[orientation], b"\0\0"].concat();
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let frame = b"\xFF\xC0\0\x0B\x08\x00\xC8\x01\x90\x01\x01\x11\0\xFF\xDA\0\x02pixels";
        [&b"\xFF\xD8\xFF\xE1"[..], &length, &exif, frame].concat()
    };
    let body = |orientation: u8| {
        std::fs::write(folder.path().join("a.jpg"), photograph(orientation)).unwrap();
        let data = with(json!({"noi_dung": [{"tieu_de": "Ảnh", "hinh": [{"tep": "a.jpg", "rong_mm": 50}]}]}));
        part(&crate::kinds::made_in(&data, folder.path()).unwrap(), "word/document.xml")
    };
    let upright = body(1);
    assert!(
        upright.contains("<wp:extent cx=\"1800000\" cy=\"900000\"/><wp:docPr") && upright.contains("<a:xfrm><a:off")
    );
    // 50 mm wide as it is looked at: 100 mm of its own width, turned.
    let turned = body(6);
    assert!(turned.contains(
        "<wp:extent cx=\"3600000\" cy=\"1800000\"/><wp:effectExtent l=\"0\" t=\"900000\" r=\"0\" b=\"900000\"/>"
    ));
    assert!(turned.contains("<a:xfrm rot=\"5400000\"><a:off x=\"0\" y=\"0\"/><a:ext cx=\"3600000\" cy=\"1800000\"/>"));
    for (orientation, turn) in [
        (2, "rot=\"0\" flipH=\"1\""),
        (3, "rot=\"10800000\""),
        (5, "rot=\"16200000\" flipH=\"1\""),
        (8, "rot=\"16200000\">"),
    ] {
        assert!(body(orientation).contains(&format!("<a:xfrm {turn}")), "{orientation}");
    }
}
