//! What is to be said of a list that was read.

use crate::diag::{Code, Diagnostic};

use super::super::grid::{Grid, letters};
use super::super::header::{self, Header, ListKind};
use super::{PassedRows, TaskReader, first_text};

impl TaskReader<'_> {
    /// Says what was passed over, and what differs from the totals.
    pub(super) fn tell(&mut self) {
        let at = |row: usize| self.grid.place(row, 0);
        let PassedRows { repeated, totals, bare } = &self.passed;
        if let Some(first) = bare.first() {
            let message = format!("bỏ qua {} dòng có số thứ tự mà không có nội dung: {}", bare.len(), rows(bare));
            let help = "nếu dòng ấy là nhiệm vụ thì ghi nội dung; không thì xóa dòng";
            self.notes.push(Diagnostic::warning(Code::VB272, message).path(at(*first)).help(help));
        }
        if let Some(first) = totals.first() {
            let message = format!("dòng tổng không phải nhiệm vụ, không in: {}", rows(totals));
            self.notes.push(Diagnostic::hint(Code::VB271, message).path(at(*first)));
        }
        if let Some(first) = repeated.first() {
            let message = format!("bỏ qua dòng tên cột lặp lại: {}", rows(repeated));
            self.notes.push(Diagnostic::hint(Code::VB271, message).path(at(*first)));
        }
        if let Some(first) = self.contacts.first() {
            let more = self.contacts.len().saturating_sub(10);
            let cell = |(row, column): &(usize, usize)| format!("{}{}", letters(*column), row + 1);
            let cells = self.contacts.iter().take(10).map(cell).collect::<Vec<_>>().join(", ");
            let cells = if more > 0 { format!("{cells} và {more} ô khác") } else { cells };
            let message = format!("đã bỏ người liên hệ, số điện thoại, thư điện tử ở ô {cells}: không in ra");
            self.notes.push(Diagnostic::hint(Code::VB274, message).path(self.grid.place(first.0, first.1)));
        }
        self.notes.extend(self.totals.differences(self.grid));
        if self.groups.returned > 0 {
            let message = format!(
                "cột «{}» không xếp liền nhau: {} nhiệm vụ được đưa về nhóm đã có ở trên",
                self.header.column("nhom").map_or("", |column| self.header.texts[column].as_str()),
                self.groups.returned
            );
            self.notes.push(Diagnostic::hint(Code::VB273, message).path(at(self.header.row)));
        }
        let unused = self.header.unused();
        if !unused.is_empty() {
            self.notes.push(Diagnostic::hint(Code::VB240, format!("cột không dùng tới: {}", unused.join(", "))));
        }
    }

    /// Says which rows below the list were left out.
    pub(super) fn note_rest(&mut self, row: usize) {
        let rows = self.grid.rows.len() - row;
        self.notes.push(
            Diagnostic::hint(Code::VB242, format!("bỏ qua {rows} dòng dưới bảng, từ «{}»", first_text(self.grid, row)))
                .path(self.grid.place(row, 0)),
        );
    }
}

/// Says which sheets after the one that is read have the same head: the list goes on there, or another year's stands there.
pub(super) fn same_head(grid: &Grid, header: &Header, others: &[Grid]) -> Option<Diagnostic> {
    let same = |other: &&Grid| {
        header::find(other, ListKind::Tasks)
            .is_ok_and(|found| found.is_some_and(|found| found.columns == header.columns))
    };
    let names: Vec<&str> = others.iter().filter(same).filter_map(|other| other.sheet.as_deref()).collect();
    let first = names.first()?;
    let listed = names.iter().take(10).map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ");
    let sheet = grid.sheet.as_deref().unwrap_or_default();
    let note =
        Diagnostic::warning(Code::VB259, format!("chỉ đọc trang «{sheet}»; còn trang có bảng giống thế: {listed}"))
            .help(format!("muốn đọc trang khác thì nêu tên, như \"trang\": \"{first}\""));
    Some(note)
}

/// Rows for a person, the first ten.
fn rows(rows: &[usize]) -> String {
    let listed: Vec<String> = rows.iter().take(10).map(|row| (row + 1).to_string()).collect();
    let more = if rows.len() > listed.len() { format!(" … ({} dòng)", rows.len()) } else { String::new() };
    format!("dòng {}{more}", listed.join(", "))
}
