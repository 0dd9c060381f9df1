//! The plan as values for templates: only what a template names is converted.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use tera::value::Key;
use tera::{Context, Map, Value};

use super::level::Levels;
use super::markup::value;
use super::report;
use crate::nd30::{FieldShape, MarkTable, Nd30};
use crate::plan::{
    BanSao, Bang, DoKhan, KemTheo, KyMot, Luu, LuuHanh, Muc, NhiemVu, NhiemVuNguon, NoiNhan, Path, PhuLuc,
    PhuLucNhiemVu, Plan, Text, Tiep, Typed,
};

/// The names a template may use.
pub(super) const NAMES: &[&str] = &[
    "loai",
    "ten_loai",
    "viet_tat_loai",
    "co_quan_chu_quan",
    "co_quan",
    "lien_tich",
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
    "nhiem_vu_phu_luc",
    "phu_luc",
    "tham_quyen",
    "do_khan",
    "luu_hanh",
    "du_thao",
    "dia_chi",
    "kem_theo",
    "ban_sao",
    "bao_cao",
    "rieng",
];

/// The values for a template that names `used`.
pub(super) fn context<'n>(plan: &Plan, nd30: &Nd30, used: impl IntoIterator<Item = &'n str>) -> Context {
    let mut context = Context::new();
    for name in used {
        if let Some(known) = NAMES.iter().find(|known| **known == name) {
            context.insert_value(*known, field(plan, nd30, known));
        }
    }
    context
}

/// The value of one name.
pub(super) fn field(plan: &Plan, nd30: &Nd30, name: &str) -> Value {
    match name {
        "loai" => Value::from(plan.loai.as_str()),
        "ten_loai" => optional(nd30.kind(&plan.loai).map(|kind| kind.name.as_str())),
        "viet_tat_loai" => optional(nd30.kind(&plan.loai).and_then(|kind| kind.abbreviation.as_deref())),
        "co_quan_chu_quan" => optional(plan.co_quan_chu_quan.as_deref()),
        "co_quan" => Value::from(plan.co_quan.as_str()),
        "lien_tich" => list(&plan.lien_tich, |other| object([("co_quan", Value::from(other.co_quan.as_str()))])),
        "viet_tat" => {
            let others = plan.lien_tich.iter().map(|other| other.viet_tat.as_deref());
            let all: Vec<&str> = [plan.viet_tat.as_deref()].into_iter().chain(others).flatten().collect();
            optional(Some(all.join("-")).filter(|joined| !joined.is_empty()).as_deref())
        }
        "so" => Value::from(plan.so),
        "ky_hieu" => optional(plan.ky_hieu.as_deref()),
        "dia_danh" => Value::from(plan.dia_danh.as_str()),
        "ngay" => optional(plan.ngay.as_deref()),
        "nam" => {
            let of_date = || plan.ngay.as_ref().and_then(Typed::value).map(|day| i32::from(day.year));
            optional(plan.year().or_else(of_date).map(|year| year.to_string()).as_deref())
        }
        "trich_yeu" => value(&plan.trich_yeu),
        "kinh_gui" => texts(&plan.kinh_gui),
        "can_cu" => texts(&plan.can_cu),
        "mo_dau" => texts(&plan.mo_dau),
        "noi_dung" => {
            let levels = Levels::of_kind(nd30, &plan.loai, &plan.noi_dung, plan.danh_so.as_ref());
            content(&plan.noi_dung, levels, &mut Path::from("noi_dung"))
        }
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
        "nhiem_vu_phu_luc" => task_appendix(&plan.nhiem_vu_phu_luc),
        "phu_luc" => numbered(&plan.phu_luc, phu_luc),
        "tham_quyen" => text(plan.tham_quyen.as_ref()),
        "do_khan" => optional(plan.do_khan.and_then(|own| urgency(&nd30.marks, own))),
        "luu_hanh" => optional(plan.luu_hanh.and_then(|own| circulation(&nd30.marks, own))),
        "du_thao" => Value::from(plan.du_thao),
        "dia_chi" => texts(&plan.dia_chi),
        "kem_theo" => numbered(&plan.kem_theo, |index, attached| kem_theo(nd30, index, attached)),
        "ban_sao" => plan.ban_sao.as_ref().map_or_else(Value::none, |copy| ban_sao(nd30, copy)),
        "bao_cao" => plan.bao_cao.as_ref().map_or_else(Value::none, report::value_of),
        "rieng" => own(nd30, &plan.loai, &plan.rieng),
        _ => Value::undefined(),
    }
}

/// Free JSON of the user's own fields.
pub(super) fn free(json: &Json) -> Value {
    match json {
        Json::Null => Value::none(),
        Json::Bool(flag) => Value::from(*flag),
        Json::Number(number) => {
            number.as_i64().map_or_else(|| Value::from(number.to_string().replace('.', ",")), Value::from)
        }
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
    Value::from(BTreeMap::from(fields))
}

/// The numbered content; `path` is where it stands in the data.
fn content(muc: &[Muc], levels: Levels, path: &mut Path) -> Value {
    let mut items = Vec::with_capacity(muc.len());
    for (index, item) in muc.iter().enumerate() {
        items.push(level(item, levels, path.index(index)));
        path.back();
    }
    Value::from(items)
}

fn level(muc: &Muc, levels: Levels, path: &mut Path) -> Value {
    let element = levels.element(muc).unwrap_or("cong");
    let inside = content(&muc.muc, levels.inside(element, muc), path.key("muc"));
    path.back();
    let fields = [
        ("cap", Value::from(element)),
        ("id", optional(muc.id.as_deref())),
        ("tieu_de", text(muc.tieu_de.as_ref())),
        ("doan", texts(&muc.doan)),
        ("ngang", Value::from(muc.ngang)),
        ("hinh", pictures(muc.hinh.len(), path)),
        ("tiep", further(&muc.tiep, path)),
        ("muc", inside),
    ];
    with_table(fields, muc.bang.as_ref(), path)
}

/// The fields of an entry with those of its table: where it stands in the data, and what is written around it.
fn with_table<const N: usize>(fields: [(&'static str, Value); N], bang: Option<&Bang>, path: &Path) -> Value {
    let none = || [Value::none(), Value::from(false), Value::none(), Value::none()];
    let own = bang.map_or_else(none, |bang| {
        [
            Value::from(path.at("bang").to_string()),
            Value::from(bang.ngang),
            text(bang.don_vi_tinh.as_ref()),
            texts(&bang.chu_thich),
        ]
    });
    let names = ["bang", "bang_ngang", "don_vi_tinh", "ghi_chu_bang"];
    Value::from(fields.into_iter().chain(names.into_iter().zip(own)).collect::<BTreeMap<_, _>>())
}

/// What follows the table and the pictures of an entry.
fn further(parts: &[Tiep], path: &Path) -> Value {
    let parts = parts.iter().enumerate().map(|(index, part)| {
        let path = path.at("tiep").nth(index);
        let fields = [("doan", texts(&part.doan)), ("hinh", pictures(part.hinh.len(), &path))];
        with_table(fields, part.bang.as_ref(), &path)
    });
    Value::from(parts.collect::<Vec<_>>())
}

/// Where the pictures of an entry stand in the data.
fn pictures(count: usize, path: &Path) -> Value {
    let places = (0..count).map(|index| Value::from(path.at("hinh").nth(index).to_string()));
    Value::from(places.collect::<Vec<_>>())
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

/// How the appendix of the tasks is printed; `truoc` is how many others stand before it.
fn task_appendix(own: &PhuLucNhiemVu) -> Value {
    object([
        ("id", optional(own.id.as_deref())),
        ("ngang", own.ngang.map_or_else(Value::none, Value::from)),
        ("truoc", Value::from(u64::from(own.thu_tu.unwrap_or(1).saturating_sub(1)))),
        ("mo_dau", texts(&own.mo_dau)),
        ("don_vi_tinh", text(own.don_vi_tinh.as_ref())),
        ("chu_thich", texts(&own.chu_thich)),
    ])
}

fn phu_luc(index: usize, phu_luc: &PhuLuc) -> Value {
    let mut path = Path::default();
    path.key("phu_luc").index(index);
    let noi_dung = content(
        &phu_luc.noi_dung,
        Levels::of_appendix(&phu_luc.noi_dung, phu_luc.danh_so.as_ref()),
        path.key("noi_dung"),
    );
    path.back();
    let fields = [
        ("id", optional(phu_luc.id.as_deref())),
        ("tieu_de", value(&phu_luc.tieu_de)),
        ("ngang", phu_luc.ngang.map_or_else(Value::none, Value::from)),
        ("mo_dau", texts(&phu_luc.mo_dau)),
        ("co_bang", Value::from(phu_luc.bang.is_some())),
        ("hinh", pictures(phu_luc.hinh.len(), &path)),
        ("tiep", further(&phu_luc.tiep, &path)),
        ("noi_dung", noi_dung),
    ];
    with_table(fields, phu_luc.bang.as_ref(), &path)
}

/// A document issued with this one.
fn kem_theo(nd30: &Nd30, index: usize, attached: &KemTheo) -> Value {
    let levels = Levels::of_kind(nd30, &attached.loai, &attached.noi_dung, None);
    let mut path = Path::default();
    path.key("kem_theo").index(index).key("noi_dung");
    object([
        ("loai", Value::from(attached.loai.as_str())),
        ("ten_loai", optional(nd30.kind(&attached.loai).map(|kind| kind.name.as_str()))),
        ("trich_yeu", value(&attached.trich_yeu)),
        ("mo_dau", texts(&attached.mo_dau)),
        ("noi_dung", content(&attached.noi_dung, levels, &mut path)),
        ("ket_thuc", texts(&attached.ket_thuc)),
    ])
}

fn ban_sao(nd30: &Nd30, copy: &BanSao) -> Value {
    let symbol = nd30.copy(&copy.hinh_thuc).map(|kind| kind.symbol(&copy.viet_tat)).unwrap_or_default();
    object([
        ("loai", Value::from(&*copy.hinh_thuc)),
        ("co_quan", Value::from(copy.co_quan.as_str())),
        ("so", Value::from(copy.so)),
        ("ky_hieu", Value::from(symbol)),
        ("dia_danh", Value::from(copy.dia_danh.as_str())),
        ("ngay", optional(copy.ngay.as_deref())),
        ("ky_so", optional(copy.ky_so.as_deref())),
        ("noi_nhan", list(&copy.noi_nhan, noi_nhan)),
        ("luu", luu(&copy.luu.clone().unwrap_or_default())),
        ("ky", list(&copy.ky, ky)),
    ])
}

/// The user's own fields; those that the kind declares are text.
pub(super) fn own(nd30: &Nd30, loai: &str, rieng: &BTreeMap<String, Json>) -> Value {
    let mut map = Map::new();
    for (key, json) in rieng {
        map.insert(Key::from(key.clone()), free(json));
    }
    for field in nd30.kind(loai).into_iter().flat_map(|kind| &kind.field) {
        let given = rieng.get(&field.key).map_or_else(Value::none, |json| declared(json, field.shape));
        map.insert(Key::from(field.key.clone()), given);
    }
    Value::from(map)
}

/// A field that a kind declares; anything that does not fit has been refused when the data was read.
fn declared(json: &Json, shape: FieldShape) -> Value {
    let one =
        |json: &Json| serde_json::from_value::<Text>(json.clone()).map_or_else(|_| free(json), |text| value(&text));
    match (shape, json) {
        (_, Json::Null) => Value::none(),
        (FieldShape::Chu, json) => one(json),
        (FieldShape::DanhSach, Json::Array(items)) => list(items, one),
        (FieldShape::CacBen, Json::Array(parties)) => list(parties, |party| {
            let mut map = Map::new();
            for (key, json) in party.as_object().into_iter().flatten() {
                map.insert(Key::from(key.clone()), one(json));
            }
            Value::from(map)
        }),
        (_, json) => free(json),
    }
}

fn numbered<T>(items: &[T], convert: impl Fn(usize, &T) -> Value) -> Value {
    Value::from(items.iter().enumerate().map(|(index, item)| convert(index, item)).collect::<Vec<_>>())
}

fn urgency(marks: &MarkTable, urgency: DoKhan) -> Option<&str> {
    marks.urgency(match urgency {
        DoKhan::Khan => "khan",
        DoKhan::ThuongKhan => "thuong-khan",
        DoKhan::HoaToc => "hoa-toc",
    })
}

fn circulation(marks: &MarkTable, circulation: LuuHanh) -> Option<&str> {
    marks.circulation(match circulation {
        LuuHanh::XemXongTraLai => "xem-xong-tra-lai",
        LuuHanh::LuuHanhNoiBo => "luu-hanh-noi-bo",
    })
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
