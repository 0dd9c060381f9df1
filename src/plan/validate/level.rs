//! Entries of the content.

use crate::diag::{Code, Diagnostic};
use crate::plan::document::Muc;
use crate::plan::path::Path;
use crate::plan::text::Text;
use crate::plan::typed::{DanhSo, Typed};

use super::error;

/// The fault of a way of numbering that there is none of.
pub(super) fn numbering(given: Option<&Typed<DanhSo>>, path: &Path, faults: &mut Vec<Diagnostic>) {
    if let Some(given) = given.filter(|given| given.value().is_none()) {
        faults.push(error(
            Code::VB109,
            format!("«danh_so» không nhận giá trị «{}»", &**given),
            path.at("danh_so"),
            "dùng một trong: chu-cai, thap-phan",
        ));
    }
}

/// Faults of an entry: it has something to print, and a level that there is.
pub(super) fn faults(entry: &Muc, path: &Path, faults: &mut Vec<Diagnostic>) {
    if let Some(cap) = entry.cap.as_ref().filter(|cap| cap.value().is_none()) {
        faults.push(error(
            Code::VB109,
            format!("«cap» không nhận giá trị «{}»", &**cap),
            path.at("cap"),
            "dùng một trong: phan, chuong, muc, tieu-muc, dieu, khoan",
        ));
    }
    numbering(entry.danh_so.as_ref(), path, faults);
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
