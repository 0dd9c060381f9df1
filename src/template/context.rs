//! The plan as values for templates: only what a template names is converted.

use serde_json::Value as Json;
use tera::value::Key;
use tera::{Context, Map, Value};

use super::markup::value;
use super::report;
use crate::input::{KyMot, Luu, Muc, NhiemVu, NhiemVuNguon, NoiNhan, PhuLuc, Plan, Text};
use crate::nd30::Nd30;

/// The names a template may use.
pub(super) const NAMES: &[&str] = &[
    "loai",
    "ten_loai",
    "viet_tat_loai",
    "co_quan_chu_quan",
    "co_quan",
    "viet_tat",
    "so",
    "ky_hieu",
    "dia_danh",
    "ngay",
    "nam",
    "trich_yeu",
    "kinh_gui",
    "can_cu",
    "mo_dau",
    "noi_dung",
    "ket_thuc",
    "noi_nhan",
    "luu",
    "ky",
    "co_nhiem_vu",
    "nhiem_vu",
    "nhiem_vu_tieu_de",
    "phu_luc",
    "bao_cao",
    "rieng",
];

/// The levels a depth of `noi_dung` stands for, from the first titled one down.
const LEVELS: [&str; 5] = ["muc", "khoan", "diem", "gach", "cong"];

/// The values for a template that names `used`.
pub(super) fn context<'n>(plan: &Plan, used: impl IntoIterator<Item = &'n str>) -> Context {
    let mut context = Context::new();
    for name in used {
        if let Some(known) = NAMES.iter().find(|known| **known == name) {
            context.insert_value(*known, field(plan, known));
        }
    }
    context
}

/// The value of one name.
pub(super) fn field(plan: &Plan, name: &str) -> Value {
    match name {
        "loai" => Value::from(plan.loai.as_str()),
        "ten_loai" => optional(Nd30::get().kind(&plan.loai).map(|kind| kind.name.as_str())),
        "viet_tat_loai" => optional(Nd30::get().kind(&plan.loai).and_then(|kind| kind.abbreviation.as_deref())),
        "co_quan_chu_quan" => optional(plan.co_quan_chu_quan.as_deref()),
        "co_quan" => Value::from(plan.co_quan.as_str()),
        "viet_tat" => optional(plan.viet_tat.as_deref()),
        "so" => Value::from(plan.so),
        "ky_hieu" => optional(plan.ky_hieu.as_deref()),
        "dia_danh" => Value::from(plan.dia_danh.as_str()),
        "ngay" => optional(plan.ngay.as_deref()),
        "nam" => {
            let of_date = || plan.ngay.as_deref().and_then(|ngay| ngay.split('-').next()).map(str::to_owned);
            optional(plan.year().map(|year| year.to_string()).or_else(of_date).as_deref())
        }
        "trich_yeu" => value(&plan.trich_yeu),
        "kinh_gui" => texts(&plan.kinh_gui),
        "can_cu" => texts(&plan.can_cu),
        "mo_dau" => texts(&plan.mo_dau),
        "noi_dung" => levels(&plan.noi_dung),
        "ket_thuc" => texts(&plan.ket_thuc),
        "noi_nhan" => list(&plan.noi_nhan, noi_nhan),
        "luu" => plan.luu.as_ref().map_or_else(Value::none, luu),
        "ky" => list(&plan.ky, ky),
        "co_nhiem_vu" => Value::from(plan.nhiem_vu.is_some()),
        "nhiem_vu" => match &plan.nhiem_vu {
            Some(NhiemVuNguon::Danh(groups)) => list(groups, |group| {
                object([("nhom", text(group.nhom.as_ref())), ("nhiem_vu", list(&group.nhiem_vu, task))])
            }),
            _ => Value::from(Vec::<Value>::new()),
        },
        "nhiem_vu_tieu_de" => plan.nhiem_vu_tieu_de.as_ref().map_or_else(|| task_title(&plan.trich_yeu), value),
        "phu_luc" => list(&plan.phu_luc, phu_luc),
        "bao_cao" => plan.bao_cao.as_ref().map_or_else(Value::none, report::value_of),
        "rieng" => {
            let mut map = Map::new();
            for (key, json) in &plan.rieng {
                map.insert(Key::from(key.clone()), free(json));
            }
            Value::from(map)
        }
        _ => Value::undefined(),
    }
}

/// Free JSON of the user's own fields.
pub(super) fn free(json: &Json) -> Value {
    match json {
        Json::Null => Value::none(),
        Json::Bool(flag) => Value::from(*flag),
        Json::Number(number) => number.as_i64().map_or_else(|| Value::from(number.to_string()), Value::from),
        Json::String(text) => Value::from(text.as_str()),
        Json::Array(items) => list(items, free),
        Json::Object(fields) => {
            let mut map = Map::new();
            for (key, json) in fields {
                map.insert(Key::from(key.clone()), free(json));
            }
            Value::from(map)
        }
    }
}

pub(super) fn optional(text: Option<&str>) -> Value {
    text.map_or_else(Value::none, Value::from)
}

pub(super) fn text(text: Option<&Text>) -> Value {
    text.map_or_else(Value::none, value)
}

pub(super) fn texts(texts: &[Text]) -> Value {
    list(texts, value)
}

pub(super) fn list<T>(items: &[T], convert: impl FnMut(&T) -> Value) -> Value {
    Value::from(items.iter().map(convert).collect::<Vec<_>>())
}

pub(super) fn object<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    let mut map = Map::new();
    for (key, value) in fields {
        map.insert(Key::from(key), value);
    }
    Value::from(map)
}

/// The numbered content; without any title at the top it begins at khoản.
fn levels(muc: &[Muc]) -> Value {
    let depth = usize::from(!muc.is_empty() && muc.iter().all(|muc| muc.tieu_de.is_none()));
    list(muc, |muc| level(muc, depth))
}

fn level(muc: &Muc, depth: usize) -> Value {
    object([
        ("cap", Value::from(LEVELS.get(depth).copied().unwrap_or("cong"))),
        ("id", optional(muc.id.as_deref())),
        ("tieu_de", text(muc.tieu_de.as_ref())),
        ("doan", texts(&muc.doan)),
        ("muc", list(&muc.muc, |muc| level(muc, depth + 1))),
    ])
}

/// How many levels a list of mục may go down.
pub(super) fn deepest(muc: &[Muc]) -> usize {
    LEVELS.len() - usize::from(!muc.is_empty() && muc.iter().all(|muc| muc.tieu_de.is_none()))
}

fn noi_nhan(noi: &NoiNhan) -> Value {
    object([("ten", value(&noi.ten)), ("de", text(noi.de.as_ref()))])
}

fn luu(luu: &Luu) -> Value {
    object([
        ("don_vi", text(luu.don_vi.as_ref())),
        ("nguoi_soan", text(luu.nguoi_soan.as_ref())),
        ("so_ban", Value::from(luu.so_ban)),
    ])
}

fn ky(ky: &KyMot) -> Value {
    object([("quyen_han", texts(&ky.quyen_han)), ("chuc_vu", value(&ky.chuc_vu)), ("ho_ten", text(ky.ho_ten.as_ref()))])
}

fn task(nhiem_vu: &NhiemVu) -> Value {
    object([
        ("ma", optional(nhiem_vu.ma.as_deref())),
        ("noi_dung", value(&nhiem_vu.noi_dung)),
        ("san_pham", text(nhiem_vu.san_pham.as_ref())),
        ("chu_tri", texts(&nhiem_vu.chu_tri)),
        ("phoi_hop", texts(&nhiem_vu.phoi_hop)),
        ("thoi_gian", text(nhiem_vu.thoi_gian.as_ref())),
        ("muc", list(&nhiem_vu.muc, task)),
        ("lanh_dao", text(nhiem_vu.lanh_dao.as_ref())),
        ("nguoi_thuc_hien", text(nhiem_vu.nguoi_thuc_hien.as_ref())),
        ("kinh_phi", text(nhiem_vu.kinh_phi.as_ref())),
        ("chi_tieu", text(nhiem_vu.chi_tieu.as_ref())),
        ("ghi_chu", text(nhiem_vu.ghi_chu.as_ref())),
    ])
}

fn phu_luc(phu_luc: &PhuLuc) -> Value {
    object([
        ("tieu_de", value(&phu_luc.tieu_de)),
        ("ngang", Value::from(phu_luc.ngang)),
        ("co_bang", Value::from(phu_luc.bang.is_some())),
        ("noi_dung", levels(&phu_luc.noi_dung)),
    ])
}

/// `Các nhiệm vụ` and the trích yếu with a small first letter.
fn task_title(trich_yeu: &Text) -> Value {
    let title = value(trich_yeu);
    let words = title.as_str().unwrap_or_default();
    let mut letters = words.chars();
    let lower = match letters.next() {
        // A word in capitals (`CCHC …`) keeps them.
        Some(first) if letters.clone().next().is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    };
    let lower = lower.strip_prefix("về ").map(str::to_owned).unwrap_or(lower);
    let joined = format!("Các nhiệm vụ {lower}");
    if title.is_safe() { Value::safe_string(&joined) } else { Value::from(joined) }
}
