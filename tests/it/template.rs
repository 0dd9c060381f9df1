//! Integration tests: template.

use std::fmt::Write as _;

use proptest::prelude::*;
use vanban::diag::Faults;
use vanban::model::{DataTable, Document, Inline, Part, RowKind, Span, VerticalAlign, VerticalMerge};
use vanban::nd30::Nd30;
use vanban::plan::{
    Bang, Cot, Dong, KyMot, Luu, Muc, NhiemVu, NhiemVuNguon, NhomNhiemVu, NoiNhan, Note, O, PhuLuc, Piece, Plan, Text,
};
use vanban::template::{TemplateSource, Templates, render_strings, vocabulary};

fn t(text: &str) -> Text {
    Text::Plain(text.to_owned())
}

fn muc(title: &str, doan: &[&str], below: Vec<Muc>) -> Muc {
    Muc {
        tieu_de: (!title.is_empty()).then(|| t(title)),
        doan: doan.iter().copied().map(t).collect(),
        muc: below,
        ..Muc::default()
    }
}

fn task(noi_dung: &str, chu_tri: &[&str]) -> NhiemVu {
    NhiemVu { noi_dung: t(noi_dung), chu_tri: chu_tri.iter().copied().map(t).collect(), ..NhiemVu::default() }
}

fn plan() -> Plan {
    Plan {
        loai: "ke-hoach".into(),
        co_quan_chu_quan: Some("UBND tỉnh Hưng Yên".into()),
        co_quan: "Sở Khoa học và Công nghệ".into(),
        viet_tat: Some("SKHCN".into()),
        dia_danh: "Hưng Yên".into(),
        ngay: Some("2024-01".into()),
        trich_yeu: t("Tuyên truyền cải cách hành chính năm 2024"),
        can_cu: vec![t("Căn cứ Kế hoạch số 184/KH-UBND,"), t("Căn cứ Kế hoạch số 193/KH-UBND;")],
        mo_dau: vec![t("Sở xây dựng Kế hoạch như sau:")],
        noi_dung: vec![
            muc(
                "Mục tiêu, yêu cầu",
                &[],
                vec![muc(
                    "Mục tiêu",
                    &["Đoạn dưới khoản."],
                    vec![muc("", &["Điểm một;", "Đoạn sau."], vec![]), muc("", &["Điểm hai."], vec![])],
                )],
            ),
            muc("Tổ chức thực hiện", &[], vec![muc("", &["Giao Văn phòng Sở."], vec![])]),
        ],
        ket_thuc: vec![t("Các phòng thực hiện theo thực tế của Sở.")],
        noi_nhan: vec![
            NoiNhan { ghi_chu: Note, ten: t("UBND tỉnh"), de: Some(t("báo cáo")) },
            NoiNhan { ghi_chu: Note, ten: t("- Chánh Văn phòng Sở;"), de: None },
        ],
        luu: Some(Luu {
            don_vi: Some(Text::Rich(vec![Piece::Plain("VP".into()), Piece::Tren(t("XT"))])),
            ..Luu::default()
        }),
        ky: vec![KyMot {
            ghi_chu: Note,
            quyen_han: vec![t("KT. Giám đốc")],
            chuc_vu: t("Phó Giám đốc"),
            ho_ten: Some(t("Nguyễn Xuân Hải")),
        }],
        nhiem_vu: Some(NhiemVuNguon::Danh(vec![NhomNhiemVu {
            stt: None,
            ghi_chu: Note,
            nhom: None,
            nhiem_vu: vec![task("Tuyên truyền văn bản", &["Trung tâm Thông tin;", "Văn phòng Sở."])],
        }])),
        ..Plan::default()
    }
}

fn inline(text: &Inline<'_>) -> String {
    let mut out = String::new();
    for span in &text.0 {
        match span {
            Span::Text { text, format } => {
                let mut marks = String::new();
                marks.push_str(if format.bold { "b" } else { "" });
                marks.push_str(if format.italic { "i" } else { "" });
                marks.push_str(match format.vertical {
                    VerticalAlign::Baseline => "",
                    VerticalAlign::Superscript => "^",
                    VerticalAlign::Subscript => "_",
                });
                if marks.is_empty() {
                    out.push_str(text);
                } else {
                    let _ = write!(out, "[{marks} {text}]");
                }
            }
            Span::LineBreak => out.push('⏎'),
            Span::Blank(width) => {
                let _ = write!(out, "‹{width}›");
            }
            Span::Footnote(text) => {
                let _ = write!(out, "(* {})", inline(text));
            }
        }
    }
    out
}

fn table(out: &mut String, table: &DataTable<'_>) {
    for row in &table.header {
        let cells: Vec<_> = row.iter().map(|cell| inline(&cell.text)).collect();
        let _ = writeln!(out, "  = {}", cells.join(" | "));
    }
    for row in table.rows.iter() {
        let cells: Vec<_> = row
            .cells
            .iter()
            .map(|cell| {
                let merge = match cell.merge {
                    VerticalMerge::None => "",
                    VerticalMerge::Start => "↓",
                    VerticalMerge::Continue => "…",
                };
                let wide = if cell.columns > 1 { format!("×{}", cell.columns) } else { String::new() };
                format!("{}{merge}{wide}", inline(&cell.text))
            })
            .collect();
        let kind = match row.kind {
            RowKind::Plain => "-",
            RowKind::Group => "#",
            RowKind::Total => "Σ",
        };
        let _ = writeln!(out, "  {kind} {}", cells.join(" | "));
    }
}

fn blocks(out: &mut String, parts: &[Part<'_>]) {
    for block in parts {
        match block {
            Part::CanCu(text) => {
                let _ = writeln!(out, "căn cứ: {}", inline(text));
            }
            Part::Doan(text) => {
                let _ = writeln!(out, "đoạn: {}", inline(text));
            }
            Part::Level(level) => {
                let title = if level.titled { "*" } else { "" };
                let _ = writeln!(out, "{:?}{title} {} {}", level.kind, level.number, inline(&level.text));
            }
            Part::Centred(what, text) => {
                let _ = writeln!(out, "giữa {what:?}: {}", inline(text));
            }
            Part::Note(text) => {
                let _ = writeln!(out, "ghi chú: {}", inline(text));
            }
            Part::Figure(picture) => {
                let _ = writeln!(out, "hình {:?} {:?}: {}", picture.pixels, picture.width, inline(&picture.caption));
            }
            Part::Table(rows) => table(out, rows),
            Part::Unit(text) => {
                let _ = writeln!(out, "đơn vị tính: {}", inline(text));
            }
            Part::Landscape(parts) => {
                let _ = writeln!(out, "(ngang)");
                blocks(out, parts);
                let _ = writeln!(out, "(dọc)");
            }
        }
    }
}

fn dump(document: &Document<'_>) -> String {
    let mut out = String::new();
    let head = document.head.as_ref().unwrap();
    if let Some(superior) = &head.co_quan_chu_quan {
        let _ = writeln!(out, "chủ quản: {}", inline(superior));
    }
    for line in &head.co_quan {
        let _ = writeln!(out, "cơ quan: {}", inline(line));
    }
    let symbol = head.so_ky_hieu.as_ref().unwrap();
    let number = symbol.so.as_deref().unwrap_or("…");
    let _ = writeln!(out, "số: {number}/{}", symbol.ky_hieu);
    let _ = writeln!(out, "{}, {}", head.dia_danh.as_deref().unwrap(), inline(&head.ngay));
    for title in [&document.title.ten_loai, &document.title.trich_yeu].into_iter().flatten() {
        let _ = writeln!(out, "tên: {}", inline(title));
    }
    blocks(&mut out, &document.body);
    for line in &document.closing.noi_nhan {
        let _ = writeln!(out, "nhận: {}", inline(line));
    }
    for signer in &document.closing.ky {
        let lines: Vec<_> = signer.chuc_vu.iter().map(inline).collect();
        let _ = writeln!(out, "ký: {} / {}", lines.join(" / "), signer.ho_ten.as_ref().map(inline).unwrap_or_default());
    }
    for appendix in &document.appendices {
        let page = if appendix.landscape == Some(true) { " (ngang)" } else { "" };
        let _ = writeln!(out, "== {}{page}: {}", appendix.label, inline(&appendix.title));
        let _ = writeln!(out, "{}", inline(&appendix.reference));
        blocks(&mut out, &appendix.body);
    }
    out
}

#[track_caller]
fn made(plan: &Plan) -> String {
    dump(&Templates::builtin().document(plan).expect("the plan is sound"))
}

#[test]
fn a_plan_becomes_the_parts_of_a_document() {
    insta::assert_snapshot!(made(&plan()), @"
    chủ quản: UBND TỈNH HƯNG YÊN
    cơ quan: SỞ KHOA HỌC VÀ CÔNG NGHỆ
    số: …/KH-SKHCN
    Hưng Yên, ngày ‹3› tháng 01 năm 2024
    tên: KẾ HOẠCH
    tên: Tuyên truyền cải cách hành chính năm 2024
    căn cứ: Căn cứ Kế hoạch số 184/KH-UBND;
    căn cứ: Căn cứ Kế hoạch số 193/KH-UBND.
    đoạn: Sở xây dựng Kế hoạch như sau:
    MucLaMa* I. MỤC TIÊU, YÊU CẦU
    Khoan* 1. Mục tiêu
    đoạn: Đoạn dưới khoản.
    Diem a) Điểm một;
    đoạn: Đoạn sau.
    Diem b) Điểm hai.
    MucLaMa* II. TỔ CHỨC THỰC HIỆN
    Khoan 1. Giao Văn phòng Sở.
    đoạn: Các phòng thực hiện theo thực tế của Sở./.
    nhận: - UBND tỉnh (để báo cáo);
    nhận: - Chánh Văn phòng Sở;
    nhận: - Lưu: VT, VP[^ XT].
    ký: KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Nguyễn Xuân Hải
    == Phụ lục: CÁC NHIỆM VỤ TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH NĂM 2024
    (Kèm theo Kế hoạch số ‹6›/KH-SKHCN ngày ‹3› tháng 01 năm 2024 của Sở Khoa học và Công nghệ)
      = STT | Nhiệm vụ | Sản phẩm | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện
      - 1 | Tuyên truyền văn bản |  | Trung tâm Thông tin; Văn phòng Sở. |  |
    ");
}

#[test]
fn groups_sub_tasks_and_free_tables_are_numbered_and_merged() {
    let mut plan = plan();
    let mut parent = task("Cải cách <b>thể chế</b> & {{ so }}", &[]);
    parent.muc = vec![task("Rà soát", &["Phòng Pháp chế"]), task("Ban hành", &[])];
    parent.ghi_chu = Some(t("gấp"));
    plan.nhiem_vu = Some(NhiemVuNguon::Danh(vec![
        NhomNhiemVu { stt: None, ghi_chu: Note, nhom: Some(t("Thể chế")), nhiem_vu: vec![parent] },
        NhomNhiemVu { stt: None, ghi_chu: Note, nhom: Some(t("Tài chính")), nhiem_vu: vec![task("Dự toán", &[])] },
    ]));
    plan.so = Some(5);
    plan.ngay = Some("2024-03-07".into());
    plan.phu_luc = vec![PhuLuc {
        ghi_chu: Note,
        tieu_de: t("Số liệu"),
        ngang: Some(true),
        bang: Some(Bang {
            ghi_chu: Note,
            cot: vec![Cot { ten: t("Đơn vị"), ..Cot::default() }, Cot { ten: t("Số"), ..Cot::default() }],
            dong: vec![
                Dong::O(vec![O { o: t("Phòng A"), cot: 1, dong: 2 }, O { o: t("1"), cot: 1, dong: 1 }]),
                Dong::O(vec![O { o: t("2"), cot: 1, dong: 1 }]),
                Dong::Nhom(t("Khối xã")),
            ],
            ..Bang::default()
        }),
        ..PhuLuc::default()
    }];
    let made = made(&plan);
    let (_, appendices) = made.split_once("== ").unwrap();
    insta::assert_snapshot!(appendices, @r#"
    Phụ lục I: CÁC NHIỆM VỤ TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH NĂM 2024
    (Kèm theo Kế hoạch số 05/KH-SKHCN ngày 07 tháng 3 năm 2024 của Sở Khoa học và Công nghệ)
      = STT | Nhiệm vụ | Sản phẩm | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện | Ghi chú
      # I | Thể chế×6
      - 1 | Cải cách <b>thể chế</b> & {{ so }} |  |  |  |  | gấp
      - 1.1 | Rà soát |  | Phòng Pháp chế |  |  | 
      - 1.2 | Ban hành |  |  |  |  | 
      # II | Tài chính×6
      - 1 | Dự toán |  |  |  |  | 
    == Phụ lục II (ngang): SỐ LIỆU
    (Kèm theo Kế hoạch số 05/KH-SKHCN ngày 07 tháng 3 năm 2024 của Sở Khoa học và Công nghệ)
      = Đơn vị | Số
      - Phòng A↓ | 1
      - … | 2
      # Khối xã×2
    "#);
}

#[test]
fn a_commune_without_superior_stands_on_two_lines() {
    let mut plan = plan();
    plan.co_quan_chu_quan = None;
    plan.co_quan = "Ủy ban nhân dân xã Tiền Hải".into();
    let document = Templates::builtin().document(&plan).unwrap();
    let lines: Vec<_> = document.head.iter().flat_map(|head| &head.co_quan).map(Inline::to_plain).collect();
    assert_eq!(lines, ["ỦY BAN NHÂN DÂN", "XÃ TIỀN HẢI"]);
    assert!(document.appendices[0].reference.to_plain().ends_with("của Ủy ban nhân dân xã Tiền Hải)"));
}

#[test]
fn references_cite_from_the_lowest_unit_up_in_text_and_tables() {
    let mut plan = plan();
    plan.noi_dung[0].muc[0].muc[1].id = Some("hai".into());
    plan.noi_dung[1].id = Some("thuc-hien".into());
    let cite = |id: &str| Text::Rich(vec![Piece::Plain("theo ".into()), Piece::ThamChieu(id.into())]);
    plan.ket_thuc = vec![cite("hai")];
    plan.nhiem_vu = Some(NhiemVuNguon::Danh(vec![NhomNhiemVu {
        stt: None,
        ghi_chu: Note,
        nhom: None,
        nhiem_vu: vec![NhiemVu { noi_dung: cite("thuc-hien"), ..NhiemVu::default() }],
    }]));
    let made = made(&plan);
    assert!(made.contains("đoạn: theo điểm b khoản 1 Mục I./."), "{made}");
    assert!(made.contains("| theo Mục II |"), "{made}");
}

#[test]
fn content_without_titles_begins_at_khoan() {
    let mut plan = plan();
    plan.noi_dung = vec![muc("", &["Một."], vec![muc("", &["Nhỏ."], vec![])]), muc("", &["Hai."], vec![])];
    plan.can_cu.clear();
    plan.ket_thuc.clear();
    let made = made(&plan);
    let body: Vec<_> = made.lines().filter(|line| line.starts_with("Khoan") || line.starts_with("Diem")).collect();
    assert_eq!(body, ["Khoan 1. Một.", "Diem a) Nhỏ.", "Khoan 2. Hai./."]);
}

#[test]
fn all_five_levels_come_out_with_their_numbers() {
    let mut plan = plan();
    let plus = muc("", &["Cộng"], vec![]);
    let dash = muc("", &["Gạch"], vec![plus.clone(), plus]);
    plan.noi_dung[1].muc[0].muc = vec![muc("", &["Điểm"], vec![dash])];
    plan.ket_thuc.clear();
    let made = made(&plan);
    let (_, body) = made.split_once("MucLaMa* II.").unwrap();
    insta::assert_snapshot!(body.lines().take(6).collect::<Vec<_>>().join("\n"), @r#"
     TỔ CHỨC THỰC HIỆN
    Khoan 1. Giao Văn phòng Sở.
    Diem a) Điểm
    Gach - Gạch
    Cong + Cộng
    Cong + Cộng./.
    "#);
}

#[track_caller]
fn faults(result: Result<impl Sized, Faults>) -> String {
    let Err(faults) = result else { panic!("no fault was found") };
    let mut out = String::new();
    for fault in faults {
        let place = &fault.place;
        let at = |number: Option<usize>| number.map(|number| format!(":{number}")).unwrap_or_default();
        let file = place.file.as_deref().unwrap_or_default();
        let path = place.path.as_deref().map(|path| format!(" [{path}]")).unwrap_or_default();
        let _ = writeln!(out, "{}{}{}{path} {} {}", file, at(place.line), at(place.column), fault.code, fault.message);
        for help in fault.help {
            let _ = writeln!(out, "   {help}");
        }
    }
    out
}

fn user(name: &str, text: &str) -> TemplateSource {
    TemplateSource { name: name.into(), origin: Some(format!("mau/{name}")), text: text.into() }
}

#[track_caller]
fn template_faults(text: &str) -> String {
    match Templates::load(Nd30::embedded(), vec![user("ke-hoach.xml", text)]) {
        Err(found) => faults(Err::<(), _>(found)),
        Ok(templates) => faults(templates.document(&plan())),
    }
}

#[test]
fn faults_of_templates_name_the_place_and_the_remedy() {
    insta::assert_snapshot!(template_faults("<van-ban loai=\"x\">\n  {{ trich_yue }}</van-ban>"), @r#"
    mau/ke-hoach.xml:2:6 [trich_yue] VB310 mẫu dùng «trich_yue» nhưng dữ liệu không có tên ấy
       có phải là «trich_yeu»?
       trường của riêng mình đặt trong «rieng» và gọi là `rieng.ten_truong`
    "#);
    insta::assert_snapshot!(template_faults("<van-ban loai=\"x\">{% for n in noi_nhan %}{{ n.tne }}{% endfor %}</van-ban>"), @r#"
    mau/ke-hoach.xml:1:47 [tne] VB311 không có trường «tne» ở chỗ này
       có phải là «ten»?
       trường có thể vắng thì hỏi trước: `{% if x.ten is defined %}`
    "#);
    insta::assert_snapshot!(template_faults("<van-ban>\n{% for x in can_cu %}"), @r#"
    mau/ke-hoach.xml:2:22 VB301 mẫu viết sai cú pháp Tera
       Tera báo: mẫu kết thúc giữa chừng, thiếu dấu hay thẻ đóng
       kiểm tra các dấu `{{ … }}`, `{% … %}` và thẻ đóng như `{% endfor %}`, `{% endif %}`
    "#);
    insta::assert_snapshot!(template_faults("<van-ban>{{ so | lama }}{{ ngay | ngay_thag }}{% include \"khong-co.xml\" %}</van-ban>"), @r#"
    mau/ke-hoach.xml:1:18 VB305 không có bộ lọc «lama»
       có phải là «la_ma»?
    mau/ke-hoach.xml:1:35 VB305 không có bộ lọc «ngay_thag»
       có phải là «ngay_thang»?
    mau/ke-hoach.xml:1:58 VB305 không có mẫu «khong-co.xml»
       tên bộ lọc và hàm liệt kê trong templates/README.md
    "#);
    insta::assert_snapshot!(template_faults("<van-ban loai=\"x\">\n<noi-dung>\n {% for c in can_cu %}\n <dan>{{ c }}</dan>{% endfor %}\n <khoan rong=\"2\"/>chữ lạc</noi-dung><noi>x</noi></van-ban>"), @"
    mau/ke-hoach.xml:4:2 VB321 không có phần tử `<dan>`
       có phải là `<doan>`?
    mau/ke-hoach.xml:5:2 VB324 `<khoan>` không có thuộc tính «rong»
       các thuộc tính: id, ngang
    mau/ke-hoach.xml:2:1 VB323 chữ «chữ lạc» không được đứng thẳng trong `<noi-dung>`
       trong `<noi-dung>` có thể đặt: `<tham-quyen>`, `<lenh>`, `<giua>`, `<can-cu>`, `<doan>`, `<phan>`, `<chuong>`, `<muc-so>`, `<dieu>`, `<muc>`, `<khoan>`, `<diem>`, `<gach>`, `<hinh>`, `<don-vi-tinh>`, `<ghi-chu>`, `<bang>`
    mau/ke-hoach.xml:5:37 VB322 `<noi>` không được đứng trong `<van-ban>`
       `<noi>` đứng trong `<noi-nhan>`
    ");
    insta::assert_snapshot!(template_faults("<van-ban loai=\"x\">\n<noi-dung>\n<doan>a & b</doan></noi-dung></van-ban>"), @r#"
    mau/ke-hoach.xml:3:1 VB320 mẫu sinh ra XML sai cú pháp: dấu `&` không mở đầu một tham chiếu như `&amp;`
       chữ `<` và `&` viết thẳng trong mẫu phải là `&lt;` và `&amp;`; giá trị `{{ … }}` được tự đổi
    "#);
    insta::assert_snapshot!(template_faults("<van-ban loai=\"x\">\n<noi-dung>\n{{ trich_yeu }}<doan>a</khoan></noi-dung></van-ban>"), @r#"
    mau/ke-hoach.xml:3:16 VB320 thẻ `</khoan>` đóng không khớp: đang mở `<doan>`
       chữ `<` và `&` viết thẳng trong mẫu phải là `&lt;` và `&amp;`; giá trị `{{ … }}` được tự đổi
    "#);
    insta::assert_snapshot!(template_faults("<vanban/>"), @r#"mau/ke-hoach.xml:1:1 VB337 phần tử gốc phải là `<van-ban>`, không phải `<vanban>`"#);
    insta::assert_snapshot!(template_faults("<van-ban><dau/><dau/></van-ban>"), @r#"
    mau/ke-hoach.xml:1:1 VB338 `<van-ban>` thiếu thuộc tính «loai»
    mau/ke-hoach.xml:1:16 VB326 `<dau>` có hai lần trong `<van-ban>`
       chỉ giữ lại một `<dau>`
    "#);
    insta::assert_snapshot!(template_faults("<van-ban loai=\"x\"><noi-dung>\n<bang nguon=\"nhiemvu\"/><bang nguon=\"nhiem_vu\" cot=\"stt chutri\"/>\n<bang/><bang><cot can=\"trên\">a</cot></bang></noi-dung></van-ban>"), @r#"
    mau/ke-hoach.xml:3:14 VB325 `<cot>`: «can» không nhận «trên»
       các giá trị: trai, giua, phai, deu
    "#);
    insta::assert_snapshot!(template_faults("<van-ban loai=\"x\"><dau><ngay>15/01/24</ngay></dau><noi-dung>\n<bang nguon=\"nhiemvu\"/><bang nguon=\"nhiem_vu\" cot=\"stt chutri\"/><bang/>\n<bang><cot>a</cot><dong><o>1</o><o>2</o></dong></bang><doan><tham-chieu toi=\"x\"/></doan></noi-dung></van-ban>"), @r#"
    mau/ke-hoach.xml:1:24 VB327 «15/01/24» không phải ngày
       viết 2024-01-15, 2024-01, 2024 hoặc bỏ trống
    mau/ke-hoach.xml:2:1 [nhiemvu] VB328 không có bảng «nhiemvu» trong dữ liệu
       có phải là «nhiem_vu»?
    mau/ke-hoach.xml:2:24 VB328 bảng nhiệm vụ không có cột «chutri»
       có phải là «chu_tri»?
    mau/ke-hoach.xml:2:65 VB329 bảng không có cột nào
       khai báo mỗi cột bằng `<cot>Tên cột</cot>`, hoặc lấy bảng từ dữ liệu bằng `nguon`
    mau/ke-hoach.xml:3:19 VB336 số ô của hàng không khớp số cột của bảng
       bảng có 1 cột; ô chiếm nhiều cột ghi `cot="2"`
    "#);
    for date in ["2026-02-30", "2026-13", "2026-1-5", "26-01-05", "2026-01-05-01"] {
        let faults = template_faults(&format!("<van-ban loai=\"x\"><dau><ngay>{date}</ngay></dau></van-ban>"));
        assert!(faults.contains(&format!("VB327 «{date}» không phải ngày")), "{faults}");
    }
    insta::assert_snapshot!(template_faults("<van-ban loai=\"x\"><trich-yeu>{{ \"15/1\" | ngay_thang }}</trich-yeu></van-ban>"), @r#"
    mau/ke-hoach.xml:1:42 VB312 không điền được dữ liệu vào mẫu
       Tera báo: «15/1» không phải ngày dạng 2024-01-15, 2024-01 hoặc 2024
    "#);
    for filter in ["ngay_thang", "ngay_so"] {
        let faults = template_faults(&format!("<van-ban>{{{{ \"2024-02-30\" | {filter} }}}}</van-ban>"));
        assert!(faults.contains("«2024-02-30» không phải ngày"), "{filter}: {faults}");
    }
    insta::assert_snapshot!(template_faults("{% include \"ke-hoach.xml\" %}"), @r#"
    mau/ke-hoach.xml VB303 mẫu «ke-hoach.xml» gọi vòng về chính nó
       bỏ lệnh include hoặc extends gây vòng; phần lặp theo cấp thì dùng component
    "#);
}

#[test]
fn faults_of_the_data_name_their_path() {
    let mut wrong = plan();
    wrong.loai = "ke-hoachh".into();
    insta::assert_snapshot!(faults(Templates::builtin().document(&wrong)), @r#"
    VB302 chưa có mẫu cho loại văn bản «ke-hoachh»
      có phải là «ke-hoach»?
      hoặc tự viết mẫu «ke-hoachh.xml» trong thư mục templates
    "#);
    let mut wrong = plan();
    wrong.can_cu[1] = Text::Rich(vec![Piece::Dam(Text::Rich(vec![Piece::ThamChieu("muc-tieu".into())]))]);
    wrong.noi_dung[0].id = Some("muctieu".into());
    wrong.noi_dung[1].id = Some("muctieu".into());
    wrong.ket_thuc = vec![Text::Rich(vec![Piece::CuoiTrang(t("x"))])];
    let mut deep = muc("", &["x"], vec![]);
    for _ in 0..5 {
        deep = muc("", &["x"], vec![deep]);
    }
    wrong.noi_dung[0].muc = vec![deep];
    insta::assert_snapshot!(faults(Templates::builtin().document(&wrong)), @"
    [noi_dung[0].muc[0].muc[0].muc[0].muc[0].muc] VB330 nội dung chia quá nhiều cấp
      thấp nhất là dấu cộng đầu dòng: mục I., khoản 1., điểm a), gạch `-`, cộng `+`
    [noi_dung[1].id] VB331 hai chỗ cùng có id «muctieu»
      chỗ kia là noi_dung[0]; đặt tên khác cho một trong hai
    [can_cu[1]] VB334 dẫn chiếu tới «muc-tieu» nhưng không mục nào có id ấy
      có phải là «muctieu»?
    ");
    let mut many = plan();
    many.noi_dung[0].muc[0].muc = vec![muc("", &["x"], vec![]); 24];
    // After the letters two of them go on.
    assert!(Templates::builtin().document(&many).is_ok());
}

#[test]
fn strings_of_a_pattern_are_filled_and_values_stay_literal() {
    let mut plan = plan();
    plan.co_quan = "Sở {{ ten }}".into();
    plan.trich_yeu = t("Tuyên truyền của {{ co_quan }} năm {{ nam }}");
    plan.can_cu = vec![Text::Rich(vec![Piece::Dam(t("{{ ten }}"))])];
    let row = [("ten".to_owned(), "{{ so }} <b>&".into())].into();
    render_strings(&mut plan, Nd30::embedded(), &row).unwrap();
    assert_eq!(plan.trich_yeu, t("Tuyên truyền của Sở {{ so }} <b>& năm 2024"));
    assert_eq!(plan.can_cu[0], Text::Rich(vec![Piece::Dam(t("{{ so }} <b>&"))]));
    plan.trich_yeu = t("{{ co_qaun }}");
    plan.noi_dung[0].muc[0].doan[0] = t("{{ ten");
    insta::assert_snapshot!(faults(render_strings(&mut plan, Nd30::embedded(), &row)), @r#"
    [co_quan] VB340 chuỗi mẫu dùng «so» nhưng không trường nào có tên ấy
      các tên có sẵn: co_quan_chu_quan, dia_danh, loai, nam, ngay, rieng, ten, viet_tat
    [trich_yeu] VB340 chuỗi mẫu dùng «co_qaun» nhưng không trường nào có tên ấy
      có phải là «co_quan»?
    [can_cu[0]] VB340 chuỗi mẫu dùng «so» nhưng không trường nào có tên ấy
      các tên có sẵn: co_quan, co_quan_chu_quan, dia_danh, loai, nam, ngay, rieng, ten, viet_tat
    [noi_dung[0].muc[0].doan[0]] VB341 chuỗi mẫu viết sai cú pháp Tera
      Tera báo: mẫu kết thúc giữa chừng, thiếu dấu hay thẻ đóng
    "#);
}

#[test]
fn a_user_s_piece_takes_the_place_of_the_built_in() {
    let templates =
        Templates::load(Nd30::embedded(), vec![user("part/ket.xml", "<noi-nhan><noi>Một nơi</noi></noi-nhan>")])
            .unwrap();
    let plan = plan();
    let document = templates.document(&plan).unwrap();
    assert_eq!(document.closing.noi_nhan.iter().map(Inline::to_plain).collect::<Vec<_>>(), ["- Một nơi."]);
    let origins: Vec<_> = templates.list().map(|source| (source.name.as_str(), source.origin.as_deref())).collect();
    assert!(origins.contains(&("part/ket.xml", Some("mau/part/ket.xml"))));
    assert!(origins.contains(&("ke-hoach.xml", None)));
}

proptest! {
    #[test]
    fn any_text_of_the_data_comes_out_as_it_is(text in "(\\PC|[&<>{}\"'\\]%# ]|\\n|\t){0,40}") {
        let marked = format!("x{text}x");
        let mut plan = plan();
        plan.trich_yeu = t(&marked);
        plan.mo_dau = vec![Text::Rich(vec![Piece::Plain(marked.clone()), Piece::Dam(t(&marked))])];
        plan.nhiem_vu = Some(NhiemVuNguon::Danh(vec![NhomNhiemVu { stt: None, ghi_chu: Note, nhom: None, nhiem_vu: vec![task(&marked, &[])] }]));
        let document = Templates::builtin().document(&plan).unwrap();
        prop_assert_eq!(document.title.trich_yeu.as_ref().unwrap().to_plain(), &*marked);
        let Some(Part::Doan(paragraph)) = document.body.iter().find(|block| matches!(block, Part::Doan(_))) else {
            panic!("no paragraph")
        };
        prop_assert_eq!(paragraph.to_plain(), format!("{marked}{marked}"));
        let Part::Table(table) = &document.appendices[0].body[0] else { panic!("no table") };
        let mut cells = Vec::new();
        cells.extend(table.rows.iter().map(|row| row.cells[1].text.to_plain().into_owned()));
        prop_assert_eq!(cells, vec![marked]);
    }
}

#[test]
fn the_readme_shows_every_element_and_its_examples_run() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/README.md");
    let readme = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let (start, end) = ("<!-- bảng này sinh ra từ src/template/vocabulary.rs -->\n", "<!-- hết bảng -->");
    let (before, rest) = readme.split_once(start).unwrap();
    let (shown, after) = rest.split_once(end).unwrap();
    let table = format!("\n{}\n", vocabulary::to_markdown());
    if std::env::var_os("VANBAN_UPDATE").is_some() {
        std::fs::write(path, format!("{before}{start}{table}{end}{after}")).unwrap();
    } else {
        assert_eq!(shown, table, "run the test with VANBAN_UPDATE=1 to write the table anew");
    }

    let filters =
        readme.lines().filter_map(|line| line.strip_prefix("| `{{ ")?.strip_suffix(" |")?.split_once(" }}` | "));
    let mut count = 0;
    for (example, expected) in filters {
        let example = example.replace("\\|", "|");
        let text = format!("<van-ban loai=\"ke-hoach\"><trich-yeu>{{{{ {example} }}}}</trich-yeu></van-ban>");
        let templates = Templates::load(Nd30::embedded(), vec![user("ke-hoach.xml", &text)]).unwrap();
        let plan = plan();
        let document = templates.document(&plan).unwrap();
        assert_eq!(inline(&document.title.trich_yeu.unwrap()), expected, "{example}");
        count += 1;
    }
    assert!(count >= 8);

    let (_, example) = readme.split_once("```xml\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let templates = Templates::load(Nd30::embedded(), vec![user("ke-hoach.xml", example)]).unwrap();
    insta::assert_snapshot!(dump(&templates.document(&plan()).unwrap()), @"
    chủ quản: UBND TỈNH HƯNG YÊN
    cơ quan: SỞ KHOA HỌC VÀ CÔNG NGHỆ
    số: …/KH-SKHCN
    Hưng Yên, ngày ‹3› tháng 01 năm 2024
    tên: KẾ HOẠCH
    tên: Tuyên truyền cải cách hành chính năm 2024
    căn cứ: Căn cứ Kế hoạch số 184/KH-UBND;
    căn cứ: Căn cứ Kế hoạch số 193/KH-UBND.
    đoạn: Thực hiện [i nghiêm] các nội dung sau:
    MucLaMa* I. MỤC ĐÍCH, YÊU CẦU
    Khoan* 1. Mục đích
    Diem a) Nâng cao nhận thức;
    Diem b) Tăng cường phối hợp.
    Gach - Với các phòng;
    Gach - Với các xã.
    Khoan 2. Bảo đảm khoản 1 Mục I.
    đoạn: Hoàn thành trước ngày ‹4› tháng 6./.
    nhận: - UBND tỉnh (để báo cáo);
    nhận: - Chánh Văn phòng Sở;
    nhận: - Lưu: VT, VP (2).
    ký: KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Nguyễn Xuân Hải
    == Phụ lục I (ngang): NHIỆM VỤ
    (Kèm theo Kế hoạch số ‹6›/KH-SKHCN ngày ‹3› tháng 01 năm 2024 của Sở Khoa học và Công nghệ)
      = STT | Nhiệm vụ | Cơ quan chủ trì
      - 1 | Tuyên truyền văn bản | Trung tâm Thông tin; Văn phòng Sở.
    == Phụ lục II: SỐ LIỆU
    (Kèm theo Kế hoạch số ‹6›/KH-SKHCN ngày ‹3› tháng 01 năm 2024 của Sở Khoa học và Công nghệ)
      = STT | Chỉ tiêu | Số lượng
      - 1 | Tin, bài | 20
      Σ Tổng cộng×2 | 20
    ");
}

#[test]
fn a_condition_asks_for_names_that_there_are() {
    let told = |condition: &str| {
        let text = format!("<van-ban loai=\"x\"><trich-yeu>{{% if {condition} %}}a{{% endif %}}</trich-yeu></van-ban>");
        match Templates::load(Nd30::embedded(), vec![user("ke-hoach.xml", &text)]) {
            Ok(templates) => templates.render("ke-hoach.xml", &plan()).err().map(|found| faults(Err::<(), _>(found))),
            Err(found) => Some(faults(Err::<(), _>(found))),
        }
    };
    for condition in ["khong_co", "not khong_co", "so and khong_co", "khong_co == 1", "khong_co.x"] {
        let told = told(condition).unwrap_or_else(|| panic!("{condition} is taken"));
        assert!(told.contains("[khong_co] VB310") && told.starts_with("mau/ke-hoach.xml:1:"), "{condition}: {told}");
    }
    for condition in [
        "so",
        "not so",
        "khong_co is defined",
        "khong_co is defined and khong_co",
        "rieng.khong_co",
        "so == \"khong_co\"",
        "khong_co | default(value=1)",
    ] {
        assert_eq!(told(condition), None, "{condition}");
    }
}
