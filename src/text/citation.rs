//! Citations of documents with their trích yếu: not a digit of them moves.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::word_list::{begins, holds, table};

/// How documents are cited, from `data/text/trich-dan.toml`, where each list is explained.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CitingWords {
    kinds: Vec<String>,
    laws: Vec<String>,
    issued: Vec<String>,
    deadlines: Vec<String>,
    subjects: Vec<String>,
}

fn lists() -> &'static CitingWords {
    static LISTS: LazyLock<CitingWords> = LazyLock::new(|| table(include_str!("../../data/text/trich-dan.toml")));
    &LISTS
}

/// The citations of a text: each from the kind of document to the end of its trích yếu, that is, to the next `;`, line break,
/// end of sentence, or to a comma before the sentence's own subject.
#[must_use]
pub fn citations(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(start) = next_kind(text, from) {
        // A kind that no number follows soon is no citation: its end need not be looked for.
        let rest = text.get(start..).unwrap_or_default();
        let end = if is_cited(rest) { end(text, start) } else { start };
        if is_cited(text.get(start..end).unwrap_or_default()) {
            found.push(start..end);
            from = end;
        } else {
            from = start + 1;
            while !text.is_char_boundary(from) {
                from += 1;
            }
        }
    }
    found
}

/// Whether a text begins with the name of a kind; without its capital only where a number follows: `kế hoạch số 193/KH-UBND`.
fn begins_with_kind(text: &str) -> bool {
    lists().kinds.iter().any(|kind| {
        let Some((name, rest)) = text.split_at_checked(kind.len()) else { return false };
        name == kind || (rest.starts_with(" số ") && name.to_lowercase() == kind.to_lowercase())
    })
}

/// Where the next name of a kind begins a word.
fn next_kind(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let mut in_word = text.get(..from)?.ends_with(char::is_alphabetic);
    for (at, c) in rest.char_indices() {
        if !in_word && c.is_alphabetic() && rest.get(at..).is_some_and(begins_with_kind) {
            return Some(from + at);
        }
        in_word = c.is_alphabetic();
    }
    None
}

/// Whether a kind is followed by a number and symbol, `số 193/KH-UBND`, `06-NQ/TU`, `84/2025/QH15`, or by `năm 2015` of a law.
fn is_cited(text: &str) -> bool {
    let head: String = text.chars().take(90).collect();
    let words: Vec<&str> = head.split_whitespace().collect();
    let symbol = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.contains(['/', '-'])
            && word.contains(char::is_alphabetic)
    };
    // `số /KH-UBND` of a draft has a symbol without a number.
    let blank = |word: &str| word.starts_with(['/', '-']) && word.contains('-') && word.chars().any(char::is_uppercase);
    words.iter().take(9).any(|word| symbol(word) || blank(word)) || is_dated(&head, &words)
}

/// Whether a law has a day or year after it, and another document the body that issued it and a day.
fn is_dated(head: &str, words: &[&str]) -> bool {
    let number = |word: Option<&&str>| word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let day = words.iter().enumerate().find(|(at, word)| {
        let before = at.checked_sub(1).and_then(|before| words.get(before)).copied().unwrap_or_default();
        **word == "ngày" && number(words.get(at + 1)) && !holds(&lists().deadlines, before)
    });
    if begins(&lists().laws, head) {
        let year = words.iter().enumerate().any(|(at, word)| {
            *word == "năm" && number(words.get(at + 1)) && at > 0 && words.get(at - 1) != Some(&"trong")
        });
        return day.is_some() || year;
    }
    let of_body = |kind: &String| head.strip_prefix(kind.as_str()).is_some_and(|rest| rest.starts_with(" của "));
    let issued = lists().issued.iter().any(of_body);
    issued && day.is_some()
}

/// The year that a title names as its own: that of its first `năm 2025` that is no part of a citation.
#[must_use]
pub fn plan_year(title: &str) -> Option<i32> {
    let cited = citations(title);
    let lower = title.to_lowercase();
    let words = if lower.len() == title.len() { lower.as_str() } else { title };
    words.match_indices("năm ").find_map(|(at, word)| {
        let digits: String = words.get(at + word.len()..)?.chars().take_while(char::is_ascii_digit).collect();
        let year = digits.parse().ok().filter(|year| (1900..3000).contains(year) && digits.len() == 4)?;
        let target = words.get(..at)?.trim_end().ends_with("đến");
        (!target && !cited.iter().any(|range| range.contains(&at))).then_some(year)
    })
}

fn end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    for (at, c) in rest.char_indices() {
        let after = rest.get(at + c.len_utf8()..).unwrap_or_default();
        let ends = match c {
            ';' | '\n' | '”' | '"' => true,
            '.' => after.is_empty() || after.starts_with(' ') && after.trim_start().starts_with(char::is_uppercase),
            ',' => {
                let next = after.trim_start();
                begins(&lists().subjects, next)
            }
            _ => false,
        };
        if ends {
            return start + at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{citations, plan_year};

    #[test]
    fn the_year_of_a_title_is_its_own() {
        assert_eq!(plan_year("Tuyên truyền cải cách hành chính năm 2024"), Some(2024));
        assert_eq!(plan_year("Công tác Năm 2025, định hướng đến năm 2030"), Some(2025));
        assert_eq!(plan_year("Thực hiện Chỉ thị số 05/CT-TTg năm 2019; năm 2026"), Some(2026));
        assert_eq!(plan_year("Chuyển đổi số đến năm 2025"), None);
        assert_eq!(plan_year("Cải cách hành chính giai đoạn 2021-2025"), None);
    }

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let found: Vec<&str> = citations(text).into_iter().map(|range| text.get(range).unwrap()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn citations_reach_to_the_end_of_their_words() {
        case(
            "Căn cứ Kế hoạch số 193/KH-UBND ngày 26/12/2023 của UBND tỉnh về CCHC năm 2024",
            &["Kế hoạch số 193/KH-UBND ngày 26/12/2023 của UBND tỉnh về CCHC năm 2024"],
        );
        case(
            "như: Nghị quyết số 06-NQ/TU của Ban Chấp hành, giai đoạn 2021-2025; Chỉ thị số 05/CT-CTUBND năm 2019 và những năm tiếp theo và các văn bản.",
            &[
                "Nghị quyết số 06-NQ/TU của Ban Chấp hành, giai đoạn 2021-2025",
                "Chỉ thị số 05/CT-CTUBND năm 2019 và những năm tiếp theo và các văn bản",
            ],
        );
        case(
            "Thực hiện Kế hoạch số 5/KH-UBND ngày 2/1/2024 về CCHC năm 2024, Sở xây dựng Kế hoạch năm 2024",
            &["Kế hoạch số 5/KH-UBND ngày 2/1/2024 về CCHC năm 2024"],
        );
        case("Luật Thanh tra số 84/2025/QH15. Trong năm 2024", &["Luật Thanh tra số 84/2025/QH15"]);
        case("Luật Cán bộ, công chức năm 2008", &["Luật Cán bộ, công chức năm 2008"]);
        case("Luật Ngân sách nhà nước ngày 25/6/2025", &["Luật Ngân sách nhà nước ngày 25/6/2025"]);
        case(
            "Hiến pháp năm 2013, sửa đổi, bổ sung năm 2025; năm 2025",
            &["Hiến pháp năm 2013, sửa đổi, bổ sung năm 2025"],
        );
        case(
            "theo kế hoạch số 5/KH-UBND ngày 2/1/2024 về CCHC năm 2024; kế hoạch năm 2024, số liệu",
            &["kế hoạch số 5/KH-UBND ngày 2/1/2024 về CCHC năm 2024"],
        );
        case(
            "Thực hiện Quyết định của UBND tỉnh ngày 15/01/2024 về giao dự toán năm 2024, Sở triển khai",
            &["Quyết định của UBND tỉnh ngày 15/01/2024 về giao dự toán năm 2024"],
        );
        case("Báo cáo của các phòng gửi trước ngày 15/12/2024", &[]);
        case("Quyết định của Giám đốc Sở ban hành trước ngày 15/12/2024", &[]);
        case("Tuyên truyền Luật Thanh tra trong năm 2024", &[]);
        case("Kế hoạch tuyên truyền năm 2024 của Sở", &[]);
        case("Ban hành Quyết định công bố trong năm 2024", &[]);
        case("Kế hoạch số      /KH-UBND của UBND tỉnh năm 2024", &["Kế hoạch số      /KH-UBND của UBND tỉnh năm 2024"]);
    }
}
