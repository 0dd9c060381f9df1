//! The figures of a báo cáo as values for templates: everything is counted from the rows.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use tera::value::Key;
use tera::{Map, Value};

use super::context::{list, object, optional, text, texts};
use super::markup::value;
use super::number::{counted, grouped};
use crate::plan::{BaoCao, Counts, NhiemVuBaoCao, TrangThai, Typed, plain_text};

/// The value `bao_cao`.
pub(super) fn value_of(report: &BaoCao) -> Value {
    let rows: Vec<&NhiemVuBaoCao> = report.rows().collect();
    let some = |keep: &dyn Fn(&NhiemVuBaoCao) -> bool| {
        Value::from(rows.iter().filter(|row| keep(row)).map(|row| task(row)).collect::<Vec<_>>())
    };
    let period = &report.ky;
    let due_by = |row: &NhiemVuBaoCao, day: &Typed<NaiveDate>| {
        row.han.as_ref().and_then(Typed::value).zip(day.value()).is_some_and(|(han, day)| han <= day)
    };
    let carried = |row: &NhiemVuBaoCao| {
        row.trang_thai.is_overdue() || (row.trang_thai.is_open() && due_by(row, &period.lich_den))
    };
    let falling_due =
        |row: &NhiemVuBaoCao| row.trang_thai.is_open() && !carried(row) && due_by(row, &period.ky_sau_den);
    let mut texts_by_key = Map::new();
    for (key, paragraphs) in &report.dien {
        texts_by_key.insert(Key::from(key.clone()), texts(paragraphs));
    }
    object([
        (
            "ky",
            object([
                ("ma", Value::from(period.ma.as_str())),
                ("ten", Value::from(period.ten.as_str())),
                ("nam", Value::from(i64::from(period.nam))),
                ("tu", Value::from(&*period.tu)),
                ("chot", Value::from(&*period.chot)),
                ("ky_sau", Value::from(period.ky_sau.as_str())),
            ]),
        ),
        ("ke_hoach", value(&report.ke_hoach)),
        ("noi_bo", Value::from(report.noi_bo)),
        ("ngan", Value::from(report.ngan)),
        ("tong", counts(&Counts::of(rows.iter().copied()))),
        (
            "nhom",
            list(&report.nhom, |group| {
                let done_now: Vec<Value> =
                    group.nhiem_vu.iter().filter(|row| row.trong_ky && row.ket_qua.is_some()).map(task).collect();
                object([
                    ("ten", text(group.ten.as_ref())),
                    ("so", counts(&Counts::of(&group.nhiem_vu))),
                    ("nhiem_vu", list(&group.nhiem_vu, task)),
                    ("ket_qua", Value::from(done_now)),
                ])
            }),
        ),
        ("ket_qua", some(&|row| row.trong_ky && row.ket_qua.is_some())),
        ("don_vi", units(report)),
        ("nhieu_chu_tri", Value::from(rows.iter().any(|row| row.chu_tri.len() > 1))),
        ("cham", some(&|row| row.trang_thai.is_overdue())),
        ("chuyen_sang", some(&carried)),
        ("den_han", some(&falling_due)),
        ("khong_han", some(&|row| row.trang_thai == TrangThai::KhongHan)),
        ("de_xuat", some(&|row| row.de_xuat.is_some())),
        ("dien", Value::from(texts_by_key)),
    ])
}

/// Counts by lead unit, in the order in which the units first appear; a task counts under each of its leads.
fn units(report: &BaoCao) -> Value {
    let mut order: Vec<String> = Vec::new();
    let mut rows: BTreeMap<String, Vec<&NhiemVuBaoCao>> = BTreeMap::new();
    for row in report.rows() {
        for unit in &row.chu_tri {
            let name = plain_text(unit);
            if !rows.contains_key(&name) {
                order.push(name.clone());
            }
            let of_unit = rows.entry(name).or_default();
            if !of_unit.last().is_some_and(|last| std::ptr::eq(*last, row)) {
                of_unit.push(row);
            }
        }
    }
    list(&order, |name| {
        let of_unit = rows.get(name).map_or(&[][..], Vec::as_slice);
        object([("ten", Value::from(name.as_str())), ("so", counts(&Counts::of(of_unit.iter().copied())))])
    })
}

fn task(row: &NhiemVuBaoCao) -> Value {
    object([
        ("ma", optional(row.ma.as_deref())),
        ("noi_dung", value(&row.noi_dung)),
        ("thuoc", text(row.thuoc.as_ref())),
        ("chu_tri", texts(&row.chu_tri)),
        ("thoi_gian", text(row.thoi_gian.as_ref())),
        ("han", optional(row.han.as_deref())),
        ("tinh_trang", Value::from(row.trang_thai.words())),
        ("xong", Value::from(row.trang_thai.is_done())),
        ("cham", Value::from(row.trang_thai.is_overdue())),
        ("ket_qua", text(row.ket_qua.as_ref())),
        ("ly_do", text(row.ly_do.as_ref())),
        ("de_xuat", text(row.de_xuat.as_ref())),
        ("ghi_chu", text(row.ghi_chu.as_ref())),
    ])
}

fn counts(counts: &Counts) -> Value {
    let number = |count: usize| Value::from(i64::try_from(count).unwrap_or(i64::MAX));
    object([
        ("tong", number(counts.total())),
        ("co_han", number(counts.dated())),
        ("hoan_thanh", number(counts.done())),
        ("dung_han", number(counts.on_time)),
        ("qua_han", number(counts.late)),
        ("chua_ro_ngay", number(counts.undated)),
        ("chua_hoan_thanh", number(counts.open + counts.overdue)),
        ("trong_han", number(counts.open)),
        ("cham", number(counts.overdue)),
        ("den_han", number(counts.due())),
        ("ty_le", counts.rate().map_or_else(Value::none, |rate| Value::from(percent(rate)))),
        ("thuong_xuyen", number(counts.ongoing)),
        ("thuong_xuyen_co_ket_qua", number(counts.ongoing_active)),
        ("phat_sinh", number(counts.event)),
        ("da_phat_sinh", number(counts.event_active)),
        ("khong_han", number(counts.unclear)),
        ("khong_han_hoan_thanh", number(counts.unclear_done)),
        ("tam_dung", number(counts.dropped)),
        ("trong_ky", number(counts.done_now)),
        ("dau_nam", number((counts.total() + counts.dropped).saturating_sub(counts.added))),
        ("bo_sung", number(counts.added)),
        ("rut", number(counts.dropped)),
        ("gom", list(&kinds(counts), |words| Value::from(words.as_str()))),
    ])
}

/// What the tasks are: `28 nhiệm vụ có thời hạn`, `10 nhiệm vụ thường xuyên` …; kinds without tasks are left out.
fn kinds(counts: &Counts) -> Vec<String> {
    [
        (counts.dated(), "nhiệm vụ có thời hạn"),
        (counts.ongoing, "nhiệm vụ thường xuyên"),
        (counts.event, "nhiệm vụ thực hiện khi phát sinh"),
        (counts.unclear, "nhiệm vụ chưa xác định thời hạn"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| format!("{} {words}", counted(count)))
    .collect()
}

/// Hundredths of a percent as `93,75`; zeros at the end are dropped.
fn percent(rate: usize) -> String {
    let (whole, part) = (rate / 100, rate % 100);
    match (part, part % 10) {
        (0, _) => grouped(whole),
        (_, 0) => format!("{whole},{}", part / 10),
        _ => format!("{whole},{part:02}"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop, prop_assert_eq, proptest};
    use tera::Value;

    use super::{percent, value_of};
    use crate::plan::{BaoCao, NhiemVuBaoCao, NhomBaoCao, Text, TrangThai};

    #[test]
    fn percentages_have_a_decimal_comma() {
        assert_eq!([10_000, 9375, 9862, 6660, 5, 0].map(percent), ["100", "93,75", "98,62", "66,6", "0,05", "0"]);
    }

    const STATES: [TrangThai; 8] = [
        TrangThai::HoanThanh,
        TrangThai::HoanThanhQuaHan,
        TrangThai::HoanThanhChuaRoNgay,
        TrangThai::DangThucHien,
        TrangThai::ChuaThucHienQuaHan,
        TrangThai::ThuongXuyen,
        TrangThai::KhongHan,
        TrangThai::TamDung,
    ];

    fn reports() -> impl Strategy<Value = BaoCao> {
        let row = (0..STATES.len(), 0..4_u8, any::<bool>()).prop_map(|(state, unit, trong_ky)| NhiemVuBaoCao {
            trang_thai: STATES[state],
            chu_tri: vec![Text::Plain(format!("Phòng {unit}"))],
            trong_ky,
            ..NhiemVuBaoCao::default()
        });
        let group =
            prop::collection::vec(row, 0..12).prop_map(|nhiem_vu| NhomBaoCao { nhiem_vu, ..NhomBaoCao::default() });
        prop::collection::vec(group, 0..6).prop_map(|nhom| BaoCao { nhom, ..BaoCao::default() })
    }

    fn number(value: &Value, path: &[&str]) -> i64 {
        let json = serde_json::to_value(value).unwrap();
        path.iter().fold(&json, |json, name| &json[*name]).as_i64().unwrap()
    }

    fn sum(value: &Value, list: &str, name: &str) -> i64 {
        let json = serde_json::to_value(value).unwrap();
        json[list].as_array().unwrap().iter().map(|one| one["so"][name].as_i64().unwrap()).sum()
    }

    proptest! {
        /// The last row of a table is the sum of the others, by group and by unit.
        #[test]
        fn rows_of_the_tables_sum_to_the_whole(report in reports()) {
            let value = value_of(&report);
            let names = ["tong", "dung_han", "qua_han", "chua_ro_ngay", "trong_han", "cham", "thuong_xuyen", "khong_han", "den_han"];
            for name in names {
                let whole = number(&value, &["tong", name]);
                prop_assert_eq!(sum(&value, "nhom", name), whole, "{}", name);
                prop_assert_eq!(sum(&value, "don_vi", name), whole, "{}", name);
            }
            let of = |name: &str| number(&value, &["tong", name]);
            let across = ["dung_han", "qua_han", "chua_ro_ngay", "trong_han", "cham", "thuong_xuyen", "phat_sinh", "khong_han"];
            prop_assert_eq!(across.iter().map(|name| of(name)).sum::<i64>(), of("tong"));
            prop_assert_eq!(of("dau_nam") + of("bo_sung") - of("rut"), of("tong"));
        }
    }
}
