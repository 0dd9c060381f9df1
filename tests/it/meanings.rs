//! What people write in a data file in plainer words than the schema asks for, and what is told of it.

use std::path::Path;

use serde_json::{Value, json};
use vanban::diag::Diagnostic;
use vanban::intake::{self, LoadOptions};
use vanban::plan::Plan;

use crate::kinds::{made, made_in};
use crate::pipeline::paragraphs;

/// A kế hoạch with some keys put in.
fn with(keys: Value) -> Value {
    let mut data = json!({
        "loai": "ke-hoach", "co_quan_chu_quan": "UBND tỉnh Hưng Yên", "co_quan": "Sở Xây dựng", "viet_tat": "SXD",
        "so": 12, "dia_danh": "Hưng Yên", "ngay": "2026-03-02", "trich_yeu": "Công tác năm 2026",
        "mo_dau": ["Sở Xây dựng lập kế hoạch như sau:"], "noi_dung": [{"tieu_de": "Yêu cầu", "doan": ["Làm đúng hạn."]}],
        "noi_nhan": [{"ten": "Như trên"}], "luu": {"don_vi": "VP"}, "ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn A"},
    });
    let (Value::Object(data), Value::Object(keys)) = (&mut data, keys) else { panic!("objects") };
    data.extend(keys);
    Value::Object(data.clone())
}

#[track_caller]
fn load(data: &Value) -> (Plan, Vec<Diagnostic>) {
    let loaded = intake::load(&data.to_string(), "k.json", &LoadOptions::default());
    let loaded = loaded.unwrap_or_else(|faults| panic!("{faults:#?}"));
    (loaded.plan, loaded.warnings)
}

/// The codes, paths and messages of what is told.
fn told(data: &Value) -> Vec<String> {
    let path = |one: &Diagnostic| one.place.path.clone().unwrap_or_default();
    load(data).1.iter().map(|one| format!("{} {} {}", one.code.as_str(), path(one), one.message)).collect()
}

/// Plain words and the full form say the same.
#[track_caller]
fn same(plain: Value, full: Value) {
    let (plain, warnings) = load(&with(plain));
    assert_eq!(plain, load(&with(full)).0);
    assert!(warnings.is_empty(), "{warnings:#?}");
}

#[test]
fn plain_words_stand_for_the_full_form() {
    for so in ["15", "015"] {
        same(json!({"so": so}), json!({"so": 15}));
    }
    for ngay in ["15/01/2026", "15-1-2026", "15.01.2026", "ngày 15 tháng 01 năm 2026", "Ngày 15/1/2026"] {
        same(json!({"ngay": ngay}), json!({"ngay": "2026-01-15"}));
    }
    for ngay in ["01/2026", "tháng 01 năm 2026"] {
        same(json!({"ngay": ngay}), json!({"ngay": "2026-01"}));
    }
    same(
        json!({"noi_nhan": ["UBND tỉnh", {"ten": "Các sở"}]}),
        json!({"noi_nhan": [{"ten": "UBND tỉnh"}, {"ten": "Các sở"}]}),
    );
    same(json!({"noi_nhan": "UBND tỉnh"}), json!({"noi_nhan": [{"ten": "UBND tỉnh"}]}));
    for luu in ["VT, VP", "Lưu: VT, VP.", "- Lưu: VT, VP", "VP"] {
        same(json!({"luu": luu}), json!({"luu": {"don_vi": "VP"}}));
    }
    same(json!({"luu": "VT"}), json!({"luu": {}}));
    same(json!({"luu": "VTLT"}), json!({"luu": {"don_vi": "VTLT"}}));
    for loai in ["Kế hoạch", "KẾ HOẠCH", "ke hoach", "kế hoạch"] {
        same(json!({"loai": loai}), json!({"loai": "ke-hoach"}));
    }
    for key in ["mo_dau", "ket_thuc", "can_cu", "dia_chi"] {
        same(json!({key: "Một dòng"}), json!({key: ["Một dòng"]}));
    }
    same(
        json!({"noi_dung": [{"tieu_de": "A", "doan": "Một."}]}),
        json!({"noi_dung": [{"tieu_de": "A", "doan": ["Một."]}]}),
    );
    let task =
        |lead: Value, with: Value| json!({"nhiem_vu": [{"noi_dung": "Việc", "chu_tri": lead, "phoi_hop": with}]});
    same(
        task(json!("Văn phòng"), json!("Phòng A; Phòng B;")),
        task(json!(["Văn phòng"]), json!(["Phòng A", "Phòng B"])),
    );
}

#[test]
fn every_kind_is_known_by_its_name() {
    let nd30 = vanban::nd30::Nd30::embedded();
    for kind in nd30.kinds() {
        for name in [kind.name.clone(), kind.name.to_uppercase(), kind.name.to_lowercase(), kind.id.replace('-', "_")] {
            assert_eq!(nd30.kind_named(&name).map(|named| &named.id), Some(&kind.id), "{name}");
        }
    }
    assert!(nd30.kind_named("Hóa đơn").is_none());
}

#[test]
fn typed_marks_are_not_printed_twice() {
    let data = with(json!({
        "noi_dung": [
            {"tieu_de": "I. MỤC ĐÍCH", "muc": [
                {"tieu_de": "1. Mục tiêu", "muc": [
                    {"doan": ["a) Điểm một;"]},
                    {"doan": ["b. Điểm hai."], "muc": [{"doan": ["- Gạch một."]}, {"doan": ["– Gạch hai."]}]},
                ]},
                {"doan": ["2. Khoản hai.", "- Dòng này không có số của chương trình."]},
            ]},
            {"tieu_de": "II - YÊU CẦU", "doan": ["2026 là năm bản lề.", "1.500 đồng mỗi bản."]},
        ],
        "nhiem_vu": [{"nhom": "A. Nhóm một", "nhiem_vu": [{"noi_dung": "Việc"}]}],
        "phu_luc": [{"tieu_de": "Phụ lục II: Danh mục", "mo_dau": ["Một dòng."]}],
        "noi_nhan": ["Như trên", "Lưu: VT, VP."],
        "luu": null,
    }));
    let lines = paragraphs(&made(&data));
    for line in [
        "I. MỤC ĐÍCH",
        "1. Mục tiêu",
        "a) Điểm một;",
        "b) Điểm hai.",
        "- Gạch một.",
        "- Gạch hai.",
        "2. Khoản hai.",
        "- Dòng này không có số của chương trình.",
        "II. YÊU CẦU",
        "2026 là năm bản lề.",
        "1.500 đồng mỗi bản./.",
        "Nhóm một",
        "DANH MỤC",
        "- Lưu: VT, VP.",
    ] {
        assert!(lines.iter().any(|there| there == line), "«{line}» is not in {lines:#?}");
    }
    let told = told(&data);
    assert_eq!(told.iter().filter(|one| one.starts_with("VB176")).count(), 10, "{told:#?}");
    assert!(told.contains(
        &"VB176 noi_dung[0].muc[0].muc[1].doan[0] «b.» gõ sẵn ở đầu không in: chương trình tự ghi".to_owned()
    ));
}

#[test]
fn signs_of_other_formats_are_told_and_printed() {
    let data = with(json!({"mo_dau": ["Làm **đậm** và <b>thế</b> này:", "A &amp; B"]}));
    assert_eq!(told(&data), ["VB177 mo_dau[0] chữ có «**», «<b>», «&amp;» (2 chỗ): in ra nguyên như gõ"]);
    assert!(paragraphs(&made(&data)).contains(&"Làm **đậm** và <b>thế</b> này:".to_owned()));
}

#[test]
fn empty_parts_are_told_once() {
    let none = with(json!({"noi_dung": [], "noi_nhan": [], "luu": null}));
    assert_eq!(told(&none), ["VB178 noi_dung văn bản không có nội dung, nơi nhận, dòng Lưu của đơn vị soạn thảo"]);
    let appendix = with(json!({"phu_luc": [{"tieu_de": "Trống"}]}));
    assert_eq!(told(&appendix), ["VB178 phu_luc[0] phụ lục không có nội dung"]);
    let letter = json!({"loai": "cong-van", "noi_dung": [], "mo_dau": ["Một.", "Hai."], "kinh_gui": "UBND tỉnh"});
    assert_eq!(told(&with(letter)), [""; 0]);
}

#[test]
fn what_is_said_twice_is_told() {
    let task = |lead: &str| json!({"noi_dung": "Rà soát", "chu_tri": lead, "thoi_gian": "Quý I"});
    let data = with(json!({
        "noi_nhan": ["UBND tỉnh", "Các sở", "UBND Tỉnh;"],
        "nhiem_vu": [task("Văn phòng"), task("Phòng A"), task("Văn phòng")],
    }));
    assert_eq!(
        told(&data),
        [
            "VB179 noi_nhan[2] nơi nhận «UBND Tỉnh;» ghi hai lần",
            "VB179 nhiem_vu[2] nhiệm vụ «Rà soát» đã có ở trên, cùng chủ trì và thời hạn",
        ]
    );
}

#[test]
fn a_table_too_wide_for_a_word_processor_is_a_fault() {
    let table = |columns: usize| {
        let names: Vec<Value> = (0..columns).map(|at| json!({"ten": at.to_string()})).collect();
        with(json!({"phu_luc": [{"tieu_de": "Bảng", "bang": {"cot": names, "dong": [vec!["x"; columns]]}}]}))
    };
    made(&table(63));
    let faults = made_in(&table(64), Path::new(".")).unwrap_err();
    assert_eq!(faults.iter().map(|fault| fault.code.as_str()).collect::<Vec<_>>(), ["VB180"]);
}

#[test]
fn a_list_of_the_same_task_is_told_in_few_words() {
    let task = json!({"noi_dung": "Rà soát", "chu_tri": "Văn phòng"});
    let told = told(&with(json!({"nhiem_vu": vec![task; 100]})));
    assert_eq!(told.len(), 11, "{told:#?}");
    assert_eq!(told[10], "VB179 nhiem_vu còn 89 nhiệm vụ nữa ghi hai lần");
}
