//! Rows below a header → groups of tasks.

use crate::diag::{Code, Diagnostic, Faults};
use crate::nd30::numbering::roman_value;
use crate::plan::{NhiemVu, NhomNhiemVu, Text};
use crate::text::Repairs;

use super::as_above::AsAbove;
use super::dates;
use super::grid::Grid;
use super::header::{self, Header, ListKind};
use super::words::lists;

/// Tasks that were read from a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tasks {
    /// The tasks, in groups.
    pub groups: Vec<NhomNhiemVu>,
    /// What a person should know: unused columns, rows left out, dates that look swapped.
    pub notes: Vec<Diagnostic>,
    /// What was repaired in the text of the cells.
    pub repairs: Repairs,
    /// How many words were turned into Unicode from an old encoding.
    pub converted: usize,
    described: Vec<String>,
}

impl Tasks {
    /// What was read from where, a line each.
    #[must_use]
    pub fn describe(&self) -> &[String] {
        &self.described
    }
}

/// The tasks of the first grid that has a header of tasks.
pub(super) fn from_grids(grids: &[Grid]) -> Result<Tasks, Faults> {
    for grid in grids {
        if let Some(header) = header::find(grid, ListKind::Tasks)? {
            let (faults, notes) = (Faults::default(), Vec::new());
            return TaskReader { grid, header: &header, faults, notes, above: AsAbove::default() }.read();
        }
    }
    let seen: Vec<String> = grids
        .iter()
        .filter_map(|grid| grid.rows.iter().find(|row| row.iter().filter(|cell| !cell.text.is_empty()).count() >= 2))
        .flat_map(|row| row.iter().map(|cell| cell.text.trim().to_owned()))
        .filter(|text| !text.is_empty())
        .take(8)
        .collect();
    let mut fault = Diagnostic::error(Code::VB231, "không thấy dòng tên cột của bảng nhiệm vụ");
    if !seen.is_empty() {
        fault = fault.help(format!("các chữ đã gặp: {}", seen.join(" | ")));
    }
    Err(fault
        .help("cần ít nhất cột «Nhiệm vụ» (hoặc «Nội dung») và một cột khác như «Chủ trì», «Thời gian thực hiện»")
        .into())
}

struct TaskReader<'g> {
    grid: &'g Grid,
    header: &'g Header,
    faults: Faults,
    notes: Vec<Diagnostic>,
    above: AsAbove,
}

/// Deepest level of a task below others.
const DEEPEST: usize = 20;

/// What a row is.
enum ListRow {
    /// A heading of a group.
    Group(String),
    /// A task, and how deep it stands below others.
    Task(usize),
    /// Nothing.
    Empty,
    /// The end of the list.
    End,
}

impl TaskReader<'_> {
    fn read(mut self) -> Result<Tasks, Faults> {
        let mut groups: Vec<NhomNhiemVu> = Vec::new();
        let mut last_of_column = String::new();
        let mut count = 0;
        let mut row = self.header.below;
        while row < self.grid.rows.len() {
            match self.line(row) {
                ListRow::Empty => {}
                ListRow::End => {
                    self.note_rest(row);
                    break;
                }
                ListRow::Group(name) => {
                    groups.push(NhomNhiemVu { nhom: Some(Text::Plain(name)), ..NhomNhiemVu::default() });
                }
                ListRow::Task(depth) if depth > DEEPEST => {
                    let number = first_text(self.grid, row);
                    let fault = format!("số thứ tự «{number}» có quá {DEEPEST} cấp");
                    let column = self.header.column("stt").or(self.header.column("ma")).unwrap_or(0);
                    self.faults.push(
                        Diagnostic::error(Code::VB224, fault)
                            .path(self.grid.place(row, column))
                            .help("đánh số lại, như 1.1.1"),
                    );
                }
                ListRow::Task(depth) => {
                    self.group_by_column(row, &mut last_of_column, &mut groups);
                    let task = self.task(row);
                    count += 1;
                    // A list with faults is not handed over: its tasks need not be held.
                    if self.faults.is_empty() {
                        if groups.is_empty() {
                            groups.push(NhomNhiemVu::default());
                        }
                        if let Some(group) = groups.last_mut() {
                            insert(&mut group.nhiem_vu, task, depth);
                        }
                    }
                }
            }
            row += 1;
        }
        let column = self.header.column("thoi_gian");
        self.notes.extend(column.and_then(|column| dates::suspicious(self.grid, self.header.below, column)));
        if count == 0 && self.faults.is_empty() {
            self.faults.push(
                Diagnostic::error(Code::VB232, "dưới dòng tên cột không có nhiệm vụ nào")
                    .path(self.grid.place(self.header.row, 0))
                    .help("kiểm tra trang tính và dòng tên cột"),
            );
        }
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        let unused = self.header.unused();
        if !unused.is_empty() {
            self.notes.push(Diagnostic::hint(Code::VB240, format!("cột không dùng tới: {}", unused.join(", "))));
        }
        let at = match &self.grid.sheet {
            Some(sheet) => format!("Đọc {count} nhiệm vụ ở trang «{sheet}», tên cột ở dòng {}:", self.header.row + 1),
            None => format!("Đọc {count} nhiệm vụ, tên cột ở dòng {}:", self.header.row + 1),
        };
        let mut described = vec![at];
        described.extend(self.header.describe());
        Ok(Tasks { groups, notes: self.notes, described, ..Tasks::default() })
    }

    fn text(&self, row: usize, field: &str) -> &str {
        self.header.column(field).map_or("", |column| self.grid.text(row, column))
    }

    /// What a row is: empty, a group, a task, or the end of the list.
    fn line(&self, row: usize) -> ListRow {
        let filled: Vec<&str> = self.grid.rows[row]
            .iter()
            .filter(|cell| !cell.merged_down)
            .map(|cell| cell.text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        if filled.is_empty() {
            return ListRow::Empty;
        }
        let number = self.text(row, "stt").trim_end_matches(['.', ')', '/']).to_owned();
        let number =
            if number.is_empty() { self.text(row, "ma").trim_end_matches(['.', ')', '/']).to_owned() } else { number };
        let content = self.text(row, "noi_dung");
        let others = ["san_pham", "chu_tri", "phoi_hop", "thoi_gian"];
        let bare = others.iter().all(|field| {
            self.header
                .column(field)
                .and_then(|column| self.grid.cell(row, column))
                .is_none_or(|cell| cell.merged_down || cell.merged_right || cell.text.trim().is_empty())
        });
        if content.is_empty() && filled.len() <= 2 && lists().is_after(&filled[0].to_lowercase()) {
            return ListRow::End;
        }
        if bare && is_numeral(&number) {
            let name = if content.is_empty() {
                filled.iter().copied().find(|text| *text != self.text(row, "stt")).unwrap_or_default()
            } else {
                content
            };
            return ListRow::Group(without_roman(name).to_owned());
        }
        if bare && filled.len() == 1 && number.is_empty() {
            return ListRow::Group(without_roman(filled[0]).to_owned());
        }
        if bare && content.is_empty() && filled.len() == 1 && !number.is_empty() && number.parse::<f64>().is_err() {
            // The heading of a group stands in the first of merged cells, its numeral with it.
            return ListRow::Group(without_roman(filled[0]).to_owned());
        }
        ListRow::Task(depth(&number))
    }

    /// Begins a group where a column of groups changes its value.
    fn group_by_column(&self, row: usize, last: &mut String, groups: &mut Vec<NhomNhiemVu>) {
        let group = self.text(row, "nhom");
        if !group.is_empty() && group != last {
            group.clone_into(last);
            groups.push(NhomNhiemVu { nhom: Some(Text::Plain(group.to_owned())), ..NhomNhiemVu::default() });
        }
    }

    fn task(&mut self, row: usize) -> NhiemVu {
        let content = self.value(row, "noi_dung");
        if content.is_none() {
            let column = self.header.column("noi_dung").unwrap_or(0);
            self.faults.push(
                Diagnostic::error(Code::VB233, "nhiệm vụ không có nội dung")
                    .path(self.grid.place(row, column))
                    .help("ghi nội dung nhiệm vụ, hoặc xóa dòng này"),
            );
        }
        NhiemVu {
            ma: self.value(row, "ma"),
            noi_dung: Text::Plain(content.unwrap_or_default()),
            san_pham: self.value(row, "san_pham").map(Text::Plain),
            chu_tri: list(self.value(row, "chu_tri")),
            phoi_hop: list(self.value(row, "phoi_hop")),
            thoi_gian: self.value(row, "thoi_gian").map(Text::Plain),
            lanh_dao: self.value(row, "lanh_dao").map(Text::Plain),
            nguoi_thuc_hien: self.value(row, "nguoi_thuc_hien").map(Text::Plain),
            kinh_phi: self.value(row, "kinh_phi").map(Text::Plain),
            chi_tieu: self.value(row, "chi_tieu").map(Text::Plain),
            can_cu_giao: self.value(row, "can_cu_giao").map(Text::Plain),
            ghi_chu: self.value(row, "ghi_chu").map(Text::Plain),
            ..NhiemVu::default()
        }
    }

    /// The text of a field in a row; «như trên» stands for the cell above.
    fn value(&mut self, row: usize, field: &str) -> Option<String> {
        let column = self.header.column(field)?;
        if let Some(fault) = self.grid.formula_fault(row, column) {
            self.faults.push(fault);
            return None;
        }
        let text = self.above.text(self.grid, self.header.below, row, column);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Says which rows below the list were left out.
    fn note_rest(&mut self, row: usize) {
        let rows = self.grid.rows.len() - row;
        self.notes.push(
            Diagnostic::hint(Code::VB242, format!("bỏ qua {rows} dòng dưới bảng, từ «{}»", first_text(self.grid, row)))
                .path(self.grid.place(row, 0)),
        );
    }
}

fn first_text(grid: &Grid, row: usize) -> String {
    let text = grid.rows[row].iter().map(|cell| cell.text.trim()).find(|text| !text.is_empty()).unwrap_or_default();
    text.chars().take(30).collect()
}

/// Puts a task below the last one that stands higher.
fn insert(tasks: &mut Vec<NhiemVu>, task: NhiemVu, depth: usize) {
    match tasks.last_mut() {
        Some(parent) if depth > 0 => insert(&mut parent.muc, task, depth - 1),
        _ => tasks.push(task),
    }
}

/// How deep a number stands: `1` 0, `1.1` 1, `a` 1, `-` 1.
fn depth(number: &str) -> usize {
    let parts = number.split('.').filter(|part| !part.is_empty()).count();
    let single = number.chars().count() == 1 && number.chars().all(char::is_lowercase);
    if single || matches!(number, "-" | "+") { 1 } else { parts.saturating_sub(1) }
}

/// Whether a number is the numeral of a group; `C` is a letter of one.
pub(super) fn is_numeral(number: &str) -> bool {
    roman_value(number.trim_end_matches('.')).is_some_and(|value| value < 100)
}

/// A heading without the numeral that was typed before it: the program numbers groups itself.
fn without_roman(text: &str) -> &str {
    match text.split_once(['.', ')', '/', ' ']) {
        Some((number, rest)) if is_numeral(number.trim()) && !rest.trim().is_empty() => {
            rest.trim_start_matches(['.', ')', '/', ' ', '-'])
        }
        _ => text,
    }
}

/// The units of a cell: one a line or between semicolons.
fn list(text: Option<String>) -> Vec<Text> {
    let Some(text) = text else { return Vec::new() };
    text.split([';', '\n'])
        .map(|unit| unit.trim().trim_start_matches("- ").to_owned())
        .filter(|unit| !unit.is_empty())
        .map(Text::Plain)
        .collect()
}
