//! What units write, as it is understood: words without a state, codes that a sheet spoils, columns that say nothing of the work.

use std::fs;
use std::process::Command;

use tempfile::TempDir;
use vanban::intake::table::ProgressRow;
use vanban::plan::TrangThai;
use vanban::plan::{Counts, plain_text};
use vanban::report::Units;

use crate::report::{codes, compiled, csv, plan, row};

/// Where the findings on rows from a CSV stand: codes and cells.
fn places(text: &str) -> Vec<(&'static str, String)> {
    let plan = plan(
        r#"{"ma": "A", "noi_dung": "Việc", "thoi_gian": "10/3/2026"}, {"ma": "B", "noi_dung": "Việc kia", "thoi_gian": "10/3/2026"}"#,
    );
    let (_, findings) = compiled(&plan, &csv(text).unwrap(), &Units::default());
    findings
        .into_iter()
        .filter(|finding| finding.place.file.is_some())
        .map(|finding| (finding.code.as_str(), finding.place.path.clone().unwrap_or_default()))
        .collect()
}

#[test]
fn a_fault_of_a_row_stands_at_its_own_cell() {
    let told = |rows: &str| {
        let header = "Mã NV;Nội dung;Đơn vị báo cáo;Trạng thái;Kết quả thực hiện;Ngày hoàn thành;Kỳ báo cáo";
        places(&format!("{header}\n{rows}\n"))
    };
    let at = |code, column: usize| (code, format!("dòng 2, cột {column}"));
    assert_eq!(told("A;Việc;Sở X;Hoàn thành;Đã ban hành;hôm nọ;"), [at("VB718", 6)]);
    assert_eq!(told("A;Việc;Sở X;Gần gần xong;Đang làm;;"), [at("VB717", 4)]);
    assert_eq!(told("A;Việc;Sở X;Hoàn thành; Đã trình ký;05/3/2026;"), [at("VB724", 4)]);
    assert_eq!(told("A;Việc;Sở X;Hoàn thành;Đã ban hành;05/3/2026;đợt vừa rồi"), [at("VB725", 7)]);
    assert_eq!(told("Z;Không có;Sở X;Hoàn thành;Đã ban hành;05/3/2026;"), [at("VB711", 1)]);
    assert_eq!(told(";Không có;Sở X;Hoàn thành;Đã ban hành;05/3/2026;"), [at("VB711", 2)]);
    // A period named above the table has no cell in the row: the row itself is told.
    let titled = "Kỳ báo cáo: đợt vừa rồi;;\nMã NV;Trạng thái;Ngày HT\nA;Hoàn thành;hôm nọ\n";
    assert_eq!(places(titled), [("VB718", "dòng 3, cột 3".to_owned()), ("VB725", "dòng 3, cột 1".to_owned())]);
    let two = "Mã NV;Đã HT;Đang TH;Ngày HT\nA;x;x;hôm nọ\n";
    assert_eq!(places(two), [at("VB720", 1), at("VB718", 4)]);
}

#[test]
fn a_fault_of_a_row_in_json_names_its_key() {
    let list = r#"[{"ma": "A", "trang_thai": "Hoàn thành", "ket_qua": "Đã ban hành", "ngay_xong": "hôm nọ"}]"#;
    let rows = vanban::intake::table::read_progress(list.as_bytes(), "a.json", false, &[]).unwrap().rows;
    let plan = plan(r#"{"ma": "A", "noi_dung": "Việc", "thoi_gian": "10/3/2026"}"#);
    let (_, findings) = compiled(&plan, &rows, &Units::default());
    let found = findings.iter().find(|finding| finding.code == "VB718").unwrap();
    assert_eq!(found.place.path.as_deref(), Some("phần tử 1, ngay_xong"));
}

/// The state of one task due in quý I, from one row; the codes of what is told.
#[track_caller]
fn heard(row: &ProgressRow, state: TrangThai, told: &[&str]) {
    let plan = plan(r#"{"ma": "A", "noi_dung": "Việc", "thoi_gian": "10/3/2026"}"#);
    let (report, findings) = compiled(&plan, std::slice::from_ref(row), &Units::default());
    assert_eq!(report.rows().next().unwrap().trang_thai, state, "{row:?}");
    assert_eq!(codes(&findings), told, "{row:?} {findings:#?}");
}

#[test]
fn a_row_without_a_state_is_judged_by_what_it_shows() {
    let product = |van_ban: &str| ProgressRow { van_ban: van_ban.to_owned(), ..row("A", "", "", "") };
    heard(&product("Quyết định số 12/QĐ-SA ngày 05/3/2026"), TrangThai::HoanThanh, &[]);
    heard(&product("Tờ trình số 12/TTr-SA ngày 05/3/2026"), TrangThai::DangThucHienQuaHan, &[]);
    let told = |ket_qua: &str| row("A", "", ket_qua, "");
    heard(&told("Đã ban hành Quyết định số 12/QĐ-SA ngày 05/3/2026"), TrangThai::HoanThanh, &[]);
    heard(
        &row("A", "", "Đã tham mưu ban hành Quyết định số 41/QĐ-SA ngày 05/3/2026", "05/3/2026"),
        TrangThai::HoanThanh,
        &[],
    );
    // A day done, and words of papers handed in alone: asked.
    heard(&row("A", "", "Đã trình văn bản góp ý", "05/3/2026"), TrangThai::DangThucHienQuaHan, &["VB724"]);
    heard(&told("Họp ngày 05/3/2026, thống nhất đề cương"), TrangThai::DangThucHienQuaHan, &[]);
    heard(&told("Chưa triển khai"), TrangThai::ChuaThucHienQuaHan, &[]);
    heard(&told("Không có"), TrangThai::ChuaThucHienQuaHan, &[]);
    heard(&row("A", "Chưa hoàn thành", "Đã có dự thảo", ""), TrangThai::DangThucHienQuaHan, &[]);
    heard(&row("A", "Chưa thực hiện", "Chờ hướng dẫn của Bộ", ""), TrangThai::ChuaThucHienQuaHan, &[]);
    heard(&told("-"), TrangThai::ChuaThucHienQuaHan, &[]);
}

#[test]
fn a_row_without_a_state_tells_why() {
    let plan = plan(r#"{"ma": "A", "noi_dung": "Việc", "thoi_gian": "10/3/2026"}"#);
    let said = ProgressRow {
        ly_do: "Thiếu người".to_owned(),
        de_xuat: "Thêm người".to_owned(),
        han_moi: "30/6/2026".to_owned(),
        ..row("A", "", "", "")
    };
    let (report, _) = compiled(&plan, &[said], &Units::default());
    let task = report.rows().next().unwrap();
    assert_eq!(task.trang_thai, TrangThai::ChuaThucHienQuaHan);
    let told = [&task.ly_do, &task.de_xuat].map(|text| plain_text(text.as_ref().unwrap()));
    assert_eq!(told, ["Thiếu người", "Thêm người; hạn mới 30/6/2026"]);
}

#[test]
fn done_in_word_alone_is_not_done() {
    heard(&row("A", "Hoàn thành", "Đã trình lãnh đạo Sở", "05/3/2026"), TrangThai::DangThucHienQuaHan, &["VB724"]);
    heard(&row("A", "Hoàn thành", "Đã trình và được phê duyệt", "05/3/2026"), TrangThai::HoanThanh, &[]);
    let issued =
        ProgressRow { van_ban: "12/QĐ-SA".to_owned(), ..row("A", "Hoàn thành", "Đã trình ký", "05/3/2026") };
    heard(&issued, TrangThai::HoanThanh, &[]);
}

#[test]
fn a_pause_without_a_document_stays_in_the_count() {
    heard(&row("A", "Tạm dừng", "", ""), TrangThai::ChuaThucHienQuaHan, &["VB722"]);
    heard(&row("A", "Không thực hiện", "Đã có dự thảo", ""), TrangThai::DangThucHienQuaHan, &["VB722"]);
}

#[test]
fn a_pause_with_its_document_says_so() {
    let plan = plan(
        r#"{"ma": "A", "noi_dung": "Việc", "thoi_gian": "10/3/2026", "dieu_chinh": [
             {"loai": "tam-dung", "ngay": "2026-02-10", "van_ban": "Công văn số 9/SA"}]}"#,
    );
    let (report, findings) = compiled(&plan, &[], &Units::default());
    let task = report.rows().next().unwrap();
    assert_eq!((task.trang_thai, codes(&findings)), (TrangThai::TamDung, vec![]));
    assert_eq!(plain_text(task.ghi_chu.as_ref().unwrap()), "tạm dừng theo Công văn số 9/SA");
}

#[test]
fn a_period_that_cannot_be_read_is_told() {
    let of = |ky: &str| ProgressRow { ky: ky.to_owned(), ..row("A", "Hoàn thành", "", "05/3/2026") };
    heard(&of("đợt vừa rồi"), TrangThai::HoanThanh, &["VB725"]);
    heard(&of("quý I năm 2026"), TrangThai::HoanThanh, &[]);
    let rows = csv("Mã NV;Trạng thái;Quý\nA;Xong;I\nB;Xong;Quý II\n").unwrap();
    assert_eq!(rows.iter().map(|row| row.ky.as_str()).collect::<Vec<_>>(), ["Quý I", "Quý II"]);
    let rows = csv("Mã NV;Trạng thái;Tháng;Tháng 1\nA;Xong;3;12\n").unwrap();
    assert_eq!((rows[0].ky.as_str(), rows[0].ghi_chu.as_str()), ("Tháng 3", "Tháng 1: 12"));
}

#[test]
fn a_late_milestone_tells_its_own_days() {
    let plan = plan(r#"{"ma": "A", "noi_dung": "Việc", "thoi_gian": "Tháng 1, 2"}"#);
    let rows = [row("A", "Hoàn thành", "", "05/02/2026"), row("A", "Hoàn thành", "", "27/02/2026")];
    let (report, _) = compiled(&plan, &rows, &Units::default());
    let remark = plain_text(report.rows().next().unwrap().ghi_chu.as_ref().unwrap());
    assert_eq!(remark, "đã hoàn thành 2/2 mốc; sau hạn 5 ngày");
}

#[test]
fn what_is_done_after_the_cut_off_is_remarked() {
    let plan = plan(r#"{"ma": "A", "noi_dung": "Việc", "thoi_gian": "Quý I/2026"}"#);
    let (report, _) = compiled(&plan, &[row("A", "Hoàn thành", "", "20/3/2026")], &Units::default());
    let task = report.rows().next().unwrap();
    assert_eq!(task.trang_thai.words(), "Đang thực hiện");
    assert_eq!(plain_text(task.ghi_chu.as_ref().unwrap()), "hoàn thành ngày 20/3/2026, sau ngày chốt số liệu");
}

#[test]
fn an_event_with_a_day_becomes_a_date() {
    let time = "10 ngày làm việc sau khi Nghị quyết được ban hành";
    let task = |more: &str| format!("{{\"ma\": \"A\", \"noi_dung\": \"Việc\", \"thoi_gian\": \"{time}\"{more}}}");
    let (unknown, _) = compiled(&plan(&task("")), &[], &Units::default());
    assert_eq!(unknown.rows().next().unwrap().trang_thai, TrangThai::ChuaPhatSinh);
    let (known, _) = compiled(&plan(&task(", \"ngay_su_kien\": \"2026-02-02\"")), &[], &Units::default());
    let task = known.rows().next().unwrap();
    // Ten working days from Monday 02/02/2026; Tết 2026 begins in the second week.
    assert!(task.han.as_deref() > Some("2026-02-13") && task.trang_thai == TrangThai::ChuaThucHienQuaHan, "{task:?}");
}

#[test]
fn a_task_given_and_withdrawn_leaves_the_sum_right() {
    let plan = plan(
        r#"{"ma": "A", "noi_dung": "Một", "thoi_gian": "Quý I"},
           {"ma": "B", "noi_dung": "Hai", "thoi_gian": "Quý I", "dieu_chinh": [
             {"loai": "bo-sung", "ngay": "2026-02-01", "van_ban": "CV số 1"},
             {"loai": "rut", "ngay": "2026-03-01", "van_ban": "CV số 2"}]}"#,
    );
    let (report, _) = compiled(&plan, &[], &Units::default());
    let counts = Counts::of(report.rows());
    let at_the_start = counts.total() + counts.dropped - counts.added;
    assert_eq!((at_the_start, counts.added, counts.dropped, counts.total()), (1, 1, 1, 1));
}

#[test]
fn a_zero_lost_from_a_code_is_found_again_by_the_content() {
    let plan = plan(
        r#"{"ma": "13.1", "noi_dung": "Một", "thoi_gian": "Quý I"}, {"ma": "13.10", "noi_dung": "Mười", "thoi_gian": "Quý I"}"#,
    );
    let of =
        |content: &str| ProgressRow { noi_dung: content.to_owned(), ..row("13.1", "Hoàn thành", "", "05/3/2026") };
    let done = |rows: &[ProgressRow]| {
        let (report, findings) = compiled(&plan, rows, &Units::default());
        (report.rows().map(|row| row.trang_thai.is_done()).collect::<Vec<_>>(), codes(&findings))
    };
    assert_eq!(done(&[of("Mười")]), (vec![false, true], vec![]));
    assert_eq!(done(&[of("Một")]), (vec![true, false], vec![]));
    assert_eq!(done(&[of("")]), (vec![false, false], vec!["VB719"]));
    assert_eq!(done(&[row("13.10", "Hoàn thành", "", "05/3/2026")]).0, [false, true]);
}

#[test]
fn columns_about_people_and_orders_are_no_result_and_are_not_printed() {
    let rows = csv(
        "Mã NV;Trạng thái;Số văn bản giao việc;Lãnh đạo phụ trách;SĐT;Cán bộ phụ trách;Kinh phí (triệu đồng);Đơn vị đầu mối\n\
         A;Đang làm;15/QĐ-UBND;Ông X;0912;Bà Y;20;Phòng Z\n",
    )
    .unwrap();
    assert_eq!((rows[0].van_ban.as_str(), rows[0].ghi_chu.as_str(), rows[0].don_vi.as_str()), ("", "", "Phòng Z"));
}

#[test]
fn a_result_names_its_product_figures_and_day() {
    let plan = plan(r#"{"ma": "A", "noi_dung": "Việc", "thoi_gian": "10/3/2026"}"#);
    let case = |ket_qua: &str, van_ban: &str, so_lieu: &str, printed: &str| {
        let row = ProgressRow {
            van_ban: van_ban.to_owned(),
            so_lieu: so_lieu.to_owned(),
            ..row("A", "Hoàn thành", ket_qua, "06/03/2026")
        };
        let (report, _) = compiled(&plan, &[row], &Units::default());
        assert_eq!(plain_text(report.rows().next().unwrap().ket_qua.as_ref().unwrap()), printed);
    };
    case("Rà soát 14 thủ tục.", "QĐ số 77/QĐ-SA", "", "Rà soát 14 thủ tục (QĐ số 77/QĐ-SA), hoàn thành ngày 06/3/2026");
    case("", "QĐ số 77/QĐ-SA ngày 06/3/2026", "14 thủ tục", "QĐ số 77/QĐ-SA ngày 06/3/2026, 14 thủ tục");
    case("-", "", "", "Hoàn thành ngày 06/3/2026");
}

/// The text of a draft of the sample of a year, with those arguments.
#[cfg(feature = "xlsx")]
fn draft(arguments: &[&str]) -> String {
    let folder = TempDir::new().unwrap();
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for name in ["ke-hoach-cchc-2025.json", "ten-don-vi.csv", "tien-do/quy-1-2025.xlsx"] {
        fs::copy(data.join(name), folder.path().join(name.replace("tien-do/", ""))).unwrap();
    }
    let fixed = ["report", "ke-hoach-cchc-2025.json", "--progress", "quy-1-2025.xlsx", "-o", "a.docx"];
    let output = Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(fixed)
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    crate::pipeline::paragraphs(&fs::read(folder.path().join("a.docx")).unwrap()).join("\n")
}

#[cfg(feature = "xlsx")]
#[test]
fn the_short_form_is_short_in_every_regime() {
    for regime in ["cchc", "nd09"] {
        let text = draft(&["--regime", regime, "--period", "quy-1", "--short"]);
        assert!(!text.contains("ĐÁNH GIÁ CHUNG") && !text.contains("TỒN TẠI"), "{regime}: {text}");
        assert!(text.contains("Kiến nghị, đề xuất:") && !text.contains(";\nKiến nghị"), "{regime}: {text}");
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn who_receives_a_report_depends_on_where_it_goes() {
    let up = draft(&["--regime", "cchc", "--period", "quy-1"]);
    assert!(
        up.contains("- Như trên;\n- Sở Nội vụ (để tổng hợp);\n- Lãnh đạo Sở;")
            && up.contains("- Cổng thông tin điện tử Sở;")
    );
    let inside = draft(&["--regime", "cchc", "--period", "quy-1", "--internal"]);
    assert!(inside.contains("Nơi nhận:\n- Lãnh đạo Sở;") && !inside.contains("- Cổng thông tin"), "{inside}");
    let unaddressed = draft(&["--regime", "cchc", "--period", "quy-1", "--khong-kinh-gui"]);
    assert!(unaddressed.contains("Nơi nhận:\n- UBND tỉnh Hưng Yên (để báo cáo);\n- Sở Nội vụ"), "{unaddressed}");
}

#[test]
fn json_is_cleaned_like_a_sheet() {
    use vanban::intake::table::read_progress;
    let read = |text: &str| read_progress(text.as_bytes(), "a.json", false, &[]);
    let progress = read("[{\"ma\": 13.1, \"ket_qua\": \"\u{200b}Va\u{306}n bản \", \"ngay_xong\": null}]").unwrap();
    assert_eq!((progress.rows[0].ma.as_str(), progress.rows[0].ket_qua.as_str()), ("13.1", "Văn bản"));
    let wide = "[{\"ket_qua\": \"Văn bản\"}]";
    for wide in [wide.to_owned(), format!("\u{feff}{wide}")] {
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = wide.encode_utf16().flat_map(bytes).collect();
            assert_eq!(read_progress(&bytes, "a.json", false, &[]).unwrap().rows[0].ket_qua, "Văn bản");
        }
    }
    let faults = read(r#"[{"ma": "A", "trang_thái": "x"}, 5, {"ket_qua": ["a"]}]"#).unwrap_err();
    let told: Vec<String> =
        faults.iter().map(|fault| format!("{}: {}", fault.place.path.as_deref().unwrap(), fault.message)).collect();
    assert_eq!(
        told,
        [
            "phần tử 1, trang_thái: không có khóa «trang_thái»",
            "phần tử 2: phần tử này không phải một dòng tiến độ",
            "phần tử 3, ket_qua: «ket_qua» phải là chữ hoặc số"
        ]
    );
}

/// Names a sheet and fills it with rows of text; the cells named are merged first.
#[cfg(feature = "xlsx")]
fn sheet(name: &str, merged: &[(u32, u16, u16, &str)], rows: &[&[&str]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(name).unwrap();
    for (line, row) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*row).filter(|(_, text)| !text.is_empty()) {
            sheet.write(line, column, *text).unwrap();
        }
    }
    for (line, first, last, text) in merged {
        sheet.merge_range(*line, *first, *line, *last, text, &rust_xlsxwriter::Format::new()).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[cfg(feature = "xlsx")]
#[test]
fn groups_and_the_names_of_sheets_are_understood() {
    let rows = [
        &["TT", "Mã NV", "Nhiệm vụ", "Phòng, đơn vị chủ trì", "Đơn vị chủ trì", "Trạng thái"][..],
        &[],
        &["", "II", "Nhóm hai", "", "", ""],
        &["1", "A", "Một", "X", "P", "Xong"],
    ];
    let bytes = sheet("Tiến độ quý I", &[(1, 1, 5, "NHÓM MỘT")], &rows);
    let progress = vanban::intake::table::read_progress(&bytes, "a.xlsx", false, &[]).unwrap();
    assert_eq!(progress.rows.len(), 1, "{:#?}", progress.rows);
    let row = &progress.rows[0];
    // Of two columns of nearly one name the plain one is the field.
    assert_eq!((row.ma.as_str(), row.ky.as_str(), row.don_vi.as_str()), ("A", "Tiến độ quý I", "P"));
}

#[test]
fn facts_below_each_other_are_one_sentence() {
    let plan = plan(r#"{"ma": "A", "noi_dung": "Việc", "thoi_gian": "Thường xuyên"}"#);
    let (report, _) = compiled(&plan, &[row("A", "", "- Đăng 20 tin;\n- Phát 05 bài.\n", "")], &Units::default());
    assert_eq!(plain_text(report.rows().next().unwrap().ket_qua.as_ref().unwrap()), "Đăng 20 tin; Phát 05 bài");
}

#[test]
fn a_column_to_turn_round_that_no_file_has_is_told() {
    let folder = TempDir::new().unwrap();
    let plan = include_str!("../../data/ke-hoach-2025.json");
    fs::write(folder.path().join("a.json"), plan).unwrap();
    fs::write(folder.path().join("a.csv"), "Nhiệm vụ;Trạng thái\nMột;Xong\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_vanban"))
        .args(["report", "a.json", "--period", "quy-1", "--progress", "a.csv", "--swap-dates", "Ngày HTT"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("VB726") && told.contains("«Ngày HTT»"), "{told}");
}
