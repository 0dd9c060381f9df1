//! Entries of the content.

use crate::diag::{Code, Diagnostic};
use crate::plan::document::Muc;
use crate::plan::path::Path;
use crate::plan::text::Text;

use super::{error, word};

/// Faults of an entry: it has something to print, and a level that there is.
pub(super) fn faults(entry: &Muc, path: &Path, faults: &mut Vec<Diagnostic>) {
    word(entry.cap.as_ref(), "cap", path, faults);
    word(entry.danh_so.as_ref(), "danh_so", path, faults);
    if entry.tieu_de.as_ref().is_some_and(Text::is_blank) {
        faults.push(error(
            Code::VB146,
            "tiêu đề để trống",
            path.at("tieu_de"),
            "ghi tiêu đề, hoặc bỏ khóa \"tieu_de\"",
        ));
    } else if entry.tieu_de.is_none()
        && entry.doan.is_empty()
        && entry.bang.is_none()
        && entry.hinh.is_empty()
        && entry.tiep.is_empty()
    {
        faults.push(error(
            Code::VB147,
            "mục không có tiêu đề và không có đoạn nào",
            path,
            "thêm \"tieu_de\" hoặc \"doan\"",
        ));
    }
}
