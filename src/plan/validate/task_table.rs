//! How the tasks are to be printed: columns and numbers that there are.

use crate::diag::{Code, Diagnostic};
use crate::plan::path::Path;
use crate::plan::task_table::PhuLucNhiemVu;
use crate::plan::typed::{CotChon, WordList};

use super::{error, word};

/// Faults of the appendix of tasks.
pub(super) fn faults(appendix: &PhuLucNhiemVu, faults: &mut Vec<Diagnostic>) {
    let path = Path::from("nhiem_vu_phu_luc");
    if appendix.thu_tu == Some(0) {
        faults.push(error(
            Code::VB111,
            "«thu_tu» phải từ 1 trở lên, không phải 0",
            path.at("thu_tu"),
            "ghi số đúng, hoặc bỏ khóa này",
        ));
    }
    word(appendix.stt.as_ref(), "stt", &path, faults);
    for (index, column) in appendix.cot.iter().enumerate() {
        if column.muc.value().is_none() {
            faults.push(error(
                Code::VB109,
                format!("bảng nhiệm vụ không có cột «{}»", &*column.muc),
                path.at("cot").nth(index),
                &format!("dùng một trong: {}", CotChon::WORDS.join(", ")),
            ));
        }
    }
}
