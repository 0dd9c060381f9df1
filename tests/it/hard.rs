//! Content that hurts: it comes out exactly as it went in, or is refused in words.

use serde_json::{Value, json};

use crate::pipeline::{docx, paragraphs, part};

/// A small good plan.
fn plan() -> Value {
    json!({
        "loai": "ke-hoach",
        "co_quan_chu_quan": "UBND tỉnh Hưng Yên",
        "co_quan": "Sở Khoa học và Công nghệ",
        "viet_tat": "SKHCN",
        "dia_danh": "Hưng Yên",
        "ngay": "2024-01",
        "trich_yeu": "Tuyên truyền cải cách hành chính năm 2024",
        "can_cu": ["Căn cứ Kế hoạch số 184/KH-UBND ngày 07/12/2021 của UBND tỉnh"],
        "mo_dau": ["Sở xây dựng Kế hoạch như sau:"],
        "noi_dung": [{"tieu_de": "Mục tiêu", "muc": [{"doan": ["Nâng cao nhận thức."]}]}],
        "ket_thuc": ["Trong quá trình thực hiện, các đơn vị báo cáo lãnh đạo Sở."],
        "noi_nhan": [{"ten": "UBND tỉnh", "de": "báo cáo"}],
        "luu": {"don_vi": "VP"},
        "ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn A"},
        "nhiem_vu": [{"noi_dung": "Tuyên truyền", "chu_tri": ["Văn phòng Sở"], "thoi_gian": "Thường xuyên"}],
    })
}

fn lines(plan: &Value) -> Vec<String> {
    match docx(&plan.to_string()) {
        Ok(docx) => paragraphs(&docx),
        Err(faults) => panic!("{faults:#?}"),
    }
}

/// The text stands in the body and in a table cell exactly as given.
#[track_caller]
fn survives(text: &str) {
    let mut plan = plan();
    plan["noi_dung"][0]["muc"][0]["doan"] = json!(["Mở đầu.", text]);
    plan["nhiem_vu"][0]["san_pham"] = json!(text);
    let found = lines(&plan).iter().filter(|line| line.as_str() == text).count();
    assert_eq!(found, 2, "{text:?}");
}

#[test]
fn what_looks_like_markup_is_text() {
    survives("KH&CN và R&D; a < b > c; &amp; &lt;");
    survives("<b>đậm</b> <!-- ghi chú --> ]]> <?xml?>");
    survives("{{ ten }} {% for a in b %} {# chú thích #} {{{{");
    survives("\"nháy\" 'đơn' “cong” ‘đơn cong’ \\ \\n %s $1");
    survives("họp 👨‍👩‍👧 🇻🇳 ✅ ☎️ và 𠀋");
    survives("khoảng\u{a0}trắng  hai dấu cách, tab\tgiữa");
}

#[test]
fn very_long_text_survives() {
    survives("Tuyên truyền, phổ biến các văn bản. ".repeat(600).trim_end());
    survives(&"x".repeat(300));
}

#[test]
fn names_of_any_length_are_kept_whole() {
    for name in [
        "Sở Tài chính XY",
        "Trung tâm Thông tin, Thống kê và Ứng dụng Khoa học Công nghệ tỉnh",
        "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông, dân dụng và công nghiệp tỉnh Hưng Yên trực thuộc Ủy ban nhân",
    ] {
        let mut plan = plan();
        plan["co_quan"] = json!(name);
        let all = lines(&plan).join(" ").replace('\n', " ");
        assert!(all.contains(&name.to_uppercase()), "{name}");
    }
}

#[test]
fn an_agency_without_a_superior_has_two_bold_lines() {
    let mut plan = plan();
    plan.as_object_mut().unwrap().remove("co_quan_chu_quan");
    plan["co_quan"] = json!("Ủy ban nhân dân xã Tiền Hải");
    plan["ky"] = json!({"quyen_han": ["TM. Ủy ban nhân dân", "KT. Chủ tịch"], "chuc_vu": "Phó Chủ tịch", "ho_ten": "Trần Thị B"});
    let lines = lines(&plan);
    assert!(lines.iter().any(|line| line == "ỦY BAN NHÂN DÂN"), "{lines:#?}");
    assert!(lines.iter().any(|line| line == "XÃ TIỀN HẢI"));
    let signature = lines.iter().position(|line| line == "TM. ỦY BAN NHÂN DÂN").unwrap();
    assert_eq!(lines[signature + 1..signature + 3], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
}

#[test]
fn an_appendix_may_be_empty_or_long() {
    for rows in [0, 1, 1000] {
        let mut plan = plan();
        plan["nhiem_vu"] =
            (0..rows).map(|row| json!({"noi_dung": format!("Việc {row}"), "chu_tri": ["A", "B"]})).collect();
        let lines = lines(&plan);
        assert_eq!(lines.iter().filter(|line| line.starts_with("Việc ")).count(), rows);
        assert_eq!(lines.iter().filter(|line| line.as_str() == "A; B").count(), rows);
    }
}

#[test]
fn free_tables_have_one_to_twelve_columns() {
    for columns in [1_usize, 2, 12] {
        let mut plan = plan();
        let names: Vec<Value> = (0..columns).map(|column| json!({"ten": format!("Cột {column}")})).collect();
        let row: Vec<Value> = (0..columns).map(|column| json!(format!("ô {column}"))).collect();
        plan["phu_luc"] = json!([{"tieu_de": "Bảng", "ngang": true, "bang": {"cot": names, "dong": [row]}}]);
        let lines = lines(&plan);
        assert!(lines.contains(&"Phụ lục II".to_owned()), "{lines:#?}");
        assert_eq!(lines.iter().filter(|line| line.starts_with("ô ")).count(), columns);
    }
}

#[test]
fn one_running_paragraph_may_stand_for_the_causes() {
    let mut plan = plan();
    plan.as_object_mut().unwrap().remove("can_cu");
    plan["mo_dau"] =
        json!(["Thực hiện Kế hoạch số 193/KH-UBND ngày 26/12/2023 của UBND tỉnh, Sở ban hành Kế hoạch như sau:"]);
    let xml = part(&docx(&plan.to_string()).unwrap(), "word/document.xml");
    let before = xml.split("Thực hiện Kế hoạch số 193").next().unwrap();
    assert!(before.ends_with("<w:pStyle w:val=\"VBNoiDung\"/></w:pPr><w:r><w:t>"), "upright");
    assert!(!xml.contains("VBCanCu"));
}

#[test]
fn only_a_row_taller_than_the_page_may_split() {
    let mut plan = plan();
    let row = plan["nhiem_vu"][0].clone();
    plan["nhiem_vu"] = json!([row, {"noi_dung": "Tuyên truyền, phổ biến. ".repeat(800)}, row]);
    let xml = part(&docx(&plan.to_string()).unwrap(), "word/document.xml");
    let table = xml.rsplit("<w:tbl>").next().unwrap();
    let splits: Vec<bool> = table.split("<w:tr>").skip(1).map(|row| !row.contains("<w:cantSplit/>")).collect();
    assert_eq!(splits, [false, false, true, false], "header, short, tall, short");
}

/// Some row is too tall for what the first page has left below the heading, and not for a page of its own.
#[test]
fn a_first_row_that_does_not_fit_below_the_heading_may_split() {
    let splits = |words: usize| {
        let mut plan = plan();
        let tall = json!({"noi_dung": "Tuyên truyền, phổ biến. ".repeat(words), "san_pham": "a", "chu_tri": ["b"]});
        plan["nhiem_vu"] = json!([tall, tall]);
        let xml = part(&docx(&plan.to_string()).unwrap(), "word/document.xml");
        let table = xml.rsplit("<w:tbl>").next().unwrap().to_owned();
        table.split("<w:tr>").skip(1).map(|row| !row.contains("<w:cantSplit/>")).collect::<Vec<bool>>()
    };
    assert_eq!(splits(10), [false, false, false]);
    assert!((30..120).any(|words| splits(words) == [false, true, false]));
}
