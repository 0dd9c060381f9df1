//! Rows below a header → groups of tasks.

mod contact;
mod groups;
mod names;
mod places;
mod told;
mod total;
mod tree;

use std::collections::HashMap;

use crate::diag::{Code, Diagnostic, Faults};
use crate::plan::{NhiemVu, NhomNhiemVu, Text};
use crate::text::{Repairs, is_as_above};

use super::as_above::AsAbove;
use super::grid::Grid;
use super::header::{self, Header, ListKind};
use super::words::lists;
use super::{TableOptions, dates, decide, passed};

use contact::without_contacts;
use groups::Groups;
use names::{first_text, list, without_roman};
pub use places::TaskPlaces;
use total::ListTotals;
use tree::{OpenRows, TaskRow, closed, dash, is_parent_code};

pub(super) use total::after_label;
pub(super) use tree::is_numeral;

/// Tasks that were read from a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tasks {
    /// The tasks, in groups.
    pub groups: Vec<NhomNhiemVu>,
    /// The columns of the list that can be printed, left to right: field and name.
    pub heads: Vec<(&'static str, String)>,
    /// What a person should know: unused columns, rows left out, dates that look swapped.
    pub notes: Vec<Diagnostic>,
    /// What was repaired in the text of the cells.
    pub repairs: Repairs,
    /// How many words were turned into Unicode from an old encoding.
    pub converted: usize,
    /// Which of the columns to be turned round the list has.
    pub swapped: Vec<String>,
    described: Vec<String>,
    /// Where they stand.
    pub places: TaskPlaces,
}

impl Tasks {
    /// What was read from where, a line each.
    #[must_use]
    pub fn describe(&self) -> &[String] {
        &self.described
    }
}

/// The tasks of the first grid that has a header of tasks.
pub(super) fn from_grids(grids: &mut [Grid], options: &TableOptions, file: &str) -> Result<Tasks, Faults> {
    for at in 0..grids.len() {
        if let Some(header) = header::find_said(&grids[at], ListKind::Tasks, &options.columns)? {
            let mut faults = Faults::default();
            faults.extend(decide::faults(&options.columns, &header, ListKind::Tasks));
            faults.into_result(())?;
            for column in ["stt", "ma"].into_iter().filter_map(|field| header.column(field)) {
                grids[at].number_rows(column);
            }
            let (swapped, turned, notes) = dates::swap_named(&mut grids[at], &header, &options.swap_dates, file);
            let grid = &grids[at];
            let mut tasks = TaskReader::new(grid, &header, turned, options.numbers).read()?;
            tasks.heads = header.printed();
            tasks.swapped = swapped;
            tasks.notes.extend(notes);
            let notes = grids.iter().flat_map(|grid| grid.notes.iter().cloned());
            tasks.notes.splice(0..0, notes);
            tasks.notes.extend(told::same_head(grid, &header, grids.get(at + 1..).unwrap_or_default()));
            return Ok(tasks);
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
    columns: LineColumns,
    /// Whether the rows are numbered: one without a number is then the name of what follows.
    is_numbered: bool,
    /// Whether Roman numerals head the groups.
    has_roman: bool,
    groups: Groups,
    open: OpenRows<'g>,
    totals: ListTotals,
    passed: PassedRows,
    /// Cells from which people were taken off.
    contacts: Vec<(usize, usize)>,
    /// What is left of each text of units without people; none = all of it.
    known_units: HashMap<String, Option<String>>,
    faults: Faults,
    notes: Vec<Diagnostic>,
    above: AsAbove,
    /// Columns whose days and months were turned round.
    turned: Vec<usize>,
    /// Whether the numbers of the rows are kept.
    numbers: bool,
}

/// The columns that tell what a row is.
#[derive(Clone, Copy, Debug)]
struct LineColumns {
    number: Option<usize>,
    code: Option<usize>,
    content: Option<usize>,
    work: [Option<usize>; 4],
}

/// Texts of units that are kept in mind.
const MOST_KNOWN: usize = 10_000;
/// Deepest level of a task below others.
const DEEPEST: usize = 20;

/// What a row is.
enum ListRow<'g> {
    /// A heading of a group.
    Group(&'g str),
    /// A task, or the name of those that follow.
    Task(TaskRow<'g>),
    /// A total: the column of its label, and what stands behind that.
    Total(usize, &'g str),
    /// A number without content.
    Bare,
    /// The header once more, or the numbers of the columns.
    Repeated,
    /// Nothing.
    Empty,
    /// The end of the list.
    End,
}

/// Rows that were passed over.
#[derive(Debug, Default)]
struct PassedRows {
    repeated: Vec<usize>,
    totals: Vec<usize>,
    bare: Vec<usize>,
}

/// The fields of work: a row without any of them names what follows.
const WORK: [&str; 4] = ["san_pham", "chu_tri", "phoi_hop", "thoi_gian"];

impl<'g> TaskReader<'g> {
    fn new(grid: &'g Grid, header: &'g Header, turned: Vec<usize>, numbers: bool) -> Self {
        let mut reader = Self {
            grid,
            header,
            columns: LineColumns {
                number: header.column("stt"),
                code: header.column("ma"),
                content: header.column("noi_dung"),
                work: WORK.map(|field| header.column(field)),
            },
            is_numbered: false,
            has_roman: false,
            groups: Groups::default(),
            open: OpenRows::default(),
            totals: ListTotals::new(header),
            passed: PassedRows::default(),
            contacts: Vec::new(),
            known_units: HashMap::new(),
            faults: Faults::default(),
            notes: Vec::new(),
            above: AsAbove::default(),
            turned,
            numbers,
        };
        let (mut numbered, mut rows) = (0, 0);
        for row in header.below..grid.rows.len() {
            let number = reader.at(row, reader.columns.number);
            reader.has_roman |= is_numeral(closed(number)) && reader.is_bare(row);
            numbered += usize::from(number.starts_with(|c: char| c.is_ascii_digit()));
            rows += usize::from(!reader.at(row, reader.columns.content).is_empty());
        }
        reader.is_numbered = numbered > 0 && numbered * 2 >= rows;
        reader
    }

    fn read(mut self) -> Result<Tasks, Faults> {
        let (mut count, mut labels) = (0, 0);
        for row in self.header.below..self.grid.rows.len() {
            match self.line(row) {
                ListRow::Empty => {}
                ListRow::Repeated => self.passed.repeated.push(row),
                ListRow::Bare => self.passed.bare.push(row),
                ListRow::Total(column, rest) => {
                    self.totals.total(self.grid, row, (column, rest));
                    self.passed.totals.push(row);
                }
                ListRow::End => {
                    self.note_rest(row);
                    break;
                }
                ListRow::Group(name) => {
                    self.open.clear();
                    self.totals.group();
                    let number = if self.numbers { self.kept_number(row) } else { None };
                    self.groups.begin(name, number);
                }
                ListRow::Task(place) => {
                    let depth = self.open.place(place);
                    if depth > DEEPEST {
                        self.too_deep(row);
                        continue;
                    }
                    if depth == 0 && self.groups.choose(self.text(row, "nhom")) {
                        self.totals.group();
                    }
                    let task = self.task(row);
                    if place.is_label {
                        labels += 1;
                    } else {
                        count += 1;
                        self.totals.task(self.grid, row, depth == 0);
                    }
                    // A list with faults is not handed over: its tasks need not be held.
                    if self.faults.is_empty() {
                        self.groups.push(task, depth, row);
                    }
                }
            }
        }
        let column = self.header.column("thoi_gian");
        let doubted = column.filter(|column| !self.turned.contains(column));
        self.notes.extend(doubted.and_then(|column| dates::suspicious(self.grid, self.header.below, column)));
        self.notes.extend(column.and_then(|column| dates::serials(self.grid, self.header.below, column)));
        if count + labels == 0 && self.faults.is_empty() {
            self.faults.push(
                Diagnostic::error(Code::VB232, "dưới dòng tên cột không có nhiệm vụ nào")
                    .path(self.grid.place(self.header.row, 0))
                    .help("kiểm tra trang tính và dòng tên cột"),
            );
        }
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        self.tell();
        let labels = if labels > 0 { format!(", {labels} dòng nêu tên nhóm việc") } else { String::new() };
        let sheet = self.grid.sheet.as_ref().map_or_else(String::new, |sheet| format!(" ở trang «{sheet}»"));
        let line = self.header.row + 1;
        let mut described = vec![format!("Đọc {count} nhiệm vụ{labels}{sheet}, tên cột ở dòng {line}:")];
        described.extend(self.header.describe());
        let places = TaskPlaces::new(self.grid, &self.header.columns, self.groups.places);
        Ok(Tasks { groups: self.groups.list, places, notes: self.notes, described, ..Tasks::default() })
    }

    fn text(&self, row: usize, field: &str) -> &'g str {
        self.header.column(field).map_or("", |column| self.grid.text(row, column))
    }

    /// The text in a column.
    fn at(&self, row: usize, column: Option<usize>) -> &'g str {
        column.map_or("", |column| self.grid.text(row, column))
    }

    /// Whether a row has no field of work of its own.
    fn is_bare(&self, row: usize) -> bool {
        self.columns.work.iter().flatten().all(|column| self.own_at(row, *column).is_empty())
    }

    /// The text of a field, but for what a merged cell gives it.
    fn own(&self, row: usize, field: &str) -> &'g str {
        self.header.column(field).map_or("", |column| self.own_at(row, column))
    }

    fn own_at(&self, row: usize, column: usize) -> &'g str {
        self.grid.own_text(row, column)
    }

    /// What a row is.
    fn line(&self, row: usize) -> ListRow<'g> {
        let mut filled = self.grid.rows[row]
            .iter()
            .filter(|cell| !cell.merged_down)
            .map(|cell| cell.text.trim())
            .filter(|text| !text.is_empty());
        let Some(first) = filled.next() else { return ListRow::Empty };
        let others = filled.count();
        let LineColumns { number, code, content, .. } = self.columns;
        let (number, code) = (closed(self.at(row, number)), closed(self.at(row, code)));
        let named = if number.is_empty() { code } else { number };
        let content = self.at(row, content);
        let is_bare = self.is_bare(row);
        if content.is_empty() && others <= 1 && lists().is_after(&first.to_lowercase()) {
            return ListRow::End;
        }
        if passed::is_passed(self.grid, self.header, ListKind::Tasks, row) {
            return ListRow::Repeated;
        }
        if let Some((column, rest)) = self.total(row) {
            return ListRow::Total(column, rest);
        }
        if is_bare && is_numeral(named) {
            let name = if content.is_empty() { self.second(row) } else { content };
            return if name.is_empty() { ListRow::Bare } else { ListRow::Group(without_roman(name)) };
        }
        if others == 0 && is_bare && content.is_empty() {
            let is_number = named.parse::<f64>().is_ok();
            // The heading of a group stands in the first of merged cells, its numeral with it.
            return if is_number { ListRow::Bare } else { ListRow::Group(without_roman(first)) };
        }
        let next = closed(self.at(row + 1, self.columns.code));
        let is_label = is_bare && ((number.is_empty() && self.is_numbered) || is_parent_code(code, next));
        if others == 0 && is_bare && number.is_empty() && !(is_label && self.has_roman) {
            return ListRow::Group(without_roman(first));
        }
        if is_label && code.is_empty() && number.is_empty() && !self.has_roman && dash(content).is_empty() {
            return ListRow::Group(without_roman(content));
        }
        let number = if named.is_empty() { dash(content) } else { named };
        ListRow::Task(TaskRow { number: if code == number { "" } else { number }, code, is_label })
    }

    /// The label of a total in one of the first three columns, and what stands behind it.
    fn total(&self, row: usize) -> Option<(usize, &'g str)> {
        let content = self.columns.content?;
        let columns = (0..=2).chain((content > 2).then_some(content));
        let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let mut found = None;
        for column in columns {
            let text = self.grid.cell(row, column).filter(|cell| !cell.merged_down).map_or("", |cell| cell.text.trim());
            match after_label(text) {
                Some(rest) => found = found.or(Some((column, rest))),
                // What is none, before the label or as the content, is a task.
                None if (column == content || found.is_none()) && !text.is_empty() && !is_number(text) => return None,
                None => {}
            }
        }
        found.filter(|_| self.own(row, "chu_tri").is_empty() || self.own(row, "thoi_gian").is_empty())
    }

    /// The text after the first one of a row.
    fn second(&self, row: usize) -> &'g str {
        let texts = self.grid.rows[row].iter().filter(|cell| !cell.merged_down).map(|cell| cell.text.trim());
        texts.filter(|text| !text.is_empty()).nth(1).unwrap_or_default()
    }

    fn too_deep(&mut self, row: usize) {
        let number = first_text(self.grid, row);
        let column = self.header.column("stt").or(self.header.column("ma")).unwrap_or(0);
        self.faults.push(
            Diagnostic::error(Code::VB224, format!("số thứ tự «{number}» có quá {DEEPEST} cấp"))
                .path(self.grid.place(row, column))
                .help("đánh số lại, như 1.1.1"),
        );
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
            stt: if self.numbers { self.kept_number(row) } else { None },
            ma: self.value(row, "ma"),
            noi_dung: Text::Plain(content.unwrap_or_default()),
            san_pham: self.value(row, "san_pham").map(Text::Plain),
            chu_tri: self.units(row, "chu_tri"),
            phoi_hop: self.units(row, "phoi_hop"),
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

    /// The number of a row as it stands in the list; that of a group may stand before its name.
    fn kept_number(&self, row: usize) -> Option<String> {
        let number = self.own(row, "stt");
        let typed = || {
            let first = self.grid.rows[row].iter().map(|cell| cell.text.trim()).find(|text| !text.is_empty())?;
            first.strip_suffix(without_roman(first)).map(|before| closed(before.trim_end_matches([' ', '-'])))
        };
        let number = if number.is_empty() { typed().unwrap_or_default() } else { number };
        (!number.is_empty()).then(|| number.to_owned())
    }

    /// The units of a field, without people who can be reached.
    fn units(&mut self, row: usize, field: &str) -> Vec<Text> {
        let Some(text) = self.value(row, field) else { return Vec::new() };
        // Units come again and again: each text is looked at once.
        if self.known_units.len() > MOST_KNOWN {
            self.known_units.clear();
        }
        let units = match self.known_units.get(&text) {
            Some(None) => return list(&text),
            Some(Some(units)) => list(units),
            None => {
                let left = without_contacts(&text);
                let units = left.as_deref().map(list);
                self.known_units.insert(text.clone(), left);
                let Some(units) = units else { return list(&text) };
                units
            }
        };
        let own = self.own(row, field);
        if !own.is_empty() && !is_as_above(own) {
            let column = self.header.column(field).unwrap_or(0);
            self.contacts.push((row, column));
        }
        units
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
}
