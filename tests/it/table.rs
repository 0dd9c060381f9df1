//! Lists of tasks as people keep them, and what is said of bad ones.

use proptest::prelude::{any, prop, proptest};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use vanban::diag::Faults;
use vanban::intake::table::{TableOptions, Tasks, read_tasks};
use vanban::plan::{NhiemVu, Text};

const HEADER: [&str; 6] = ["STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"];

fn csv(text: &str) -> Result<Tasks, Faults> {
    read_tasks(text.as_bytes(), "a.csv", None, &TableOptions::default())
}

#[track_caller]
fn taken(result: Result<Tasks, Faults>) -> Tasks {
    result.unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// A workbook of one sheet.
fn sheet(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet().set_name("KH").unwrap());
    book.save_to_buffer().unwrap()
}

fn write_row(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in cells.iter().enumerate() {
        sheet.write(row, u16::try_from(column).unwrap(), *cell).unwrap();
    }
}

fn xlsx(bytes: &[u8]) -> Result<Tasks, Faults> {
    read_tasks(bytes, "a.xlsx", None, &TableOptions::default())
}

fn plain(text: &Text) -> &str {
    match text {
        Text::Plain(text) => text,
        Text::Rich(_) => panic!("rich text from a table"),
    }
}

fn tasks(tasks: &Tasks) -> Vec<&NhiemVu> {
    tasks.groups.iter().flat_map(|group| &group.nhiem_vu).collect()
}

/// Content, lead units and time of each task; sub-tasks behind `>`.
fn short(tasks: &Tasks) -> Vec<String> {
    fn one(task: &NhiemVu, mark: &str, out: &mut Vec<String>) {
        let units: Vec<&str> = task.chu_tri.iter().map(plain).collect();
        let time = task.thoi_gian.as_ref().map(plain).unwrap_or_default();
        out.push(format!("{mark}{} | {} | {time}", plain(&task.noi_dung), units.join(" + ")));
        for below in &task.muc {
            one(below, &format!("{mark}>"), out);
        }
    }
    let mut out = Vec::new();
    for group in &tasks.groups {
        if let Some(name) = &group.nhom {
            out.push(format!("# {}", plain(name)));
        }
        for task in &group.nhiem_vu {
            one(task, "", &mut out);
        }
    }
    out
}

#[test]
fn a_plain_list_is_read() {
    let list = taken(csv(
        "STT;Nhiệm vụ;Sản phẩm;Cơ quan chủ trì;Thời gian\r\n1;Rà soát;Báo cáo;Văn phòng;Quý I\r\n2;\"Tập huấn; hội nghị\";;\"VP; P. TCCB\";Năm 2024\r\n",
    ));
    assert_eq!(short(&list), ["Rà soát | Văn phòng | Quý I", "Tập huấn; hội nghị | VP + P. TCCB | Năm 2024"]);
    assert_eq!(list.describe()[0], "Đọc 2 nhiệm vụ, tên cột ở dòng 1:");
    assert!(list.describe()[1].starts_with("  cột A «STT» → stt; B «Nhiệm vụ» → noi_dung; "), "{:?}", list.describe());
}

/// Every header that people write, each beside a column of content.
#[test]
fn headers_are_known_in_all_their_forms() {
    let fields: [(&str, &[&str]); 10] = [
        ("ma", &["Mã nhiệm vụ", "Mã NV", "MÃ SỐ"]),
        ("nhom", &["Nhóm nhiệm vụ", "Lĩnh vực"]),
        (
            "san_pham",
            &[
                "Sản phẩm",
                "Sản phẩm đầu ra",
                "Kết quả/Sản phẩm",
                "Sản phẩm, kết quả",
                "Kết quả cần đạt (Định lượng)",
                "Dự kiến sản phẩm",
                "Hình thức văn bản",
            ],
        ),
        (
            "chu_tri",
            &[
                "Cơ quan chủ trì",
                "Đơn vị chủ trì",
                "Chủ trì",
                "Phòng, đơn vị chủ trì",
                "Đơn vị thực hiện",
                "Bộ phận thực hiện",
                "Cơ quan, đơn vị chủ trì",
                "Đơn vị đầu mối",
                "Giao đơn vị",
                "Trách nhiệm thực hiện",
                "CƠ QUAN\nCHỦ TRÌ",
            ],
        ),
        ("phoi_hop", &["Cơ quan phối hợp", "Đơn vị phối hợp", "Phối hợp", "Cơ quan, đơn vị phối hợp"]),
        (
            "thoi_gian",
            &[
                "Thời gian",
                "Thời gian thực hiện",
                "Thời hạn",
                "Thời hạn hoàn thành",
                "Hạn hoàn thành",
                "Tiến độ (nếu có)",
                "Hạn xử lý",
                "Thời điểm hoàn thành",
            ],
        ),
        ("lanh_dao", &["Lãnh đạo phụ trách", "LĐ phụ trách"]),
        ("nguoi_thuc_hien", &["Người thực hiện", "Cán bộ phụ trách", "CB theo dõi"]),
        ("kinh_phi", &["Kinh phí", "Kinh phí (triệu đồng)", "Nguồn kinh phí"]),
        ("ghi_chu", &["Ghi chú", "GC"]),
    ];
    for (field, names) in fields {
        for name in names {
            let list = taken(csv(&format!("STT;Nội dung công việc;\"{name}\"\n1;Việc;giá trị\n")));
            let line = format!("→ {field}");
            assert!(
                list.describe().iter().any(|said| said.ends_with(&line) && said.contains("; C «")),
                "{name}: {:?}",
                list.describe()
            );
        }
    }
    for name in
        ["Nhiệm vụ", "Nội dung", "Tên nhiệm vụ", "Nhiệm vụ cụ thể", "Nhiệm vụ/Giải pháp", "NỘI DUNG  TRIỂN KHAI"]
    {
        assert_eq!(short(&taken(csv(&format!("TT;{name};Thời hạn\n1;Việc;Quý I\n")))), ["Việc |  | Quý I"], "{name}");
    }
}

#[test]
fn an_exact_name_beats_a_longer_one_and_short_ones_match_only_exactly() {
    let list = taken(csv("TT;Nhiệm vụ;Phòng, đơn vị chủ trì;Đơn vị chủ trì;Dịch vụ Viettel\n1;Việc;P1;D1;x\n"));
    assert_eq!(tasks(&list)[0].chu_tri.len(), 1);
    assert!(list.notes.iter().any(|note| note.code == "VB240" && note.message.contains("Viettel")), "{:?}", list.notes);
}

#[test]
fn titles_two_line_headers_and_column_numbers_stand_above_the_list() {
    let bytes = sheet(|sheet| {
        let format = Format::new();
        sheet.merge_range(0, 0, 0, 5, "KẾ HOẠCH NĂM 2024", &format).unwrap();
        sheet.merge_range(2, 0, 3, 0, "STT", &format).unwrap();
        sheet.merge_range(2, 1, 3, 1, "Nhiệm\nvụ", &format).unwrap();
        sheet.merge_range(2, 2, 2, 3, "Đơn vị", &format).unwrap();
        sheet.write(3, 2, "chủ trì").unwrap();
        sheet.write(3, 3, "phối hợp").unwrap();
        sheet.merge_range(2, 4, 3, 4, "Thời hạn", &format).unwrap();
        write_row(sheet, 4, &["(1)", "(2)", "(3)", "(4)", "(5)"]);
        write_row(sheet, 5, &["1", "Rà soát", "VP", "Các phòng", "Quý I"]);
    });
    let list = taken(xlsx(&bytes));
    assert_eq!(short(&list), ["Rà soát | VP | Quý I"]);
    assert_eq!(plain(&tasks(&list)[0].phoi_hop[0]), "Các phòng");
    assert_eq!(list.describe()[0], "Đọc 1 nhiệm vụ ở trang «KH», tên cột ở dòng 3:");
}

#[test]
fn groups_sub_tasks_and_lines_below_are_told_apart() {
    let bytes = sheet(|sheet| {
        let format = Format::new();
        write_row(sheet, 0, &HEADER);
        write_row(sheet, 1, &["I", "Cải cách thể chế"]);
        write_row(sheet, 2, &["1", "Rà soát", "", "VP", "", "Quý I"]);
        write_row(sheet, 3, &["1.1", "Văn bản của tỉnh", "", "P1", "", "Tháng 2"]);
        write_row(sheet, 4, &["a)", "Văn bản của sở", "", "P2", "", "Tháng 3"]);
        sheet.merge_range(5, 0, 5, 5, "II. Tài chính công", &format).unwrap();
        write_row(sheet, 6, &["1", "Dự toán", "", "KT", "", "Quý IV"]);
        write_row(sheet, 8, &["Ghi chú: các đơn vị chủ động"]);
        write_row(sheet, 9, &["", "", "", "", "GIÁM ĐỐC"]);
    });
    let list = taken(xlsx(&bytes));
    assert_eq!(
        short(&list),
        [
            "# Cải cách thể chế",
            "Rà soát | VP | Quý I",
            ">Văn bản của tỉnh | P1 | Tháng 2",
            ">>Văn bản của sở | P2 | Tháng 3",
            "# Tài chính công",
            "Dự toán | KT | Quý IV"
        ]
    );
    assert!(list.notes.iter().any(|note| note.code == "VB242"), "{:?}", list.notes);
}

/// A list in CSV without its head, and its tasks; the last are codes of what is told.
#[track_caller]
fn rows(rows: &str, expected: &[&str], told: &[&str]) {
    let list = taken(csv(&format!("STT;Nhiệm vụ;Sản phẩm;Chủ trì;Thời gian\n{rows}")));
    assert_eq!(short(&list), expected, "{rows}");
    let codes: Vec<String> = list.notes.iter().map(|note| note.code.to_string()).collect();
    assert_eq!(codes, told, "{:#?}", list.notes);
}

#[test]
fn totals_are_no_tasks() {
    const TASKS: &str = "1;Một;BC;VP;Quý I\n2;Hai;BC;P1;Quý II\n";
    const READ: [&str; 2] = ["Một | VP | Quý I", "Hai | P1 | Quý II"];
    for total in [
        "Tổng cộng;;;;",
        ";TỔNG CỘNG: 02 nhiệm vụ;;;",
        ";Cộng;2;;",
        ";;Tổng số: 2;;",
        ";Cộng nhóm I;;;",
        "Tổng;2;2;;",
        ";Tổng cộng (I+II);2;;",
        "3;Tổng số nhiệm vụ: 02;;;",
        "Cộng:;2;;;",
    ] {
        rows(&format!("{TASKS}{total}\n"), &READ, &["VB271"]);
    }
    rows(&format!("{TASKS};Tổng cộng: 05 nhiệm vụ;;;\n"), &READ, &["VB271", "VB270"]);
    for task in ["Tổng hợp báo cáo", "Tổng kết năm", "Cộng tác với báo chí", "Tổng số hóa hồ sơ"]
    {
        let read = format!("{task} | VP | Quý III");
        rows(&format!("{TASKS}3;{task};BC;VP;Quý III\n"), &[READ[0], READ[1], &read], &[]);
    }
    // A product may be a number of things.
    rows("1;Một;Tổng số 5 báo cáo;VP;\n", &["Một | VP | "], &[]);
}

#[test]
fn amounts_of_totals_are_compared() {
    let read = |total: &str| {
        let list = format!(
            "STT;Nhiệm vụ;Kinh phí;Thời gian\nI;Nhóm một;;\n1;Một;1.000;Q1\n2;Hai;500,5;Q2\n;Cộng nhóm I;1.500,50;\nII;Nhóm hai;;\n1;Ba;20;Q1\n{total}"
        );
        let notes = taken(csv(&list)).notes;
        notes.iter().filter(|note| note.code == "VB270").map(|note| note.message.clone()).collect::<Vec<_>>()
    };
    assert!(read(";Tổng cộng;1.520,5;\n").is_empty());
    assert!(read(";Cộng nhóm II;20;\n;Tổng cộng (I+II);1.520,5;\n").is_empty());
    assert_eq!(read(";Tổng cộng;1.600;\n"), ["dòng tổng ghi 1.600, cộng các dòng được 1.520,5"]);
}

#[test]
fn headers_that_are_repeated_are_no_tasks() {
    for head in [
        "STT;Nhiệm vụ;Sản phẩm;Chủ trì;Thời gian",
        "stt;NHIỆM  VỤ;Sản phẩm;Chủ trì;Thời gian",
        "TT;Nội dung;Kết quả;Đơn vị chủ trì;Thời hạn",
        "(1);(2);(3);(4);(5)",
        "1;2;3;4;5",
        "A;B;1;2;3",
        "(1);(2);(3)=(1)+(2);(4);(5)",
    ] {
        rows(
            &format!("1;Một;BC;VP;Quý I\n{head}\n2;Hai;BC;P1;Quý II\n"),
            &["Một | VP | Quý I", "Hai | P1 | Quý II"],
            &["VB271"],
        );
    }
}

#[test]
fn numbers_without_content_are_told() {
    rows("1;Một;BC;VP;Quý I\n2;;;;\n3;;;;\n4;Bốn;;P1;\n", &["Một | VP | Quý I", "Bốn | P1 | "], &["VB272"]);
}

#[test]
fn labels_head_what_follows() {
    rows(
        "1;Một;BC;VP;Quý I\n;Chuyển đổi số;;;\n2;Hai;;P1;Quý II\n3;Ba;;P2;\n",
        &["Một | VP | Quý I", "# Chuyển đổi số", "Hai | P1 | Quý II", "Ba | P2 | "],
        &[],
    );
    rows(
        "I;Thể chế;;;\n;Chuyển đổi số;;;\n1;Hai;;P1;Quý II\n2;Ba;;P2;\nII;Tài chính;;;\n1;Bốn;;P1;\n",
        &["# Thể chế", "Chuyển đổi số |  | ", ">Hai | P1 | Quý II", ">Ba | P2 | ", "# Tài chính", "Bốn | P1 | "],
        &[],
    );
    rows(
        "1;Một;;;\n;- Một a;;VP;Quý I\n;- Một b;;VP;Quý II\n2;Hai;;P1;\n",
        &["Một |  | ", ">- Một a | VP | Quý I", ">- Một b | VP | Quý II", "Hai | P1 | "],
        &[],
    );
    rows(
        "I;Kế hoạch tổng thể;KH;VP;Quý I\nII;Tài chính;;;\n1;Hai;;P1;\n",
        &["Kế hoạch tổng thể | VP | Quý I", "# Tài chính", "Hai | P1 | "],
        &[],
    );
    rows("I.1;Một;;VP;\nI.2;Hai;;VP;\n", &["Một | VP | ", "Hai | VP | "], &[]);
}

#[test]
fn people_who_can_be_reached_are_taken_off_and_told_once() {
    let list = taken(csv(
        "STT;Nhiệm vụ;Chủ trì;Phối hợp\n1;Một;Phòng Nhà ở (đ/c An, 0912 345 678);Văn phòng\n2;Hai;\"Văn phòng\nan@tinh.gov.vn\";nt\n3;Ba;nt;Phòng 1022\n",
    ));
    assert_eq!(short(&list), ["Một | Phòng Nhà ở | ", "Hai | Văn phòng | ", "Ba | Văn phòng | "]);
    let told: Vec<&str> = list.notes.iter().map(|note| note.message.as_str()).collect();
    assert_eq!(told, ["đã bỏ người liên hệ, số điện thoại, thư điện tử ở ô C2, C3: không in ra"]);
}

#[test]
fn codes_tell_what_stands_below_what() {
    let list = taken(csv(
        "STT;Mã;Nhiệm vụ;Chủ trì;Thời gian\n1;N01.1;Một;VP;05/02/2026\n;N01.2;Hạ tầng;;\n2;N01.2.1;Lắp đặt;VP;Quý II\n3;N01.2.2;Nghiệm thu;VP;Quý III\n4;N01.3;Sơ kết;VP;Quý IV\n",
    ));
    assert_eq!(
        short(&list),
        [
            "Một | VP | 05/02/2026",
            "Hạ tầng |  | ",
            ">Lắp đặt | VP | Quý II",
            ">Nghiệm thu | VP | Quý III",
            "Sơ kết | VP | Quý IV"
        ]
    );
    assert_eq!(list.describe()[0], "Đọc 4 nhiệm vụ, 1 dòng nêu tên nhóm việc, tên cột ở dòng 1:");
}

#[test]
fn a_group_stands_once_where_its_column_is_not_sorted() {
    let list = taken(csv(
        "Lĩnh vực;Nhiệm vụ;Thời hạn\nQuy hoạch;Một;Q1\nNhà ở;Hai;Q2\nQUY HOẠCH;Ba;Q3\nQuy hoạch ;Bốn;Q4\nNhà ở;Năm;Q1\n",
    ));
    assert_eq!(
        short(&list),
        ["# Quy hoạch", "Một |  | Q1", "Ba |  | Q3", "Bốn |  | Q4", "# Nhà ở", "Hai |  | Q2", "Năm |  | Q1"]
    );
    let note = list.notes.iter().find(|note| note.code == "VB273").unwrap();
    assert_eq!(note.message, "cột «Lĩnh vực» không xếp liền nhau: 2 nhiệm vụ được đưa về nhóm đã có ở trên");
}

#[test]
fn a_column_of_groups_makes_groups() {
    let list = taken(csv("Lĩnh vực;Nhiệm vụ;Thời hạn\nA;Một;Q1\nA;Hai;Q2\nB;Ba;Q3\n"));
    assert_eq!(short(&list), ["# A", "Một |  | Q1", "Hai |  | Q2", "# B", "Ba |  | Q3"]);
}

#[test]
fn merged_cells_and_ditto_marks_repeat_what_stands_above() {
    let bytes = sheet(|sheet| {
        write_row(sheet, 0, &HEADER);
        write_row(sheet, 1, &["1", "Một", "", "", "", "Quý I"]);
        write_row(sheet, 2, &["2", "Hai", "", "", "", "nt"]);
        write_row(sheet, 3, &["3", "Ba", "", "", "", "Như trên"]);
        sheet.merge_range(1, 3, 3, 3, "Văn phòng Sở", &Format::new()).unwrap();
    });
    assert_eq!(
        short(&taken(xlsx(&bytes))),
        ["Một | Văn phòng Sở | Quý I", "Hai | Văn phòng Sở | Quý I", "Ba | Văn phòng Sở | Quý I"]
    );
}

#[test]
fn dates_are_read_as_they_are_shown() {
    let bytes = sheet(|sheet| {
        write_row(sheet, 0, &HEADER);
        let date = ExcelDateTime::from_ymd(2026, 12, 1).unwrap();
        for (row, format) in [(1, "\"Tháng \"m/yyyy"), (2, "dd/mm/yyyy"), (3, "mm/yyyy"), (4, "d/m/yyyy;@")] {
            write_row(sheet, row, &["1", "Việc"]);
            sheet.write_with_format(row, 5, &date, &Format::new().set_num_format(format)).unwrap();
        }
    });
    let list = taken(xlsx(&bytes));
    let times: Vec<&str> = tasks(&list).iter().map(|task| plain(task.thoi_gian.as_ref().unwrap())).collect();
    assert_eq!(times, ["Tháng 12/2026", "01/12/2026", "12/2026", "01/12/2026"]);
    assert!(list.notes.is_empty(), "{:?}", list.notes);
}

/// A list with a head, its rows, what is read as what.
#[track_caller]
fn columns(head: &str, row: &str, expected: &[&str], said: &[(&str, &str)]) {
    let options = TableOptions {
        columns: said.iter().map(|(column, field)| ((*column).to_owned(), (*field).to_owned())).collect(),
        ..TableOptions::default()
    };
    let text = format!("{head}\n{row}\n{row}\n");
    let list = taken(read_tasks(text.as_bytes(), "a.csv", None, &options));
    let lines = list.describe()[1..].iter().map(|line| line.trim_start_matches("  cột "));
    let read: Vec<&str> = lines.flat_map(|line| line.split("; ")).collect();
    assert_eq!(read, expected, "{head}");
}

#[test]
fn cells_and_other_columns_decide_what_a_column_holds() {
    columns(
        "TT;Nội dung;Tiến độ;Thời gian hoàn thành;Kết quả thực hiện",
        "1;Việc;30/4/2026;24/4/2026;Báo cáo số 12",
        &["A «TT» → stt", "B «Nội dung» → noi_dung", "C «Tiến độ» → thoi_gian"],
        &[],
    );
    columns(
        "TT;Nội dung;Tiến độ (%);Thời gian hoàn thành",
        "1;Việc;50%;30/4/2026",
        &["A «TT» → stt", "B «Nội dung» → noi_dung", "D «Thời gian hoàn thành» → thoi_gian"],
        &[],
    );
    columns(
        "TT;Nội dung;Tiến độ;Sản phẩm",
        "1;Việc;Quý II;Báo cáo",
        &["A «TT» → stt", "B «Nội dung» → noi_dung", "C «Tiến độ» → thoi_gian", "D «Sản phẩm» → san_pham"],
        &[],
    );
    columns(
        "TT;Nội dung;Đơn vị/Cá nhân đầu mối;Lãnh đạo Sở phụ trách;Thời gian nhận;Hạn",
        "1;Việc;Phòng Nhà ở;PGĐ A;01/01/2026;30/4/2026",
        &[
            "A «TT» → stt",
            "B «Nội dung» → noi_dung",
            "C «Đơn vị/Cá nhân đầu mối» → chu_tri",
            "D «Lãnh đạo Sở phụ trách» → lanh_dao",
            "E «Thời gian nhận» → ngay_giao",
            "F «Hạn» → thoi_gian",
        ],
        &[],
    );
}

#[test]
fn what_the_user_says_of_columns_wins() {
    let said = [("C", "chu_tri"), ("Mốc", "thoi_gian"), ("Ghi chú", "")];
    columns(
        "DANH SÁCH\nTT;Việc cần làm;Ai;Mốc;Ghi chú",
        "1;Việc;VP;Quý I;x",
        &["A «TT» → stt", "B «Việc cần làm» → noi_dung", "C «Ai» → chu_tri", "D «Mốc» → thoi_gian"],
        &[("B", "noi_dung"), said[0], said[1], said[2]],
    );
    let options = TableOptions {
        columns: [("Z", "chu_tri"), ("Mốcc", "thoi_gian"), ("C", "chutri")].map(|(a, b)| (a.into(), b.into())).to_vec(),
        ..TableOptions::default()
    };
    let faults = read_tasks("TT;Nhiệm vụ;Ai;Mốc\n1;Việc;VP;Quý I\n".as_bytes(), "a.csv", None, &options).unwrap_err();
    let told: Vec<String> = faults.iter().map(|fault| format!("{} {}", fault.message, fault.help[0])).collect();
    assert_eq!(
        told,
        [
            "bảng không có cột «Z» nêu ở «cot» ghi chữ cái của cột, hoặc một tên: TT, Nhiệm vụ, Ai, Mốc",
            "bảng không có cột «Mốcc» nêu ở «cot» có phải «Mốc»?",
            "không có mục «chutri» để đọc cột «C» vào có phải «chu_tri»?",
        ]
    );
}

#[test]
fn days_without_a_format_and_swapped_ones_are_asked_once() {
    let options = |columns: &[&str]| TableOptions {
        swap_dates: columns.iter().map(|column| (*column).to_owned()).collect(),
        ..TableOptions::default()
    };
    let american = Format::new().set_num_format("m/d/yyyy");
    let month = Format::new().set_num_format("\"Tháng \"m/yyyy");
    let bytes = sheet(|sheet| {
        write_row(sheet, 0, &HEADER);
        for (row, (day, format)) in
            [(46_023.0, &american), (46_062.0, &american), (46_082.0, &month)].iter().enumerate()
        {
            let row = u32::try_from(row).unwrap() + 1;
            write_row(sheet, row, &[&row.to_string(), "Việc"]);
            sheet.write_number_with_format(row, 5, *day, format).unwrap();
        }
        write_row(sheet, 4, &["4", "Việc"]);
        sheet.write_number(4, 5, 46_096).unwrap();
    });
    let read = |columns: &[&str]| taken(read_tasks(&bytes, "muc/a.xlsx", None, &options(columns)));
    let plain = read(&[]);
    assert_eq!(short(&plain)[..3], ["Việc |  | 01/01/2026", "Việc |  | 09/02/2026", "Việc |  | Tháng 3/2026"]);
    let told: Vec<&str> = plain.notes.iter().map(|note| note.message.as_str()).collect();
    assert_eq!(
        told,
        [
            "cột F có 2 ngày có thể bị đảo ngày và tháng: ô ngày định dạng tháng trước ngày sau",
            "«46096» có phải ngày 15/03/2026 chưa định dạng? ô F5"
        ]
    );
    for name in ["F", "f", "Thời gian thực hiện", "a.xlsx:F"] {
        let turned = read(&[name]);
        assert_eq!(
            short(&turned)[..3],
            ["Việc |  | 01/01/2026", "Việc |  | 02/09/2026", "Việc |  | Tháng 3/2026"],
            "{name}"
        );
        assert!(turned.notes.iter().all(|note| note.code != "VB241"), "{name}");
        assert_eq!(turned.swapped, [name]);
    }
    for name in ["Z", "b.xlsx:F"] {
        assert!(read(&[name]).swapped.is_empty() && short(&read(&[name])) == short(&plain), "{name}");
    }
}

#[test]
fn quotes_of_csv_that_stay_open_are_faults_at_their_line() {
    for (text, line) in [
        ("1;\"Một;VP\n2;Hai;VP\n", 2),
        ("1;\"Một\ndòng hai\";VP\n2;\"Hai;VP\n3;Ba;VP\n", 4),
        ("1;\"Một;VP\n2;\"Hai\";VP\n", 2),
        ("\n\n1;Một;\"VP", 4),
    ] {
        let faults = csv(&format!("STT;Nhiệm vụ;Chủ trì\n{text}")).unwrap_err();
        assert_eq!((faults[0].code.as_str(), faults[0].place.line), ("VB211", Some(line)), "{text}");
    }
    for (text, content) in [
        ("1;Một \"hai\" ba;VP\n", "Một \"hai\" ba"),
        ("1;\"Một \"\"hai\"\"\";VP\n", "Một \"hai\""),
        ("1;=\"001\";VP\n", "001"),
        ("1;\"=\"\"Việc \"\"\"\"một\"\"\"\"\"\"\";VP\n", "Việc \"một\""),
        ("1;=A1&\"x\";VP\n", "=A1&\"x\""),
    ] {
        let list = taken(csv(&format!("STT;Nhiệm vụ;Chủ trì\n{text}")));
        assert_eq!(short(&list), [format!("{content} | VP | ")], "{text}");
    }
    let faults = csv("STT;Nhiệm vụ;Chủ trì\n1;Một;#N/A\n").unwrap_err();
    assert_eq!((faults[0].code.as_str(), faults[0].place.path.as_deref()), ("VB234", Some("dòng 2, cột 3")));
}

#[test]
fn dates_of_the_united_states_are_doubted() {
    let bytes = sheet(|sheet| {
        write_row(sheet, 0, &HEADER);
        write_row(sheet, 1, &["1", "Việc"]);
        let date = ExcelDateTime::from_ymd(2026, 9, 2).unwrap();
        sheet.write_with_format(1, 5, &date, &Format::new().set_num_format("m/d/yyyy")).unwrap();
    });
    let list = taken(xlsx(&bytes));
    let note = list.notes.iter().find(|note| note.code == "VB241").unwrap();
    assert_eq!(note.place.path.as_deref(), Some("trang «KH», ô F2"));
}

#[test]
fn cached_values_of_formulas_and_whole_numbers_count() {
    let bytes = sheet(|sheet| {
        write_row(sheet, 0, &["STT", "Nhiệm vụ", "Mã NV", "Thời hạn"]);
        sheet.write(1, 0, 1).unwrap();
        sheet.write_formula(1, 1, Formula::new("\"Rà soát\"").set_result("Rà soát 05 thủ tục")).unwrap();
        sheet.write(1, 2, 13.1).unwrap();
        sheet.write(1, 3, 2026).unwrap();
    });
    let list = taken(xlsx(&bytes));
    assert_eq!(short(&list), ["Rà soát 05 thủ tục |  | 2026"]);
    assert_eq!(tasks(&list)[0].ma.as_deref(), Some("13.1"));
}

#[test]
fn the_sheet_is_chosen_by_name_or_by_what_it_holds() {
    let mut book = Workbook::new();
    write_row(book.add_worksheet().set_name("Bìa").unwrap(), 0, &["Sở Khoa học", "2024"]);
    for name in ["Tháng 1", "Tháng 2"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        write_row(sheet, 0, &HEADER);
        write_row(sheet, 1, &["1", name, "", "VP", "", "Quý I"]);
    }
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(short(&taken(xlsx(&bytes))), ["Tháng 1 | VP | Quý I"]);
    assert_eq!(
        short(&taken(read_tasks(&bytes, "a", Some("tháng 2"), &TableOptions::default()))),
        ["Tháng 2 | VP | Quý I"]
    );
    let said = read_tasks(&bytes, "a", Some("Thang 2"), &TableOptions::default()).unwrap_err();
    assert_eq!((said[0].code.as_str(), said[0].help[0].as_str()), ("VB223", "có phải «Tháng 2»?"));
    let said = read_tasks(&bytes, "a", Some("Khác hẳn"), &TableOptions::default()).unwrap_err();
    assert_eq!(said[0].help, ["các trang tính: Bìa, Tháng 1, Tháng 2"]);
}

/// A list whose first letters are those of a ZIP file.
#[test]
fn a_list_that_begins_like_a_workbook_is_a_list() {
    let text = "PKH;Nhiệm vụ;Chủ trì;Thời hạn\n1;Rà soát, đôn đốc;VP;Quý I\n";
    let expected = ["Rà soát, đôn đốc | VP | Quý I"];
    assert_eq!(short(&taken(csv(text))), expected);
    assert_eq!(short(&taken(csv(&format!("\u{FEFF}{text}")))), expected);
    assert_eq!(short(&taken(csv(&text.replace(';', "\t")))), expected);
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(short(&taken(xlsx(&little))), expected);
    let big: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(short(&taken(xlsx(&big))), expected);
    // A ZIP file without parts and one cut into pieces are still no list.
    for bytes in [&b"PK\x05\x06"[..], b"PK\x07\x08PK\x03\x04"] {
        assert_eq!(xlsx(bytes).unwrap_err()[0].code, "VB220");
    }
}

#[test]
fn csv_comes_in_many_dresses() {
    let expected = ["Rà soát, đôn đốc | VP | Quý I"];
    let rows = [
        "TT,Nhiệm vụ,Chủ trì,Thời hạn\n1,\"Rà soát, đôn đốc\",VP,Quý I\n",
        "sep=;\r\nTT;Nhiệm vụ;Chủ trì;Thời hạn\r\n1;Rà soát, đôn đốc;VP;Quý I\r\n",
        "\u{FEFF}TT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tRà soát, đôn đốc\tVP\tQuý I\n",
        "Kế hoạch năm 2024\n\nTT;Nhiệm vụ;Chủ trì;Thời hạn\n1;Rà soát, đôn đốc;VP;Quý I;thừa;;\n",
    ];
    for text in rows {
        assert_eq!(short(&taken(csv(text))), expected, "{text}");
    }
    let utf16: Vec<u8> = "\u{FEFF}TT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tRà soát, đôn đốc\tVP\tQuý I\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(short(&taken(read_tasks(&utf16, "a", None, &TableOptions::default()))), expected);
    let (cp1258, _, _) = encoding_rs::WINDOWS_1258
        .encode("TT;Nhi\u{ea}\u{323}m vu\u{323};Chu\u{309} tri\u{300}\n1;Ra\u{300} soa\u{301}t;VP\n");
    assert_eq!(short(&taken(read_tasks(&cp1258, "a", None, &TableOptions::default()))), ["Rà soát | VP | "]);
}

#[test]
fn text_is_repaired_and_old_encodings_are_refused_or_converted() {
    let list = taken(csv("TT;Nhiệm vụ;Chủ trì\n1;ðường e\u{302}\u{301}\u{200B};VP\n"));
    assert_eq!(short(&list), ["đường ế | VP | "]);
    assert_eq!((list.repairs.look_alikes, list.repairs.dropped), (1, 1));
    let old = "TT;Nhiệm vụ;Chủ trì\n1;KÕ ho¹ch tuyªn truyÒn;VP\n";
    let said = csv(old).unwrap_err();
    assert_eq!((said[0].code.as_str(), said[0].place.path.as_deref()), ("VB401", Some("dòng 2, cột 2")));
    let converted =
        taken(read_tasks(old.as_bytes(), "a", None, &TableOptions { convert: true, ..TableOptions::default() }));
    assert_eq!(short(&converted), ["Kế hoạch tuyên truyền | VP | "]);
    assert_eq!(converted.converted, 4);
}

/// Bad files: bytes, code and a piece of the message.
#[test]
fn bad_files_are_refused_in_words() {
    let headless = sheet(|sheet| write_row(sheet, 0, &["Họ tên", "Chức vụ"]));
    let empty_sheet = sheet(|_| {});
    let only_header = sheet(|sheet| write_row(sheet, 0, &HEADER));
    let no_content = sheet(|sheet| {
        write_row(sheet, 0, &HEADER);
        write_row(sheet, 1, &["1", "", "", "VP", "", "Quý I"]);
        write_row(sheet, 2, &["2", "", "", "VP", "", "Quý I"]);
    });
    let twice = sheet(|sheet| {
        write_row(sheet, 0, &["STT", "Nhiệm vụ", "Chủ trì", "Chủ trì"]);
        write_row(sheet, 1, &["1", "a", "b", "c"]);
    });
    let formula = sheet(|sheet| {
        write_row(sheet, 0, &HEADER);
        write_row(sheet, 1, &["1", "Việc", "", "VP"]);
        sheet.write_formula(1, 5, Formula::new("NA()").set_result("#N/A")).unwrap();
    });
    let good = sheet(|sheet| write_row(sheet, 0, &HEADER));
    let mut word = good.clone();
    for at in 0..word.len() - 11 {
        if &word[at..at + 11] == b"xl/workbook" {
            word[at..at + 11].copy_from_slice(b"xl/wordbook");
        }
    }
    let cut = good[..good.len() / 2].to_vec();
    let mut ole = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    ole.extend([0; 600]);
    let cases: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        ("empty", Vec::new(), "VB204", "trống"),
        ("blank", b" \r\n ".to_vec(), "VB204", "trống"),
        ("old Excel", ole, "VB207", ".xls"),
        ("cut off", cut, "VB220", "hỏng"),
        ("PK alone", b"PK\x03\x04".to_vec(), "VB220", "hỏng"),
        ("another zip", word, "VB222", "không phải bảng tính"),
        ("no header", headless, "VB231", "tên cột"),
        ("empty sheet", empty_sheet, "VB231", "tên cột"),
        ("header alone", only_header, "VB232", "không có nhiệm vụ"),
        ("no content", no_content, "VB233", "không có nội dung"),
        ("two columns of one name", twice, "VB230", "hai cột"),
        ("error of a formula", formula, "VB234", "#N/A"),
        ("binary", vec![0, 1, 2, 3, 255, 254, 0, 0, 9], "VB210", "CSV"),
        ("pdf", b"%PDF-1.7\n\x80\xFF\xFE\x00".to_vec(), "VB222", "PDF"),
        ("prose", "Kính gửi Sở Nội vụ\nĐề nghị các đơn vị\n".into(), "VB231", "tên cột"),
        ("one column", "Nhiệm vụ\nRà soát\n".into(), "VB231", "tên cột"),
        ("header without content column", "TT;Chủ trì;Thời hạn\n1;VP;Quý I\n".into(), "VB231", "tên cột"),
        ("CSV header alone", "TT;Nhiệm vụ;Chủ trì\n".into(), "VB232", "không có nhiệm vụ"),
        ("CSV without content", "TT;Nhiệm vụ;Chủ trì;Thời hạn\n1;;VP;Quý I\n".into(), "VB233", "không có nội dung"),
        ("CSV, two columns of one name", "TT;Nhiệm vụ;Thời hạn;Thời hạn\n1;a;b;c\n".into(), "VB230", "hai cột"),
        ("json", b"{\"nhiem_vu\": []}".to_vec(), "VB231", "tên cột"),
    ];
    for (name, bytes, code, words) in cases {
        let faults = match read_tasks(&bytes, "bang.xlsx", None, &TableOptions::default()) {
            Ok(tasks) => panic!("{name} was taken: {:?}", short(&tasks)),
            Err(faults) => faults,
        };
        assert_eq!(faults[0].code.as_str(), code, "{name}: {faults:#?}");
        assert!(faults[0].message.contains(words), "{name}: {}", faults[0].message);
        assert!(
            faults.iter().all(|fault| !fault.help.is_empty() && fault.place.file.as_deref() == Some("bang.xlsx")),
            "{name}"
        );
    }
}

#[test]
fn all_faults_of_a_list_are_told_with_their_cells() {
    let bytes = sheet(|sheet| {
        write_row(sheet, 0, &HEADER);
        for row in 1..4 {
            write_row(sheet, row, &["1", "", "", "VP", "", "Quý I"]);
        }
    });
    let places: Vec<String> = xlsx(&bytes).unwrap_err().iter().filter_map(|fault| fault.place.path.clone()).collect();
    assert_eq!(places, ["trang «KH», ô B2", "trang «KH», ô B3", "trang «KH», ô B4"]);
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_tasks(&bytes, "a", None, &TableOptions { convert: true, ..TableOptions::default() });
    }

    #[test]
    fn a_damaged_workbook_is_read_or_refused(at in 0_usize..4000, value in any::<u8>()) {
        let mut bytes = sheet(|sheet| {
            write_row(sheet, 0, &HEADER);
            write_row(sheet, 1, &["1", "Rà soát", "", "VP", "", "Quý I"]);
        });
        let at = at % bytes.len();
        bytes[at] = value;
        let _ = read_tasks(&bytes, "a", None, &TableOptions::default());
    }

    #[test]
    fn any_csv_is_read_or_refused(text in "(TT;Nhiệm vụ;Chủ trì\n)?[a-zI1.;,\"\n\t ]{0,80}") {
        let _ = csv(&text);
    }
}
