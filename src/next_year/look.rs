//! What a person must look at in the new data: citations, stages, units, days off.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use crate::intake::{self, StringAt};
use crate::lists::{Calendar, changes};
use crate::text::{Basis, Deadline, begins, citations, read_deadline};

use super::BASES;
use super::decide::Decisions;
use super::entry::{Entry, EntryKind};
use super::pair::{before, behind, digits, is_within};
use super::words::lists;
use super::year::ended_stages;

/// Keys that hold a time.
const TIMES: [&str; 2] = ["thoi_gian", "han"];
/// Key of a file that holds tasks.
const OTHER_FILE: &str = "tu_tep";

/// Every place of the data that a person must look at.
pub(super) fn at(data: &str, (from, to): (i32, i32), decisions: &Decisions) -> Vec<Entry> {
    let mut entries = Vec::new();
    let first_day = NaiveDate::from_ymd_opt(to, 1, 1).unwrap_or_default();
    for string in intake::strings(data).iter().filter(|string| string.quoted) {
        if decisions.giu.iter().any(|kept| string.text.contains(kept.as_str())) {
            continue;
        }
        let cited = citations(&string.text);
        let whole = 0..string.text.len();
        let is_basis = cited.is_empty() && string.path.starts_with(BASES);
        let listed = if is_basis { std::slice::from_ref(&whole) } else { &cited };
        for citation in listed.iter().filter_map(|range| string.text.get(range.clone())) {
            if names_old_year(citation, (from, to)) {
                entries.push(
                    Entry::new(EntryKind::CanCu)
                        .at(string)
                        .old(citation)
                        .say(&format!("nêu năm cũ trong trích yếu; thay bằng văn bản của năm {to}")),
                );
            }
        }
        for stage in ended_stages(&string.text, to) {
            entries.push(
                Entry::new(EntryKind::GiaiDoan)
                    .at(string)
                    .old(&stage)
                    .say(&format!("hết trước năm {to}; xem văn bản, chỉ tiêu của giai đoạn mới")),
            );
        }
        stale(string, &cited, first_day, &mut entries);
        if TIMES.contains(&string.key()) {
            days_off(string, to, &mut entries);
        }
        if string.key() == OTHER_FILE {
            entries.push(
                Entry::new(EntryKind::TepNgoai)
                    .at(string)
                    .old(&string.text)
                    .say("nhiệm vụ ở tệp này chưa được chuyển năm; sửa thời hạn trong tệp"),
            );
        }
    }
    entries.sort_by_key(|entry| entry.loai);
    entries
}

/// Whether a citation of a document for a year (`… năm 2024`) is one of a year that is over.
fn names_old_year(citation: &str, (from, to): (i32, i32)) -> bool {
    if begins(&lists().lasting, citation) {
        return false;
    }
    digits(citation).iter().any(|found| {
        let before = before(citation, found.span.start).to_lowercase();
        let after = behind(citation, found.span.end).trim_start().to_lowercase();
        let named = before.trim_end().ends_with("năm") && !before.contains(" tháng ") | before.contains(" về ");
        named
            && (from - 1..to).contains(&found.year)
            && !after.starts_with("và những năm")
            && !after.starts_with("và các năm")
    })
}

/// Units, places and laws that have changed; a citation may name what once was.
fn stale(string: &StringAt, cited: &[std::ops::Range<usize>], day: NaiveDate, entries: &mut Vec<Entry>) {
    for change in changes(day) {
        let found = change.tim.iter().find_map(|words| {
            string
                .text
                .match_indices(words.as_str())
                .find(|(at, _)| !is_within(cited, *at))
                .filter(|(at, found)| stands_alone(&string.text, *at, found.len()))
        });
        if let Some((_, words)) = found {
            entries.push(Entry::new(EntryKind::DaDoi).at(string).old(words).say(&format!(
                "{} (từ {}, {})",
                change.noi_dung,
                vietnamese_day(&change.tu),
                change.nguon
            )));
        }
    }
}

fn stands_alone(text: &str, at: usize, length: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().chars().next_back();
    let after = text.get(at + length..).unwrap_or_default().chars().next();
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}

/// Days that a time names and on which offices are closed.
fn days_off(string: &StringAt, year: i32, entries: &mut Vec<Entry>) {
    let days: Vec<NaiveDate> = match string.text.parse::<NaiveDate>() {
        Ok(day) => vec![day],
        Err(_) => match read_deadline(&string.text, Basis { year, issued: None }).deadline {
            Deadline::Dated(milestones) => milestones.iter().map(|milestone| milestone.until).collect(),
            _ => return,
        },
    };
    let mut told = HashSet::new();
    for day in days.into_iter().filter(|day| told.insert(*day)) {
        let written = string.text.parse::<NaiveDate>().is_ok() || names_day(&string.text, day);
        let calendar = Calendar::get();
        let shown = day.format("%d/%m/%Y");
        let said = match calendar.day_off(day) {
            Some(why) => Some(format!("ngày {shown} là {why}")),
            None => calendar.doubt(day, day).map(|why| format!("ngày {shown} có thể là ngày nghỉ: {why}")),
        };
        if let Some(said) = said.filter(|_| written) {
            entries.push(Entry::new(EntryKind::NgayNghi).at(string).old(&string.text).say(&said));
        }
    }
}

/// Whether a text names the day itself, not only its month or quarter.
fn names_day(text: &str, day: NaiveDate) -> bool {
    let (date, month) = (day.day(), day.month());
    [
        format!("{date}/{month}"),
        format!("{date:02}/{month}"),
        format!("{date:02}/{month:02}"),
        format!("{date}/{month:02}"),
        format!("{date} tháng {month}"),
        format!("{date:02} tháng {month:02}"),
        format!("{date:02} tháng {month}"),
        format!("{date}-{month}"),
        format!("{date:02}-{month:02}"),
    ]
    .iter()
    .any(|form| text.contains(form.as_str()))
}

fn vietnamese_day(iso: &str) -> String {
    iso.parse::<NaiveDate>().map_or_else(|_| iso.to_owned(), |day| day.format("%d/%m/%Y").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(data: &str, to: i32) -> Vec<(EntryKind, String)> {
        at(data, (to - 1, to), &Decisions::default()).into_iter().map(|entry| (entry.loai, entry.cu.unwrap())).collect()
    }

    #[test]
    fn a_person_is_shown_what_is_old() {
        let data = r#"{"can_cu": ["Căn cứ Kế hoạch số 193/KH-UBND ngày 26/12/2023 của UBND tỉnh về CCHC năm 2024",
            "Căn cứ Kế hoạch số 184/KH-UBND ngày 07/12/2021 về CCHC, giai đoạn 2021-2025",
            "Căn cứ Luật Cán bộ, công chức năm 2025"],
          "nhiem_vu": [{"noi_dung": "Thanh tra Sở chủ trì", "thoi_gian": "Trước 15/11/2026"}, {"noi_dung": "Sở Thanh tra", "thoi_gian": "Quý I"}]}"#;
        assert_eq!(
            kinds(data, 2026),
            [
                (EntryKind::CanCu, "Kế hoạch số 193/KH-UBND ngày 26/12/2023 của UBND tỉnh về CCHC năm 2024".to_owned()),
                (EntryKind::GiaiDoan, "2021-2025".to_owned()),
                (EntryKind::DaDoi, "Thanh tra Sở".to_owned()),
                (EntryKind::NgayNghi, "Trước 15/11/2026".to_owned())
            ]
        );
        assert_eq!(kinds(data, 2025).len(), 2);
    }
}
