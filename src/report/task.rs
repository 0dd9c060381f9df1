//! The tasks of a plan that are counted: leaves, and parents that carry work of their own.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::plan::{DieuChinh, LoaiDieuChinh, NhiemVu, Node, Path, Plan, Text, plain_text};

use super::findings::ReportFindings;
use super::unit::Units;

/// A task that is counted.
#[derive(Clone, Debug)]
pub(super) struct Task<'p> {
    /// Index of its group, and the group's name.
    pub(super) group: usize,
    pub(super) group_name: Option<&'p Text>,
    /// Path in the data.
    path: Path,
    /// Its number in the list that it came from, else by its place, for messages.
    number: String,
    /// Code, where it has one.
    pub(super) code: Option<&'p str>,
    /// Content.
    pub(super) content: &'p Text,
    /// Content of the task it is a part of.
    pub(super) parent: Option<&'p Text>,
    /// Time as written; a part without one has that of its whole.
    pub(super) time: Option<&'p Text>,
    /// Lead units by their official names, each once.
    pub(super) leads: Vec<String>,
    /// The task as it stands in the plan.
    pub(super) source: &'p NhiemVu,
    /// Given during the year.
    pub(super) added: bool,
    /// Taken out during the year, by which change.
    pub(super) dropped: Option<&'p DieuChinh>,
}

impl Task<'_> {
    /// Path in the data.
    pub(super) fn path(&self) -> String {
        self.path.to_string()
    }

    /// Code or number, and the first words.
    pub(super) fn label(&self) -> String {
        let name = self.code.unwrap_or(&self.number);
        let words: String = plain_text(self.content).chars().take(40).collect();
        format!("{name} «{}»", words.trim())
    }

    /// The change of a kind that is in force on a day, the latest one.
    pub(super) fn change(&self, kinds: &[LoaiDieuChinh], day: NaiveDate) -> Option<&DieuChinh> {
        change(self.source, kinds, day)
    }
}

fn change<'t>(task: &'t NhiemVu, kinds: &[LoaiDieuChinh], day: NaiveDate) -> Option<&'t DieuChinh> {
    task.dieu_chinh
        .iter()
        .filter(|change| kinds.contains(&change.loai))
        .filter(|change| change.ngay.value().is_some_and(|from| from <= day))
        .max_by_key(|change| change.ngay.value())
}

/// The tasks in force on a day.
pub(super) fn tasks<'p>(plan: &'p Plan, units: &Units, day: NaiveDate, findings: &mut ReportFindings) -> Vec<Task<'p>> {
    let mut found = TaskCollector {
        units,
        day,
        group: None,
        above: Vec::new(),
        tasks: Vec::new(),
        unknown: Vec::new(),
        told: HashSet::new(),
    };
    plan.walk(&mut |path, node| match node {
        Node::Group(group) => found.group = group.nhom.as_ref(),
        Node::Task(task) => {
            found.above.truncate(path.depth());
            if task.muc.is_empty() || !is_heading(task) {
                found.one(task, path);
            }
            found.above.push(task);
        }
        _ => {}
    });
    for (name, path) in &found.unknown {
        findings.extend(units.missing(name).map(|finding| finding.path(path)));
    }
    found.tasks
}

/// What is known of the tasks while the plan is walked.
struct TaskCollector<'p, 'u> {
    units: &'u Units,
    day: NaiveDate,
    /// Name of the group.
    group: Option<&'p Text>,
    /// The tasks above the one that is walked, the nearest last.
    above: Vec<&'p NhiemVu>,
    tasks: Vec<Task<'p>>,
    /// Names of units that the table lacks, each once, with a place.
    unknown: Vec<(String, Path)>,
    /// The same names.
    told: HashSet<String>,
}

impl<'p> TaskCollector<'p, '_> {
    fn one(&mut self, task: &'p NhiemVu, path: &Path) {
        const OUT: [LoaiDieuChinh; 3] = [LoaiDieuChinh::Rut, LoaiDieuChinh::TamDung, LoaiDieuChinh::ChuyenDonVi];
        let given = task.dieu_chinh.iter().find(|change| change.loai == LoaiDieuChinh::BoSung);
        if given.is_some_and(|change| change.ngay.value().is_some_and(|from| from > self.day)) {
            return;
        }
        let whole = self.above.last().copied();
        let mut places = path.indices();
        let group = places.next().unwrap_or_default();
        let by_place = || places.map(|place| (place + 1).to_string()).collect::<Vec<_>>().join(".");
        let number = task.stt.clone().unwrap_or_else(by_place);
        let leads = if task.chu_tri.is_empty() { whole.map_or(&[][..], |whole| &whole.chu_tri) } else { &task.chu_tri };
        let mut names: Vec<String> = Vec::new();
        let mut seen = HashSet::new();
        for lead in leads {
            let written = plain_text(lead);
            for name in self.units.names(&written) {
                if !self.units.is_empty() && self.units.official(&name).is_none() && self.told.insert(name.clone()) {
                    self.unknown.push((name.clone(), path.at("chu_tri")));
                }
                if !name.is_empty() && seen.insert(name.clone()) {
                    names.push(name);
                }
            }
        }
        self.tasks.push(Task {
            group,
            group_name: self.group,
            path: path.clone(),
            number,
            code: task.ma.as_deref(),
            content: &task.noi_dung,
            parent: whole.map(|whole| &whole.noi_dung),
            time: task.thoi_gian.as_ref().or_else(|| whole.and_then(|whole| whole.thoi_gian.as_ref())),
            leads: names,
            source: task,
            added: given.is_some(),
            dropped: change(task, &OUT, self.day),
        });
    }
}

/// A parent without lead, product or time is the heading of its parts.
fn is_heading(task: &NhiemVu) -> bool {
    let points_down = task.thoi_gian.as_ref().is_none_or(|time| {
        let words = crate::text::fold_name(&plain_text(time));
        words.starts_with("theo tung moc") || words.contains("sau day") || words.contains("duoi day")
    });
    points_down || task.chu_tri.is_empty()
}
