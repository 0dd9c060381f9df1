//! Free tables: their columns, and rows whose cells fill them.

use crate::diag::{Code, Diagnostic};
use crate::plan::grid::Slot;
use crate::plan::path::Path;
use crate::plan::table::{Bang, Cot, Dong, O};

use super::{error, word};

/// Cells of all tables of a document, with those that others cover.
const MOST_CELLS: usize = 2_000_000;

/// Columns that a word processor can show in a table.
const MOST_COLUMNS: usize = 63;

/// The fault of a table of more columns than a word processor shows.
#[must_use]
pub fn too_wide(columns: usize) -> Option<Diagnostic> {
    (columns > MOST_COLUMNS).then(|| {
        Diagnostic::error(Code::VB180, format!("bảng có {columns} cột, Word chỉ nhận đến {MOST_COLUMNS} cột"))
            .help("bỏ cột thừa, hoặc chia thành nhiều bảng")
    })
}

/// Faults of a table; `cells` counts those of the tables so far.
pub(super) fn faults(table: &Bang, cells: &mut usize, path: &Path, faults: &mut Vec<Diagnostic>) {
    if table.cot.is_empty() && table.tu_tep.is_none() {
        faults.push(error(
            Code::VB148,
            "bảng không có cột nào",
            path,
            "thêm \"cot\", hoặc lấy bảng từ tệp bằng \"tu_tep\"",
        ));
    }
    faults.extend(too_wide(table.cot.len()).map(|fault| fault.path(path.at("cot"))));
    for (index, own) in table.cot.iter().enumerate() {
        column(own, index, path, faults);
    }
    *cells = cells.saturating_add(table.cot.len().saturating_mul(table.dong.len()));
    if *cells > MOST_CELLS {
        faults.push(error(
            Code::VB162,
            format!(
                "các bảng có quá 2.000.000 ô, tính đến bảng {} dòng × {} cột này",
                table.dong.len(),
                table.cot.len()
            ),
            path,
            "bỏ dòng và cột thừa, hoặc chia thành nhiều văn bản",
        ));
        return;
    }
    rows(table, path, faults);
}

fn column(own: &Cot, index: usize, path: &Path, faults: &mut Vec<Diagnostic>) {
    let path = path.at("cot").nth(index);
    if own.rong == Some(0) {
        faults.push(error(
            Code::VB111,
            "bề rộng cột phải từ 1 trở lên",
            path.at("rong"),
            "ghi số đúng, hoặc bỏ khóa này",
        ));
    }
    word(own.kieu.as_ref(), "kieu", &path, faults);
    word(own.can.as_ref(), "can", &path, faults);
}

fn rows(table: &Bang, path: &Path, faults: &mut Vec<Diagnostic>) {
    let mut grid = table.grid();
    for (index, row) in table.dong.iter().enumerate() {
        let mut free = 0;
        let mut count = |_, slot| match slot {
            Slot::Cell(columns, _) => free += usize::from(columns),
            Slot::Missing => free += 1,
            Slot::Above(_) | Slot::Number => {}
        };
        let (cells, fits) = match row {
            Dong::O(cells) => (cells, grid.row(cells.iter().map(O::covers), &mut count)),
            Dong::Dang(_, cells) => (cells, grid.full_row(cells.iter().map(O::covers), &mut count)),
            Dong::Nhom(_) => {
                grid.full_row([(table.width(), 1)], |_, _| {});
                continue;
            }
        };
        let at = || path.at("dong").nth(index);
        let taken: usize = cells.iter().map(|cell| usize::from(cell.cot.max(1))).sum();
        if cells.iter().any(|cell| cell.cot == 0 || cell.dong == 0) {
            faults.push(error(
                Code::VB111,
                "số cột, số dòng của ô phải từ 1 trở lên",
                at(),
                "ghi số đúng, hoặc bỏ khóa này",
            ));
        } else if taken != free {
            faults.push(error(
                Code::VB153,
                format!("dòng có {taken} ô cho {free} cột còn trống"),
                at(),
                "mỗi cột một ô; ô trống viết \"\"; ô chiếm nhiều cột viết {\"o\": \"…\", \"cot\": 2}",
            ));
        } else if !fits {
            faults.push(error(
                Code::VB153,
                "ô chiếm nhiều cột gặp cột mà ô ở dòng trên còn chiếm",
                at(),
                "bớt \"cot\" của ô này, hoặc \"dong\" của ô ở dòng trên",
            ));
        }
    }
}
