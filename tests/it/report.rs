//! Plan and progress → báo cáo: states, counts, contradictions, the command.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use proptest::prelude::{Strategy, any, prop, prop_assert_eq, proptest};
use tempfile::TempDir;
use vanban::diag::{Diagnostic, Faults};
use vanban::intake::table::{ProgressRow, read_progress};
use vanban::intake::{self, LoadOptions};
use vanban::lists::{Period, Regime, Regimes};
use vanban::nd30::Nd30;
use vanban::plan::{BaoCao, Counts, Plan, TrangThai, plain_text};
use vanban::report::{ReportInput, Units, compile, contradictions};

#[cfg(feature = "xlsx")]
use crate::pipeline::paragraphs;

pub(crate) fn plan(tasks: &str) -> Plan {
    let source = format!(
        "{{\"loai\": \"ke-hoach\", \"co_quan\": \"Sở A\", \"viet_tat\": \"SA\", \"so\": 5, \"dia_danh\": \"Hưng Yên\", \
         \"ngay\": \"2026-01-05\", \"trich_yeu\": \"Công tác năm 2026\", \"ky\": {{\"chuc_vu\": \"Giám đốc\"}}, \
         \"nhiem_vu\": [{tasks}]}}"
    );
    intake::load(&source, "thu.json", &LoadOptions::default()).unwrap_or_else(|faults| panic!("{faults:#?}")).plan
}

fn first_quarter() -> (Regime, Period) {
    let regimes = Regimes::load(&[]).unwrap();
    let regime = regimes.get("nd09").unwrap().clone();
    let period = regime.period("quy-1", 2026).unwrap();
    (regime, period)
}

pub(crate) fn compiled(plan: &Plan, progress: &[ProgressRow], units: &Units) -> (BaoCao, Vec<Diagnostic>) {
    let (regime, period) = first_quarter();
    let (report, findings) =
        compile(ReportInput { plan, nd30: Nd30::embedded(), regime: &regime, period: &period, progress, units });
    (report, findings.into_list())
}

pub(crate) fn row(code: &str, state: &str, result: &str, day: &str) -> ProgressRow {
    ProgressRow {
        ma: code.to_owned(),
        trang_thai: state.to_owned(),
        ket_qua: result.to_owned(),
        ngay_xong: day.to_owned(),
        ..ProgressRow::default()
    }
}

/// The state on 14/3/2026 of one task with that time, from rows of state, result and day done.
#[track_caller]
fn state(time: &str, rows: &[(&str, &str, &str)], expected: TrangThai) {
    let plan =
        plan(&format!("{{\"ma\": \"A\", \"noi_dung\": \"Việc\", \"chu_tri\": [\"P\"], \"thoi_gian\": \"{time}\"}}"));
    let rows: Vec<ProgressRow> = rows.iter().map(|(state, result, day)| row("A", state, result, day)).collect();
    let (report, _) = compiled(&plan, &rows, &Units::default());
    let task = report.rows().next().unwrap();
    assert_eq!(task.trang_thai, expected, "{time}: {rows:?}");
}

#[test]
fn states_follow_the_rules_on_the_cut_off() {
    state("10/3/2026", &[("Hoàn thành", "", "10/3/2026")], TrangThai::HoanThanh);
    state("Trước 10/3/2026", &[("Hoàn thành", "", "10/3/2026")], TrangThai::HoanThanh);
    state("Trước 10/3/2026", &[("Hoàn thành", "", "11/3/2026")], TrangThai::HoanThanhQuaHan);
    state("10/3/2026", &[("Hoàn thành", "", "14/3/2026")], TrangThai::HoanThanhQuaHan);
    // Done after the cut-off is not done on it; the quarter's own deadline is 31/3.
    state("Quý I/2026", &[("Hoàn thành", "", "20/3/2026")], TrangThai::DangThucHien);
    state("Quý I/2026", &[("Đang thực hiện", "Đã có dự thảo", "")], TrangThai::DangThucHien);
    state("Quý I/2026", &[], TrangThai::ChuaTrienKhai);
    state("Quý I/2026", &[("Chưa thực hiện", "", "")], TrangThai::ChuaTrienKhai);
    state("Quý II/2026", &[], TrangThai::ChuaDenHan);
    state("10/3/2026", &[("Đang thực hiện", "Đã có dự thảo", "")], TrangThai::DangThucHienQuaHan);
    state("10/3/2026", &[("Đã trình", "", "")], TrangThai::DangThucHienQuaHan);
    state("10/3/2026", &[("Đã tham mưu UBND tỉnh", "", "")], TrangThai::DangThucHienQuaHan);
    state("10/3/2026", &[], TrangThai::ChuaThucHienQuaHan);
    state("Quý I/2026", &[("Hoàn thành", "", "")], TrangThai::HoanThanhChuaRoNgay);
    state("10/3/2026", &[("Xong", "Kế hoạch", "")], TrangThai::HoanThanhChuaRoNgay);
    state("Thường xuyên", &[("", "Đăng 20 tin", "")], TrangThai::ThuongXuyen);
    state("Thường xuyên", &[("Thường xuyên", "", "")], TrangThai::ThuongXuyen);
    state("Thường xuyên", &[], TrangThai::ThuongXuyenChuaBaoCao);
    state("Khi phát sinh", &[], TrangThai::ChuaPhatSinh);
    state("Khi phát sinh", &[("Đã ban hành", "01 quyết định", "")], TrangThai::DaPhatSinh);
    state("Theo quy định", &[], TrangThai::KhongHan);
    state("Cuối quý III", &[("Hoàn thành", "", "02/3/2026")], TrangThai::KhongHanHoanThanh);
    state("Quý I/2026", &[("Tạm dừng", "", "")], TrangThai::ChuaTrienKhai);
    state("Quý I, III", &[("Hoàn thành", "", "02/3/2026")], TrangThai::DangThucHien);
    state("Tháng 1, 2", &[("Hoàn thành", "", "30/1/2026"), ("Hoàn thành", "", "27/2/2026")], TrangThai::HoanThanh);
    state(
        "Tháng 1, 2",
        &[("Hoàn thành", "", "02/2/2026"), ("Hoàn thành", "", "27/2/2026")],
        TrangThai::HoanThanhQuaHan,
    );
    state("Tháng 1, 2", &[("Hoàn thành", "", "30/1/2026")], TrangThai::DangThucHienQuaHan);
    state("30 ngày kể từ ngày ban hành Kế hoạch", &[("Hoàn thành", "", "04/2/2026")], TrangThai::HoanThanh);
    state("30 ngày kể từ ngày ban hành Kế hoạch", &[], TrangThai::ChuaThucHienQuaHan);
}

#[test]
fn the_day_of_the_product_is_the_day_done() {
    let plan = plan(r#"{"ma": "A", "noi_dung": "Việc", "thoi_gian": "Quý I/2026"}"#);
    let rows = [ProgressRow {
        van_ban: "Quyết định số 12/QĐ-SA ngày 05/3/2026".to_owned(),
        ..row("a", "Hoàn thành", "", "")
    }];
    let (report, findings) = compiled(&plan, &rows, &Units::default());
    assert_eq!(report.rows().next().unwrap().trang_thai, TrangThai::HoanThanh, "{findings:?}");
}

#[test]
fn changes_within_the_year_count() {
    let change = |kind: &str, more: &str| {
        format!("\"dieu_chinh\": [{{\"loai\": \"{kind}\", \"ngay\": \"2026-02-10\", \"van_ban\": \"CV số 9\"{more}}}]")
    };
    let plan = plan(&format!(
        "{{\"ma\": \"A\", \"noi_dung\": \"Một\", \"thoi_gian\": \"Tháng 2\", {}}}, \
         {{\"ma\": \"B\", \"noi_dung\": \"Hai\", \"thoi_gian\": \"Tháng 2\", {}}}, \
         {{\"ma\": \"C\", \"noi_dung\": \"Ba\", \"thoi_gian\": \"Tháng 2\", {}}}, \
         {{\"ma\": \"D\", \"noi_dung\": \"Bốn\", \"thoi_gian\": \"Cuối năm\", \"han\": \"2026-03-01\"}}",
        change("gia-han", ", \"han\": \"2026-04-30\""),
        change("rut", ""),
        change("bo-sung", ""),
    ));
    let (report, findings) = compiled(&plan, &[], &Units::default());
    let states: Vec<TrangThai> = report.rows().map(|row| row.trang_thai).collect();
    assert_eq!(
        states,
        [TrangThai::ChuaTrienKhai, TrangThai::TamDung, TrangThai::ChuaThucHienQuaHan, TrangThai::ChuaThucHienQuaHan]
    );
    let counts = Counts::of(report.rows());
    assert_eq!((counts.total(), counts.added, counts.dropped), (3, 1, 1));
    assert!(!findings.iter().any(|finding| finding.code == "VB715"), "{findings:?}");
    assert_eq!(plain_text(report.rows().nth(1).unwrap().ghi_chu.as_ref().unwrap()), "CV số 9");
}

#[test]
fn headings_of_parts_are_no_tasks_and_parts_inherit() {
    let plan = plan(
        r#"{"ma": "A", "noi_dung": "Cả việc", "chu_tri": ["P"], "thoi_gian": "Theo từng mốc thời hạn dưới đây",
            "muc": [{"ma": "A.1", "noi_dung": "Phần một", "thoi_gian": "Tháng 1"}, {"ma": "A.2", "noi_dung": "Phần hai", "thoi_gian": "nt"}]}"#,
    );
    let (report, _) = compiled(&plan, &[], &Units::default());
    let rows: Vec<_> = report.rows().collect();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| plain_text(&row.chu_tri[0]) == "P" && row.trang_thai.is_overdue()), "{rows:#?}");
}

/// The codes of the findings, each once, in order.
pub(crate) fn codes(findings: &[Diagnostic]) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = findings.iter().map(|finding| finding.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[test]
fn nothing_that_came_back_is_dropped_in_silence() {
    let plan = plan(
        r#"{"ma": "13.1", "noi_dung": "Một", "chu_tri": ["VP", "Phòng B"], "thoi_gian": "Quý I"},
           {"ma": "13.2", "noi_dung": "Hai", "chu_tri": ["Văn phòng"], "thoi_gian": "Quý I"},
           {"ma": "13.3", "noi_dung": "Ba", "chu_tri": ["Phòng C"], "thoi_gian": "Quý I"}"#,
    );
    let units = Units::new([(2, "Văn phòng", "", "VP"), (3, "Phòng B", "", "")]).unwrap();
    let mut rows = vec![
        row("13.1", "Hoàn thành", "", "02/3/2026"),
        row("13.1", "Đang thực hiện", "", ""),
        row("13.9", "Hoàn thành", "", "02/3/2026"),
        row("13.2", "?", "", "hôm qua"),
    ];
    for row in &mut rows {
        row.don_vi = "VP".to_owned();
    }
    let (report, findings) = compiled(&plan, &rows, &units);
    assert_eq!(codes(&findings), ["VB710", "VB711", "VB713", "VB716", "VB717", "VB718"], "{findings:#?}");
    // The lower of two states is taken.
    assert_eq!(report.rows().next().unwrap().trang_thai, TrangThai::DangThucHien);
    assert_eq!(plain_text(&report.rows().next().unwrap().chu_tri[0]), "Văn phòng");
}

#[test]
fn a_report_is_held_against_the_one_before() {
    let plan = plan(
        r#"{"ma": "A", "noi_dung": "Một", "thoi_gian": "Quý I"}, {"ma": "B", "noi_dung": "Hai", "thoi_gian": "Quý I"}"#,
    );
    let rows = [row("A", "Hoàn thành", "", "02/3/2026"), row("B", "Hoàn thành", "", "02/3/2026")];
    let (before, _) = compiled(&plan, &rows, &Units::default());
    let (mut now, _) = compiled(&plan, &rows[..1], &Units::default());
    assert_eq!(codes(&contradictions(&before, &now)), ["VB730", "VB732"]);
    assert!(contradictions(&now, &before).is_empty());
    now.nhom[0].nhiem_vu.pop();
    assert_eq!(codes(&contradictions(&before, &now)), ["VB731", "VB732"]);
}

const TIMES: [&str; 12] = [
    "Quý I",
    "Quý II",
    "Quý I, III",
    "10/3/2026",
    "Trước 10/3/2026",
    "Thường xuyên",
    "Khi phát sinh",
    "Theo quy định",
    "Cuối năm",
    "Hằng tháng",
    "Năm 2026",
    "",
];
const SAID: [&str; 9] =
    ["", "Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Thường xuyên", "Tạm dừng", "60%", "???", "Đã trình"];

fn any_row() -> impl Strategy<Value = ProgressRow> {
    (0..14_usize, 0..SAID.len(), any::<bool>(), 0..40_u32).prop_map(|(task, said, result, day)| {
        let day = if day > 28 || day == 0 { String::new() } else { format!("{day}/{}/2026", day % 4 + 1) };
        row(&format!("T{task}"), SAID[said], if result { "Kết quả" } else { "" }, &day)
    })
}

proptest! {
    /// Every task has one state, groups and the whole agree, and a row moves no task but its own.
    #[test]
    fn states_are_total_and_rows_touch_their_own_task(rows in prop::collection::vec(any_row(), 0..30), extra in any_row()) {
        let tasks: Vec<String> = TIMES
            .iter()
            .enumerate()
            .map(|(index, time)| format!("{{\"ma\": \"T{index}\", \"noi_dung\": \"Việc {index}\", \"thoi_gian\": \"{time}\"}}"))
            .collect();
        let groups = format!(
            "{{\"nhom\": \"Một\", \"nhiem_vu\": [{}]}}, {{\"nhom\": \"Hai\", \"nhiem_vu\": [{}]}}",
            tasks[..5].join(", "),
            tasks[5..].join(", ")
        );
        let plan = plan(&groups);
        let (report, _) = compiled(&plan, &rows, &Units::default());
        let whole = Counts::of(report.rows());
        prop_assert_eq!(whole.total() + whole.dropped, TIMES.len());
        let by_group: usize = report.nhom.iter().map(|group| Counts::of(&group.nhiem_vu).total()).sum();
        prop_assert_eq!(by_group, whole.total());
        let mut more = rows.clone();
        let touched = extra.ma.clone();
        more.push(extra);
        let (after, _) = compiled(&plan, &more, &Units::default());
        for (old, new) in report.rows().zip(after.rows()) {
            if old.ma.as_deref() != Some(touched.as_str()) {
                prop_assert_eq!(old, new);
            }
        }
    }
}

fn vanban(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vanban")).args(arguments).current_dir(folder).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A folder with the samples.
fn samples() -> TempDir {
    let folder = TempDir::new().unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for name in ["ke-hoach-cchc-2025.json", "ten-don-vi.csv"] {
        fs::copy(data.join(name), folder.path().join(name)).unwrap();
    }
    fs::create_dir_all(folder.path().join("tien-do/6-thang-2025")).unwrap();
    for name in ["quy-1-2025.xlsx", "quy-3-2025.csv", "nam-2025.xlsx"] {
        fs::copy(data.join("tien-do").join(name), folder.path().join("tien-do").join(name)).unwrap();
    }
    for entry in fs::read_dir(data.join("tien-do/6-thang-2025")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join("tien-do/6-thang-2025").join(path.file_name().unwrap())).unwrap();
    }
    folder
}

const PLAN: &str = "ke-hoach-cchc-2025.json";

#[cfg(feature = "xlsx")]
#[test]
fn four_reports_of_a_year_agree_with_each_other() {
    let folder = samples();
    let files = ["tien-do/quy-1-2025.xlsx", "tien-do/6-thang-2025", "tien-do/quy-3-2025.csv", "tien-do/nam-2025.xlsx"];
    let mut previous: Option<String> = None;
    for (count, period) in ["quy-1", "6-thang", "quy-3", "nam"].into_iter().enumerate() {
        let data = format!("{period}.json");
        let mut arguments =
            vec!["report", PLAN, "--regime", "cchc", "--period", period, "--swap-dates", "H", "--data-out", &data];
        if let Some(previous) = &previous {
            arguments.extend(["--previous", previous]);
        }
        arguments.push("--progress");
        arguments.extend(&files[..=count]);
        let output = vanban(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let name = format!("output/bao-cao-{period}-2025.docx");
        let docx = fs::read(folder.path().join(&name)).unwrap();
        let text = paragraphs(&docx).join("\n");
        let source = fs::read_to_string(folder.path().join(&data)).unwrap();
        let report = intake::load(&source, &data, &LoadOptions::default()).unwrap().plan.bao_cao.unwrap();
        let counts = Counts::of(report.rows());
        let sentence = format!(
            "trong {:02} nhiệm vụ có thời hạn, đã hoàn thành {:02} nhiệm vụ (đúng hạn {:02}, quá hạn {:02}",
            counts.dated(),
            counts.done(),
            counts.on_time,
            counts.late
        );
        assert!(text.contains(&sentence), "{sentence}\n{text}");
        assert!(
            text.contains("Kính gửi: Ủy ban nhân dân tỉnh Hưng Yên (qua Sở Nội vụ)") && text.contains("- Như trên;")
        );
        assert!(text.contains("[… nêu tồn tại, hạn chế]") && text.contains("tổng hợp./."));
        assert!(!stderr(&output).contains("VB730"), "{}", stderr(&output));
        // The data gives the same document again.
        let again = vanban(folder.path(), &["render", &data, "-o", "again.docx", "--force"]);
        assert_eq!(again.status.code(), Some(0), "{}", stderr(&again));
        assert_eq!(fs::read(folder.path().join("again.docx")).unwrap(), docx, "{period}");
        previous = Some(data);
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn swapped_dates_are_told_and_turned_round() {
    let folder = samples();
    let base = ["report", PLAN, "--regime", "cchc", "--period", "quy-1", "--progress", "tien-do/quy-1-2025.xlsx"];
    let output = vanban(folder.path(), &[&base[..], &["--data-out", "a.json"]].concat());
    assert!(stderr(&output).contains("--swap-dates H"), "{}", stderr(&output));
    let swapped =
        vanban(folder.path(), &[&base[..], &["--data-out", "b.json", "--swap-dates", "ngày hoàn thành"]].concat());
    assert!(!stderr(&swapped).contains("VB241"), "{}", stderr(&swapped));
    let done = |name: &str| {
        let source = fs::read_to_string(folder.path().join(name)).unwrap();
        let report = intake::load(&source, name, &LoadOptions::default()).unwrap().plan.bao_cao.unwrap();
        Counts::of(report.rows()).done()
    };
    assert!(done("a.json") < done("b.json"));
}

#[cfg(feature = "xlsx")]
#[test]
fn strict_fails_while_something_is_open_and_nothing_is_overwritten() {
    let folder = samples();
    let base = ["report", PLAN, "--period", "quy-1", "--progress", "tien-do/quy-1-2025.xlsx", "-o", "a.docx"];
    assert_eq!(vanban(folder.path(), &[&base[..], &["--strict"]].concat()).status.code(), Some(1));
    assert!(folder.path().join("a.docx").is_file());
    fs::write(folder.path().join("a.docx"), "của tôi").unwrap();
    let output = vanban(folder.path(), &base);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("a.docx")).unwrap(), "của tôi");
}

#[test]
fn a_report_on_demand_needs_both_days() {
    let folder = samples();
    let case = |more: &[&str], code: i32, words: &str| {
        let arguments =
            [&["report", PLAN, "--regime", "lich", "--period", "dot-xuat", "-o", "a.docx", "--force"], more].concat();
        let output = vanban(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(code), "{}", stderr(&output));
        assert!(stderr(&output).contains(words), "{words}: {}", stderr(&output));
    };
    case(&["--from", "01/3/2025", "--to", "2025-04-20"], 0, "từ ngày 01/3/2025 đến ngày 20/4/2025");
    case(&["--from", "01/3/2025"], 2, "báo cáo đột xuất cần --to");
    case(&["--from", "31/2/2025", "--to", "hôm nay"], 2, "«hôm nay» không phải ngày");
    case(&["--from", "01/5/2025", "--to", "01/3/2025"], 2, "--from phải trước --to");
}

#[test]
fn wrong_periods_and_regimes_are_told() {
    let folder = samples();
    let case = |arguments: &[&str], words: &str| {
        let output = vanban(folder.path(), &[&["report", PLAN], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).contains(words), "{words}: {}", stderr(&output));
        assert!(!folder.path().join("output").exists());
    };
    case(&["--regime", "cchc", "--period", "quy-2"], "chế độ «cchc» không có kỳ «quy-2»");
    case(&["--regime", "xyz", "--period", "quy-2"], "không có chế độ báo cáo «xyz»");
    case(&["--period", "quy-1", "--from", "1/1"], "--from và --to chỉ dùng cho --period dot-xuat");
    case(&["--period", "quy-1", "--progress", "khong-co.xlsx"], "không có tệp bảng này");
    case(&["--period", "quy-1", "--previous", PLAN], "không phải dữ liệu của một báo cáo");
    case(&["--period", "quy-1", "--units", PLAN], "không thấy cột tên chính thức");
}

#[test]
fn a_user_s_regime_is_used() {
    let folder = samples();
    fs::write(folder.path().join("vanban.toml"), "").unwrap();
    fs::create_dir(folder.path().join("che-do")).unwrap();
    let own = include_str!("../../data/che-do/lich.toml").replace("\"lich\"", "\"rieng\"");
    fs::write(folder.path().join("che-do/rieng.toml"), format!("\u{feff}{}", own.replace('\n', "\r\n"))).unwrap();
    let output = vanban(folder.path(), &["report", PLAN, "--regime", "rieng", "--period", "thang-2"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(folder.path().join("output/bao-cao-thang-2-2025.docx").is_file());
}

/// Reads progress from CSV text.
pub(crate) fn csv(text: &str) -> Result<Vec<ProgressRow>, Faults> {
    read_progress(text.as_bytes(), "a.csv", false, &[]).map(|progress| progress.rows)
}

#[test]
fn headers_that_depend_on_others_are_decided() {
    let rows = csv("Nhiệm vụ;Kết quả;Tiến độ;Thời gian hoàn thành\nMột;Xong rồi;Quý I;20/3/2026\n").unwrap();
    assert_eq!((rows[0].ngay_xong.as_str(), rows[0].trang_thai.as_str()), ("20/3/2026", ""));
    let rows = csv("Nhiệm vụ;Thời hạn;Tiến độ;Ngày hoàn thành\nMột;Quý I;60%;\n").unwrap();
    assert_eq!((rows[0].trang_thai.as_str(), rows[0].ngay_xong.as_str()), ("60%", ""));
    let rows = csv("TT;Nhiệm vụ;Viettel;Đã HT;Đang TH;Chưa TH\n1;Một;ghi thêm;x;;\n2;Hai;;;X;\n3;Ba;;;;v\n").unwrap();
    assert_eq!(
        rows.iter().map(|row| row.trang_thai.as_str()).collect::<Vec<_>>(),
        ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện"]
    );
    assert_eq!(rows[0].ghi_chu, "Viettel: ghi thêm");
}

#[test]
fn titles_above_a_sheet_name_its_unit_and_period() {
    let rows = csv("Đơn vị báo cáo: Văn phòng Sở;;\nKỳ báo cáo: quý I năm 2026;;\nMã NV;Trạng thái;Ngày HT\nA;Hoàn thành;1/3/2026\n").unwrap();
    assert_eq!((rows[0].don_vi.as_str(), rows[0].ky.as_str()), ("Văn phòng Sở", "quý I năm 2026"));
    assert_eq!((rows[0].file.as_str(), rows[0].cell.as_str()), ("a.csv", "dòng 4, cột 1"));
}

#[test]
fn a_list_in_json_is_read() {
    let read = |text: &str| read_progress(text.as_bytes(), "a.json", false, &[]);
    let rows = read(r#"[{"ma": "A", "trang_thai": "Hoàn thành", "ngay_xong": "1/3/2026"}]"#).unwrap().rows;
    assert_eq!((rows.len(), rows[0].ma.as_str()), (1, "A"));
    let faults = read(r#"[{"ma": "A", "trang_thái": "x"}]"#).unwrap_err();
    assert_eq!((faults[0].code.as_str(), faults[0].place.path.as_deref()), ("VB236", Some("phần tử 1, trang_thái")));
}

/// Files that are no progress: each is refused with its code, and the message names file and place.
#[test]
fn bad_sheets_are_refused_in_words() {
    let case = |name: &str, bytes: &[u8], code: &str| {
        let faults = read_progress(bytes, name, false, &[]).expect_err(name);
        assert_eq!(faults[0].code.as_str(), code, "{name}: {faults:?}");
        assert_eq!(faults[0].place.file.as_deref(), Some(name));
        assert!(!faults[0].help.is_empty(), "{name}");
    };
    case("trong.csv", b"", "VB204");
    case("trang.csv", b"  \n\n", "VB204");
    case("khong-cot.csv", "Tên;Tuổi\nAn;5\n".as_bytes(), "VB235");
    case("chi-nhiem-vu.csv", "Nhiệm vụ;Chủ trì\nMột;A\n".as_bytes(), "VB235");
    case("chi-trang-thai.csv", "Trạng thái;Kết quả\nXong;A\n".as_bytes(), "VB235");
    case("hai-cot.csv", "Mã NV;Trạng thái;Trạng thái\nA;x;y\n".as_bytes(), "VB230");
    case("nhi-phan.csv", b"\0\x01\x02\0\0", "VB210");
    case(
        "bang-ma-cu.csv",
        "M\u{b7} NV;Tr\u{b9}ng th\u{b8}i;KÕt qu\u{b6} thùc hiÖn\nA;Hoµn thµnh;§· ban hµnh quyÕt ®Þnh\n".as_bytes(),
        "VB401",
    );
    case("json.json", b"[1, 2]", "VB236");
    case("json-cut.json", b"[{\"ma\": \"A\"", "VB236");
    case("json-type.json", b"[{\"ma\": [5]}]", "VB236");
    case("khong-phai.json", b"{\"ma\": \"A\"}", "VB236");
    #[cfg(feature = "xlsx")]
    {
        case("cut.xlsx", b"PK\x03\x04 nothing", "VB220");
        case("ole.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 nothing", "VB207");
        case("docx.xlsx", &package("word/document.xml", "<x/>"), "VB222");
        case("zip.xlsx", &package("a.txt", "x"), "VB222");
        case("hong.xlsx", &package("xl/workbook.xml", "<x"), "VB220");
        case("trong.xlsx", &workbook(&[]), "VB235");
        case("khong-cot.xlsx", &workbook(&[&["A", "B"], &["1", "2"]]), "VB235");
        case("sau-30-dong.xlsx", &workbook(&vec![&["x"][..]; 40]), "VB235");
        case("cong-thuc.xlsx", &formula_error(), "VB234");
        case(
            "ten-cot-trung.xlsx",
            &workbook(&[&["Mã NV", "Kết quả", "Ngày HT", "Ngày HT"], &["A", "x", "1/1", "2/1"]]),
            "VB230",
        );
    }
}

/// A share formatted as percent is read as it is shown, a formula by its cached value.
#[cfg(feature = "xlsx")]
#[test]
fn shares_and_formulas_are_read_as_they_are_shown() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in (0..).zip(["Mã NV", "% hoàn thành", "Kết quả"]) {
        sheet.write(0, column, text).unwrap();
    }
    sheet.write(1, 0, "A").unwrap();
    sheet.write_with_format(1, 1, 0.6, &rust_xlsxwriter::Format::new().set_num_format("0%")).unwrap();
    let formula = rust_xlsxwriter::Formula::new("=5&\" trường hợp\"").set_result("5 trường hợp");
    sheet.write_formula(1, 2, formula).unwrap();
    let rows = read_progress(&book.save_to_buffer().unwrap(), "a.xlsx", false, &[]).unwrap().rows;
    assert_eq!((rows[0].trang_thai.as_str(), rows[0].ket_qua.as_str()), ("60%", "5 trường hợp"));
}

#[cfg(feature = "xlsx")]
fn package(name: &str, content: &str) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(content.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[cfg(feature = "xlsx")]
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (line, row) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*row) {
            sheet.write(line, column, *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[cfg(feature = "xlsx")]
fn formula_error() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in (0..).zip(["Mã NV", "Trạng thái"]) {
        sheet.write(0, column, text).unwrap();
    }
    sheet.write(1, 0, "A").unwrap();
    sheet.write_formula(1, 1, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    book.save_to_buffer().unwrap()
}
