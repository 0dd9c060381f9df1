//! When each task is due, as far as its words and the plan say so.

use chrono::NaiveDate;

use crate::diag::{Code, Diagnostic};
use crate::lists::{Calendar, Period};
use crate::plan::{LoaiDieuChinh, Plan, Typed, plain_text};
use crate::text::{Basis, Deadline, Delay, DelayUnit, Milestone, Reading, read_deadline};

use super::findings::ReportFindings;
use super::task::Task;

/// When a task is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// Milestones, earliest first, at least one.
    Dated(Vec<Milestone>),
    /// Thường xuyên.
    Ongoing,
    /// When something happens.
    Event,
    /// Chưa xác định thời hạn.
    Unclear,
}

/// The deadlines of all tasks; what is unclear is told.
pub(super) fn dues(plan: &Plan, tasks: &[Task<'_>], period: &Period, findings: &mut ReportFindings) -> Vec<Due> {
    let basis = Basis { year: period.year, issued: plan.day() };
    let mut last: Option<Reading> = None;
    let mut dues = Vec::with_capacity(tasks.len());
    for task in tasks {
        let mut reading = read_deadline(&task.time.map(plain_text).unwrap_or_default(), basis);
        if reading.deadline == Deadline::AsAbove
            && let Some(above) = &last
        {
            reading = above.clone();
        }
        dues.push(due(task, &reading, basis, period, findings));
        last = Some(reading);
    }
    dues
}

fn due(task: &Task<'_>, reading: &Reading, basis: Basis, period: &Period, findings: &mut ReportFindings) -> Due {
    let day = |text: &Option<Typed<NaiveDate>>| text.as_ref().and_then(Typed::value);
    if let Some(change) = task.change(&[LoaiDieuChinh::GiaHan], period.cutoff)
        && let Some(new) = day(&change.han)
    {
        return extended(&reading.deadline, new);
    }
    if let Some(fixed) = day(&task.source.han) {
        return Due::Dated(vec![single(fixed)]);
    }
    if !reading.rest.is_empty() {
        findings.push(
            Diagnostic::hint(Code::VB721, format!("thời gian của nhiệm vụ {} còn có: {}", task.label(), reading.rest))
                .path(format!("{}.thoi_gian", task.path()))
                .help("thời hạn lấy theo phần đầu; có mốc khác thì tách thành nhiệm vụ con"),
        );
    }
    let event = day(&task.source.ngay_su_kien);
    let unclear = |why: &str, proposal: Option<NaiveDate>| {
        let written = task.time.map(plain_text).unwrap_or_default();
        let mut finding = Diagnostic::warning(
            Code::VB715,
            format!("chưa xác định được thời hạn của nhiệm vụ {}: {why}", task.label()),
        )
        .path(format!("{}.thoi_gian", task.path()));
        if !written.is_empty() {
            finding = finding.help(format!("kế hoạch viết: «{}»", written.replace('\n', " ")));
        }
        finding.help(match proposal {
            Some(day) => {
                format!("nếu đúng là vậy, sửa ô của bảng, hoặc thêm \"han\": \"{day}\" vào nhiệm vụ của dữ liệu")
            }
            None => "chốt thời hạn rồi sửa ô của bảng, hoặc thêm \"han\": \"năm-tháng-ngày\" vào nhiệm vụ của dữ liệu"
                .to_owned(),
        })
    };
    let counted = match &reading.deadline {
        Deadline::AfterEvent(delay) => event.map(|start| (delay, start)),
        Deadline::AfterIssue(delay) => basis.issued.map(|start| (delay, start)),
        _ => None,
    };
    if let Some((delay, start)) = counted.filter(|(delay, _)| delay.unit == DelayUnit::WorkingDays)
        && let Some(why) = after(*delay, start).and_then(|due| Calendar::get().doubt(start, due))
    {
        findings.push(
            Diagnostic::hint(Code::VB741, format!("thời hạn của nhiệm vụ {} có thể khác: {why}", task.label()))
                .path(format!("{}.thoi_gian", task.path()))
                .help("đối chiếu với thông báo ngày nghỉ của năm ấy"),
        );
    }
    match &reading.deadline {
        Deadline::Dated(milestones) => Due::Dated(milestones.clone()),
        Deadline::Ongoing | Deadline::Beyond => Due::Ongoing,
        Deadline::Event => Due::Event,
        Deadline::AfterEvent(delay) => match event.and_then(|event| after(*delay, event)) {
            Some(due) => Due::Dated(vec![single(due)]),
            None => Due::Event,
        },
        Deadline::AfterIssue(delay) => {
            if let Some(due) = basis.issued.and_then(|issued| after(*delay, issued)) {
                return Due::Dated(vec![single(due)]);
            }
            findings.push(unclear("tính từ ngày ban hành mà kế hoạch chưa có ngày", None));
            Due::Unclear
        }
        Deadline::Vague(day) => {
            findings.push(unclear("viết chung chung", *day));
            Due::Unclear
        }
        Deadline::OpenEnd => {
            findings.push(unclear("chỉ có lúc bắt đầu", None));
            Due::Unclear
        }
        Deadline::Elsewhere => {
            findings.push(unclear("dẫn sang văn bản khác", None));
            Due::Unclear
        }
        Deadline::Parent => {
            findings.push(unclear("dẫn xuống mốc dưới mà không có nhiệm vụ con", None));
            Due::Unclear
        }
        Deadline::AsAbove | Deadline::Unknown => {
            findings.push(unclear(if task.time.is_some() { "không đọc được" } else { "không ghi" }, None));
            Due::Unclear
        }
    }
}

/// A deadline put off moves the last milestone.
fn extended(deadline: &Deadline, new: NaiveDate) -> Due {
    match deadline {
        Deadline::Dated(milestones) if milestones.len() > 1 => {
            let mut moved = milestones.clone();
            if let Some(last) = moved.last_mut() {
                *last = Milestone { due: new, until: new, ..last.clone() };
            }
            moved.sort_by_key(|one| one.due);
            Due::Dated(moved)
        }
        Deadline::Dated(milestones) => {
            let from = milestones.first().and_then(|one| one.from);
            Due::Dated(vec![Milestone { from, ..single(new) }])
        }
        _ => Due::Dated(vec![single(new)]),
    }
}

fn single(due: NaiveDate) -> Milestone {
    Milestone { from: None, due, until: due, words: String::new() }
}

fn after(delay: Delay, start: NaiveDate) -> Option<NaiveDate> {
    match delay.unit {
        DelayUnit::WorkingDays => Calendar::get().working_days_after(start, delay.count),
        _ => delay.after(start),
    }
}
