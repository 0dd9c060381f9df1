//! What a unit says of a task in its own words.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::{begins, begins_whole, fold_name, table, within};

/// What is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// Not begun.
    NotBegun,
    /// Under way; «đã trình», «đã tham mưu» too.
    UnderWay,
    /// Goes on all the time.
    Ongoing,
    /// Done.
    Done,
    /// Paused, withdrawn, handed over.
    Dropped,
}

/// The words, from `data/text/trang-thai.toml`, where each list is explained.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerWords {
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only a sheet offers them"))]
    choices: Vec<String>,
    submissions: Vec<String>,
    submission_signs: Vec<String>,
    issued: Vec<String>,
    blanks: Vec<String>,
    unfinished: Vec<String>,
    state: Vec<StateWords>,
}

/// Words that say one thing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StateWords {
    said: Said,
    words: Vec<String>,
}

fn lists() -> &'static AnswerWords {
    static LISTS: LazyLock<AnswerWords> = LazyLock::new(|| table(include_str!("../../data/text/trang-thai.toml")));
    &LISTS
}

/// The states that a unit may choose in a progress sheet.
#[cfg(feature = "xlsx")]
pub(super) fn choices() -> &'static [String] {
    &lists().choices
}

/// Whether a text tells of papers handed in, and of nothing issued.
pub(super) fn is_submission(text: &str) -> bool {
    let folded = fold_name(text);
    (within(&lists().submissions, &folded) || folded.starts_with("trinh ") || folded.starts_with("dang trinh"))
        && !within(&lists().issued, &folded)
        && !names_product(text)
}

/// Whether a text names a document by number and sign, `41/QĐ-SXD`, that is no paper handed in.
fn names_product(text: &str) -> bool {
    let numbers = text.split([' ', ',', ';', '(', ')', '\n', '\u{a0}']);
    numbers.filter_map(|number| number.split_once('/')).any(|(number, sign)| {
        let kind = sign.split(['-', '/']).next().unwrap_or_default().to_lowercase();
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let is_sign = sign.contains('-') && sign.starts_with(char::is_uppercase);
        is_number && is_sign && !lists().submission_signs.contains(&kind)
    })
}

/// Whether a cell tells nothing: a dash, dots, «không có».
pub(super) fn is_blank(text: &str) -> bool {
    let folded = fold_name(text);
    folded.is_empty() || lists().blanks.contains(&folded)
}

/// Whether a state says that the work is not done, and no more.
pub(super) fn is_unfinished(text: &str) -> bool {
    let folded = fold_name(text);
    begins(&lists().unfinished, &folded)
}

/// What a state says; none where it is not understood.
pub(super) fn said(text: &str) -> Option<Said> {
    let folded = fold_name(text);
    if text.trim().is_empty() {
        return Some(Said::Nothing);
    }
    if let Some(percent) = percent(text) {
        return Some(match percent {
            0 => Said::NotBegun,
            1..=99 => Said::UnderWay,
            _ => Said::Done,
        });
    }
    if within(&lists().submissions, &folded) {
        return Some(Said::UnderWay);
    }
    lists().state.iter().find(|state| begins_whole(&state.words, &folded)).map(|state| state.said)
}

/// The number before a `%`; decimals are cut. A bare `1` or `0,6` of a cell formatted as percent is not told apart.
fn percent(text: &str) -> Option<u32> {
    let before = text.split_once('%')?.0.trim_end();
    let digits: String = before.chars().rev().take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).collect();
    let digits: String = digits.chars().rev().collect();
    digits.split([',', '.']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(texts: &[&str], expected: Option<Said>) {
        for text in texts {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[cfg(feature = "xlsx")]
    #[test]
    fn what_is_offered_is_understood() {
        let offered: Vec<_> = choices().iter().map(|choice| said(choice)).collect();
        let all = [Said::Done, Said::UnderWay, Said::NotBegun, Said::Ongoing, Said::Dropped];
        assert_eq!(offered, all.map(Some));
    }

    #[test]
    fn free_words_are_understood() {
        case(
            &[
                "Hoàn thành",
                "Đã hoàn thành",
                "HT",
                "Đã HT",
                "Xong",
                "Đã xong",
                "Đã ban hành (QĐ 12)",
                "Đã thực hiện",
                "Đạt",
                "100%",
                "x",
            ],
            Some(Said::Done),
        );
        case(
            &[
                "Đang thực hiện",
                "Đang TH",
                "Đang làm",
                "Đang triển khai",
                "Đang tham mưu",
                "Đang trình",
                "Đã trình",
                "đã có Tờ trình",
                "Đang lấy ý kiến",
                "Đang dự thảo",
                "Đạt 60%",
                "Tiếp tục thực hiện",
                "Hoàn thành 60%",
                "Hoàn thành dự thảo, đã trình UBND",
                "Chậm",
                "Quá hạn",
            ],
            Some(Said::UnderWay),
        );
        case(&["Chưa", "Chưa TH", "Chưa triển khai", "Chưa thực hiện", "0%", "Chưa hoàn thành"], Some(Said::NotBegun));
        case(&["Thường xuyên", "TX", "Tiếp tục duy trì"], Some(Said::Ongoing));
        case(&["Tạm dừng", "Hủy", "Rút", "Không thực hiện", "Chuyển sang năm 2026"], Some(Said::Dropped));
        case(&["", "  "], Some(Said::Nothing));
        case(&["?", "ok", "abc"], None);
        for submission in [
            "Đã trình văn bản góp ý",
            "Tờ trình số 15/TTr-VP ngày 03/3/2026",
            "Đã tham mưu văn bản",
            "Phiếu trình số 4/PTr-VP",
        ] {
            assert!(is_submission(submission), "{submission}");
        }
        for product in [
            "Đã tham mưu ban hành Quyết định số 41/QĐ-SXD ngày 27/02/2026",
            "Tờ trình số 15/TTr-VP ngày 03/3/2026; Kế hoạch số 22/KH-SXD ngày 06/3/2026",
            "Đã trình và được ban hành tại Công văn số 12/SXD-VP",
        ] {
            assert!(!is_submission(product), "{product}");
        }
    }
}
