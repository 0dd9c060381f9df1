//! Moves the year in a text where it is the plan's own, and nowhere else.

use std::ops::Range;

use super::pair::{Digits, YearPair, before, behind, digits, is_within, pair, written_time};
use super::words::lists;
use crate::text::{begins, holds, within};

/// What became of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rolled {
    /// The text; as long as it was.
    pub(super) text: String,
    /// Whether a 29 February became the 28th.
    pub(super) leap: bool,
    /// Years that look like the plan's, or its neighbour's, and were left: the person decides.
    pub(super) unsure: Vec<String>,
}

/// How a year is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum YearForm {
    /// `15/11/2024`, `11/2024`, `Quý I/2024`, `2024-11-15`: a time.
    Time,
    /// `năm 2024`.
    Named,
    /// A symbol, a standard, a number.
    Other,
    /// Nothing tells.
    Unknown,
}

/// The text with its year `old` moved to the next one; stretches in `kept` stay. Times of the year after move along.
pub(super) fn roll(text: &str, old: i32, kept: &[Range<usize>]) -> Rolled {
    let mut rolled = Rolled::default();
    let found = digits(text);
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut index = 0;
    while let Some(one) = found.get(index) {
        index += 1;
        if is_within(kept, one.span.start) {
            continue;
        }
        if let Some(second) = found.get(index)
            && let Some(pair) = pair(text, one, second)
        {
            index += 1;
            let own = one.year == old || second.year == old;
            match pair {
                YearPair::SchoolYear | YearPair::Range if own => {
                    for end in [one, second] {
                        edits.extend(move_date(text, end, &mut rolled.leap));
                    }
                }
                YearPair::Unsure if own => rolled.unsure.push(around(text, &one.span)),
                _ => {}
            }
            continue;
        }
        let form = form(text, one);
        let moves = match (one.year - old, form) {
            (0, YearForm::Time | YearForm::Named) | (1, YearForm::Time) => true,
            (1, YearForm::Named) => is_planned(text, one),
            _ => false,
        };
        let left = match (one.year - old, form) {
            (0, YearForm::Unknown) => true,
            (-1 | 1, YearForm::Time | YearForm::Named) => !moves,
            _ => false,
        };
        if moves {
            edits.extend(move_date(text, one, &mut rolled.leap));
        } else if left {
            rolled.unsure.push(around(text, &one.span));
        }
    }
    rolled.text = crate::intake::patch(text, edits);
    rolled
}

/// The stages (`2021-2025`) that a text names and that end before a year.
pub(super) fn ended_stages(text: &str, before: i32) -> Vec<String> {
    let found = digits(text);
    let mut ended = Vec::new();
    for two in found.windows(2) {
        if let [first, second] = two
            && pair(text, first, second) == Some(YearPair::Stage)
            && second.year < before
        {
            ended.push(text.get(first.span.start..second.span.end).unwrap_or_default().to_owned());
        }
    }
    ended
}

/// How a year is written, by what stands around it.
fn form(text: &str, one: &Digits) -> YearForm {
    let (before, after) = (before(text, one.span.start), behind(text, one.span.end));
    let lower = before.to_lowercase();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    // A date of a field: `2024-11-15`.
    if before.is_empty() && is_iso_rest(after) {
        return YearForm::Time;
    }
    if is_beginning(&lower, after) {
        return YearForm::Unknown;
    }
    // `ngày 10 tháng 01 năm 2024`, `quý IV năm 2024`, `20.12.2024`.
    if written_time(before) || is_dotted(before) {
        return YearForm::Time;
    }
    // `01/2024/QĐ-UBND`, `ISO 9001:2015`, `1.2024`, `2024/NQ`, `NV2024`.
    let symbol = after.starts_with(['/', '-']) && after.chars().nth(1).is_some_and(char::is_alphabetic);
    let number = before.ends_with([':', '.', ',']) && !before.ends_with(". ")
        || after.starts_with('%')
        || after.starts_with(['.', ',']) && is_digit(after.chars().nth(1))
        || before.ends_with(char::is_alphabetic)
        || after.starts_with(char::is_alphabetic);
    if symbol || number {
        return YearForm::Other;
    }
    if following_years(after) {
        return YearForm::Unknown;
    }
    if lower.trim_end().ends_with("năm") || lower.trim_end().ends_with("niên độ") {
        return YearForm::Named;
    }
    if let Some(rest) = before.trim_end().strip_suffix('/').map(str::trim_end) {
        // `15/11/`, `11/`, `quý I/`, `T3/`.
        let last = rest.rsplit([' ', '/', '(', '\n', '-', '–', ',']).next().unwrap_or_default();
        let roman = !last.is_empty() && last.chars().all(|c| matches!(c, 'I' | 'V'));
        let month =
            last.trim_start_matches(['T', 't', 'Q', 'q']).parse::<u32>().is_ok_and(|month| (1..=12).contains(&month));
        return if roman || month { YearForm::Time } else { YearForm::Unknown };
    }
    if let Some(rest) = before.strip_suffix('-').or_else(|| before.strip_suffix('.')) {
        // `15-11-`.
        let last = rest.rsplit([' ', '(', '\n']).next().unwrap_or_default();
        return match last.split('-').map(str::parse::<u32>).collect::<Result<Vec<_>, _>>().as_deref() {
            Ok([1..=31, 1..=12]) => YearForm::Time,
            _ => YearForm::Unknown,
        };
    }
    if lower
        .trim_end()
        .rsplit("quý ")
        .next()
        .is_some_and(|tail| tail.len() < 6 && lower.contains("quý ") && tail.chars().all(|c| matches!(c, 'i' | 'v')))
    {
        return YearForm::Time;
    }
    let counted = after
        .strip_prefix(' ')
        .is_some_and(|rest| rest.split([' ', ',', ';', '.']).next().is_some_and(|word| holds(&lists().counted, word)));
    if counted { YearForm::Other } else { YearForm::Unknown }
}

/// `20.12.` before the year.
fn is_dotted(before: &str) -> bool {
    let last = before.rsplit([' ', '(', '\n']).next().unwrap_or_default();
    let numbers: Option<Vec<u32>> =
        last.strip_suffix('.').and_then(|date| date.split('.').map(|part| part.parse().ok()).collect());
    matches!(numbers.as_deref(), Some([1..=31, 1..=12]))
}

/// `kể từ ngày 01/7/2025`, `từ năm 2025`: something begins then, and does not begin anew each year. A text that itself
/// begins so is the time of a task.
fn is_beginning(before: &str, after: &str) -> bool {
    let clause = before.rsplit([';', '\n', ',', '(']).next().unwrap_or_default();
    let Some((start, rest)) = clause.rsplit_once("từ ") else { return false };
    let ends = after.chars().take(40).collect::<String>().to_lowercase().contains("đến ");
    let since = start.trim_end().ends_with("kể");
    let named = ["năm", "ngày"].iter().any(|word| rest.trim_end().starts_with(word)) && rest.chars().count() < 25;
    (since || named && !start.trim().is_empty() && !ends) && !rest.contains("đến")
}

/// `-11`, `-11-15`.
fn is_iso_rest(after: &str) -> bool {
    let bytes = after.as_bytes();
    let two = |at: usize| {
        bytes.get(at) == Some(&b'-') && bytes.get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_digit))
    };
    two(0) && (bytes.len() == 3 || two(3) && bytes.len() == 6)
}

/// `… và những năm tiếp theo`: the year is a beginning, not the plan's.
fn following_years(after: &str) -> bool {
    let after = after.trim_start().to_lowercase();
    begins(&lists().following, &after)
}

/// Whether a year after the plan's is that of a plan to come.
fn is_planned(text: &str, one: &Digits) -> bool {
    let before = before(text, one.span.start).to_lowercase();
    let clause = before.rsplit([';', '.', '\n']).next().unwrap_or_default();
    let near: String = clause.chars().rev().take(80).collect::<Vec<_>>().into_iter().rev().collect();
    within(&lists().planned, &near) && !near.trim_end().ends_with("đến năm")
}

/// The edits that move a year by one; 29/02 becomes 28/02 where the new year has no such day.
fn move_date(text: &str, digits: &Digits, leap: &mut bool) -> Vec<(Range<usize>, String)> {
    let year = digits.year + 1;
    let mut edits = vec![(digits.span.clone(), year.to_string())];
    if chrono::NaiveDate::from_ymd_opt(year, 2, 29).is_some() {
        return edits;
    }
    let before = before(text, digits.span.start);
    let day = ["29/02/", "29/2/", "29-02-", "29-2-", "29 tháng 02 năm ", "29 tháng 2 năm "]
        .iter()
        .find(|form| before.ends_with(**form))
        .map(|form| digits.span.start - form.len());
    let iso = text.get(digits.span.end..).is_some_and(|after| after.starts_with("-02-29"));
    let day = day.or_else(|| (iso && before.is_empty()).then(|| digits.span.end + "-02-".len()));
    if let Some(day) = day {
        edits.push((day..day + 2, "28".to_owned()));
        *leap = true;
    }
    edits
}

/// A year with some words on both sides.
fn around(text: &str, span: &Range<usize>) -> String {
    let (before, after) = (before(text, span.start), behind(text, span.end));
    let left: String = before.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
    let right: String = after.chars().take(25).collect();
    let dots = |cut: bool| if cut { "…" } else { "" };
    format!(
        "{}{left}{}{right}{}",
        dots(left.len() < before.len()),
        text.get(span.clone()).unwrap_or_default(),
        dots(right.len() < after.len())
    )
}

#[cfg(test)]
mod tests {
    use super::{ended_stages, roll};
    use crate::text::citations;

    #[track_caller]
    fn moved(text: &str, expected: &str) {
        let rolled = roll(text, 2024, &citations(text));
        assert_eq!((rolled.text.as_str(), rolled.unsure.is_empty()), (expected, true), "{text}: {:?}", rolled.unsure);
    }

    #[track_caller]
    fn stays(text: &str) {
        moved(text, text);
    }

    #[track_caller]
    fn unsure(text: &str) {
        let rolled = roll(text, 2024, &citations(text));
        assert_eq!((rolled.text.as_str(), rolled.unsure.len()), (text, 1), "{text}");
    }

    #[test]
    fn the_plans_year_moves() {
        moved("Tuyên truyền cải cách hành chính năm 2024", "Tuyên truyền cải cách hành chính năm 2025");
        moved("Năm 2024", "Năm 2025");
        moved("Trước 15/11/2024", "Trước 15/11/2025");
        moved("Trước ngày 5/6/2024.", "Trước ngày 5/6/2025.");
        moved("Quý I/2024, quý II /2024; Quý III năm 2024", "Quý I/2025, quý II /2025; Quý III năm 2025");
        moved("Quý IV 2024", "Quý IV 2025");
        moved("Tháng 3/2024 - tháng 5/2024", "Tháng 3/2025 - tháng 5/2025");
        moved("T3/2024", "T3/2025");
        moved(
            "Từ tháng 1-3/2024; Quý I-II/2024; tháng 3,6,9/2024",
            "Từ tháng 1-3/2025; Quý I-II/2025; tháng 3,6,9/2025",
        );
        moved("15-11-2024", "15-11-2025");
        moved("2024-11-15", "2025-11-15");
        moved("2024-02-29", "2025-02-28");
        moved("từ 15/12/2023 đến 14/12/2024", "từ 15/12/2024 đến 14/12/2025");
        moved("từ tháng 12/2023 đến tháng 11/2024", "từ tháng 12/2024 đến tháng 11/2025");
        moved("Trước 15/01/2025", "Trước 15/01/2026");
        moved("Xây dựng Kế hoạch CCHC năm 2025", "Xây dựng Kế hoạch CCHC năm 2026");
        moved("năm học 2024-2025", "năm học 2025-2026");
        moved("ngày 29/02/2024", "ngày 28/02/2025");
        moved("Trước ngày 20.12.2024", "Trước ngày 20.12.2025");
        moved("Từ ngày 01/3/2024", "Từ ngày 01/3/2025");
        moved("các đơn vị báo cáo từ 01/3/2024 đến 30/3/2024", "các đơn vị báo cáo từ 01/3/2025 đến 30/3/2025");
        moved("ngày 29 tháng 02 năm 2024", "ngày 28 tháng 02 năm 2025");
    }

    #[test]
    fn a_range_over_the_years_end_moves_at_both_ends() {
        moved("từ ngày 15/12/2024 đến ngày 10 tháng 01 năm 2025", "từ ngày 15/12/2025 đến ngày 10 tháng 01 năm 2026");
        moved("từ quý IV năm 2024 đến quý I năm 2025", "từ quý IV năm 2025 đến quý I năm 2026");
        moved(
            "từ ngày 15 tháng 12 năm 2023 đến ngày 14 tháng 12 năm 2024",
            "từ ngày 15 tháng 12 năm 2024 đến ngày 14 tháng 12 năm 2025",
        );
        moved("Trước ngày 10 tháng 01 năm 2025", "Trước ngày 10 tháng 01 năm 2026");
        moved("tháng 12 năm 2023 - tháng 11 năm 2024", "tháng 12 năm 2024 - tháng 11 năm 2025");
    }

    #[test]
    fn what_is_not_the_plans_stays() {
        stays("Kế hoạch số 193/KH-UBND ngày 26/12/2023 của UBND tỉnh về Tuyên truyền CCHC năm 2024");
        // The slip of an issued plan: a resolution of 15/7/2021 printed as one of 15/7/2025.
        stays("Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ … giai đoạn 2021-2030");
        stays("Nghị quyết số 76/NQ-CP ngày 15/7/2024 của Chính phủ ban hành Chương trình");
        stays("Chỉ thị số 05/CT-CTUBND về … năm 2024 và những năm tiếp theo");
        stays("giai đoạn 2021-2025");
        stays("giai đoạn 2024 - 2026");
        stays("ISO 9001:2015, TCVN ISO 9001:2024");
        stays("Quyết định số 15/2024/QĐ-UBND");
        stays("Luật số 31/2024/QH15");
        stays("kinh phí 2.024 triệu đồng, 2024 hồ sơ, 1.2024");
        stays("đến năm 2030");
        stays("{{ nam }}");
    }

    #[test]
    fn what_cannot_be_told_is_left_for_a_person() {
        unsure("năm 2024 và những năm tiếp theo");
        unsure("Kết quả năm 2023 đạt 95%");
        unsure("chỉ tiêu đến năm 2025 đạt 80%");
        unsure("2024");
        unsure("Hội thi CCHC 2024");
        unsure("kinh phí các năm 2024, 2025");
        unsure("số liệu năm 2023 và năm 2024");
        unsure("chương trình năm 2024-2025");
        unsure("kỷ niệm 79 năm Quốc khánh (02/9/1995 - 02/9/2024)");
        unsure("Kể từ ngày 01/7/2024, chính quyền địa phương có hai cấp");
        unsure("Quy định áp dụng từ năm 2024");
        unsure("Mức chi áp dụng từ ngày 01/7/2024");
    }

    #[test]
    fn stages_that_have_ended_are_found() {
        assert_eq!(ended_stages("giai đoạn 2021-2025; giai đoạn 2021 - 2030", 2026), ["2021-2025"]);
        assert!(ended_stages("giai đoạn 2021-2025", 2025).is_empty());
    }

    mod properties {
        use proptest::prelude::*;

        use super::super::roll;
        use crate::text::citations;

        /// Kind, number and symbol of every form in which documents are cited; `#` is the number, `@` the year.
        const NUMBERED: [&str; 16] = [
            "Kế hoạch số #/KH-UBND",
            "kế hoạch số #/KH-UBND",
            "Nghị quyết số #/NQ-CP",
            "Nghị quyết #/NQ-HĐND",
            "Quyết định số #/@/QĐ-UBND",
            "Nghị định #/@/NĐ-CP",
            "Luật Thanh tra số #/@/QH15",
            "Nghị quyết số #/@/UBTVQH14",
            "Chỉ thị số #-CT/TU",
            "Nghị quyết số #-NQ/TU",
            "Hướng dẫn số #-HD/VPTW",
            "Công văn số #/UBND-NCKS",
            "Công văn #/VPCP-NC",
            "Thông tư liên tịch số #/@/TTLT-BTC-BNV",
            "Tờ trình số #/TTr-SKHCN",
            "Công điện số #/CĐ-TTg",
        ];
        /// Forms without a number.
        const BARE: [&str; 3] = ["Luật Ngân sách nhà nước", "Quyết định của UBND tỉnh", "Kế hoạch số      /KH-UBND"];
        const DATES: [&str; 5] =
            [" ngày D/M/@", " ngày DD/M/@", " ngày DD/MM/@", " ngày DD tháng M năm @", ", ngày D/M/@,"];
        const ABOUT: [&str; 7] = [
            " của UBND tỉnh về CCHC năm 2024",
            " của Chính phủ về Tuyên truyền CCHC tỉnh Hưng Yên năm 2024",
            " giai đoạn 2021-2025",
            " về việc cải thiện chỉ số năm 2024 và những năm tiếp theo",
            " ban hành Chương trình tổng thể, tầm nhìn năm 2030",
            " được sửa đổi, bổ sung năm 2024",
            "",
        ];
        const BEFORE: [&str; 4] = ["Căn cứ ", "Thực hiện ", "Tuyên truyền ", "theo "];

        proptest! {
            #[test]
            fn no_digit_of_a_citation_moves(
                form in 0..NUMBERED.len() + BARE.len(), date in 0..=DATES.len(), about in 0..ABOUT.len(),
                before in 0..BEFORE.len(), number in 1..9999u32, day in 1..=28u32, month in 1..=12u32, year in 2015..2027i32,
            ) {
                let bare = form >= NUMBERED.len();
                let form = NUMBERED.iter().chain(&BARE).nth(form).unwrap().replace('#', &number.to_string());
                // What has no number is known by its day.
                let date = if bare { DATES[date % 4] } else { DATES.get(date).copied().unwrap_or_default() };
                let date = date.replace("DD", &format!("{day:02}")).replace('D', &day.to_string());
                let date = date.replace("MM", &format!("{month:02}")).replace('M', &month.to_string());
                let citation = format!("{}{form}{date}{}", BEFORE[before], ABOUT[about]).replace('@', &year.to_string());
                let text = format!("{citation}; Trong năm 2024");
                let rolled = roll(&text, 2024, &citations(&text));
                prop_assert_eq!(rolled.text, format!("{citation}; Trong năm 2025"));
            }

            #[test]
            fn the_length_stays(text in "[a-zăđ0-9/ .:-]{0,60}") {
                prop_assert_eq!(roll(&text, 2024, &[]).text.len(), text.len());
            }
        }
    }
}
