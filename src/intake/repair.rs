//! Every string of a plan is repaired once, at the border: texts, names, codes, dates, the user's own fields.

use crate::diag::{Code, Diagnostic};
use crate::text::{self, Encoding, Repairs};

use super::load::Loaded;
use crate::plan::Text;
use crate::plan::for_each_text_mut;
use crate::plan::{Muc, Plan};
use crate::plan::{NhiemVu, NhiemVuNguon};

/// The old encodings that are sure of some text of a plan; a short string of the same file is then in one of them too.
fn old_encodings(plan: &mut Plan) -> Vec<Encoding> {
    let mut known = Vec::new();
    for_each_text_mut(plan, &mut |_, text: &mut Text| {
        text.for_each_mut(&mut |text| {
            if let Some(encoding) = text::detect(text)
                && !known.contains(&encoding)
            {
                known.push(encoding);
            }
        });
    });
    known
}

/// Repairs every string of the plan; those in an old encoding are converted or are faults.
pub(super) fn clean(plan: &mut Plan, convert: bool, loaded: &mut Loaded) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let mut repairs = Repairs::default();
    let mut converted = 0;
    let known = old_encodings(plan);
    let mut one = |text: &mut String, path: &dyn Fn() -> String| {
        let encoding = text::detect(text).or_else(|| known.iter().copied().find(|known| text::is_in(text, *known)));
        if let Some(encoding) = encoding {
            if !convert {
                faults.push(
                    Diagnostic::error(Code::VB401, format!("chữ ở bảng mã cũ {}", encoding.name()))
                        .path(path())
                        .help("gõ lại bằng Unicode, hoặc thêm --convert để chương trình tự chuyển"),
                );
                return;
            }
            let unicode = text::convert(text, encoding);
            converted += unicode.words;
            *text = unicode.text;
        }
        if let std::borrow::Cow::Owned(clean) = text::clean(text, &mut repairs) {
            *text = clean;
        }
    };
    let names = [
        ("co_quan_chu_quan", plan.co_quan_chu_quan.as_mut()),
        ("co_quan", Some(&mut plan.co_quan)),
        ("viet_tat", plan.viet_tat.as_mut()),
        ("ky_hieu", plan.ky_hieu.as_mut()),
        ("dia_danh", Some(&mut plan.dia_danh)),
    ];
    for (path, text) in names {
        if let Some(text) = text {
            one(text, &|| path.to_owned());
        }
    }
    if let Some(copy) = &mut plan.ban_sao {
        let names = [
            ("ban_sao.co_quan", &mut copy.co_quan),
            ("ban_sao.viet_tat", &mut copy.viet_tat),
            ("ban_sao.dia_danh", &mut copy.dia_danh),
        ];
        for (path, text) in names {
            one(text, &|| path.to_owned());
        }
    }
    keys_and_codes(plan, &mut one);
    for (name, value) in &mut plan.rieng {
        strings(value, &format!("rieng.{name}"), &mut one);
    }
    for_each_text_mut(plan, &mut |path, text: &mut Text| {
        text.for_each_mut(&mut |text| one(text, &|| path.to_string()));
    });
    loaded.repairs = repairs;
    loaded.converted = converted;
    faults
}

/// Calls `one` with every name of a plan and its path: ids, codes of tasks, dates. A reference meets its id only where
/// both were repaired.
fn keys_and_codes(plan: &mut Plan, one: &mut dyn FnMut(&mut String, &dyn Fn() -> String)) {
    fn entries(list: &mut [Muc], path: &str, one: &mut dyn FnMut(&mut String, &dyn Fn() -> String)) {
        for (index, entry) in list.iter_mut().enumerate() {
            let path = format!("{path}[{index}]");
            for (key, name) in [("id", &mut entry.id), ("cap", &mut entry.cap)] {
                if let Some(name) = name {
                    one(name, &|| format!("{path}.{key}"));
                }
            }
            entries(&mut entry.muc, &format!("{path}.muc"), one);
        }
    }
    fn tasks(list: &mut [NhiemVu], path: &str, one: &mut dyn FnMut(&mut String, &dyn Fn() -> String)) {
        for (index, task) in list.iter_mut().enumerate() {
            let path = format!("{path}[{index}]");
            for (key, name) in [("ma", &mut task.ma), ("han", &mut task.han), ("ngay_su_kien", &mut task.ngay_su_kien)]
            {
                if let Some(name) = name {
                    one(name, &|| format!("{path}.{key}"));
                }
            }
            tasks(&mut task.muc, &format!("{path}.muc"), one);
        }
    }
    for (path, name) in [("ngay", &mut plan.ngay), ("mau", &mut plan.mau)] {
        if let Some(name) = name {
            one(name, &|| path.to_owned());
        }
    }
    if let Some(copy) = &mut plan.ban_sao {
        for (path, name) in [("ban_sao.ngay", &mut copy.ngay), ("ban_sao.ky_so", &mut copy.ky_so)] {
            if let Some(name) = name {
                one(name, &|| path.to_owned());
            }
        }
    }
    entries(&mut plan.noi_dung, "noi_dung", one);
    for (index, attached) in plan.kem_theo.iter_mut().enumerate() {
        entries(&mut attached.noi_dung, &format!("kem_theo[{index}].noi_dung"), one);
    }
    for (index, appendix) in plan.phu_luc.iter_mut().enumerate() {
        let path = format!("phu_luc[{index}]");
        if let Some(id) = &mut appendix.id {
            one(id, &|| format!("{path}.id"));
        }
        entries(&mut appendix.noi_dung, &format!("{path}.noi_dung"), one);
    }
    if let Some(NhiemVuNguon::Danh(groups)) = &mut plan.nhiem_vu {
        for (index, group) in groups.iter_mut().enumerate() {
            tasks(&mut group.nhiem_vu, &format!("nhiem_vu[{index}].nhiem_vu"), one);
        }
    }
}

/// Calls `one` with every string of a free value and its path.
fn strings(value: &mut serde_json::Value, path: &str, one: &mut dyn FnMut(&mut String, &dyn Fn() -> String)) {
    match value {
        serde_json::Value::String(text) => one(text, &|| path.to_owned()),
        serde_json::Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                strings(item, &format!("{path}[{index}]"), one);
            }
        }
        serde_json::Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                strings(member, &format!("{path}.{key}"), one);
            }
        }
        _ => {}
    }
}
