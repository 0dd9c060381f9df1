//! Lists of progress → rows: sheets that units sent back, or lists of their own.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::diag::{Code, Diagnostic, Faults};
use crate::text::{Basis, Deadline, Repairs, read_deadline};

use super::as_above::AsAbove;
use super::cells::Cells;
use super::decide::says_done;
use super::grid::Grid;
use super::header::{self, Header, ListKind, key};
use super::passed::is_passed;
use super::progress_json::{is_list, list};
use super::tasks::{after_label, is_numeral};
use super::words::lists;
use super::{clean_grids, dates, hidden, in_file, read};

/// Rows that were read from one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// The rows, in order.
    pub rows: Vec<ProgressRow>,
    /// What a person should know.
    pub notes: Vec<Diagnostic>,
    /// What was repaired in the text of the cells.
    pub repairs: Repairs,
    /// How many words were turned into Unicode from an old encoding.
    pub converted: usize,
    /// Which of the columns to be turned round the file has.
    pub swapped: Vec<String>,
    pub(super) described: Vec<String>,
}

impl Progress {
    /// What was read from where, a line each.
    #[must_use]
    pub fn describe(&self) -> &[String] {
        &self.described
    }
}

/// One row of progress; texts as they stand in the cells, empty where there is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgressRow {
    /// The file it stands in, for messages.
    pub file: String,
    /// Its cell there.
    pub cell: String,
    /// Where its fields stand.
    pub cells: Cells,
    /// Code of the task.
    pub ma: String,
    /// Content of the task.
    pub noi_dung: String,
    /// The unit that answers.
    pub don_vi: String,
    /// State in the unit's words.
    pub trang_thai: String,
    /// Result in words.
    pub ket_qua: String,
    /// Day done, as displayed.
    pub ngay_xong: String,
    /// Number, symbol and date of the product.
    pub van_ban: String,
    /// Figures.
    pub so_lieu: String,
    /// Why it is late.
    pub ly_do: String,
    /// New deadline asked for.
    pub han_moi: String,
    /// Proposal.
    pub de_xuat: String,
    /// Period the row reports on.
    pub ky: String,
    /// Remarks, and every column that no field takes.
    pub ghi_chu: String,
}

impl ProgressRow {
    /// Whether the row says anything about the work.
    #[must_use]
    pub fn has_answer(&self) -> bool {
        [
            &self.trang_thai,
            &self.ket_qua,
            &self.ngay_xong,
            &self.van_ban,
            &self.so_lieu,
            &self.ly_do,
            &self.han_moi,
            &self.de_xuat,
        ]
        .iter()
        .any(|text| !text.is_empty())
    }

    /// Its fields by name, as columns and keys are called.
    pub(super) fn fields(&mut self) -> [(&'static str, &mut String); 13] {
        [
            ("ma", &mut self.ma),
            ("noi_dung", &mut self.noi_dung),
            ("don_vi", &mut self.don_vi),
            ("trang_thai", &mut self.trang_thai),
            ("ket_qua", &mut self.ket_qua),
            ("ngay_xong", &mut self.ngay_xong),
            ("van_ban", &mut self.van_ban),
            ("so_lieu", &mut self.so_lieu),
            ("ly_do", &mut self.ly_do),
            ("han_moi", &mut self.han_moi),
            ("de_xuat", &mut self.de_xuat),
            ("ky", &mut self.ky),
            ("ghi_chu", &mut self.ghi_chu),
        ]
    }

    /// A message at the row.
    #[must_use]
    pub fn place(&self, message: Diagnostic) -> Diagnostic {
        message.file(&self.file).path(&self.cell)
    }

    /// A message at a field of the row.
    #[must_use]
    pub fn place_of(&self, field: &str, message: Diagnostic) -> Diagnostic {
        message.file(&self.file).path(self.cells.place(&self.cell, field))
    }

    /// The day of a text of the row, where it names exactly one day.
    #[must_use]
    pub fn day(text: &str, year: i32) -> Option<NaiveDate> {
        match read_deadline(text, Basis { year, issued: None }).deadline {
            Deadline::Dated(milestones) => match milestones.as_slice() {
                [one] if one.from.is_none() && one.due == one.until => Some(one.due),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Reads a file of progress; see [`read_progress`].
///
/// # Errors
/// A file that cannot be read, and every fault of its content.
pub fn read_progress_file(path: &Path, convert: bool, swap: &[String]) -> Result<Progress, Faults> {
    let bytes = read(path, "kiểm tra lại đường dẫn ở --progress")?;
    read_progress(&bytes, &path.display().to_string(), convert, swap)
}

/// Reads progress from a workbook, CSV or JSON list. `file` stands in messages; `swap` names columns, by header or letter,
/// whose day and month are to be turned round.
///
/// # Errors
/// Every fault of the file, with its cell.
pub fn read_progress(bytes: &[u8], file: &str, convert: bool, swap: &[String]) -> Result<Progress, Faults> {
    let result = if is_list(bytes) {
        list(bytes, convert)
    } else {
        clean_grids(bytes, None, convert).and_then(|(grids, cleaner)| {
            let progress = from_grids(grids, swap, file)?;
            Ok(Progress { repairs: cleaner.repairs, converted: cleaner.converted, ..progress })
        })
    };
    let mut progress = result.map_err(|faults| faults.file(file))?;
    progress.notes = in_file(progress.notes, file);
    for row in &mut progress.rows {
        file.clone_into(&mut row.file);
    }
    Ok(progress)
}

/// The rows of every sheet that has a header of progress.
fn from_grids(mut grids: Vec<Grid>, swap: &[String], file: &str) -> Result<Progress, Faults> {
    let mut progress = Progress::default();
    let mut faults = Faults::default();
    let mut found = false;
    for grid in &mut grids {
        hidden::tell_read(grid);
        progress.notes.append(&mut grid.notes);
        match header::find(grid, ListKind::Progress) {
            Ok(Some(header)) => {
                found = true;
                header.column("ma").into_iter().for_each(|column| grid.number_rows(column));
                let (names, turned, notes) = dates::swap_named(grid, &header, swap, file);
                progress.swapped.extend(names);
                progress.notes.extend(notes);
                let sheet = grid.sheet.as_deref().map(Arc::from);
                ProgressReader {
                    grid,
                    sheet,
                    header: &header,
                    progress: &mut progress,
                    faults: &mut faults,
                    above: AsAbove::default(),
                    turned,
                }
                .read();
            }
            Ok(None) if grid.rows.iter().any(|row| row.iter().any(|cell| !cell.text.trim().is_empty())) => {
                let sheet = grid.sheet.as_deref().unwrap_or("tệp");
                progress.notes.push(
                    Diagnostic::hint(Code::VB243, format!("trang «{sheet}» không có bảng tiến độ, bỏ qua"))
                        .path(grid.place(0, 0)),
                );
            }
            Ok(None) => {}
            Err(fault) => faults.push(fault),
        }
    }
    if !found && faults.is_empty() {
        let seen: Vec<&str> = grids
            .iter()
            .flat_map(|grid| grid.rows.iter().take(5).flatten())
            .map(|cell| cell.text.trim())
            .filter(|text| !text.is_empty())
            .take(8)
            .collect();
        let fault = Diagnostic::error(Code::VB235, "không thấy dòng tên cột của bảng tiến độ")
            .help("cần cột «Mã nhiệm vụ» hoặc «Nhiệm vụ», và một cột như «Trạng thái», «Kết quả thực hiện», «Ngày hoàn thành»");
        faults.push(if seen.is_empty() {
            fault
        } else {
            fault.help(format!("các chữ đã gặp: {}", seen.join(" | ")))
        });
    }
    faults.into_result(progress)
}

struct ProgressReader<'g, 'p> {
    grid: &'g Grid,
    /// Name of the sheet.
    sheet: Option<Arc<str>>,
    header: &'g Header,
    progress: &'p mut Progress,
    faults: &'p mut Faults,
    above: AsAbove,
    /// Columns whose days and months were turned round.
    turned: Vec<usize>,
}

impl ProgressReader<'_, '_> {
    fn read(mut self) {
        let (unit, period) = self.titles();
        let before = self.progress.rows.len();
        let extra = self.header.unused_columns();
        for row in self.header.below..self.grid.rows.len() {
            if is_passed(self.grid, self.header, ListKind::Progress, row) || self.is_total(row) {
                continue;
            }
            let mut read = self.row(row, &extra);
            // Who sends a sheet is told above it; a column tells who leads the task.
            if !unit.is_empty() {
                read.don_vi.clone_from(&unit);
            }
            if read.ky.is_empty() {
                read.ky.clone_from(&period);
            }
            if !read.has_answer() && self.names_group(row, &read) {
                continue;
            }
            if !read.ma.is_empty() || !read.noi_dung.is_empty() || read.has_answer() {
                self.progress.rows.push(read);
            }
        }
        for field in ["ngay_xong", "han_moi"] {
            let column = self.header.column(field);
            let doubted = column.filter(|column| !self.turned.contains(column));
            let note = doubted.and_then(|column| dates::suspicious(self.grid, self.header.below, column));
            let serials = column.and_then(|column| dates::serials(self.grid, self.header.below, column));
            self.progress.notes.extend(note.into_iter().chain(serials));
        }
        let unused = self.header.unused();
        if !unused.is_empty() {
            self.progress
                .notes
                .push(Diagnostic::hint(Code::VB240, format!("cột giữ làm ghi chú: {}", unused.join(", "))));
        }
        let count = self.progress.rows.len() - before;
        let sheet = self.grid.sheet.as_ref().map_or_else(String::new, |sheet| format!(" ở trang «{sheet}»"));
        let line = self.header.row + 1;
        self.progress.described.push(format!("Đọc {count} dòng tiến độ{sheet}, tên cột ở dòng {line}:"));
        self.progress.described.extend(self.header.describe());
    }

    /// Whether a row is a total: a label of one in one of the first three columns, and no code.
    fn is_total(&self, row: usize) -> bool {
        let code = self.header.column("ma").map_or("", |column| self.grid.text(row, column));
        let content = self.header.column("noi_dung").unwrap_or(0).max(2);
        let mut cells = (0..=content).map(|column| self.grid.text(row, column)).filter(|text| !text.is_empty());
        code.is_empty() && cells.next().and_then(after_label).is_some()
    }

    /// Whether a row without an answer is the name of a group: one cell over the columns of the task, or a Roman number.
    fn names_group(&self, row: usize, read: &ProgressRow) -> bool {
        let (code, content) = (self.header.column("ma"), self.header.column("noi_dung"));
        let covered = |column: Option<usize>| {
            column.and_then(|column| self.grid.cell(row, column)).is_some_and(|cell| cell.merged_right)
        };
        let content_spans =
            content.and_then(|column| self.grid.cell(row, column + 1)).is_some_and(|cell| cell.merged_right);
        covered(code)
            || covered(content)
            || (code.is_none_or(|_| read.ma.is_empty()) && content_spans)
            || is_numeral(&read.ma)
    }

    /// The unit and the period that titles above the header name; where they name none, the name of the sheet may.
    fn titles(&self) -> (String, String) {
        let (mut unit, mut period) = (String::new(), String::new());
        let titles = self.grid.rows.iter().take(self.header.row).flatten();
        for text in titles.map(|cell| cell.text.trim()) {
            if let Some(name) = lists().unit(text) {
                name.clone_into(&mut unit);
            } else if let Some(name) = lists().period(text) {
                name.clone_into(&mut period);
            }
        }
        let sheet = self.grid.sheet.as_deref().unwrap_or_default();
        let words = key(sheet);
        if period.is_empty() && ["thang ", "quy "].iter().any(|name| words.contains(name)) {
            sheet.clone_into(&mut period);
        }
        (unit, period)
    }

    fn row(&mut self, row: usize, extra: &[(usize, String)]) -> ProgressRow {
        let mut read = ProgressRow { cell: self.grid.place(row, self.place_column()), ..ProgressRow::default() };
        let mut columns = Vec::new();
        for (field, text) in read.fields() {
            *text = self.value(row, field);
            columns.extend(self.header.column(field).filter(|_| !text.is_empty()).map(|column| (field, column)));
        }
        read.cells = Cells::Sheet { sheet: self.sheet.clone(), row, columns };
        read.ky = self.period(std::mem::take(&mut read.ky));
        // «x» or «Đã hoàn thành» in the column of days: done, on a day that is not known.
        if says_done(&read.ngay_xong) {
            read.ngay_xong.clear();
            if read.trang_thai.is_empty() {
                "Hoàn thành".clone_into(&mut read.trang_thai);
            }
        }
        if read.trang_thai.is_empty() {
            let ticked = [("da_xong", "Hoàn thành"), ("dang_lam", "Đang thực hiện"), ("chua_lam", "Chưa thực hiện")];
            let mut said: Vec<&str> = Vec::new();
            for (field, words) in ticked {
                let text = self.value(row, field);
                if lists().is_tick(&text.to_lowercase()) {
                    said.push(words);
                } else if !text.is_empty() {
                    said.push(words);
                    if read.ket_qua.is_empty() {
                        read.ket_qua = text;
                    }
                }
            }
            read.trang_thai = said.join("; ");
        }
        let mut remarks = vec![std::mem::take(&mut read.ghi_chu)];
        for (column, name) in extra {
            let text = self.grid.text(row, *column);
            let merged = self.grid.cell(row, *column).is_some_and(|cell| cell.merged_right);
            if !text.is_empty() && !merged {
                remarks.push(format!("{name}: {text}"));
            }
        }
        remarks.retain(|text| !text.is_empty());
        read.ghi_chu = remarks.join("; ");
        read
    }

    /// A column «Quý» holds `I`, a column «Tháng» `3`: the header belongs to the number.
    fn period(&self, text: String) -> String {
        let header = self.header.column("ky").map_or("", |column| self.header.texts[column].as_str());
        let name = key(header);
        let bare = !text.is_empty() && ["quy", "thang"].contains(&name.as_str()) && !key(&text).contains(&name);
        if bare { format!("{header} {text}") } else { text }
    }

    /// The column that names the task in messages.
    fn place_column(&self) -> usize {
        self.header.column("ma").or_else(|| self.header.column("noi_dung")).unwrap_or(0)
    }

    /// The text of a field; «như trên» stands for the cell above.
    fn value(&mut self, row: usize, field: &str) -> String {
        let Some(column) = self.header.column(field) else { return String::new() };
        if let Some(fault) = self.grid.formula_fault(row, column) {
            self.faults.push(fault);
            return String::new();
        }
        self.above.text(self.grid, self.header.below, row, column).to_owned()
    }
}

impl Header {
    /// Columns with a header that no field takes.
    fn unused_columns(&self) -> Vec<(usize, String)> {
        let used: BTreeMap<usize, &String> = self.columns.iter().map(|(field, column)| (*column, field)).collect();
        self.texts
            .iter()
            .enumerate()
            .filter(|(column, text)| !text.is_empty() && !used.contains_key(column))
            .map(|(column, text)| (column, text.clone()))
            .collect()
    }
}
