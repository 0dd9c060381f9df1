//! Blank progress sheets: written, filled in with a spreadsheet library, read again.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use vanban::intake::table::read_progress;
use vanban::intake::{self, LoadOptions};
use vanban::lists::{Period, Regimes};
use vanban::nd30::Nd30;
use vanban::plan::Plan;
use vanban::report::{FormRow, Units, forms};

use crate::pipeline::part;

fn plan() -> Plan {
    let source =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/ke-hoach-cchc-2025.json")).unwrap();
    intake::load(&source, "ke-hoach.json", &LoadOptions::default()).unwrap().plan
}

fn period() -> Period {
    Regimes::load(&[]).unwrap().get("cchc").unwrap().period("quy-1", 2025).unwrap()
}

#[test]
fn each_lead_unit_has_a_sheet_and_all_have_one() {
    let (forms, _) = forms(&plan(), Nd30::embedded(), &period(), &Units::default());
    let tasks = |unit: Option<&str>| {
        let form = forms.iter().find(|form| form.unit.as_deref() == unit).unwrap();
        form.rows.iter().filter(|row| matches!(row, FormRow::Task(_))).count()
    };
    assert_eq!((tasks(None), tasks(Some("Thanh tra Sở"))), (40, 2));
    let bytes = forms[0].to_xlsx().unwrap();
    assert_eq!(bytes, forms[0].to_xlsx().unwrap());
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for words in [
        "<sheetProtection",
        "<dataValidation type=\"list\"",
        "Hoàn thành,Đang thực hiện",
        "state=\"frozen\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
    ] {
        assert!(sheet.contains(words), "{words}");
    }
    assert!(part(&bytes, "xl/styles.xml").contains("<protection locked=\"0\"/>"));
    let read = read_progress(&bytes, "phieu.xlsx", false, &[]).unwrap();
    assert_eq!(read.rows.iter().filter(|row| !row.noi_dung.is_empty()).count(), 40);
    assert!(read.rows.iter().all(|row| !row.has_answer() && row.ky == "quý I năm 2025"));
}

/// A sheet as a unit returns it: the columns of ours, filled in.
fn returned(unit: &str, rows: &[[&str; 4]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(2, 0, format!("Đơn vị báo cáo: {unit}")).unwrap();
    sheet.write(3, 0, "Kỳ báo cáo: quý I năm 2025").unwrap();
    for (column, name) in (0..).zip(["Mã nhiệm vụ", "Trạng thái", "Số, ký hiệu văn bản", "Ngày hoàn thành"])
    {
        sheet.write(5, column, name).unwrap();
    }
    for (line, row) in (6..).zip(rows) {
        for (column, text) in (0..).zip(row) {
            sheet.write(line, column, *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn plan_to_sheets_to_filled_sheets_to_report() {
    let folder = TempDir::new().unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for name in ["ke-hoach-cchc-2025.json", "ten-don-vi.csv"] {
        fs::copy(data.join(name), folder.path().join(name)).unwrap();
    }
    let vanban = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_vanban")).args(arguments).current_dir(folder.path()).output().unwrap()
    };
    let which = ["ke-hoach-cchc-2025.json", "--regime", "cchc", "--period", "quy-1"];
    let made = vanban(&[&["phieu"], &which[..]].concat());
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    let names = fs::read_dir(folder.path().join("phieu")).unwrap().count();
    assert_eq!(names, 9, "eight units and all");
    // A sheet that may hold answers is never overwritten.
    assert_eq!(vanban(&[&["progress"], &which[..]].concat()).status.code(), Some(2));
    fs::write(
        folder.path().join("phieu/van-phong-so-quy-1-2025.xlsx"),
        returned(
            "VP Sở",
            &[["TC.1", "Hoàn thành", "Kế hoạch số 05/KH-SKHCN", "06/02/2025"], ["TTHC.1", "Đang thực hiện", "", ""]],
        ),
    )
    .unwrap();
    let report = vanban(&[&["bao-cao"], &which[..], &["--tien-do", "phieu", "--data-out", "bc.json"]].concat());
    let said = String::from_utf8_lossy(&report.stderr);
    assert_eq!(report.status.code(), Some(0), "{said}");
    assert!(said.contains("Thanh tra Sở chưa gửi báo cáo") && !said.contains("Văn phòng Sở chưa gửi"), "{said}");
    let source = fs::read_to_string(folder.path().join("bc.json")).unwrap();
    let compiled = intake::load(&source, "bc.json", &LoadOptions::default()).unwrap().plan.bao_cao.unwrap();
    let states: Vec<&str> = compiled.rows().take(1).map(|row| row.trang_thai.words()).collect();
    assert_eq!(states, ["Hoàn thành"]);
}
