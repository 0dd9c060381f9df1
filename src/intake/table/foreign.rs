//! Files that are given for a table and are something else: what each is, and what to do.

use crate::diag::{Code, Diagnostic};

/// First bytes that tell a file of another kind.
const KINDS: [(&[u8], &str, &str); 9] = [
    (b"%PDF-", "tệp PDF", TYPED),
    (b"{\\rtf", "tệp RTF", TYPED),
    (b"\x89PNG", "ảnh", TYPED),
    (b"\xFF\xD8\xFF", "ảnh", TYPED),
    (b"GIF8", "ảnh", TYPED),
    (b"Rar!", "tệp nén RAR", UNPACKED),
    (b"7z\xBC\xAF", "tệp nén 7z", UNPACKED),
    (b"\x1F\x8B", "tệp nén gzip", UNPACKED),
    (b"MZ", "chương trình", TYPED),
];
const TYPED: &str = "chọn tệp bảng .xlsx, .xls, .ods hoặc .csv";
const UNPACKED: &str = "giải nén, rồi chọn tệp bảng bên trong";
const RESAVED: &str = "mở bằng Excel, chọn Lưu thành, kiểu Excel Workbook (.xlsx)";
/// Bytes that are looked at.
const LOOKED_AT: usize = 2_048;
/// Length of the file that Excel keeps beside one that is open.
const LOCK: usize = 165;

/// The fault of a file that its first bytes tell to be no table; none for a workbook or text.
pub(super) fn fault(bytes: &[u8]) -> Option<Diagnostic> {
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    if bytes.len() == LOCK && bytes.first().is_some_and(|length| (1..=54).contains(length)) {
        return Some(told("tệp tạm của Excel", "đóng Excel rồi chọn tệp cùng tên không có «~$» ở đầu"));
    }
    if let Some((_, what, help)) = KINDS.iter().find(|(mark, ..)| start.starts_with(mark)) {
        return Some(told(what, help));
    }
    let text: String = String::from_utf8_lossy(start).chars().filter(|c| *c != '\0').collect();
    let text = text.trim_start_matches(['\u{feff}', '\u{fffd}', ' ', '\t', '\r', '\n']).to_ascii_lowercase();
    let is_markup = text.starts_with('<');
    if text.starts_with("mime-version:") || text.starts_with("from: <saved by") {
        Some(told("trang web (MHTML)", RESAVED))
    } else if is_markup
        && (text.contains("excel.sheet")
            || text.contains("urn:schemas-microsoft-com:office:spreadsheet\"") && text.contains("<workbook"))
    {
        Some(told("bảng tính XML 2003", RESAVED))
    } else if is_markup
        && ["<html", "<!doctype html", "<table", "<head", "<body", "<meta"].iter().any(|tag| text.contains(tag))
    {
        Some(told("trang web (HTML), dù tên tệp là của bảng tính", RESAVED))
    } else if is_markup && text.starts_with("<?xml") {
        Some(told("tệp XML", TYPED))
    } else {
        None
    }
}

/// The fault of an archive that its parts tell to be something else.
#[cfg(feature = "xlsx")]
pub(super) fn in_archive<'n>(names: impl Iterator<Item = &'n str>) -> Option<Diagnostic> {
    let (mut what, mut is_book) = (None, false);
    for name in names {
        match name {
            "xl/workbook.bin" => what = Some(told("bảng tính Excel dạng nhị phân (.xlsb)", RESAVED)),
            "index/document.iwa" => {
                what = Some(told("bảng tính Numbers của máy Mac", "xuất ra Excel (.xlsx) rồi chọn tệp ấy"));
            }
            "word/document.xml" => what = Some(told("tệp Word", "chép bảng sang Excel, lưu thành .xlsx")),
            "ppt/presentation.xml" => what = Some(told("tệp PowerPoint", TYPED)),
            _ => is_book |= name.starts_with("xl/workbook"),
        }
    }
    what.filter(|_| !is_book)
}

fn told(what: &str, help: &str) -> Diagnostic {
    Diagnostic::error(Code::VB222, format!("tệp không phải bảng tính đọc được: đây là {what}")).help(help)
}
