//! What a kind of document needs, what it does not have, and its own fields.

use serde_json::Value;

use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::nd30::{Field, FieldShape, Kind, Nd30};

use super::error;
use super::signer;
use crate::plan::document::Plan;
use crate::plan::parts::BanSao;
use crate::plan::text::{Text, plain_text};

/// Faults of a plan against its kind.
pub(super) fn faults(plan: &Plan, kind: &Kind, nd30: &Nd30, faults: &mut Vec<Diagnostic>) {
    let name = kind.name.to_lowercase();
    for (key, given) in given(plan) {
        if given && !kind.has(key) {
            faults.push(error(Code::VB608, format!("{name} không có «{key}»"), key, "bỏ khóa này"));
        } else if !given && kind.needs.iter().any(|needed| needed == key) {
            faults.push(error(Code::VB609, format!("{name} phải có «{key}»"), key, remedy(key)));
        }
    }
    signers(plan, kind, nd30, faults);
    for field in &kind.field {
        one_field(plan.rieng.get(&field.key), field, &name, faults);
    }
    for key in plan.rieng.keys().filter(|key| kind.field.iter().all(|field| field.key != **key)) {
        let near = did_you_mean(key, kind.field.iter().map(|field| field.key.as_str()));
        if let Some(near) = near.filter(|near| !plan.rieng.contains_key(*near)) {
            faults.push(error(
                Code::VB107,
                format!("không có trường «{key}»"),
                format!("rieng.{key}"),
                &format!("có phải «{near}»?"),
            ));
        }
    }
    if plan.do_mat.is_some() {
        faults.push(error(
            Code::VB610,
            "chương trình không in dấu mật và không làm văn bản mật",
            "do_mat",
            "dấu mật đóng theo Luật Bảo vệ bí mật nhà nước; soạn văn bản mật trên máy riêng, không nối mạng",
        ));
    }
    for (index, attached) in plan.kem_theo.iter().enumerate() {
        if nd30.kind(&attached.loai).is_none() {
            faults.push(unknown_kind(&attached.loai, &format!("kem_theo[{index}].loai"), nd30));
        }
    }
    if let Some(copy) = &plan.ban_sao {
        copy_faults(copy, faults);
    }
}

/// Keys that some kinds need and others do not have, and whether the data gives them.
fn given(plan: &Plan) -> [(&'static str, bool); 8] {
    [
        ("kinh_gui", !plan.kinh_gui.is_empty()),
        ("tham_quyen", plan.tham_quyen.as_ref().is_some_and(|text| !text.is_blank())),
        ("so", plan.so.is_some()),
        ("ky_hieu", plan.ky_hieu.is_some()),
        ("ngay", plan.ngay.is_some()),
        ("dia_danh", !plan.dia_danh.trim().is_empty()),
        ("trich_yeu", !plan.trich_yeu.is_blank()),
        ("can_cu", !plan.can_cu.is_empty()),
    ]
}

fn remedy(key: &str) -> &'static str {
    match key {
        "kinh_gui" => "thêm \"kinh_gui\": [\"Sở Nội vụ\"]",
        "tham_quyen" => {
            "thêm \"tham_quyen\": chức vụ người đứng đầu và tên cơ quan, như \"Giám đốc Sở Khoa học và Công nghệ\""
        }
        _ => "thêm khóa này",
    }
}

/// A kind that does not exist.
pub(super) fn unknown_kind(id: &str, path: &str, nd30: &Nd30) -> Diagnostic {
    let known = nd30.kinds().iter().map(|kind| kind.id.as_str());
    let help = match did_you_mean(id, known.clone()) {
        Some(near) => format!("có phải «{near}»?"),
        None => format!("dùng một trong: {}", known.collect::<Vec<_>>().join(", ")),
    };
    error(Code::VB109, format!("không có loại văn bản «{id}»"), path, &help)
}

/// A kind that two sign wants both; any document has one at least, and several sign a liên tịch one.
fn signers(plan: &Plan, kind: &Kind, nd30: &Nd30, faults: &mut Vec<Diagnostic>) {
    match (plan.ky.len(), kind.signers) {
        (0, _) => faults.push(error(
            Code::VB140,
            "chưa có người ký",
            "ky",
            "thêm \"ky\": {\"chuc_vu\": \"Giám đốc\", \"ho_ten\": \"…\"}",
        )),
        (1, 2..) => faults.push(error(
            Code::VB149,
            format!("{} có hai người ký", kind.name.to_lowercase()),
            "ky",
            "\"ky\" là danh sách, từ trái sang phải: [{\"chuc_vu\": \"Thư ký\"}, {\"chuc_vu\": \"Chủ tọa\"}]",
        )),
        _ => {}
    }
    if let ([signer], 1) = (plan.ky.as_slice(), kind.signers)
        && let Some(head) = signer::deputy_alone(signer, &nd30.signing)
    {
        faults.push(error(
            Code::VB604,
            format!("«{}» ký một mình là sai: cấp phó ký thay người đứng đầu", plain_text(&signer.chuc_vu)),
            "ky[0].chuc_vu",
            &format!("thêm \"quyen_han\": \"KT. {head}\" (Điều 13 khoản 1; Phụ lục I, Phần I, Mục II, khoản 7)"),
        ));
    }
}

fn one_field(value: Option<&Value>, field: &Field, kind: &str, faults: &mut Vec<Diagnostic>) {
    let path = format!("rieng.{}", field.key);
    let Some(value) = value.filter(|value| !value.is_null()) else {
        if field.required {
            let help = format!("thêm \"rieng\": {{\"{}\": …}}: {}", field.key, field.description);
            faults.push(error(Code::VB609, format!("{kind} phải có «{path}»"), &path, &help));
        }
        return;
    };
    let is_text = |value: &Value| serde_json::from_value::<Text>(value.clone()).ok();
    let texts = |value: &Value| value.as_array().is_some_and(|items| items.iter().all(|item| is_text(item).is_some()));
    let (fits, wanted) = match field.shape {
        FieldShape::Chu => (is_text(value).is_some(), "một chuỗi"),
        FieldShape::DanhSach => (texts(value), "một danh sách chuỗi"),
        FieldShape::CacBen => (
            value.as_array().is_some_and(|parties| {
                parties.len() >= 2
                    && parties.iter().all(|party| {
                        party.as_object().is_some_and(|party| {
                            party.contains_key("ten") && party.values().all(|value| is_text(value).is_some())
                        })
                    })
            }),
            "danh sách ít nhất hai bên, mỗi bên là {\"ten\": …, \"dai_dien\": …, \"chuc_vu\": …}",
        ),
    };
    if !fits {
        faults.push(error(Code::VB110, format!("«{path}» phải là {wanted}"), &path, &field.description));
    } else if field.required && is_text(value).is_some_and(|text| text.is_blank()) {
        faults.push(error(Code::VB141, format!("«{path}» để trống"), &path, &field.description));
    }
}

fn copy_faults(copy: &BanSao, faults: &mut Vec<Diagnostic>) {
    if copy.hinh_thuc.value().is_none() {
        faults.push(error(
            Code::VB109,
            format!("không có hình thức sao «{}»", &*copy.hinh_thuc),
            "ban_sao.hinh_thuc",
            "dùng một trong: sao-y, sao-luc, trich-sao",
        ));
    }
    for (path, text) in
        [("ban_sao.co_quan", &copy.co_quan), ("ban_sao.viet_tat", &copy.viet_tat), ("ban_sao.dia_danh", &copy.dia_danh)]
    {
        if text.trim().is_empty() {
            faults.push(error(Code::VB141, format!("«{path}» để trống"), path, "ghi nội dung cho khóa này"));
        }
    }
    if copy.so == Some(0) {
        faults.push(error(Code::VB111, "số bản sao phải từ 1 trở lên", "ban_sao.so", "ghi số đúng, hoặc bỏ khóa này"));
    }
    if copy.ky_so.is_none() && copy.ky.is_empty() {
        faults.push(error(
            Code::VB140,
            "bản sao chưa có người ký",
            "ban_sao.ky",
            "thêm \"ky\": {\"quyen_han\": \"TL. Giám đốc\", \"chuc_vu\": \"Chánh Văn phòng\"}",
        ));
    }
}
