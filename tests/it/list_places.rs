//! What is told of tasks that came from a list: by cause, in few lines, with file, sheet and cell.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::json;
use tempfile::TempDir;

/// A plan whose tasks stand in `nv.csv`.
fn folder(list: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let mut plan = crate::kinds::sample("ke-hoach");
    plan["nhiem_vu"] = json!({"tu_tep": "nv.csv"});
    plan["trich_yeu"] = json!("Công tác năm 2026");
    fs::write(folder.path().join("kh.json"), plan.to_string()).unwrap();
    fs::write(folder.path().join("nv.csv"), list).unwrap();
    folder
}

#[track_caller]
fn said(folder: &Path, command: &str) -> String {
    let output =
        Command::new(env!("CARGO_BIN_EXE_vanban")).args(command.split(' ')).current_dir(folder).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    said
}

#[test]
fn a_place_is_a_cell_of_the_list_not_a_path_in_the_plan() {
    let list = "STT;Nhiệm vụ;Chủ trì;Thời gian\n1;\"Việc một\nhai dòng\";P;Quý I/2026\n2;Việc hai;P;linh tinh\n\
                2.1;Việc con;P;bao giờ cũng được\n3;Việc hai;P;linh tinh\n4;Việc **bốn**;P;Quý II/2026\n";
    let folder = folder(list);
    let told = said(folder.path(), "render kh.json -o a.docx");
    assert!(told.contains("VB179") && told.contains("nv.csv, dòng 6, cột 2"), "{told}");
    assert!(told.contains("VB177") && told.contains("nv.csv, dòng 7, cột 2"), "{told}");
    fs::write(folder.path().join("td.csv"), "STT;Nhiệm vụ;Trạng thái\n1;Việc một hai dòng;Hoàn thành\n").unwrap();
    let told = said(folder.path(), "report kh.json --period quy-1 --progress td.csv -o bc.docx");
    // The lines are those that an editor counts.
    for place in ["nv.csv, dòng 4, 6, cột 4", "dòng 5, cột 4"] {
        assert!(told.contains(place), "{place}\n{told}");
    }
    assert!(![" nhiem_vu[", "(nhiem_vu["].iter().any(|path| told.contains(path)), "{told}");
    let told = said(folder.path(), "progress kh.json --period quy-1");
    assert!(![" nhiem_vu[", "(nhiem_vu["].iter().any(|path| told.contains(path)), "{told}");
}

#[test]
fn a_long_list_is_told_by_cause_not_by_row() {
    let mut list = "STT;Lĩnh vực;Nhiệm vụ;Chủ trì;Thời gian;Trạng thái;Kết quả thực hiện\n".to_owned();
    let times = ["Quý I/2026", "", "linh tinh", "Khi có văn bản", "30/6/2026", "Tháng 2"];
    let leads = ["Phòng A", "phòng a", "Phòng B (0912345678)", "Phòng A, Phòng B", "Văn phòng"];
    let states = ["Hoàn thành", "", "đã trình", "xyz", "Đang thực hiện"];
    for row in 1..=375 {
        let (time, lead, state) = (times[row % 6], leads[row % 5], states[row % 5]);
        let _ = writeln!(list, "{row};Nhóm {};Việc thứ {row} của năm;{lead};{time};{state};", row % 7);
    }
    let folder = folder(&list);
    for command in [
        "render kh.json -o a.docx",
        "report kh.json --period 6-thang --progress nv.csv -o bc.docx",
        "report kh.json --period 6-thang --progress nv.csv -o bc2.docx --data-out bc.json",
        "progress kh.json --period quy-1",
        "next-year kh.json -o nam-sau.json --progress nv.csv",
    ] {
        let told = said(folder.path(), command);
        let lines = told.lines().count();
        assert!(lines <= 45, "{command}: {lines}\n{told}");
        assert!(!told.contains("nhiem_vu[0].nhiem_vu["), "{told}");
        // A task has the number that the list gives it, whatever its group.
        if command.starts_with("report") {
            assert!(told.contains("43 «Việc thứ 43 của năm»"), "{told}");
        }
    }
}
