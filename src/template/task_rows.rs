//! Rows of the task table, taken straight from the plan.

use std::borrow::Cow;
use std::slice;

use super::inline::{Citations, append, of_text};
use crate::model::{CellAlign, Column, DataCell, DataRow, DataRows, DataTable, Emphasis, HeaderCell, Inline, RowKind};
use crate::nd30::numbering::{Diem, roman};
use crate::plan::{CotChon, CotNhiemVu, NhiemVu, NhomNhiemVu, Readable, SttNhiemVu, Text, WordList};

/// A column: what it shows, its header, how its cells stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct TaskColumn<'p> {
    field: CotChon,
    header: &'static str,
    align: CellAlign,
    /// A header other than the usual one, as the data names it.
    own: Option<&'p Text>,
    /// Width against the other columns; 0 = found from the content.
    weight: u16,
}

const COLUMNS: [(CotChon, &str, CellAlign); 12] = [
    (CotChon::Stt, "STT", CellAlign::Center),
    (CotChon::Ma, "Mã nhiệm vụ", CellAlign::Center),
    (CotChon::NoiDung, "Nhiệm vụ", CellAlign::Left),
    (CotChon::SanPham, "Sản phẩm", CellAlign::Left),
    (CotChon::ChuTri, "Cơ quan chủ trì", CellAlign::Left),
    (CotChon::PhoiHop, "Cơ quan phối hợp", CellAlign::Left),
    (CotChon::ThoiGian, "Thời gian thực hiện", CellAlign::Center),
    (CotChon::LanhDao, "Lãnh đạo phụ trách", CellAlign::Left),
    (CotChon::NguoiThucHien, "Người thực hiện", CellAlign::Left),
    (CotChon::KinhPhi, "Kinh phí", CellAlign::Right),
    (CotChon::ChiTieu, "Chỉ tiêu", CellAlign::Left),
    (CotChon::GhiChu, "Ghi chú", CellAlign::Left),
];

const USUAL: [CotChon; 6] =
    [CotChon::Stt, CotChon::NoiDung, CotChon::SanPham, CotChon::ChuTri, CotChon::PhoiHop, CotChon::ThoiGian];

/// The names of all columns.
pub(super) fn names() -> impl Iterator<Item = &'static str> + Clone {
    CotChon::WORDS.iter().copied()
}

/// The usual column of a field.
fn usual<'p>(field: CotChon) -> Option<TaskColumn<'p>> {
    let (_, header, align) = *COLUMNS.iter().find(|(own, ..)| *own == field)?;
    Some(TaskColumn { field, header, align, own: None, weight: 0 })
}

/// The columns that the template asks for, else those of the data, else the usual ones with Ghi chú where some task has one;
/// the unknown names otherwise.
pub(super) fn columns<'p>(
    wanted: Option<&str>,
    of_data: &'p [CotNhiemVu],
    groups: &[NhomNhiemVu],
) -> Result<Vec<TaskColumn<'p>>, Vec<String>> {
    if let Some(wanted) = wanted {
        let names = || wanted.split([' ', ',']).filter(|name| !name.is_empty());
        let unknown: Vec<_> = names().filter(|name| CotChon::read(name).is_none()).map(str::to_owned).collect();
        let columns = || names().filter_map(CotChon::read).filter_map(usual).collect();
        return if unknown.is_empty() { Ok(columns()) } else { Err(unknown) };
    }
    let named = of_data.iter().filter_map(|own| {
        let column = usual(own.muc.value()?)?;
        Some(TaskColumn { own: own.ten.as_ref(), weight: own.rong.unwrap_or(0), ..column })
    });
    let mut columns: Vec<_> = named.collect();
    if columns.is_empty() {
        columns.extend(USUAL.into_iter().filter_map(usual));
        if groups.iter().any(|group| group.nhiem_vu.iter().any(has_remark)) {
            columns.extend(usual(CotChon::GhiChu));
        }
    }
    Ok(columns)
}

fn has_remark(task: &NhiemVu) -> bool {
    task.ghi_chu.is_some() || task.muc.iter().any(has_remark)
}

/// The table.
pub(super) fn table<'p>(
    columns: Vec<TaskColumn<'p>>,
    groups: &'p [NhomNhiemVu],
    numbers: SttNhiemVu,
    citations: Citations,
    diem: &Diem,
) -> DataTable<'p> {
    let header = columns
        .iter()
        .map(|column| {
            let text = column.own.map_or_else(|| Inline::plain(column.header), |name| of_text(name, &citations));
            HeaderCell { text, columns: 1, ..HeaderCell::default() }
        })
        .collect();
    DataTable {
        columns: columns.iter().map(|column| Column { weight: column.weight, align: column.align }).collect(),
        header: vec![header],
        rows: Box::new(TaskRows { groups, columns, numbers, citations, diem: diem.clone() }),
    }
}

struct TaskRows<'p> {
    groups: &'p [NhomNhiemVu],
    columns: Vec<TaskColumn<'p>>,
    numbers: SttNhiemVu,
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
        let (mut groups, mut running) = (0, 0);
        Box::new(self.groups.iter().flat_map(move |group| {
            let mut before = 0;
            let title = group.nhom.as_ref().map(|title| {
                groups += 1;
                let number = match self.numbers {
                    SttNhiemVu::Giu => group.stt.clone().unwrap_or_default(),
                    SttNhiemVu::Nhom | SttNhiemVu::Lien => roman(groups),
                };
                self.group(number, title)
            });
            // Tasks without a group are numbered as those of one.
            if title.is_none() || self.numbers == SttNhiemVu::Lien {
                before = running;
                running += group.nhiem_vu.len();
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
    fn group<'r>(&'r self, number: String, title: &'r Text) -> DataRow<'r> {
        let width = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        let text = of_text(title, &self.citations);
        let left = Some(CellAlign::Left);
        let cells = if self.columns.first().is_some_and(|column| column.field == CotChon::Stt) && width > 1 {
            vec![
                DataCell { text: Inline::plain(number), columns: 1, ..DataCell::default() },
                DataCell { text, columns: width - 1, align: left, ..DataCell::default() },
            ]
        } else {
            vec![DataCell { text, columns: width, align: left, ..DataCell::default() }]
        };
        DataRow { kind: RowKind::Group, cells }
    }

    fn task<'r>(&self, task: &'r NhiemVu, label: &str) -> DataRow<'r> {
        let cells = self.columns.iter().map(|column| DataCell {
            text: match (column.field, self.numbers) {
                (CotChon::Stt, SttNhiemVu::Giu) => task.stt.as_deref().map(Inline::plain).unwrap_or_default(),
                (CotChon::Stt, _) => Inline::plain(label.to_owned()),
                (field, _) => self.cell(task, field),
            },
            columns: 1,
            ..DataCell::default()
        });
        DataRow { kind: RowKind::Plain, cells: cells.collect() }
    }

    fn cell<'r>(&self, task: &'r NhiemVu, column: CotChon) -> Inline<'r> {
        let one = |text: &'r Option<Text>| text.as_ref().map(|text| of_text(text, &self.citations)).unwrap_or_default();
        match column {
            CotChon::Stt => Inline::default(),
            CotChon::Ma => task.ma.as_deref().map(Inline::plain).unwrap_or_default(),
            CotChon::NoiDung => of_text(&task.noi_dung, &self.citations),
            CotChon::SanPham => one(&task.san_pham),
            CotChon::ChuTri => self.list(&task.chu_tri),
            CotChon::PhoiHop => self.list(&task.phoi_hop),
            CotChon::ThoiGian => one(&task.thoi_gian),
            CotChon::LanhDao => one(&task.lanh_dao),
            CotChon::NguoiThucHien => one(&task.nguoi_thuc_hien),
            CotChon::KinhPhi => one(&task.kinh_phi),
            CotChon::ChiTieu => one(&task.chi_tieu),
            CotChon::GhiChu => one(&task.ghi_chu),
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
