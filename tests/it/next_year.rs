//! `vanban next-year`: only what belongs to the plan's year moves, and a person learns of all the rest.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::pipeline::paragraphs;

fn vanban(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanban")).args(arguments).current_dir(folder).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn sample(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)).unwrap()
}

/// A folder with one file.
fn folder(name: &str, content: impl AsRef<[u8]>) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(name), content).unwrap();
    folder
}

/// The data of a year to come, made from a source.
fn moved(source: &str, more: &[&str]) -> String {
    let folder = folder("cu.json", source);
    let arguments: Vec<&str> = ["next-year", "cu.json", "-o", "moi.json"].iter().chain(more).copied().collect();
    let output = vanban(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    fs::read_to_string(folder.path().join("moi.json")).unwrap()
}

#[test]
fn only_the_plans_own_years_change() {
    let old = sample("ke-hoach-2024.json");
    let new = moved(&old, &[]);
    let without_date: Vec<&str> = old.lines().filter(|line| !line.contains("\"ngay\"")).collect();
    let changed: Vec<(&str, &str)> =
        without_date.iter().zip(new.lines()).filter(|(old, new)| **old != *new).map(|(old, new)| (*old, new)).collect();
    assert_eq!(new.lines().count(), without_date.len());
    assert_eq!(changed.len(), 9);
    for (old, new) in changed {
        assert_eq!(old.replace("ăm 2024", "ăm 2025"), new);
    }
    // The citations keep every digit, the one of a plan for 2024 too.
    assert!(new.contains("Kế hoạch số 193/KH-UBND ngày 26/12/2023 của UBND tỉnh về Tuyên truyền cải cách hành chính tỉnh Hưng Yên năm 2024"));
    assert!(new.contains("Nghị quyết số 76/NQ-CP ngày 15/7/2021"));
}

#[test]
fn decisions_are_taken_once_for_many() {
    let folder = folder("cu.json", sample("ke-hoach-2025.json"));
    fs::write(folder.path().join("q.json"), sample("quyet-dinh/2026.json")).unwrap();
    let output =
        vanban(folder.path(), &["next-year", "cu.json", "--apply", "q.json", "-o", "moi.json", "--list", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(folder.path().join("moi.json")).unwrap(), sample("ke-hoach-2026.json"));
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&list["tu_nam"], &list["den_nam"]), (&Value::from(2025), &Value::from(2026)));
    let kinds: Vec<&str> =
        list["muc"].as_array().unwrap().iter().map(|entry| entry["loai"].as_str().unwrap()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "giai-doan").count(), 2);
    assert!(!kinds.contains(&"da-doi") && !kinds.contains(&"khong-dung") && !kinds.contains(&"can-cu"), "{kinds:?}");
    // Every entry has its line in the new file.
    let new = sample("ke-hoach-2026.json");
    let lines: Vec<&str> = new.lines().collect();
    for entry in list["muc"].as_array().unwrap().iter().filter(|entry| entry["loai"] == "doi") {
        let line = usize::try_from(entry["dong"].as_u64().unwrap()).unwrap();
        assert!(lines[line - 1].contains(entry["moi"].as_str().unwrap()), "{entry}");
    }
}

/// The base plans of the samples go the same way as the plan, by the same decisions.
#[test]
fn base_plans_take_the_same_decisions() {
    for name in ["mau-so", "mau-xa"] {
        let folder = folder("cu.json", sample(&format!("{name}.json")));
        fs::write(folder.path().join("q.json"), sample("quyet-dinh/2026.json")).unwrap();
        let output = vanban(folder.path(), &["next-year", "cu.json", "--apply", "q.json", "-o", "moi.json"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let moved = fs::read_to_string(folder.path().join("moi.json")).unwrap();
        assert_eq!(moved, sample(&format!("{name}-2026.json")));
    }
}

#[test]
fn two_years_at_once_are_two_steps() {
    for name in ["ke-hoach-2024.json", "ke-hoach-cchc-2025.json", "mau-so.json", "mau-xa.json", "mau/ke-hoach.json"] {
        let old = sample(name);
        let steps = moved(&moved(&old, &[]), &[]);
        let year = serde_json::from_str::<Value>(&steps).unwrap()["trich_yeu"].as_str().unwrap().to_owned();
        let year = year.rsplit("năm ").next().unwrap().to_owned();
        assert_eq!(steps, moved(&old, &["--year", &year]), "{name}");
    }
}

/// A unit that has sent nothing is not asked for in the plan of next year; a row that says nothing of it is.
#[test]
fn rows_that_met_no_task_are_told() {
    let plan = r#"{"loai": "ke-hoach", "co_quan": "Sở X", "viet_tat": "SX", "dia_danh": "Y", "trich_yeu": "CCHC năm 2025",
  "so": 5, "ngay": "2024-12-20", "ky": {"chuc_vu": "Giám đốc"},
  "nhiem_vu": [
    {"ma": "A1", "noi_dung": "Việc một", "chu_tri": ["Phòng A"], "thoi_gian": "Quý II"},
    {"ma": "A2", "noi_dung": "Cùng tên", "chu_tri": ["Phòng A"], "thoi_gian": "Quý II"},
    {"ma": "A3", "noi_dung": "Cùng tên", "chu_tri": ["Phòng A"], "thoi_gian": "Quý II"},
    {"ma": "B1", "noi_dung": "Việc của phòng im lặng", "chu_tri": ["Phòng B"], "thoi_gian": "Quý II"}
  ]}"#;
    let progress = "Mã nhiệm vụ,Nội dung,Đơn vị,Trạng thái,Ngày hoàn thành\n\
        A1,Việc một,Phòng A,Hoàn thành,20/5/2025\n\
        Z9,Việc không có trong kế hoạch,Phòng A,Hoàn thành,20/5/2025\n\
        ,Cùng tên,Phòng A,Hoàn thành,20/5/2025\n";
    let folder = folder("cu.json", plan);
    fs::write(folder.path().join("td.csv"), progress).unwrap();
    let output = vanban(folder.path(), &["next-year", "cu.json", "--progress", "td.csv", "-o", "moi.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let said = stderr(&output);
    assert!(said.contains("VB711") && said.contains("Z9 Việc không có trong kế hoạch"), "{said}");
    assert!(said.contains("VB719"), "{said}");
    assert!(!said.contains("VB710") && !said.contains("VB712"), "{said}");
}

#[test]
fn tasks_go_stay_or_are_carried_over() {
    let plan = r#"{"loai": "ke-hoach", "co_quan": "Sở X", "viet_tat": "SX", "dia_danh": "Y", "trich_yeu": "CCHC năm 2025",
  "so": 5, "ngay": "2024-12-20",
  "ky": {"chuc_vu": "Giám đốc"},
  "nhiem_vu": [
    {"nhom": "Một", "nhiem_vu": [
      {"ma": "A1", "noi_dung": "Việc đã xong", "chu_tri": ["Phòng A"], "thoi_gian": "Quý II"},
      {"ma": "A2", "noi_dung": "Việc thường xuyên", "chu_tri": ["Phòng A"], "thoi_gian": "Thường xuyên"},
      {"ma": "A3", "noi_dung": "Việc chậm", "chu_tri": ["Phòng A"], "thoi_gian": "Trước 30/9/2025", "ghi_chu": "Giao thêm"},
      {"ma": "A4", "noi_dung": "Việc chậm không rõ lý do", "chu_tri": ["Phòng A"], "thoi_gian": "Quý III/2025"}
    ]},
    {"nhom": "Hai", "nhiem_vu": [
      {"ma": "B1", "noi_dung": "Xong", "chu_tri": ["Phòng B"], "thoi_gian": "31/3/2025"},
      {"ma": "B2", "noi_dung": "Rút", "chu_tri": ["Phòng B"], "thoi_gian": "31/3/2025",
       "dieu_chinh": [{"loai": "rut", "ngay": "2025-02-01", "van_ban": "Công văn số 1/SX"}]}
    ]},
    {"nhom": "Ba", "nhiem_vu": [
      {"ma": "C1", "noi_dung": "Xong nữa", "chu_tri": ["Phòng C"], "thoi_gian": "Quý I"},
      {"ma": "C2", "noi_dung": "Cùng thời gian", "chu_tri": ["Phòng C"], "thoi_gian": "Như trên"},
      {"ma": "C3", "noi_dung": "Kế hoạch năm 2025", "chu_tri": ["Phòng C"], "thoi_gian": "Quý I/2025"}
    ]}
  ]
}"#;
    let progress = "Mã nhiệm vụ,Nội dung,Đơn vị,Trạng thái,Ngày hoàn thành,Lý do chậm\n\
        A1,Việc đã xong,Phòng A,Hoàn thành,20/5/2025,\n\
        A3,Việc chậm,Phòng A,Chưa hoàn thành,,Chờ văn bản của Bộ\n\
        B1,Xong,Phòng B,Hoàn thành,10/3/2025,\n\
        C1,Xong nữa,Phòng C,Hoàn thành,10/3/2025,\n\
        C3,Kế hoạch năm 2025,Phòng C,Hoàn thành,10/3/2025,\n";
    let folder = folder("cu.json", plan);
    fs::write(folder.path().join("td.csv"), progress).unwrap();
    let output = vanban(folder.path(), &["next-year", "cu.json", "--progress", "td.csv", "-o", "moi.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let new = fs::read_to_string(folder.path().join("moi.json")).unwrap();
    insta::assert_snapshot!(new, @r#"
    {"loai": "ke-hoach", "co_quan": "Sở X", "viet_tat": "SX", "dia_danh": "Y", "trich_yeu": "CCHC năm 2026",
      "ky": {"chuc_vu": "Giám đốc"},
      "nhiem_vu": [
        {"nhom": "Một", "nhiem_vu": [
          {"ma": "A2", "noi_dung": "Việc thường xuyên", "chu_tri": ["Phòng A"], "thoi_gian": "Thường xuyên"},
          {"ma": "A3", "noi_dung": "Việc chậm", "chu_tri": ["Phòng A"], "thoi_gian": "Trước 30/9/2026", "ghi_chu": "Giao thêm; Chuyển tiếp từ năm 2025; thời hạn cũ: Trước 30/9/2025; lý do: Chờ văn bản của Bộ"},
          {"ma": "A4", "noi_dung": "Việc chậm không rõ lý do", "ghi_chu": ["Chuyển tiếp từ năm 2025; thời hạn cũ: Quý III/2025; lý do: ",{"cho_dien":"lý do chưa hoàn thành"}], "chu_tri": ["Phòng A"], "thoi_gian": "Quý III/2026"}
        ]},
        {"nhom": "Ba", "nhiem_vu": [
          {"ma": "C2", "noi_dung": "Cùng thời gian", "ghi_chu": ["Chuyển tiếp từ năm 2025; thời hạn cũ: Quý I; lý do: ",{"cho_dien":"lý do chưa hoàn thành"}], "chu_tri": ["Phòng C"], "thoi_gian": "Quý I"},
          {"ma": "C3", "noi_dung": "Kế hoạch năm 2026", "chu_tri": ["Phòng C"], "thoi_gian": "Quý I/2026"}
        ]}
      ]
    }
    "#);
    let said = stderr(&output);
    let (_, list) = said.split_once("\nĐã đổi").unwrap();
    insta::assert_snapshot!(list, @"
     (5):
      dòng 1 trich_yeu: «CCHC năm 2025» → «CCHC năm 2026»
      dòng 6 nhiem_vu[0].nhiem_vu[1].thoi_gian: «Trước 30/9/2025» → «Trước 30/9/2026»
      dòng 7 nhiem_vu[0].nhiem_vu[2].thoi_gian: «Quý III/2025» → «Quý III/2026»
      dòng 11 nhiem_vu[1].nhiem_vu[1].noi_dung: «Kế hoạch năm 2025» → «Kế hoạch năm 2026»
      dòng 11 nhiem_vu[1].nhiem_vu[1].thoi_gian: «Quý I/2025» → «Quý I/2026»

    Đã bỏ (2; dòng của tệp cũ):
      dòng 2 so: «5»: số văn bản: để trống đến khi ban hành
      dòng 2 ngay: «2024-12-20»: ngày ban hành: để trống đến khi ban hành

    Nhiệm vụ không đưa sang kế hoạch mới (4; dòng của tệp cũ):
      dòng 6 nhiem_vu[0].nhiem_vu[0]: «Việc đã xong»: đã hoàn thành
      dòng 12 nhiem_vu[1].nhiem_vu[0]: «Xong»: đã hoàn thành
      dòng 13 nhiem_vu[1].nhiem_vu[1]: «Rút»: đã rút hoặc chuyển đơn vị
      dòng 17 nhiem_vu[2].nhiem_vu[0]: «Xong nữa»: đã hoàn thành

    Nhiệm vụ chưa xong, chuyển tiếp (3):
      dòng 6 nhiem_vu[0].nhiem_vu[1]: «Việc chậm»: xem lại thời hạn mới
      dòng 7 nhiem_vu[0].nhiem_vu[2]: «Việc chậm không rõ lý do»: nêu lý do chưa hoàn thành, xem lại thời hạn mới
      dòng 10 nhiem_vu[1].nhiem_vu[0]: «Cùng thời gian»: nêu lý do chưa hoàn thành, xem lại thời hạn mới

    moi.json: từ năm 2025 sang năm 2026; còn 3 chỗ phải xem lại.
    Xem lại rồi chạy: vanban render moi.json
    Bảng so sánh cho lãnh đạo: vanban next-year --compare cu.json moi.json
    ");
    // The result is a plan that renders, with its gap told.
    let rendered = vanban(folder.path(), &["render", "moi.json"]);
    assert_eq!(rendered.status.code(), Some(0), "{}", stderr(&rendered));
    assert!(stderr(&rendered).contains("lý do chưa hoàn thành"), "{}", stderr(&rendered));
}

#[test]
fn line_ends_and_the_mark_of_windows_stay() {
    let old = format!("\u{feff}{}", sample("mau/ke-hoach.json").replace('\n', "\r\n"));
    let new = moved(&old, &[]);
    assert!(new.starts_with('\u{feff}') && new.matches("\r\n").count() == new.matches('\n').count());
}

#[test]
fn the_name_of_the_new_file_follows_the_year() {
    let folder = folder("ke-hoach-2025.json", sample("ke-hoach-2025.json"));
    let output = vanban(folder.path(), &["nam-sau", "ke-hoach-2025.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(folder.path().join("ke-hoach-2026.json").is_file());
    let again = vanban(folder.path(), &["nam-sau", "ke-hoach-2025.json"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("VB503"), "{}", stderr(&again));
}

#[test]
fn what_cannot_be_moved_is_refused_and_nothing_is_written() {
    #[track_caller]
    fn case(source: &str, decisions: &str, more: &[&str], code: &str) {
        let folder = folder("cu.json", source);
        fs::write(folder.path().join("q.json"), decisions).unwrap();
        let arguments: Vec<&str> =
            ["next-year", "cu.json", "--apply", "q.json", "-o", "moi.json"].iter().chain(more).copied().collect();
        let output = vanban(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).contains(code), "{}", stderr(&output));
        assert!(!folder.path().join("moi.json").exists());
    }
    let plan = sample("mau/ke-hoach.json");
    case(&plan, "{}", &["--year", "2020"], "VB822");
    case(&plan, "{}", &["--year", "9999"], "VB822");
    case(&plan, "{\"thay\": [{\"cu\": \"\"", &[], "VB823");
    case(&plan, "{\"thay\": [{\"cu\": \"\", \"moi\": \"x\"}]}", &[], "VB824");
    case(&sample("mau/bao-cao.json"), "{}", &[], "VB82");
    let nameless = r#"{"loai": "ke-hoach", "co_quan": "Sở X", "viet_tat": "SX", "dia_danh": "Y", "trich_yeu": "CCHC", "ky": {"chuc_vu": "Giám đốc"}}"#;
    case(nameless, "{}", &[], "VB821");
}

#[test]
fn leaders_get_old_and_new_side_by_side() {
    let folder = folder("2025.json", sample("ke-hoach-2025.json"));
    fs::write(folder.path().join("2026.json"), sample("ke-hoach-2026.json")).unwrap();
    let output = vanban(folder.path(), &["next-year", "--compare", "2025.json", "2026.json", "-o", "so-sanh.docx"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = paragraphs(&fs::read(folder.path().join("so-sanh.docx")).unwrap());
    let at = |words: &str| text.iter().position(|line| line == words).unwrap_or_else(|| panic!("{words}: {text:#?}"));
    assert!(at("BẢNG SO SÁNH") < at("Kế hoạch năm 2025") && at("Kế hoạch năm 2025") < at("Kế hoạch năm 2026"));
    assert!(at("Tuyên truyền cải cách hành chính năm 2025") < at("Tuyên truyền cải cách hành chính năm 2026"));
    assert!(!text.iter().any(|line| line.contains("CỘNG HÒA")), "a comparison has no head of its own");
}
