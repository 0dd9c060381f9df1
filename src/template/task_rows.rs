//! Rows of the task table, taken straight from the plan.

use std::borrow::Cow;
use std::slice;

use super::inline::{Citations, append, of_text};
use crate::model::{CellAlign, Column, DataCell, DataRow, DataRows, DataTable, Emphasis, HeaderCell, Inline, RowKind};
use crate::nd30::numbering::{Diem, roman};
use crate::plan::{NhiemVu, NhomNhiemVu, Text};

/// A column: its name in templates, its header, how its cells stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct TaskColumn {
    name: &'static str,
    header: &'static str,
    align: CellAlign,
}

const COLUMNS: [TaskColumn; 12] = [
    TaskColumn { name: "stt", header: "STT", align: CellAlign::Center },
    TaskColumn { name: "ma", header: "Mã nhiệm vụ", align: CellAlign::Center },
    TaskColumn { name: "noi_dung", header: "Nhiệm vụ", align: CellAlign::Left },
    TaskColumn { name: "san_pham", header: "Sản phẩm", align: CellAlign::Left },
    TaskColumn { name: "chu_tri", header: "Cơ quan chủ trì", align: CellAlign::Left },
    TaskColumn { name: "phoi_hop", header: "Cơ quan phối hợp", align: CellAlign::Left },
    TaskColumn { name: "thoi_gian", header: "Thời gian thực hiện", align: CellAlign::Center },
    TaskColumn { name: "lanh_dao", header: "Lãnh đạo phụ trách", align: CellAlign::Left },
    TaskColumn { name: "nguoi_thuc_hien", header: "Người thực hiện", align: CellAlign::Left },
    TaskColumn { name: "kinh_phi", header: "Kinh phí", align: CellAlign::Right },
    TaskColumn { name: "chi_tieu", header: "Chỉ tiêu", align: CellAlign::Left },
    TaskColumn { name: "ghi_chu", header: "Ghi chú", align: CellAlign::Left },
];

const USUAL: [&str; 6] = ["stt", "noi_dung", "san_pham", "chu_tri", "phoi_hop", "thoi_gian"];

/// The names of all columns.
pub(super) fn names() -> impl Iterator<Item = &'static str> + Clone {
    COLUMNS.iter().map(|column| column.name)
}

/// The columns asked for, or the usual ones with Ghi chú where some task has one; the unknown names otherwise.
pub(super) fn columns(wanted: Option<&str>, groups: &[NhomNhiemVu]) -> Result<Vec<TaskColumn>, Vec<String>> {
    let find = |name: &str| COLUMNS.iter().find(|column| column.name == name).copied();
    let Some(wanted) = wanted else {
        let mut columns: Vec<_> = USUAL.iter().filter_map(|name| find(name)).collect();
        if groups.iter().any(|group| group.nhiem_vu.iter().any(has_remark)) {
            columns.extend(find("ghi_chu"));
        }
        return Ok(columns);
    };
    let names = || wanted.split([' ', ',']).filter(|name| !name.is_empty());
    let unknown: Vec<_> = names().filter(|name| find(name).is_none()).map(str::to_owned).collect();
    if unknown.is_empty() { Ok(names().filter_map(find).collect()) } else { Err(unknown) }
}

fn has_remark(task: &NhiemVu) -> bool {
    task.ghi_chu.is_some() || task.muc.iter().any(has_remark)
}

/// The table.
pub(super) fn table<'p>(
    columns: Vec<TaskColumn>,
    groups: &'p [NhomNhiemVu],
    citations: Citations,
    diem: &Diem,
) -> DataTable<'p> {
    let header = columns
        .iter()
        .map(|column| HeaderCell { text: Inline::plain(column.header), columns: 1, ..HeaderCell::default() })
        .collect();
    DataTable {
        columns: columns.iter().map(|column| Column { weight: 0, align: column.align }).collect(),
        header: vec![header],
        rows: Box::new(TaskRows { groups, columns, citations, diem: diem.clone() }),
    }
}

struct TaskRows<'p> {
    groups: &'p [NhomNhiemVu],
    columns: Vec<TaskColumn>,
    citations: Citations,
    diem: Diem,
}

impl DataRows for TaskRows<'_> {
    fn len(&self) -> usize {
        fn count(tasks: &[NhiemVu]) -> usize {
            tasks.iter().map(|task| 1 + count(&task.muc)).sum()
        }
        self.groups.iter().map(|group| usize::from(group.nhom.is_some()) + count(&group.nhiem_vu)).sum()
    }

    fn iter(&self) -> Box<dyn Iterator<Item = DataRow<'_>> + '_> {
        let (mut groups, mut loose) = (0, 0);
        Box::new(self.groups.iter().flat_map(move |group| {
            let mut before = 0;
            let title = group.nhom.as_ref().map(|title| {
                groups += 1;
                self.group(groups, title)
            });
            if title.is_none() {
                before = loose;
                loose += group.nhiem_vu.len();
            }
            title.into_iter().chain(TaskWalk { rows: self, open: vec![OpenTasks::of(&group.nhiem_vu, before, "")] })
        }))
    }
}

/// Walks through tasks and those below them.
struct TaskWalk<'r> {
    rows: &'r TaskRows<'r>,
    /// The levels that are not yet at their end, the deepest last.
    open: Vec<OpenTasks<'r>>,
}

/// Tasks of one level that are still to come.
struct OpenTasks<'r> {
    tasks: slice::Iter<'r, NhiemVu>,
    /// Number of the task before them.
    number: usize,
    /// Label of the task above them.
    above: String,
}

impl<'r> OpenTasks<'r> {
    fn of(tasks: &'r [NhiemVu], before: usize, above: &str) -> Self {
        Self { tasks: tasks.iter(), number: before, above: above.to_owned() }
    }
}

impl<'r> Iterator for TaskWalk<'r> {
    type Item = DataRow<'r>;

    fn next(&mut self) -> Option<DataRow<'r>> {
        loop {
            let depth = self.open.len().checked_sub(1)?;
            let level = self.open.last_mut()?;
            let Some(task) = level.tasks.next() else {
                self.open.pop();
                continue;
            };
            level.number += 1;
            let number = level.number;
            let label = match depth {
                0 => number.to_string(),
                1 => format!("{}.{number}", level.above),
                2 => format!("{})", self.rows.diem.written(number)),
                _ => "-".to_owned(),
            };
            if !task.muc.is_empty() {
                self.open.push(OpenTasks::of(&task.muc, 0, &label));
            }
            return Some(self.rows.task(task, &label));
        }
    }
}

impl TaskRows<'_> {
    fn group<'r>(&'r self, number: usize, title: &'r Text) -> DataRow<'r> {
        let width = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        let text = of_text(title, &self.citations);
        let left = Some(CellAlign::Left);
        let cells = if self.columns.first().is_some_and(|column| column.name == "stt") && width > 1 {
            vec![
                DataCell { text: Inline::plain(roman(number)), columns: 1, ..DataCell::default() },
                DataCell { text, columns: width - 1, align: left, ..DataCell::default() },
            ]
        } else {
            vec![DataCell { text, columns: width, align: left, ..DataCell::default() }]
        };
        DataRow { kind: RowKind::Group, cells }
    }

    fn task<'r>(&self, task: &'r NhiemVu, label: &str) -> DataRow<'r> {
        let cells = self.columns.iter().map(|column| DataCell {
            text: match column.name {
                "stt" => Inline::plain(label.to_owned()),
                name => self.cell(task, name),
            },
            columns: 1,
            ..DataCell::default()
        });
        DataRow { kind: RowKind::Plain, cells: cells.collect() }
    }

    fn cell<'r>(&self, task: &'r NhiemVu, column: &str) -> Inline<'r> {
        let one = |text: &'r Option<Text>| text.as_ref().map(|text| of_text(text, &self.citations)).unwrap_or_default();
        match column {
            "ma" => task.ma.as_deref().map(Inline::plain).unwrap_or_default(),
            "noi_dung" => of_text(&task.noi_dung, &self.citations),
            "san_pham" => one(&task.san_pham),
            "chu_tri" => self.list(&task.chu_tri),
            "phoi_hop" => self.list(&task.phoi_hop),
            "thoi_gian" => one(&task.thoi_gian),
            "lanh_dao" => one(&task.lanh_dao),
            "nguoi_thuc_hien" => one(&task.nguoi_thuc_hien),
            "kinh_phi" => one(&task.kinh_phi),
            "chi_tieu" => one(&task.chi_tieu),
            "ghi_chu" => one(&task.ghi_chu),
            _ => Inline::default(),
        }
    }

    /// `a; b; c`; a mark typed at the end of an item is not doubled.
    fn list<'r>(&self, items: &'r [Text]) -> Inline<'r> {
        let mut inline = Inline::default();
        for (index, item) in items.iter().enumerate() {
            match item {
                Text::Plain(plain) if index + 1 < items.len() => {
                    let item = plain.trim_end().trim_end_matches([';', ',']).trim_end();
                    inline.push(Cow::Borrowed(item), Emphasis::default());
                }
                item => append(item, &self.citations, Emphasis::default(), &mut inline),
            }
            if index + 1 < items.len() {
                inline.push(Cow::Borrowed("; "), Emphasis::default());
            }
        }
        inline
    }
}
