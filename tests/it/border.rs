//! What comes in at the border: names that are repaired, values from `--set`, lines that say nothing.

use serde_json::{Value, json};
use vanban::diag::Faults;
use vanban::intake::{self, LoadOptions, Loaded};

use crate::kinds::{made, sample};
use crate::pipeline::paragraphs;

fn load(data: &Value, set: &[(&str, &str)]) -> Result<Loaded, Faults> {
    let set = set.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect();
    intake::load(&format!("{data:#}"), "thu.json", &LoadOptions { set, ..LoadOptions::default() })
}

#[track_caller]
fn faults(data: &Value, set: &[(&str, &str)]) -> Faults {
    load(data, set).expect_err("the data is at fault")
}

#[test]
fn a_reference_meets_its_id_however_both_are_encoded() {
    let mut data = sample("ke-hoach");
    data["noi_dung"] = json!([
        {"id": "mu\u{323}c-ti\u{ea}u", "tieu_de": "Mục tiêu", "doan": ["Nội dung."]},
        {"tieu_de": "Sau", "doan": [["Xem ", {"tham_chieu": "mục-tiêu"}, "."]]},
        {"tieu_de": "Cuối", "doan": [["Xem ", {"tham_chieu": "mu\u{323}c-tiêu"}, "."]]}
    ]);
    data["ket_thuc"] = json!(["Hết."]);
    let lines = paragraphs(&made(&data));
    assert_eq!(lines.iter().filter(|line| *line == "Xem Mục I.").count(), 2, "{lines:#?}");
    data["ngay"] = json!("2026-01\u{200b}-05");
    assert_eq!(load(&data, &[]).unwrap().plan.ngay.as_deref(), Some("2026-01-05"));
}

#[test]
fn a_message_of_a_set_value_names_set() {
    let data = sample("ke-hoach");
    for (path, value, code) in [("so", "không", "VB110"), ("ngay", "hôm qua", "VB142"), ("ky.chuc_vu", "", "VB141")] {
        let found = faults(&data, &[(path, value)]);
        let [fault] = &*found else { panic!("{found:#?}") };
        assert_eq!(fault.code.as_str(), code);
        assert_eq!(fault.place.file.as_deref(), Some(format!("--set {path}={value}").as_str()));
        assert_eq!((fault.place.line, &fault.place.excerpt), (None, &None));
    }
    let found = faults(&json!({"loai": "ke-hoach", "co_quan": ""}), &[("so", "5")]);
    assert!(found.iter().all(|fault| fault.place.file.as_deref() == Some("thu.json")), "{found:#?}");
}

#[test]
fn an_own_field_takes_what_it_is_set_to() {
    let mut data = sample("giay-moi");
    data["rieng"]["so_ghe"] = json!(1);
    let plan = load(&data, &[("rieng.so_ghe", "5"), ("rieng.moi", "true"), ("rieng.dia_diem", "12")]).unwrap().plan;
    assert_eq!(plan.rieng["so_ghe"], json!(5));
    assert_eq!(plan.rieng["moi"], json!(true));
    assert_eq!(plan.rieng["dia_diem"], json!("12"), "a field that is a text stays one");
    let plan = load(&data, &[("rieng.so_ghe", "05")]).unwrap().plan;
    assert_eq!(plan.rieng["so_ghe"], json!("05"), "no JSON, so a text");
}

#[test]
fn lines_that_say_nothing_are_told() {
    let mut data = sample("ke-hoach");
    data["noi_nhan"][0]["ten"] = json!(" ");
    data["nhiem_vu"][0]["nhiem_vu"][0]["noi_dung"] = json!("");
    let found = faults(&data, &[]);
    let told: Vec<_> =
        found.iter().map(|fault| (fault.code.as_str(), fault.place.path.as_deref().unwrap_or(""))).collect();
    assert_eq!(told, [("VB141", "noi_nhan[0].ten"), ("VB141", "nhiem_vu[0].nhiem_vu[0].noi_dung")]);
}

#[test]
fn a_key_of_an_own_field_stands_once() {
    let text = format!("{:#}", sample("giay-moi"));
    let twice = text.replacen("\"toi_du\":", "\"dia_diem\": \"Nơi khác\",\n    \"toi_du\":", 1);
    let found = intake::load(&twice, "thu.json", &LoadOptions::default()).unwrap_err();
    assert_eq!(found.iter().map(|fault| fault.code.as_str()).collect::<Vec<_>>(), ["VB104"]);
    let deep = text.replacen("\"toi_du\":", "\"them\": [{\"a\": 1, \"a\": 2}],\n    \"toi_du\":", 1);
    let found = intake::load(&deep, "thu.json", &LoadOptions::default()).unwrap_err();
    assert_eq!(found.iter().map(|fault| fault.code.as_str()).collect::<Vec<_>>(), ["VB104"]);
}

#[test]
fn a_symbol_is_not_made_from_a_unit_with_spans() {
    let mut data = sample("cong-van");
    data["luu"]["don_vi"] = json!(["VP", {"tren": "XT"}]);
    let found = faults(&data, &[]);
    assert_eq!((found[0].code.as_str(), found[0].place.path.as_deref()), ("VB144", Some("luu.don_vi")));
    data["ky_hieu"] = json!("SKHCN-VP");
    assert!(paragraphs(&made(&data)).iter().any(|line| line.starts_with("- Lưu: VT, VPXT")));
}

#[test]
fn a_deputy_does_not_sign_alone() {
    let mut data = sample("to-trinh");
    data["ky"] = json!({"chuc_vu": "Phó Giám đốc", "ho_ten": "Nguyễn Văn An"});
    let found = faults(&data, &[]);
    assert_eq!((found[0].code.as_str(), found[0].place.path.as_deref()), ("VB604", Some("ky[0].chuc_vu")));
    assert!(found[0].help.iter().any(|help| help.contains("KT. Giám đốc")), "{found:#?}");
}
