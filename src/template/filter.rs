//! Filters for Vietnamese text in templates; each has an example in `templates/README.md`, run by a test.

use chrono::{Datelike, NaiveDate};
use tera::{Error, Kwargs, State, StringInput, Tera, TeraResult, Value};

use super::markup::map_characters;
use super::number::{counted, grouped};
use crate::nd30::numbering::{Zeros, roman};
use crate::text::{PartialDate, Spelling, decimal_words, in_dong, number_words, slug};

/// Names of the filters, for «did you mean».
pub(super) const NAMES: &[&str] = &[
    "ngay_thang",
    "ngay_so",
    "la_ma",
    "so_0",
    "dem",
    "hoa",
    "hoa_xuong_dong",
    "noi_va",
    "noi_cham_phay",
    "quy",
    "slug",
    "thuong_dau",
    "so_chu",
    "tien_chu",
    "ngay_chu",
    "thu",
    "chu_cai",
    "nghin",
];

/// Makes the filters known to the engine; numbers and dates have the zeros of the decree.
pub(super) fn register(tera: &mut Tera, zeros: Zeros) {
    tera.register_filter("ngay_thang", move |text: &str, _: Kwargs, _: &State| date(text, zeros));
    tera.register_filter("la_ma", |number: usize, _: Kwargs, _: &State| la_ma(number));
    tera.register_filter("so_0", move |value: &Value, _: Kwargs, _: &State| zeros.number(&value.to_string()));
    tera.register_filter("ngay_so", move |text: &str, _: Kwargs, _: &State| day(text).map(|day| zeros.date(day)));
    tera.register_filter("dem", |number: usize, _: Kwargs, _: &State| counted(number));
    tera.register_filter("hoa", hoa);
    tera.register_filter("hoa_xuong_dong", hoa_xuong_dong);
    tera.register_filter("noi_va", noi_va);
    tera.register_filter("noi_cham_phay", noi_cham_phay);
    tera.register_filter("quy", |value: &Value, _: Kwargs, _: &State| quarter(&value.to_string()));
    tera.register_filter("slug", |text: &str, _: Kwargs, _: &State| slug(text));
    tera.register_filter("thuong_dau", thuong_dau);
    tera.register_filter("so_chu", |number: &Value, options: Kwargs, _: &State| in_words(number, &options));
    tera.register_filter("tien_chu", |amount: &Value, options: Kwargs, _: &State| {
        in_words(amount, &options).map(|words| in_dong(&words))
    });
    tera.register_filter("ngay_chu", |text: &str, _: Kwargs, _: &State| day(text).map(date_in_words));
    tera.register_filter("thu", |text: &str, _: Kwargs, _: &State| day(text).map(weekday));
    tera.register_filter("chu_cai", |number: usize, _: Kwargs, _: &State| letter(number));
    tera.register_filter("nghin", |number: i64, _: Kwargs, _: &State| grouped(number));
}

/// A full date.
fn day(text: &str) -> TeraResult<NaiveDate> {
    let whole = PartialDate::parse(text).ok().and_then(PartialDate::whole);
    whole.ok_or_else(|| Error::message(format!("«{text}» không phải ngày dạng 2024-01-15")))
}

/// `ngày bốn tháng ba năm hai nghìn không trăm hai mươi sáu`.
fn date_in_words(day: NaiveDate) -> String {
    let words = |number: u32| number_words(i128::from(number));
    let month = if day.month() == 4 { "tư".to_owned() } else { words(day.month()) };
    format!("ngày {} tháng {month} năm {}", words(day.day()), number_words(i128::from(day.year())))
}

/// `thứ Tư`, `Chủ nhật` (PL2 V.8.c).
fn weekday(day: NaiveDate) -> String {
    const NAMES: [&str; 7] = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
    NAMES.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default().to_owned()
}

/// 1 → `A`, 2 → `B`, 27 → `AA`.
fn letter(number: usize) -> TeraResult<String> {
    let mut letters = Vec::new();
    let mut rest = number;
    while let Some(before) = rest.checked_sub(1) {
        letters.extend(('A'..='Z').nth(before % 26));
        rest = before / 26;
    }
    if letters.is_empty() {
        return Err(Error::message(format!("không có chữ cái thứ {number}")));
    }
    Ok(letters.iter().rev().collect())
}

/// `2024-01-05` → `ngày 05 tháng 01 năm 2024`; `2024-01` → `tháng 01 năm 2024`; `2024` → `năm 2024`.
fn date(text: &str, zeros: Zeros) -> TeraResult<String> {
    let date = PartialDate::parse(text)
        .map_err(|_| Error::message(format!("«{text}» không phải ngày dạng 2024-01-15, 2024-01 hoặc 2024")))?;
    let mut words: Vec<String> = date.day.map(|day| format!("ngày {}", zeros.day(day.into()))).into_iter().collect();
    words.extend(date.month.map(|month| format!("tháng {}", zeros.month(month.into()))));
    words.push(format!("năm {}", date.year));
    Ok(words.join(" "))
}

fn la_ma(number: usize) -> TeraResult<String> {
    match number {
        1..=3999 => Ok(roman(number)),
        _ => Err(Error::message(format!("số La Mã chỉ viết được từ 1 đến 3999, không viết được {number}"))),
    }
}

fn changed(text: &StringInput<'_>, change: impl Fn(&str) -> String) -> Value {
    if text.is_safe() {
        Value::safe_string(&map_characters(text.as_str(), change))
    } else {
        Value::from(change(text.as_str()))
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the engine hands the arguments over by value")]
fn hoa(text: StringInput<'_>, _: Kwargs, _: &State) -> Value {
    changed(&text, str::to_uppercase)
}

/// Capitals; a `|` in the name is a line break.
#[expect(clippy::needless_pass_by_value, reason = "the engine hands the arguments over by value")]
fn hoa_xuong_dong(text: StringInput<'_>, _: Kwargs, _: &State) -> Value {
    changed(&text, |text| {
        let lines: Vec<_> = text.split('|').map(str::trim).collect();
        lines.join("\n").to_uppercase()
    })
}

/// A small first letter, but not in a word of capitals.
#[expect(clippy::needless_pass_by_value, reason = "the engine hands the arguments over by value")]
fn thuong_dau(text: StringInput<'_>, _: Kwargs, _: &State) -> Value {
    let mut letters = text.as_str().chars();
    let lower = match letters.next() {
        Some(first) if letters.clone().next().is_some_and(char::is_lowercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.as_str().to_owned(),
    };
    text.inherit_safety(lower)
}

/// `a`, `b`, `c` → `a, b và c`.
fn noi_va(items: &[Value], _: Kwargs, state: &State) -> TeraResult<Value> {
    joined(items, state, |items| match items {
        [first @ .., last] if !first.is_empty() => format!("{} và {last}", first.join(", ")),
        items => items.concat(),
    })
}

/// `a`, `b`, `c` → `a; b; c`.
fn noi_cham_phay(items: &[Value], _: Kwargs, state: &State) -> TeraResult<Value> {
    joined(items, state, |items| items.join("; "))
}

fn joined(items: &[Value], state: &State, join: impl Fn(&[String]) -> String) -> TeraResult<Value> {
    let items = items.iter().map(|item| state.escape_if_needed(item)).collect::<TeraResult<Vec<_>>>()?;
    let joined = join(&items);
    Ok(if state.autoescaping_enabled() { Value::safe_string(&joined) } else { Value::from(joined) })
}

/// A number, or a text such as `1.250.000` or `12,5`, in words; `le`, `ngan`, `bon` choose those of the South.
fn in_words(number: &Value, options: &Kwargs) -> TeraResult<String> {
    let text = number.to_string();
    let words = decimal_words(&text).ok_or_else(|| {
        Error::message(format!("«{text}» không đọc được thành chữ: cần số như 1250000, 1.250.000 hoặc 12,5"))
    })?;
    let chosen = |name| options.get::<bool>(name).map(Option::unwrap_or_default);
    Ok(Spelling { le: chosen("le")?, ngan: chosen("ngan")?, bon: chosen("bon")? }.of(&words))
}

/// A month (1–12) or a date → `I`, `II`, `III`, `IV`.
fn quarter(text: &str) -> TeraResult<String> {
    let month = text.split('-').nth(1).unwrap_or(text).parse::<usize>().ok();
    match month {
        Some(month @ 1..=12) => Ok(roman(month.div_ceil(3))),
        _ => Err(Error::message(format!("không tính được quý của «{text}»: cần tháng 1–12 hoặc ngày dạng 2024-01-15"))),
    }
}
