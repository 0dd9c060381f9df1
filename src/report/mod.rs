//! A plan and what its units sent back → the data of a báo cáo, with every gap named.

mod answer;
mod data;
mod due;
mod findings;
#[cfg(feature = "xlsx")]
mod form;
mod heard;
mod previous;
mod state;
mod task;
mod task_index;
mod unit;
mod words;

pub use data::{Draft, data_file};
pub use findings::ReportFindings;
#[cfg(feature = "xlsx")]
pub use form::{Form, FormRow, forms};
pub use previous::contradictions;
pub use unit::Units;

use crate::diag::{Code, Diagnostic};
use crate::intake::table::ProgressRow;
use crate::lists::{Period, Regime};
use crate::nd30::Nd30;
use crate::plan::{BaoCao, BienDong, KyBaoCao, NhiemVuBaoCao, NhomBaoCao, Note, Piece, Plan, Text, TrangThai};

use answer::Answer;
use due::Due;
use task::Task;
use words::Said;

/// What a report is compiled from.
#[derive(Clone, Copy, Debug)]
pub struct ReportInput<'r> {
    /// The plan.
    pub plan: &'r Plan,
    /// The decree.
    pub nd30: &'r Nd30,
    /// The regime.
    pub regime: &'r Regime,
    /// The period.
    pub period: &'r Period,
    /// All rows that came back, of this period and of earlier ones.
    pub progress: &'r [ProgressRow],
    /// Names of the units.
    pub units: &'r Units,
}

/// The figures of a report, and all that a person should know or settle.
#[must_use]
pub fn compile(input: ReportInput<'_>) -> (BaoCao, ReportFindings) {
    let mut findings = ReportFindings::default();
    let tasks = task::tasks(input.plan, input.units, input.period.cutoff, &mut findings);
    let dues: Vec<Due> = due::dues(input.plan, &tasks, input.period, &mut findings);
    let answers = answer::answers(input, &tasks, &dues, &mut findings);
    answer::silent_units(&tasks, &answers, input.units, &mut findings);
    let mut groups: Vec<NhomBaoCao> = Vec::new();
    let mut group = None;
    for ((task, due), answer) in tasks.iter().zip(&dues).zip(&answers) {
        if group != Some(task.group) {
            group = Some(task.group);
            groups.push(NhomBaoCao { ten: task.group_name.cloned(), ..NhomBaoCao::default() });
        }
        if let Some(group) = groups.last_mut() {
            group.nhiem_vu.push(row(task, due, answer, input, &mut findings));
        }
    }
    let period = input.period;
    let report = BaoCao {
        ky: KyBaoCao {
            ma: period.id.clone(),
            ten: period.name.clone(),
            nam: period.year,
            tu: period.from.into(),
            chot: period.cutoff.into(),
            lich_den: period.calendar_end.into(),
            ky_sau: period.next.clone(),
            ky_sau_den: period.next_end.into(),
            ghi_chu: Note,
        },
        ke_hoach: data::cited(input.plan, input.nd30),
        noi_bo: input.regime.noi_bo,
        nhom: groups,
        dien: input
            .regime
            .dien
            .iter()
            .map(|gap| (gap.khoa.clone(), vec![Text::Rich(vec![Piece::ChoDien(Text::Plain(gap.nhac.clone()))])]))
            .collect(),
        ..BaoCao::default()
    };
    (report, findings)
}

fn row(
    task: &Task<'_>,
    due: &Due,
    answer: &Answer,
    input: ReportInput<'_>,
    findings: &mut ReportFindings,
) -> NhiemVuBaoCao {
    let judged = state::judge(due, answer, task.dropped, input);
    let gap = |words: &str| Some(Text::Rich(vec![Piece::ChoDien(Text::Plain(words.to_owned()))]));
    let ask = |code, message: String, help: &str| Diagnostic::warning(code, message).path(task.path()).help(help);
    let mut remarks = judged.remarks;
    if judged.state == TrangThai::HoanThanhChuaRoNgay {
        findings.push(ask(
            Code::VB714,
            format!("nhiệm vụ {} báo hoàn thành nhưng không có ngày", task.label()),
            "hỏi đơn vị ngày ban hành sản phẩm; chưa có ngày thì không tính là đúng hạn",
        ));
    }
    if answer.said == Said::Dropped && task.dropped.is_none() {
        findings.push(ask(
            Code::VB722,
            format!("nhiệm vụ {} báo tạm dừng hoặc không thực hiện, chưa có văn bản", task.label()),
            "có văn bản thì ghi vào dieu_chinh của nhiệm vụ trong kế hoạch; chưa có thì vẫn tính theo thời hạn",
        ));
    }
    // Where the unit sent nothing at all, that is told for the unit.
    if judged.state == TrangThai::ThuongXuyenChuaBaoCao && answer.in_period {
        findings.push(
            Diagnostic::hint(Code::VB723, format!("nhiệm vụ thường xuyên {} chưa có kết quả trong kỳ", task.label()))
                .path(task.path()),
        );
    }
    remarks.extend(answer.remark.clone());
    let overdue = judged.state.is_overdue();
    let ly_do = match (&answer.reason, overdue) {
        (Some(reason), _) => Some(Text::Plain(reason.clone())),
        (None, true) => gap("lý do chậm"),
        (None, false) => None,
    };
    let de_xuat = match (&answer.proposal, overdue) {
        (Some(proposal), _) => Some(Text::Plain(proposal.clone())),
        (None, true) => gap("hạn mới, ai đề xuất"),
        (None, false) => None,
    };
    let ghi_chu = if judged.state == TrangThai::HoanThanhChuaRoNgay {
        gap("ngày hoàn thành")
    } else if remarks.is_empty() {
        None
    } else {
        Some(Text::Plain(remarks.join("; ")))
    };
    NhiemVuBaoCao {
        ma: task.code.map(str::to_owned),
        noi_dung: task.content.clone(),
        thuoc: task.parent.cloned(),
        chu_tri: task.leads.iter().map(|lead| Text::Plain(lead.clone())).collect(),
        thoi_gian: task.time.cloned(),
        han: judged.due.map(Into::into),
        trang_thai: judged.state,
        trong_ky: judged.in_period,
        ket_qua: answer.result.clone().map(Text::Plain),
        ly_do,
        de_xuat,
        bien_dong: match (task.added, judged.state) {
            (true, _) => Some(BienDong::BoSung),
            (false, TrangThai::TamDung) => Some(BienDong::Rut),
            _ => None,
        },
        ghi_chu,
        loi_nhan: Note,
    }
}
