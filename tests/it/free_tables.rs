//! Tables of any columns from files: what stands above them, heads of two rows, groups, totals, merged cells, dates.

use std::fs;

use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};
use tempfile::TempDir;
use vanban::intake::table::TableOptions;
use vanban::intake::{self, LoadOptions};

use crate::kinds::made_in;
use crate::parts::{last_table, with};

/// A kế hoạch with an appendix whose table is in a file.
fn data(file: &str, table: Value) -> Value {
    let mut table = table;
    table["tu_tep"] = json!(file);
    with(json!({"phu_luc": [{"tieu_de": "Bảng", "bang": table}]}))
}

/// The table of a CSV file, and what is said of it.
#[track_caller]
fn csv(text: &str, table: Value) -> (Vec<String>, String) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("b.csv"), text).unwrap();
    read(&folder, &data("b.csv", table))
}

#[track_caller]
fn read(folder: &TempDir, data: &Value) -> (Vec<String>, String) {
    let mut plan = intake::load(&data.to_string(), "k.json", &LoadOptions::default()).unwrap().plan;
    let files = intake::attach(&mut plan, folder.path(), &TableOptions::default());
    let said = files.unwrap_or_else(|faults| panic!("{faults:#?}")).described.join("\n");
    let said = said.replace(&*folder.path().join("").display().to_string(), "");
    (last_table(&made_in(data, folder.path()).unwrap()), said)
}

/// The faults of a CSV file: code and place.
fn faults(text: &str, table: Value) -> Vec<String> {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("b.csv"), text).unwrap();
    let faults = made_in(&data("b.csv", table), folder.path()).unwrap_err();
    faults.iter().map(|one| format!("{} {}", one.code.as_str(), one.place.path.clone().unwrap_or_default())).collect()
}

#[test]
fn what_stands_above_a_table_is_told() {
    let text = "DỰ TOÁN KINH PHÍ,,\nĐơn vị tính: triệu đồng,,\nSTT,Nội dung,Số tiền\n1,Lương,100\n2,Điện,50\n";
    let (table, said) = csv(text, json!({}));
    assert_eq!(table, ["STT | Nội dung | Số tiền", "1 | Lương | 100", "2 | Điện | 50"]);
    assert_eq!(
        said,
        "Đọc bảng b.csv: tên cột ở dòng 3, 3 cột, 2 dòng; đơn vị tính: «Đơn vị tính: triệu đồng»; không in chữ trên bảng: «DỰ TOÁN KINH PHÍ»."
    );
    // The names of the agency and the motto beside each other are no head of a table.
    let formal = "UBND TỈNH,,,CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSTT,Nội dung,Số tiền,Ghi chú\n1,Lương,100,x\n";
    assert_eq!(csv(formal, json!({})).0, ["STT | Nội dung | Số tiền | Ghi chú", "1 | Lương | 100 | x"]);
}

#[test]
fn names_stand_in_two_rows() {
    let text = "STT,Nội dung,Nguồn vốn,,Ghi chú\n,,Trung ương,Địa phương,\n(1),(2),(3),(4),(5)\n1,Lương,100,50,x\n";
    let wanted =
        ["STT | Nội dung | Nguồn vốn×2 | Ghi chú", "^ | ^ | Trung ương | Địa phương | ^", "1 | Lương | 100 | 50 | x"];
    let (table, said) = csv(text, json!({}));
    assert_eq!(table, wanted);
    assert!(said.contains("tên cột ở dòng 1–2, 5 cột, 1 dòng"), "{said}");
    // A first row that is not full is no second row of names.
    let plain = "STT,Nội dung,Đơn vị,Ghi chú\n,Lương,Sở A,x\n1,Điện,Sở B,\n";
    assert_eq!(csv(plain, json!({})).0[0], "STT | Nội dung | Đơn vị | Ghi chú");

    let folder = TempDir::new().unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let look = Format::new();
    sheet.merge_range(0, 0, 0, 4, "BẢNG TỔNG HỢP", &look).unwrap();
    for (column, name) in [(0, "STT"), (1, "Nội dung"), (4, "Ghi chú")] {
        sheet.merge_range(1, column, 2, column, name, &look).unwrap();
    }
    sheet.merge_range(1, 2, 1, 3, "Nguồn vốn", &look).unwrap();
    sheet.write(2, 2, "Trung ương").unwrap();
    sheet.write(2, 3, "Địa phương").unwrap();
    for (column, text) in ["1", "Lương", "100", "50", "x"].into_iter().enumerate() {
        sheet.write(3, u16::try_from(column).unwrap(), text).unwrap();
    }
    book.save(folder.path().join("b.xlsx")).unwrap();
    let (table, said) = read(&folder, &data("b.xlsx", json!({})));
    assert_eq!(table, wanted);
    assert!(said.contains("tên cột ở dòng 2–3") && said.contains("«BẢNG TỔNG HỢP»"), "{said}");
}

#[test]
fn groups_and_totals_look_like_groups_and_totals() {
    let text =
        "STT,Nội dung,Số tiền\nI,Thường xuyên,150\n1,Lương,100\n2,Điện,50\nII,Đầu tư,\n1,Đường,10\n,Tổng cộng,160\n";
    let (table, said) = csv(text, json!({}));
    assert_eq!(
        table,
        [
            "STT | Nội dung | Số tiền",
            "I | Thường xuyên | 150",
            "1 | Lương | 100",
            "2 | Điện | 50",
            "II | Đầu tư | ",
            "1 | Đường | 10",
            "Tổng cộng×2 | 160",
        ]
    );
    assert!(said.contains("6 dòng, trong đó 2 dòng nhóm, 1 dòng tổng"), "{said}");
    // Where the program adds up, groups are not counted twice.
    let sums = json!({"tong": "Tổng cộng", "cot": [{"ten": ""}, {"ten": ""}, {"ten": "", "kieu": "so"}]});
    assert_eq!(csv(text, sums).0.last().unwrap(), "Tổng cộng×2 | 160");
}

#[test]
fn merged_cells_stay_merged() {
    let folder = TempDir::new().unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let look = Format::new();
    for (row, texts) in
        [["Đơn vị", "Việc", "Hạn"], ["", "Một", "Quý I"], ["", "Hai", ""], ["Sở B", "", ""]].iter().enumerate()
    {
        for (column, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            sheet.write(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), *text).unwrap();
        }
    }
    sheet.merge_range(1, 0, 2, 0, "Sở A", &look).unwrap();
    sheet.merge_range(2, 1, 2, 2, "Hai", &look).unwrap();
    sheet.merge_range(3, 1, 3, 2, "Ba", &look).unwrap();
    book.save(folder.path().join("b.xlsx")).unwrap();
    let (table, _) = read(&folder, &data("b.xlsx", json!({})));
    assert_eq!(table, ["Đơn vị | Việc | Hạn", "Sở A | Một | Quý I", "^ | Hai×2", "Sở B | Ba×2"]);
}

#[test]
fn amounts_and_dates_that_are_none_are_told_with_their_cell() {
    let dates = || json!({"cot": [{"ten": ""}, {"ten": "", "kieu": "ngay"}]});
    assert_eq!(
        faults("A,Ngày\nx,30/02/2026\ny,2026-02-30\nz,quý I\n", dates()),
        ["VB143 dòng 2, cột 2", "VB143 dòng 3, cột 2"]
    );
    let rows = "A,Ngày\nx,2026-04-20\ny,2026-04\nz,quý I\nt,5/4/2026\n";
    assert_eq!(csv(rows, dates()).0[1..], ["x | 20/04/2026", "y | tháng 4/2026", "z | quý I", "t | 05/04/2026"]);
    let sums = json!({"tong": "Cộng", "cot": [{"ten": ""}, {"ten": "", "kieu": "so"}]});
    assert_eq!(faults("Ghi chú\nA,Số\nx,12a\ny,5\n", sums), ["VB253 dòng 3, cột 2"]);
    // In the data itself the row is told.
    let table = json!({"cot": [{"ten": "A"}, {"ten": "Ngày", "kieu": "ngay"}], "dong": [["x", "2026-02-30"]]});
    let plan = with(json!({"phu_luc": [{"tieu_de": "Bảng", "bang": table}]}));
    let faults = made_in(&plan, std::path::Path::new(".")).unwrap_err();
    assert_eq!(faults[0].place.path.as_deref(), Some("phu_luc[0].bang.dong[0]"));
}
