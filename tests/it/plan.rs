//! What a plan says wherever it stands: in copies, attached documents, appendices, cells and spans.

use std::path::Path;

use serde_json::{Value, json};
use vanban::diag::Faults;
use vanban::intake::{self, LoadOptions};
use vanban::nd30::Nd30;
use vanban::plan::HinhThuc;
use vanban::template::render_strings;

use crate::kinds::{made, made_in, sample};
use crate::pipeline::{paragraphs, part};

fn load(data: &Value) -> Result<intake::Loaded, Faults> {
    intake::load(&format!("{data:#}"), "thu.json", &LoadOptions::default())
}

/// Code and path of every fault.
#[track_caller]
fn told(data: &Value) -> Vec<(&'static str, String)> {
    let faults = load(data).expect_err("the data is at fault");
    faults.into_iter().map(|fault| (fault.code.as_str(), fault.place.path.unwrap_or_default())).collect()
}

#[test]
fn a_copy_is_filled_and_cleaned_as_the_rest() {
    let mut data = sample("sao-y");
    data["la_mau"] = json!(true);
    data["ban_sao"]["co_quan"] = json!("{{ co_quan }}");
    data["ban_sao"]["ngay"] = json!("{{ ngay }}");
    data["ban_sao"]["hinh_thuc"] = json!("sao-{{ cach }}");
    data["ban_sao"]["luu"] = json!({"don_vi": "{{ viet_tat }}", "nguoi_soan": "Quye\u{302}\u{301}n"});
    let mut plan = load(&data).unwrap().plan;
    render_strings(&mut plan, Nd30::embedded(), &[("cach".to_owned(), json!("luc"))].into()).unwrap();
    let copy = plan.ban_sao.unwrap();
    assert_eq!((copy.co_quan, copy.ngay, copy.hinh_thuc.value()), (plan.co_quan, plan.ngay, Some(HinhThuc::SaoLuc)));
    let luu = copy.luu.unwrap();
    assert_eq!((luu.don_vi, luu.nguoi_soan), (plan.viet_tat.map(Into::into), Some("Quyến".into())));
}

/// A footnote inside a gap, deep in a span.
fn footnoted(note: &str) -> Value {
    json!([{"tren": [{"cho_dien": ["số ", {"cuoi_trang": note}]}]}])
}

#[test]
fn a_footnote_is_written_wherever_it_is_referred_to() {
    let cell =
        |text: Value| json!([{"id": "kinh-phi", "tieu_de": "B", "bang": {"cot": [{"ten": "A"}], "dong": [[text]]}}]);
    let mut data = sample("chuong-trinh");
    data["phu_luc"] = cell(footnoted("Lời ghi chú."));
    let docx = made(&data);
    assert!(part(&docx, "word/document.xml").contains("<w:footnoteReference"));
    assert!(part(&docx, "word/footnotes.xml").contains("Lời ghi chú."));
    data["phu_luc"] = cell(json!("số"));
    data["nhiem_vu"] = json!([{"noi_dung": "Việc", "san_pham": footnoted("Của nhiệm vụ.")}]);
    assert!(part(&made(&data), "word/footnotes.xml").contains("Của nhiệm vụ."));
}

#[test]
fn the_address_has_no_footnote_in_any_span() {
    let mut data = sample("chuong-trinh");
    data["dia_chi"] = json!(["Số 1", footnoted("x")]);
    let faults = made_in(&data, Path::new(".")).unwrap_err();
    let told: Vec<_> = faults.iter().map(|fault| (fault.code.as_str(), fault.place.path.as_deref())).collect();
    assert_eq!(told, [("VB333", Some("dia_chi[1]"))]);
}

#[test]
fn rows_beside_a_cell_over_two_rows_keep_to_their_columns() {
    let table = json!({
        "cot": [{"ten": "STT", "kieu": "stt"}, {"ten": "Khối"}, {"ten": "Hạn", "kieu": "ngay"}, {"ten": "Đồng", "kieu": "so"}],
        "dong": [
            [{"o": "Sở", "dong": 2}, "2026-01-05", 1_000_000], ["2026-02-05", 2_000_000],
            {"nhom": "Xã"}, [{"o": "Hai xã", "cot": 2}, 3_000_000]
        ],
        "tong": "Cộng"
    });
    let places: [(&str, Value); 3] = [
        ("phu_luc", json!([{"tieu_de": "B", "bang": table}])),
        ("noi_dung", json!([{"tieu_de": "B", "bang": table}])),
        ("kem_theo", json!([{"loai": "quy-che", "trich_yeu": "B", "noi_dung": [{"tieu_de": "B", "bang": table}]}])),
    ];
    for (key, value) in places {
        let mut data = sample("quyet-dinh");
        data[key] = value;
        let lines = paragraphs(&made(&data)).join("|");
        let rows = "|1|Sở|05/01/2026|1.000.000|2||05/02/2026|2.000.000|I|Xã|1|Hai xã|3.000.000|Cộng|";
        assert!(lines.contains(rows) && lines.contains("|6.000.000"), "{key}: {lines}");
    }
}

#[test]
fn sums_keep_to_their_columns_below_a_cell_that_covers_more_rows_than_there_are() {
    let mut data = sample("quyet-dinh");
    data["phu_luc"] = json!([{"tieu_de": "B", "bang": {
        "cot": [{"ten": "Việc"}, {"ten": "Đơn vị"}, {"ten": "Hạn", "kieu": "ngay"}, {"ten": "Đồng", "kieu": "so"}],
        "dong": [["Một", {"o": "Sở", "dong": 3}, "2026-01-05", 1_000_000], ["Hai", "2026-02-05", 2_000_000]],
        "tong": "Cộng"
    }}]);
    let text = part(&made(&data), "word/document.xml");
    let total = text.rsplit("<w:tr>").find(|row| row.contains("Cộng")).unwrap();
    assert!(total.contains("<w:gridSpan w:val=\"3\"/>") && !total.contains("vMerge"), "{total}");
}

#[test]
fn a_value_that_is_not_on_its_list_is_told_where_it_stands() {
    let mut data = sample("ke-hoach");
    data["do_khan"] = json!("khẩn");
    data["luu_hanh"] = json!("noi-bo");
    let change = json!({"loai": "gia-hann", "ngay": "2026-03-05", "van_ban": "Công văn số 5/UBND-VP"});
    data["nhiem_vu"] = json!([{"noi_dung": "Một", "dieu_chinh": [change, {"loai": 5}]}]);
    let at = |below: &str| format!("nhiem_vu[0].dieu_chinh{below}");
    let expected = [
        ("VB109", "do_khan".to_owned()),
        ("VB109", "luu_hanh".to_owned()),
        ("VB109", at("[0].loai")),
        ("VB108", at("[1]")),
        ("VB108", at("[1]")),
        ("VB110", at("[1].loai")),
    ];
    assert_eq!(told(&data), expected);
}

#[test]
fn a_template_field_that_names_itself_or_another_template_field_is_told() {
    let mut data = sample("ke-hoach");
    data["la_mau"] = json!(true);
    data["co_quan"] = json!("{{ co_quan }}");
    data["dia_danh"] = json!("Xã {{ viet_tat }}");
    data["viet_tat"] = json!("{{ ma }}");
    data["rieng"] = json!({"ma": "UBND"});
    let mut plan = load(&data).unwrap().plan;
    let faults = render_strings(&mut plan, Nd30::embedded(), &[].into()).unwrap_err();
    let told: Vec<_> = faults.iter().map(|fault| (fault.message.as_str(), fault.place.path.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("chuỗi mẫu dùng «co_quan», mà trường ấy cũng là mẫu", Some("co_quan")),
            ("chuỗi mẫu dùng «viet_tat», mà trường ấy cũng là mẫu", Some("dia_danh")),
        ]
    );
}

#[test]
fn own_fields_that_are_templates_are_filled_before_what_names_them() {
    let mut data = sample("ke-hoach");
    data["la_mau"] = json!(true);
    data["rieng"] = json!({"dot": {"ten": "đợt của {{ co_quan }}"}, "y": "{{ dia_danh }}"});
    data["ket_thuc"] = json!(["{{ rieng.dot.ten }}, {{ y }}"]);
    let mut plan = load(&data).unwrap().plan;
    render_strings(&mut plan, Nd30::embedded(), &[].into()).unwrap();
    let expected = format!("đợt của {}, {}", plan.co_quan, plan.dia_danh);
    assert_eq!(plan.ket_thuc, [expected.into()]);
    data["rieng"]["y"] = json!("{{ dot.ten }}");
    let mut plan = load(&data).unwrap().plan;
    let faults = render_strings(&mut plan, Nd30::embedded(), &[].into()).unwrap_err();
    let told: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(told, ["chuỗi mẫu dùng «dot», mà trường ấy cũng là mẫu"]);
}

#[test]
fn a_wide_cell_does_not_reach_over_one_from_above() {
    let mut data = sample("chuong-trinh");
    data["phu_luc"] = json!([{"tieu_de": "B", "bang": {
        "cot": [{"ten": "A"}, {"ten": "B"}, {"ten": "C"}],
        "dong": [["a", {"o": "b", "dong": 2}, "c"], [{"o": "d", "cot": 2}]]
    }}]);
    assert_eq!(told(&data), [("VB153", "phu_luc[0].bang.dong[1]".to_owned())]);
}

#[test]
fn entries_are_held_to_the_same_wherever_they_stand() {
    let wrong = json!([{"tieu_de": "A", "muc": [
        {"cap": "abc", "doan": ["x"]}, {}, {"tieu_de": " "},
        {"doan": ["x"], "bang": {"cot": [{"ten": "A", "kieu": "tien", "can": "giữa"}], "dong": [["a", "b"]]}}
    ]}]);
    let kem_theo = json!([{"loai": "quy-che", "trich_yeu": "B", "noi_dung": wrong}]);
    let places: [(&str, Value, &str); 3] = [
        ("noi_dung", wrong.clone(), "noi_dung"),
        ("phu_luc", json!([{"tieu_de": "B", "noi_dung": wrong}]), "phu_luc[0].noi_dung"),
        ("kem_theo", kem_theo, "kem_theo[0].noi_dung"),
    ];
    for (key, value, path) in places {
        let mut data = sample("quyet-dinh");
        data[key] = value;
        let below = |code, below: &str| (code, format!("{path}[0].muc{below}"));
        let expected = [
            below("VB109", "[0].cap"),
            below("VB147", "[1]"),
            below("VB146", "[2].tieu_de"),
            below("VB109", "[3].bang.cot[0].kieu"),
            below("VB109", "[3].bang.cot[0].can"),
            below("VB153", "[3].bang.dong[0]"),
        ];
        assert_eq!(told(&data), expected, "{key}");
    }
}

#[test]
fn what_reads_as_a_date_or_word_may_be_null_and_must_be_one() {
    let mut data = sample("sao-y");
    data["noi_dung"] = json!([{"cap": null, "tieu_de": "A", "doan": ["x"]}]);
    data["ban_sao"]["ngay"] = json!("hôm nay");
    data["nhiem_vu"] = json!([{"noi_dung": "Việc", "han": "cuối năm", "ngay_su_kien": null, "dieu_chinh": [
        {"loai": "gia-han", "ngay": "mai", "han": "2026-02-30", "van_ban": "Số 1"}
    ]}]);
    let expected = [
        ("VB142", "nhiem_vu[0].han"),
        ("VB142", "nhiem_vu[0].dieu_chinh[0].ngay"),
        ("VB143", "nhiem_vu[0].dieu_chinh[0].han"),
        ("VB142", "ban_sao.ngay"),
    ];
    assert_eq!(told(&data), expected.map(|(code, path)| (code, path.to_owned())));
}

#[test]
fn a_template_left_in_a_plan_is_a_warning_with_its_place() {
    let mut data = sample("ke-hoach");
    assert_eq!(load(&data).unwrap().warnings, []);
    data["co_quan"] = json!("Sở {{ ten }}");
    data["noi_nhan"][0]["ten"] = json!(["Như ", {"dam": "{% if a %}"}]);
    let [warning] = load(&data).unwrap().warnings.try_into().unwrap();
    assert_eq!((warning.code.as_str(), warning.place.path.as_deref()), ("VB342", Some("co_quan")));
    assert!(warning.message.contains("cùng 1 chuỗi nữa"), "{}", warning.message);
}

#[test]
fn a_remark_among_own_fields_is_left_alone() {
    let mut data = sample("ke-hoach");
    data["la_mau"] = json!(true);
    data["rieng"] =
        json!({"mau": [{"_ghi_chu": "{{ khong_co }}", "ten": "{{ co_quan }}"}], "_ghi_chu": "{{ khong_co }}"});
    let mut plan = load(&data).unwrap().plan;
    render_strings(&mut plan, Nd30::embedded(), &[].into()).unwrap();
    assert_eq!(plan.rieng["mau"][0]["ten"], json!(plan.co_quan));
}
