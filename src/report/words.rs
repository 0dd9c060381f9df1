//! What a unit says of a task in its own words.

use crate::text::fold_name;

/// What is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// Words at the beginning of a state, the longer ones first where one begins another.
const WORDS: &[(&str, Said)] = &[
    ("chua phat sinh", Said::Nothing),
    ("chua", Said::NotBegun),
    ("khong thuc hien", Said::Dropped),
    ("khong tiep tuc", Said::Dropped),
    ("tam dung", Said::Dropped),
    ("huy", Said::Dropped),
    ("rut", Said::Dropped),
    ("chuyen sang nam", Said::Dropped),
    ("chuyen don vi", Said::Dropped),
    ("thuong xuyen", Said::Ongoing),
    ("thuc hien thuong xuyen", Said::Ongoing),
    ("tx", Said::Ongoing),
    ("tiep tuc duy tri", Said::Ongoing),
    ("tiep tuc", Said::UnderWay),
    ("dang", Said::UnderWay),
    ("da trinh", Said::UnderWay),
    ("da tham muu", Said::UnderWay),
    ("da co to trinh", Said::UnderWay),
    ("da du thao", Said::UnderWay),
    ("phieu trinh", Said::UnderWay),
    ("trinh", Said::UnderWay),
    ("lay y kien", Said::UnderWay),
    ("da xong", Said::Done),
    ("da ht", Said::Done),
    ("da hoan thanh", Said::Done),
    ("da ban hanh", Said::Done),
    ("da thuc hien", Said::Done),
    ("da to chuc", Said::Done),
    ("hoan thanh", Said::Done),
    ("ht", Said::Done),
    ("xong", Said::Done),
    ("dat", Said::Done),
    ("x", Said::Done),
    // A hint only: whether a task is late is judged by its dates.
    ("cham", Said::UnderWay),
    ("qua han", Said::UnderWay),
    ("tre han", Said::UnderWay),
];

/// Words of papers handed in to be decided, not of a product issued.
const SUBMISSIONS: [&str; 4] = ["da trinh", "to trinh", "da tham muu", "phieu trinh"];
/// Words of a product issued after that.
const ISSUED: [&str; 4] = ["da ban hanh", "duoc ban hanh", "duoc phe duyet", "da phe duyet"];
/// Cells that fill a gap and tell nothing.
const BLANKS: [&str; 6] = ["khong", "khong co", "chua co", "chua co ket qua", "khong phat sinh", "chua phat sinh"];

/// Whether a text tells of papers handed in, and of nothing issued.
pub(super) fn is_submission(text: &str) -> bool {
    let folded = fold_name(text);
    let has = |all: &[&str]| all.iter().any(|words| folded.contains(words));
    (has(&SUBMISSIONS) || folded.starts_with("trinh ") || folded.starts_with("dang trinh")) && !has(&ISSUED)
}

/// Whether a cell tells nothing: a dash, dots, «không có».
pub(super) fn is_blank(text: &str) -> bool {
    let folded = fold_name(text);
    folded.is_empty() || BLANKS.contains(&folded.as_str())
}

/// Whether a state says that the work is not done, and no more.
pub(super) fn is_unfinished(text: &str) -> bool {
    let folded = fold_name(text);
    ["chua hoan thanh", "chua ht", "chua xong", "chua dat"].iter().any(|words| folded.starts_with(words))
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
    if SUBMISSIONS.iter().any(|words| folded.contains(words)) {
        return Some(Said::UnderWay);
    }
    WORDS
        .iter()
        .find(|(words, _)| folded.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
        .map(|(_, said)| *said)
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
    }
}
