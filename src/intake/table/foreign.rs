//! Files that are given for a table and are something else: what each is, and what to do.

use crate::diag::{Code, Diagnostic};
use crate::intake::FileSort;

const TYPED: &str = "chọn tệp bảng .xlsx, .xls, .ods hoặc .csv";
const UNPACKED: &str = "giải nén, rồi chọn tệp bảng bên trong";
const RESAVED: &str = "mở bằng Excel, chọn Lưu thành, kiểu Excel Workbook (.xlsx)";
const COPIED: &str = "mở bằng Word, chép bảng sang Excel, lưu thành .xlsx";

/// The fault of a file that its bytes tell to be no table; none for a workbook, for text and for JSON.
pub(super) fn fault(bytes: &[u8]) -> Option<Diagnostic> {
    FileSort::of(bytes).and_then(told)
}

/// The fault of an archive that its parts tell to be something else.
#[cfg(feature = "xlsx")]
pub(super) fn in_archive<'n>(names: impl Iterator<Item = &'n str>) -> Option<Diagnostic> {
    FileSort::of_parts(names).and_then(told)
}

/// The fault of a table with a password; `what` it is, and the program that opens it.
#[cfg(feature = "xlsx")]
pub(super) fn locked(what: &str, program: &str) -> Diagnostic {
    Diagnostic::error(Code::VB205, format!("{what} có đặt mật khẩu"))
        .help(format!("mở bằng {program}, bỏ mật khẩu rồi lưu lại"))
}

fn told(sort: FileSort) -> Option<Diagnostic> {
    let help = match sort {
        FileSort::Json | FileSort::Excel | FileSort::OldExcel | FileSort::OpenTable => return None,
        FileSort::Archive(_) | FileSort::Zip => UNPACKED,
        FileSort::WebPage | FileSort::SavedPage | FileSort::XmlTable | FileSort::BinaryExcel => RESAVED,
        FileSort::Word | FileSort::OldWord | FileSort::OpenText | FileSort::Rtf => COPIED,
        FileSort::Pdf => "xin tệp Excel gốc; không có thì chuyển PDF sang Excel, soát lại rồi lưu thành .xlsx",
        FileSort::Picture => "gõ bảng trong ảnh vào Excel, lưu thành .xlsx",
        FileSort::Apple => "mở trên máy Mac, xuất ra Excel (.xlsx) rồi chọn tệp ấy",
        FileSort::Message => "mở thư, lưu tệp đính kèm ra rồi chọn tệp ấy",
        FileSort::Locked => "mở bằng Excel, bỏ mật khẩu rồi lưu lại",
        FileSort::Lock => "đóng Excel rồi chọn tệp cùng tên không có «~$» ở đầu",
        _ => TYPED,
    };
    let code = if sort == FileSort::Locked { Code::VB205 } else { Code::VB222 };
    let what = match sort {
        FileSort::WebPage => "trang web (HTML), dù tên tệp là của bảng tính",
        FileSort::Lock => "tệp tạm của Excel",
        _ => sort.name(),
    };
    let said = format!("tệp không phải bảng tính đọc được: đây là {what}");
    Some(Diagnostic::error(code, said).help(help))
}
