//! The state of a task on ngày chốt: by rule, never by the unit's word alone.

use chrono::NaiveDate;

use crate::lists::Period;
use crate::plan::{DieuChinh, LoaiDieuChinh, TrangThai, plain_text};
use crate::text::Milestone;

use super::ReportInput;
use super::answer::Answer;
use super::due::Due;
use super::words::Said;

/// A state and what goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) state: TrangThai,
    /// The milestone that decides: the last one done, or the next one to come.
    pub(super) due: Option<NaiveDate>,
    /// Done, or with a result, in the period.
    pub(super) in_period: bool,
    /// What a table should say beside the state.
    pub(super) remarks: Vec<String>,
}

/// Judges a task.
pub(super) fn judge(due: &Due, answer: &Answer, dropped: Option<&DieuChinh>, request: ReportInput<'_>) -> Judged {
    let (period, zeros) = (request.period, request.nd30.numbering.zeros);
    let cutoff = period.cutoff;
    let done: Vec<NaiveDate> = answer.done.iter().copied().filter(|day| *day <= cutoff).collect();
    let mut remarks: Vec<String> = answer
        .done
        .iter()
        .filter(|day| **day > cutoff)
        .map(|day| format!("hoàn thành ngày {}, sau ngày chốt số liệu", zeros.date(*day)))
        .collect();
    let in_window = |day: &NaiveDate| *day >= period.from;
    let judged = |state, due, in_period, remarks| Judged { state, due, in_period, remarks };
    if let Some(change) = dropped {
        let document = plain_text(&change.van_ban);
        remarks.push(match change.loai {
            LoaiDieuChinh::TamDung => format!("tạm dừng theo {document}"),
            LoaiDieuChinh::ChuyenDonVi => format!("chuyển đơn vị khác theo {document}"),
            _ => document,
        });
        return judged(TrangThai::TamDung, None, false, remarks);
    }
    // Without a document the unit's word takes nothing out of the count.
    if answer.said == Said::Dropped {
        remarks.push("đơn vị báo tạm dừng hoặc không thực hiện, chưa có văn bản".to_owned());
    }
    let has_result = matches!(answer.said, Said::UnderWay | Said::Ongoing)
        || answer.result.is_some()
        || !answer.done.is_empty()
        || answer.undated > 0;
    let active = answer.in_period && has_result;
    let is_done = !done.is_empty() || answer.undated > 0;
    match due {
        Due::Ongoing => {
            let state = if active { TrangThai::ThuongXuyen } else { TrangThai::ThuongXuyenChuaBaoCao };
            judged(state, None, active, remarks)
        }
        Due::Event => {
            let state = if active || is_done { TrangThai::DaPhatSinh } else { TrangThai::ChuaPhatSinh };
            judged(state, None, active, remarks)
        }
        Due::Unclear => {
            let state = if is_done { TrangThai::KhongHanHoanThanh } else { TrangThai::KhongHan };
            let in_period = if done.is_empty() { active } else { done.iter().any(in_window) };
            judged(state, None, in_period, remarks)
        }
        Due::Dated(milestones) => dated(milestones, &done, answer, has_result, period, remarks),
    }
}

/// A task with milestones: the k-th day done is that of the k-th milestone; it is done with the last.
fn dated(
    milestones: &[Milestone],
    done: &[NaiveDate],
    answer: &Answer,
    has_result: bool,
    period: &Period,
    mut remarks: Vec<String>,
) -> Judged {
    let finished = done.len() + answer.undated;
    if milestones.len() > 1 {
        remarks.push(format!("đã hoàn thành {}/{} mốc", finished.min(milestones.len()), milestones.len()));
    }
    let in_period =
        if done.is_empty() { answer.in_period && has_result } else { done.iter().any(|day| *day >= period.from) };
    if finished >= milestones.len() {
        let last = milestones.last();
        let days_late = milestones.iter().zip(done).filter(|(milestone, day)| **day > milestone.until);
        let most_late = days_late.map(|(milestone, day)| (*day - milestone.due).num_days()).max();
        let state = if most_late.is_some() {
            TrangThai::HoanThanhQuaHan
        } else if answer.undated > 0 {
            TrangThai::HoanThanhChuaRoNgay
        } else {
            TrangThai::HoanThanh
        };
        remarks.extend(most_late.map(|days| format!("sau hạn {days} ngày")));
        return Judged { state, due: last.map(|one| one.due), in_period, remarks };
    }
    let Some(next) = milestones.get(finished) else {
        return Judged { state: TrangThai::ChuaDenHan, due: None, in_period, remarks };
    };
    let begun = next.from.is_none_or(|from| from <= period.cutoff);
    let state = match (period.cutoff <= next.until, has_result, begun) {
        (true, true, _) => TrangThai::DangThucHien,
        (true, false, true) => TrangThai::ChuaTrienKhai,
        (true, false, false) => TrangThai::ChuaDenHan,
        (false, true, _) => TrangThai::DangThucHienQuaHan,
        (false, false, _) => TrangThai::ChuaThucHienQuaHan,
    };
    if state.is_overdue() {
        remarks.push(format!("quá hạn {} ngày", (period.cutoff - next.due).num_days().max(1)));
    }
    Judged { state, due: Some(next.due), in_period, remarks }
}
