//! What came back for each task: rows matched, merged over periods and units; what contradicts is told.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::diag::{Code, Diagnostic};
use crate::intake::table::ProgressRow;
use crate::nd30::numbering::Zeros;
use crate::text::fold_name;

use super::ReportInput;
use super::due::Due;
use super::findings::ReportFindings;
use super::heard::{Heard, has_result, heard};
use super::task::Task;
use super::task_index::TaskIndex;
use super::unit::Units;
use super::words::{Said, is_blank};

/// What is known of a task.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// The state in the latest rows.
    pub(super) said: Said,
    /// Days on which it, or a milestone of it, was done, in order.
    pub(super) done: Vec<NaiveDate>,
    /// How many times it was said to be done without a day.
    pub(super) undated: usize,
    /// Whether there is a result in the period.
    pub(super) in_period: bool,
    /// Result with its products.
    pub(super) result: Option<String>,
    /// Why it is late.
    pub(super) reason: Option<String>,
    /// What is proposed, a new deadline with it.
    pub(super) proposal: Option<String>,
    /// Remarks.
    pub(super) remark: Option<String>,
    /// Units that answered in the period.
    by: BTreeSet<String>,
}

impl Default for Answer {
    fn default() -> Self {
        Self {
            said: Said::Nothing,
            done: Vec::new(),
            undated: 0,
            in_period: false,
            result: None,
            reason: None,
            proposal: None,
            remark: None,
            by: BTreeSet::new(),
        }
    }
}

/// An answer for each task, in the order of the tasks.
pub(super) fn answers(
    input: ReportInput<'_>,
    tasks: &[Task<'_>],
    dues: &[Due],
    findings: &mut ReportFindings,
) -> Vec<Answer> {
    let index = TaskIndex::new(tasks);
    let mut rows: Vec<Vec<Heard<'_>>> = tasks.iter().map(|_| Vec::new()).collect();
    let mut later = 0;
    let mut unknown_units = BTreeSet::new();
    for row in input.progress {
        let Some(task) = index.find(row, tasks, findings) else { continue };
        if !row.has_answer() {
            continue;
        }
        for name in unit_names(&row.don_vi) {
            if unknown_units.insert(fold_name(name)) {
                findings.extend(input.units.missing(name).map(|finding| row.place_of("don_vi", finding)));
            }
        }
        let heard = heard(row, input.period, findings);
        if heard.period_end > input.period.calendar_end {
            later += 1;
        } else {
            rows[task].push(heard);
        }
    }
    if later > 0 {
        findings.push(Diagnostic::hint(Code::VB727, format!("bỏ qua {later} dòng tiến độ của kỳ sau kỳ báo cáo")));
    }
    let latest = rows.iter().flatten().map(|heard| heard.period_end).max().unwrap_or(input.period.calendar_end);
    tasks
        .iter()
        .zip(dues)
        .zip(rows)
        .map(|((task, due), mut rows)| {
            rows.sort_by_key(|heard| heard.period_end);
            // Done by being done once; work that goes on, or that events bring, may be reported done again and again.
            let single = match due {
                Due::Dated(milestones) => milestones.len() == 1,
                Due::Unclear => true,
                Due::Ongoing | Due::Event => false,
            };
            merge(&Asked { task, single, latest }, &rows, input, findings)
        })
        .collect()
}

/// The names in a cell of units.
fn unit_names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([';', '\n']).map(|name| name.trim().trim_start_matches("- ")).filter(|name| !name.is_empty())
}

/// What a task's rows are read for.
struct Asked<'a> {
    task: &'a Task<'a>,
    /// Whether it is done by being done once.
    single: bool,
    /// End of the latest period that any row reports on.
    latest: NaiveDate,
}

fn merge(asked: &Asked<'_>, rows: &[Heard<'_>], input: ReportInput<'_>, findings: &mut ReportFindings) -> Answer {
    let (task, single) = (asked.task, asked.single);
    let (period, zeros) = (input.period, input.nd30.numbering.zeros);
    let mut answer = Answer::default();
    let mut results: Vec<String> = Vec::new();
    let told_later = |end: NaiveDate| rows.iter().any(|later| later.period_end > end && has_result(later.row));
    let mut texts: [Vec<String>; 3] = Default::default();
    for same in rows.chunk_by(|a, b| a.period_end == b.period_end) {
        for heard in same.iter().filter(|heard| heard.period_end == asked.latest) {
            let named: Vec<String> = unit_names(&heard.row.don_vi).flat_map(|name| input.units.names(name)).collect();
            answer.by.extend(if named.is_empty() { task.leads.clone() } else { named });
        }
        let state = same.iter().map(|heard| heard.said).filter(|said| *said != Said::Nothing).min();
        let latest = same.first().is_some_and(|heard| heard.period_end > period.from);
        let Some(state) = state else {
            if latest {
                for heard in same {
                    add_reasons(heard.row, &mut texts);
                }
            }
            continue;
        };
        contradiction(task, single, same, findings);
        if state == Said::Done {
            for heard in same.iter().filter(|heard| heard.said == Said::Done) {
                match heard.day {
                    Some(day) if !answer.done.contains(&day) => answer.done.push(day),
                    None if answer.done.is_empty() && answer.undated == 0 => answer.undated += 1,
                    _ => {}
                }
            }
        } else if answer.said == Said::Done && single {
            findings.push(
                same[0].row.place(
                    Diagnostic::warning(
                        Code::VB729,
                        format!("nhiệm vụ {} kỳ trước báo hoàn thành, nay lại chưa", task.label()),
                    )
                    .help("hỏi lại đơn vị; tạm lấy theo kỳ sau"),
                ),
            );
            answer.done.clear();
            answer.undated = 0;
        }
        answer.said = state;
        if latest {
            answer.in_period = true;
            for heard in same {
                // What was under way then is told anew now; what was done stays.
                if heard.said == Said::Done || !told_later(heard.period_end) {
                    add(heard, zeros, &mut results, &mut texts);
                }
            }
        }
    }
    if answer.done.len() > 1 && single {
        answer.done.sort_unstable();
        answer.done = answer.done.split_off(answer.done.len() - 1);
    }
    answer.done.sort_unstable();
    let [reason, proposal, remark] = texts;
    let joined = |texts: Vec<String>| (!texts.is_empty()).then(|| texts.join("; "));
    answer.result = joined(results);
    answer.reason = joined(reason);
    answer.proposal = joined(proposal);
    answer.remark = joined(remark);
    answer
}

/// Adds what a row says, each text once: results; then reasons, proposals, remarks.
fn add(heard: &Heard<'_>, zeros: Zeros, results: &mut Vec<String>, texts: &mut [Vec<String>; 3]) {
    let row = heard.row;
    // What a unit says of work not begun is no result of it.
    let told = result_of(heard, zeros);
    if heard.said == Said::NotBegun {
        push(&mut texts[2], told);
    } else {
        push(results, told);
    }
    for text in [&row.ket_qua, &row.van_ban, &row.so_lieu].into_iter().filter(|text| is_blank(text)) {
        // «Không phát sinh» is no result; it is told beside the state.
        push(&mut texts[2], if text.chars().any(char::is_alphabetic) { text.clone() } else { String::new() });
    }
    add_reasons(row, texts);
}

/// Adds the reasons, proposals and remarks of a row.
fn add_reasons(row: &ProgressRow, texts: &mut [Vec<String>; 3]) {
    push(&mut texts[0], row.ly_do.clone());
    push(&mut texts[1], row.de_xuat.clone());
    if !row.han_moi.is_empty() {
        push(&mut texts[1], format!("hạn mới {}", row.han_moi));
    }
    push(&mut texts[2], row.ghi_chu.clone());
}

fn push(texts: &mut Vec<String>, text: String) {
    if !text.trim().is_empty() && !texts.contains(&text) {
        texts.push(text);
    }
}

/// What was done, with the product in brackets, the figures, and the day: `Rà soát 14 thủ tục (Quyết định số 77/QĐ-SA), hoàn
/// thành ngày 06/6/2025`.
fn result_of(heard: &Heard<'_>, zeros: Zeros) -> String {
    let row = heard.row;
    let end = ['.', ';', ',', ' '];
    let told = |text: &String| {
        // Facts below each other in one cell.
        let lines = text.lines().map(|line| line.trim().trim_start_matches(['-', '+', '•', ' ']).trim_end_matches(end));
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        (!is_blank(text)).then(|| lines.join("; "))
    };
    let (done, product, figures) = (told(&row.ket_qua), told(&row.van_ban), told(&row.so_lieu));
    let mut result = match (done, product) {
        (Some(done), Some(product)) if done.contains(&product) => done,
        (Some(done), Some(product)) => format!("{done} ({product})"),
        (one, other) => one.or(other).unwrap_or_default(),
    };
    if let Some(figures) = figures {
        result = if result.is_empty() { figures } else { format!("{result}, {figures}") };
    }
    let day = heard.day.filter(|_| heard.said == Said::Done && !row.ngay_xong.is_empty());
    let Some(day) = day.filter(|day| !names_day(&row.van_ban, *day) && !names_day(&row.ket_qua, *day)) else {
        return result;
    };
    let words = format!("hoàn thành ngày {}", zeros.date(day));
    if result.is_empty() { words.replacen('h', "H", 1) } else { format!("{result}, {words}") }
}

/// Whether a text names a day, with or without zeros.
fn names_day(text: &str, day: NaiveDate) -> bool {
    ["%d/%m/%Y", "%-d/%-m/%Y", "%d/%-m/%Y"].iter().any(|form| text.contains(&day.format(form).to_string()))
}

/// Tells rows of one period that say different things of a task.
fn contradiction(task: &Task<'_>, single: bool, rows: &[Heard<'_>], findings: &mut ReportFindings) {
    let speaking: Vec<&Heard<'_>> = rows.iter().filter(|heard| heard.said != Said::Nothing).collect();
    let [first, rest @ ..] = speaking.as_slice() else { return };
    for other in rest {
        let days_differ = first.said == Said::Done
            && single
            && matches!((first.day, other.day), (Some(one), Some(two)) if one != two);
        if first.said != other.said || days_differ {
            let (what, choice) = if days_differ {
                ("ngày hoàn thành khác nhau", "tạm lấy ngày sau")
            } else {
                ("trạng thái khác nhau", "tạm lấy trạng thái thấp hơn")
            };
            findings.push(
                other.row.place(
                    Diagnostic::warning(Code::VB713, format!("nhiệm vụ {} có hai dòng {what}", task.label()))
                        .help(format!("dòng kia: {}, {}", first.row.file, first.row.cell))
                        .help(format!("hỏi lại các đơn vị; {choice}")),
                ),
            );
            return;
        }
    }
}

/// Tells which units did not answer, and which tasks the others left out.
pub(super) fn silent_units(tasks: &[Task<'_>], answers: &[Answer], units: &Units, findings: &mut ReportFindings) {
    let mut of_unit: BTreeMap<&str, Vec<(&Task<'_>, &Answer)>> = BTreeMap::new();
    for (task, answer) in tasks.iter().zip(answers).filter(|(task, _)| task.dropped.is_none()) {
        for lead in &task.leads {
            of_unit.entry(lead.as_str()).or_default().push((task, answer));
        }
    }
    for (name, led) in of_unit {
        let answered = led.iter().any(|(_, answer)| answer.by.contains(name));
        let finished = |answer: &Answer| answer.said == Said::Done;
        let left_out = |answer: &Answer| !finished(answer) && (answer.by.is_empty() || !answered);
        let missing: Vec<&Task<'_>> =
            led.iter().filter(|(_, answer)| left_out(answer)).map(|(task, _)| *task).collect();
        if missing.is_empty() {
            continue;
        }
        let list = missing.iter().take(5).map(|task| task.label()).collect::<Vec<_>>().join("; ");
        let more =
            if missing.len() > 5 { format!("; và {} nhiệm vụ nữa", missing.len() - 5) } else { String::new() };
        let finding = if answered {
            Diagnostic::warning(Code::VB712, format!("{name} chưa báo cáo {} nhiệm vụ: {list}{more}", missing.len()))
        } else {
            Diagnostic::warning(
                Code::VB710,
                format!("{name} chưa gửi báo cáo ({} nhiệm vụ): {list}{more}", missing.len()),
            )
        };
        let known = units.is_empty() || units.official(name).is_some();
        findings.push(if known { finding } else { finding.help("tên này không có trong bảng tên đơn vị") });
    }
}
