//! What a command meets and cannot use is told in words, never passed over, and costs no more than it is worth.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;
use vanban::diag::Faults;
use vanban::intake::table::{TableOptions, read_progress, read_tasks};

fn vanban(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanban")).args(arguments).current_dir(folder).output().unwrap()
}

fn letter() -> Value {
    serde_json::from_str(include_str!("../../data/mau/cong-van.json")).unwrap()
}

/// A folder with a letter, `in/k.json`.
fn one() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("in/k.json"), letter().to_string()).unwrap();
    folder
}

/// Runs a command in a folder; returns what it says.
#[track_caller]
fn ends(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = vanban(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{said}");
    said
}

#[test]
fn a_file_that_is_no_list_is_not_replaced_by_one() {
    let folder = one();
    let list = folder.path().join("ra/ket-qua.jsonl");
    let batch = ["batch", "in", "-o", "ra"];
    fs::create_dir(folder.path().join("ra")).unwrap();
    for more in [&[][..], &["--resume"]] {
        fs::write(&list, "the person\n{\"ma\":1}\n").unwrap();
        let said = ends(folder.path(), &[&batch, more].concat(), 2);
        assert!(said.contains("VB503") && said.contains("ket-qua.jsonl") && said.contains("--force"), "{said}");
        assert_eq!(fs::read_to_string(&list).unwrap(), "the person\n{\"ma\":1}\n");
        assert!(!folder.path().join("ra/k.docx").exists());
    }
    ends(folder.path(), &[&batch[..], &["--force"]].concat(), 0);
    let whole = fs::read_to_string(&list).unwrap();
    for old in [whole.as_str(), "", "{\"stt\":1,\"va", "\0\0\0\0", &format!("hỏng\n{whole}")] {
        for more in [&[][..], &["--resume"]] {
            fs::write(&list, old).unwrap();
            ends(folder.path(), &[&batch, more].concat(), 0);
            assert_eq!(fs::read_to_string(&list).unwrap(), whole, "{old}");
        }
    }
    fs::write(&list, "the person").unwrap();
    fs::write(folder.path().join("ra/ket-qua-1-1.jsonl"), &whole).unwrap();
    assert!(ends(folder.path(), &["batch", "--merge", "-o", "ra"], 2).contains("VB503"));
    ends(folder.path(), &["batch", "--merge", "-o", "ra", "--force"], 0);
}

#[test]
fn a_line_that_leads_out_of_the_folder_is_told() {
    let folder = one();
    let list = folder.path().join("ra/ket-qua.jsonl");
    ends(folder.path(), &["batch", "in", "-o", "ra"], 0);
    let whole = fs::read_to_string(&list).unwrap();
    for name in ["../in/k.json", "/etc/passwd", "C:k.docx"] {
        fs::write(&list, whole.replace("\"ra\":\"k.docx\"", &format!("\"ra\":\"{name}\""))).unwrap();
        let said = ends(folder.path(), &["batch", "in", "-o", "ra", "--resume"], 0);
        assert!(said.contains("VB814"), "{name}: {said}");
        assert_eq!(said.matches("1 dòng nêu tệp ngoài thư mục của danh sách: dòng 1").count(), 1, "{said}");
        assert_eq!(fs::read_to_string(&list).unwrap(), whole);
    }
}

#[track_caller]
fn limited<T>(read: Result<T, Faults>) {
    let faults = read.err().unwrap();
    let last = faults.last().map(|fault| (fault.code.as_str(), fault.place.file.as_deref()));
    assert_eq!((faults.len(), last), (Faults::MOST + 1, Some(("VB119", Some("a")))));
}

#[test]
fn no_more_faults_of_a_table_are_kept_than_are_told() {
    limited(read_progress(format!("[1{}]", ",1".repeat(100_000)).as_bytes(), "a", false, &[]));
    let strange = r#",{"la":1,"lạ":[]}"#.repeat(20_000);
    limited(read_progress(format!("[{{}}{strange}]").as_bytes(), "a", false, &[]));
    let rows = "1;;Sở Y tế;Quý I\n".repeat(20_000);
    let tasks =
        read_tasks(format!("TT;Nhiệm vụ;Chủ trì;Thời gian\n{rows}").as_bytes(), "a", None, &TableOptions::default());
    limited(tasks);
}

#[test]
fn cells_of_tables_are_counted() {
    let folder = one();
    let render = |tables: &[(usize, usize)], code: i32| {
        let mut plan = letter();
        let table = |&(columns, rows): &(usize, usize)| {
            let columns: Vec<Value> = (0..columns).map(|at| json!({"ten": at.to_string()})).collect();
            let mut lines = vec![json!([]); rows];
            lines[0] = json!(vec![json!({"o": "x", "dong": rows}); columns.len()]);
            json!({"tieu_de": "Bảng", "bang": {"cot": columns, "dong": lines}})
        };
        plan["phu_luc"] = tables.iter().map(table).collect();
        fs::write(folder.path().join("a.json"), plan.to_string()).unwrap();
        ends(folder.path(), &["render", "a.json", "--force", "-o", "a.docx"], code)
    };
    let said = render(&[(60, 40_000)], 2);
    assert!(said.contains("VB162") && said.contains("phu_luc[0].bang"), "{said}");
    let said = render(&[(3, 2), (60, 20_000), (60, 20_000)], 2);
    assert!(said.contains("phu_luc[2].bang") && !said.contains("phu_luc[1]"), "{said}");
    render(&[(3, 2), (20, 40)], 0);
}

#[test]
fn a_report_on_demand_takes_days_of_real_years_alone() {
    let folder = one();
    fs::write(folder.path().join("a.json"), include_str!("../../data/ke-hoach-2025.json")).unwrap();
    let report = |from: &str, to: &str, code: i32| {
        let days = ["--period", "dot-xuat", "--from", from, "--to", to, "--force", "-o", "a.docx"];
        ends(folder.path(), &[&["report", "a.json"], &days[..]].concat(), code)
    };
    let said = report("01/01/0001", "31/12/9999", 2);
    assert!(said.contains("VB708") && said.contains("«01/01/0001»") && said.contains("«31/12/9999»"), "{said}");
    for wrong in
        ["0001-01-01", "1/3/25", "1/3/20250", "1/3/99999999999999999999", "01.3.1899", "ngày 1 tháng 3 năm 3000"]
    {
        assert!(report(wrong, "20/4/2025", 2).contains(&format!("--from: «{wrong}» không phải ngày")), "{wrong}");
    }
    for year in ["0", "1899", "3000", "99999"] {
        let said = ends(folder.path(), &["report", "a.json", "--period", "nam", "--year", year, "-o", "b.docx"], 2);
        assert!(said.contains("--year") && said.contains(&format!("«{year}»: cần một số từ 1900 đến 2999")), "{said}");
    }
    for right in ["01/3/2025", "2025-03-01", "1/3", "ngày 1 tháng 3 năm 2025", "01.03.2025"] {
        assert!(report(right, "20/4/2025", 0).contains("từ 01/03/2025"), "{right}");
    }
}

#[test]
fn a_path_of_set_has_an_end() {
    let folder = one();
    let set = |value: &str, code: i32| {
        ends(folder.path(), &["render", "in/k.json", "--set", value, "--force", "-o", "a.docx"], code)
    };
    for index in ["99999999999999999999", "7"] {
        for (list, why) in [("noi_nhan", "danh sách ở đó có"), ("ky", "ở đó chỉ có phần tử 0")] {
            let said = set(&format!("{list}[{index}].ten=x"), 2);
            assert!(said.contains("VB137") && said.contains(&format!("«{list}[{index}].ten»")), "{said}");
            assert!(said.contains(why), "{said}");
        }
    }
    let said = set(&format!("rieng{}=1", ".a".repeat(40_000)), 2);
    assert!(said.contains("VB137") && said.contains("quá 32 bước") && said.len() < 2_000, "{said}");
    set(&format!("rieng{}=1", ".a".repeat(31)), 0);
    let said = set(&format!("rieng{}=1", ".a".repeat(32)), 2);
    assert!(said.contains("quá 32 bước"), "{said}");
}
