//! What one row says of a task: its state, its day, the period it reports on.

use chrono::NaiveDate;

use crate::diag::{Code, Diagnostic};
use crate::intake::table::ProgressRow;
use crate::lists::Period;
use crate::text::{Basis, Deadline, fold_letters, read_deadline};

use super::findings::ReportFindings;
use super::words::{Said, is_blank, is_submission, is_unfinished, said};

/// A row that says something, as it was understood.
pub(super) struct Heard<'r> {
    pub(super) row: &'r ProgressRow,
    pub(super) said: Said,
    pub(super) day: Option<NaiveDate>,
    /// End of the period it reports on.
    pub(super) period_end: NaiveDate,
}

/// Reads a row; what cannot be understood is told.
pub(super) fn heard<'r>(row: &'r ProgressRow, period: &Period, findings: &mut ReportFindings) -> Heard<'r> {
    let stated = stated(row, findings);
    let day = day(row, period.year, findings);
    let said = match stated {
        Some(Said::Done) if row.van_ban.is_empty() && is_submission(&row.ket_qua) => {
            findings.push(
                row.place_of(
                    "trang_thai",
                    Diagnostic::warning(
                        Code::VB724,
                        format!("ghi «{}» mà kết quả mới là trình, tham mưu", row.trang_thai),
                    )
                    .help("xong khi có sản phẩm với số, ký hiệu, ngày; tạm coi là đang thực hiện"),
                ),
            );
            Said::UnderWay
        }
        // «Chưa hoàn thành» says that it is not done, not that it is not begun.
        Some(Said::NotBegun) if is_unfinished(&row.trang_thai) && unstated(row, None) == Said::UnderWay => {
            Said::UnderWay
        }
        Some(state) => state,
        None => {
            let said = unstated(row, day);
            if let (Some(_), Said::UnderWay, false) = (day, said, row.ngay_xong.is_empty()) {
                let message = format!("có ngày hoàn thành «{}» mà kết quả mới là trình, tham mưu", row.ngay_xong);
                findings.push(
                    row.place_of(
                        "ngay_xong",
                        Diagnostic::warning(Code::VB724, message)
                            .help("xong thì ghi sản phẩm với số, ký hiệu, ngày; tạm coi là đang thực hiện"),
                    ),
                );
            }
            said
        }
    };
    Heard { row, said, day, period_end: period_end(row, period, findings) }
}

/// The state a row names; of two, the lower one.
fn stated(row: &ProgressRow, findings: &mut ReportFindings) -> Option<Said> {
    let mut states: Vec<Said> = Vec::new();
    let boxes = row.trang_thai.split(';').filter(|text| !text.trim().is_empty());
    for text in boxes {
        match said(text) {
            Some(state) => states.push(state),
            None if states.is_empty() => findings.push(
                row.place_of(
                    "trang_thai",
                    Diagnostic::warning(Code::VB717, format!("không hiểu trạng thái «{}»", row.trang_thai))
                        .help("dùng: Hoàn thành, Đang thực hiện, Chưa thực hiện, Thường xuyên, Tạm dừng"),
                ),
            ),
            None => {}
        }
    }
    states.dedup();
    if states.len() > 1 {
        findings.push(
            row.place_of(
                "trang_thai",
                Diagnostic::warning(Code::VB720, format!("dòng có hai trạng thái: «{}»", row.trang_thai))
                    .help("chỉ đánh dấu một; tạm lấy trạng thái thấp hơn"),
            ),
        );
    }
    states.into_iter().min().filter(|state| *state != Said::Nothing)
}

/// The state of a row that names none: its day, its product, else the words of its result.
fn unstated(row: &ProgressRow, day: Option<NaiveDate>) -> Said {
    let submitted = is_submission(&row.van_ban) || (row.van_ban.is_empty() && is_submission(&row.ket_qua));
    let evidence = !row.ngay_xong.is_empty() || !row.van_ban.is_empty() || said(&row.ket_qua) == Some(Said::Done);
    if day.is_some() && evidence && !submitted {
        Said::Done
    } else if !has_result(row) {
        Said::Nothing
    } else if row.van_ban.is_empty() && row.so_lieu.is_empty() && said(&row.ket_qua) == Some(Said::NotBegun) {
        Said::NotBegun
    } else {
        Said::UnderWay
    }
}

/// Whether a row tells a result; a dash or «không có» is none.
pub(super) fn has_result(row: &ProgressRow) -> bool {
    [&row.ket_qua, &row.van_ban, &row.so_lieu].iter().any(|text| !is_blank(text))
}

fn period_end(row: &ProgressRow, period: &Period, findings: &mut ReportFindings) -> NaiveDate {
    let read = |text: &str| match read_deadline(text, Basis { year: period.year, issued: None }).deadline {
        Deadline::Dated(milestones) => milestones.last().map(|one| one.due),
        _ => None,
    };
    let end = read(&row.ky);
    if end.is_none() && !row.ky.is_empty() {
        findings.push(
            row.place_of(
                "ky",
                Diagnostic::warning(Code::VB725, format!("không hiểu kỳ báo cáo «{}»", row.ky))
                    .help(format!("ghi như «{}»; tạm coi là kỳ này", period.name)),
            ),
        );
    }
    end.unwrap_or(period.calendar_end)
}

/// The day done: the day of the row, else that of its product or of the words that say it is done.
fn day(row: &ProgressRow, year: i32, findings: &mut ReportFindings) -> Option<NaiveDate> {
    if !row.ngay_xong.is_empty() {
        let day = ProgressRow::day(&row.ngay_xong, year);
        if day.is_none() && !is_blank(&row.ngay_xong) {
            findings.push(
                row.place_of(
                    "ngay_xong",
                    Diagnostic::warning(Code::VB718, format!("«{}» không phải một ngày", row.ngay_xong))
                        .help("ghi ngày hoàn thành dạng 20/3/2026"),
                ),
            );
        }
        return day;
    }
    let said_done = said(&row.ket_qua) == Some(Said::Done);
    day_in(&row.van_ban, year).or_else(|| day_in(&row.ket_qua, year).filter(|_| said_done))
}

/// The day after the last `ngày` of a text.
fn day_in(text: &str, year: i32) -> Option<NaiveDate> {
    let folded = fold_letters(text);
    let (_, after) = folded.rsplit_once("ngay ")?;
    ProgressRow::day(after.trim_end_matches([')', '.', ';', ' ']), year)
}
