//! XLSX, XLS, ODS: displayed text of each cell, merged cells resolved.

mod archive;
mod cells;
mod ods;
mod ods_styles;
mod sheet;
mod xlsx;

use std::fmt::Display;

use crate::diag::{Code, Diagnostic, Faults, did_you_mean};
use crate::text::fold_name;

use super::budget::Budget;
use super::foreign::{self, locked};
use super::grid::Grid;
use super::xls::Xls;
use super::{Named, TableForm};
use archive::Archive;
use xlsx::Xlsx;

pub(super) use sheet::{CellValue, MergedRun, SheetBuilder};

/// Sheets that are named in a message.
const MOST_NAMED: usize = 10;

/// The name of a sheet, and whether it is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SheetName {
    pub(super) text: String,
    pub(super) is_hidden: bool,
}

/// The sheets of a workbook that are not hidden, or the one that is named.
///
/// # Errors
/// A file that is none, that is damaged, or that holds more than is held; a sheet that is not there.
pub(super) fn read(bytes: &[u8], sheet: Option<Named<'_>>) -> Result<Vec<Grid>, Faults> {
    let mut budget = Budget::new();
    let (names, mut grids) = if TableForm::of(bytes) == TableForm::Ole {
        let book = Xls::open(bytes)?;
        let names = book.names();
        let chosen = chosen(&names, sheet)?;
        let grids =
            chosen.into_iter().map(|at| book.grid(at, &mut budget).map_err(|fault| in_sheet(fault, &names[at])));
        let grids = grids.collect::<Result<Vec<_>, _>>()?;
        (names, grids)
    } else {
        zipped(bytes, sheet, &mut budget)?
    };
    let hidden: Vec<&str> = names.iter().filter(|name| name.is_hidden).map(|name| name.text.as_str()).collect();
    if let (None, Some(first), false) = (sheet, grids.first_mut(), hidden.is_empty()) {
        let more = if hidden.len() > MOST_NAMED { format!(" … ({} trang)", hidden.len()) } else { String::new() };
        let listed = hidden.iter().take(MOST_NAMED).map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ");
        first.notes.push(
            Diagnostic::hint(Code::VB256, format!("không đọc trang tính đang ẩn: {listed}{more}"))
                .help("muốn đọc trang ẩn thì nêu tên ở «trang», hoặc bỏ ẩn trong Excel"),
        );
    }
    if grids.is_empty() && !hidden.is_empty() {
        return Err(Diagnostic::error(Code::VB256, "mọi trang tính của tệp đều đang ẩn")
            .help("bỏ ẩn trang tính trong Excel, hoặc nêu tên ở «trang»")
            .into());
    }
    Ok(grids)
}

fn zipped(bytes: &[u8], sheet: Option<Named<'_>>, budget: &mut Budget) -> Result<(Vec<SheetName>, Vec<Grid>), Faults> {
    let mut archive = Archive::open(bytes)?;
    if let Some(fault) = foreign::in_archive(archive.names()) {
        return Err(fault.into());
    }
    if archive.has("content.xml") {
        if let Some(fault) = foreign::fault(bytes) {
            return Err(fault.into());
        }
        if ods::is_locked(&mut archive)? {
            return Err(locked("tệp ODS", "LibreOffice Calc").into());
        }
        let mut names = Vec::new();
        if sheet.is_some() {
            // Which sheet is meant is known when all names are.
            names.extend(ods::read(&mut archive, &|_| false, budget)?.into_iter().map(|(name, _)| name));
        }
        let wanted = chosen(&names, sheet)?.first().map(|at| names[*at].clone());
        let is_wanted = |name: &SheetName| match (sheet, &wanted) {
            (Some(_), wanted) => wanted.as_ref() == Some(name),
            (None, _) => !name.is_hidden,
        };
        let sheets = ods::read(&mut archive, &is_wanted, budget)?;
        let names = sheets.iter().map(|(name, _)| name.clone()).collect();
        return Ok((names, sheets.into_iter().filter_map(|(_, grid)| grid).collect()));
    }
    let Some(main) = Xlsx::main_part(&mut archive)? else { return Err(no_workbook(bytes).into()) };
    let mut book = Xlsx::open(archive, &main)?;
    let names = book.names();
    let mut grids = Vec::new();
    for at in chosen(&names, sheet)? {
        grids.push(book.grid(at, budget).map_err(|fault| in_sheet(fault, &names[at]))?);
    }
    Ok((names, grids))
}

fn in_sheet(fault: Diagnostic, name: &SheetName) -> Diagnostic {
    if fault.place.path.is_some() { fault } else { fault.path(format!("trang «{}»", name.text)) }
}

/// The places of the sheets to be read: those that are not hidden, or the one that is named, whatever its case and spaces.
fn chosen(names: &[SheetName], sheet: Option<Named<'_>>) -> Result<Vec<usize>, Diagnostic> {
    let Some(wanted) = sheet else {
        return Ok((0..names.len()).filter(|at| !names[*at].is_hidden).collect());
    };
    let exact = names.iter().position(|name| name.text == wanted.sheet);
    let key = sheet_key(wanted.sheet);
    match exact.or_else(|| names.iter().position(|name| sheet_key(&name.text) == key)) {
        Some(at) => Ok(vec![at]),
        None => Err(no_sheet(wanted, names)),
    }
}

/// A name of a sheet as names are compared: composed, in small letters, with single spaces.
fn sheet_key(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let composed: String = name.nfkc().flat_map(char::to_lowercase).collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The fault of an Office file that is no workbook: what it is, where its bytes tell.
pub(super) fn no_workbook(bytes: &[u8]) -> Diagnostic {
    foreign::fault(bytes).unwrap_or_else(|| {
        Diagnostic::error(Code::VB222, "tệp không phải bảng tính").help("lưu bảng thành .xlsx hoặc CSV UTF-8")
    })
}

fn damaged(what: &str, why: &dyn Display) -> Diagnostic {
    Diagnostic::error(Code::VB220, format!("{what} hỏng: {why}")).help("mở bằng Excel, để Excel sửa rồi lưu lại")
}

fn no_sheet(wanted: Named<'_>, names: &[SheetName]) -> Diagnostic {
    let fault = Diagnostic::error(Code::VB223, format!("không có trang tính «{}»", wanted.sheet)).path(wanted.path);
    let near =
        names.iter().find(|name| fold_name(&name.text) == fold_name(wanted.sheet)).map(|name| name.text.as_str());
    if let Some(near) = near.or_else(|| did_you_mean(wanted.sheet, names.iter().map(|name| name.text.as_str()))) {
        return fault.help(format!("có phải «{near}»?"));
    }
    let names: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
    fault.help(format!("các trang tính: {}", names.join(", ")))
}
