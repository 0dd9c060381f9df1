//! The result list as a workbook, for those who look at it in Excel.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};
use zip::ZipArchive;

use crate::diag::{Code, Diagnostic};
use crate::write::save;

use super::earlier::next_line;
use super::log::{ResultLine, State};

/// Title of the workbook, by which it is known again.
const TITLE: &str = "Kết quả vanban batch";
/// Most items that a workbook is made for; longer lists are for programs.
const MOST_ROWS: usize = 20_000;
/// Headers and widths in characters.
const COLUMNS: [(&str, u16); 5] =
    [("STT", 6), ("Dữ liệu", 40), ("Tệp văn bản", 45), ("Kết quả", 12), ("Điều cần xem lại", 80)];
/// Most findings of an item that are named.
const MOST_FINDINGS: usize = 5;

/// Writes the workbook beside a list, and says where; none for a list that is too long.
///
/// # Errors
/// A list that cannot be read; a file in the place of the workbook that is something else, or is open in Excel.
pub fn write_sheet(list: &Path, force: bool) -> Result<Option<PathBuf>, Diagnostic> {
    let path = list.with_extension("xlsx");
    if path.exists() && !force && !is_ours(&path) {
        return Err(save::already_there(&path)
            .help("tệp này không phải bảng kết quả của vanban: đổi tên nó, hoặc ghi sang thư mục khác bằng -o"));
    }
    let unreadable = |what: String| {
        Diagnostic::warning(Code::VB804, format!("không ghi được bảng kết quả: {what}"))
            .file(path.display().to_string())
            .help("kết quả vẫn có ở tệp .jsonl cùng thư mục")
    };
    let file = File::open(list).map_err(|error| unreadable(crate::diag::io_reason(&error)))?;
    let (mut reader, mut line, mut lines) = (BufReader::new(file), Vec::new(), Vec::new());
    while next_line(&mut reader, &mut line).map_err(|error| unreadable(crate::diag::io_reason(&error)))? > 0 {
        if lines.len() == MOST_ROWS {
            return Ok(None);
        }
        lines.extend(serde_json::from_slice::<ResultLine>(&line));
    }
    let bytes = workbook(&lines).map_err(|_| unreadable("nội dung quá dài".to_owned()))?;
    save::bytes(&path, &bytes, true)?;
    Ok(Some(path))
}

/// The workbook of a list; equal lists give equal bytes.
fn workbook(lines: &[ResultLine]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(TITLE).set_creation_datetime(&created));
    let text = || {
        Format::new().set_font_name("Times New Roman").set_font_size(12).set_border(FormatBorder::Thin).set_text_wrap()
    };
    let (head, cell) = (text().set_bold().set_align(FormatAlign::Center), text().set_align(FormatAlign::Top));
    let sheet = book.add_worksheet();
    for (column, (name, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.write_with_format(0, column, name, &head)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, line) in (1..).zip(lines) {
        let state = match line.trang_thai {
            State::Xong => "Xong",
            State::Loi => "Lỗi",
        };
        let number = u32::try_from(line.stt).unwrap_or(u32::MAX);
        sheet.write_with_format(row, 0, number, &cell)?;
        for (column, text) in (1..).zip([&line.vao, line.ra.as_deref().unwrap_or_default(), state, &findings(line)]) {
            sheet.write_with_format(row, column, text, &cell)?;
        }
    }
    if !lines.is_empty() {
        sheet.autofilter(0, 0, u32::try_from(lines.len()).unwrap_or(u32::MAX), 4)?;
    }
    book.save_to_buffer()
}

/// What there is to say of an item, a line each.
fn findings(line: &ResultLine) -> String {
    let told = line.phat_hien.iter().take(MOST_FINDINGS).map(|finding| {
        let place = finding.cho.as_ref().map_or_else(String::new, |place| format!(" ({place})"));
        format!("{}: {}{place}", finding.ma, finding.thong_bao)
    });
    let more = line.phat_hien.len().saturating_sub(MOST_FINDINGS);
    let rest = (more > 0).then(|| format!("… và {more} điều nữa"));
    told.chain(rest).collect::<Vec<_>>().join("\n")
}

/// Whether a file is such a workbook.
fn is_ours(path: &Path) -> bool {
    let title = || {
        let mut archive = ZipArchive::new(File::open(path).ok()?).ok()?;
        let mut core = String::new();
        archive.by_name("docProps/core.xml").ok()?.take(64 * 1024).read_to_string(&mut core).ok()?;
        Some(core.contains(TITLE))
    };
    title().unwrap_or(false)
}
