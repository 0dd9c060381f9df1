//! Văn bản liên tịch: the agencies that issue it together have names, letters for the symbol, and signers.

use crate::diag::{Code, Diagnostic};
use crate::plan::document::Plan;
use crate::plan::path::Path;

use super::error;

/// Faults of the agencies that issue a document together.
pub(super) fn faults(plan: &Plan, faults: &mut Vec<Diagnostic>) {
    for (index, other) in plan.lien_tich.iter().enumerate() {
        let path = Path::from("lien_tich").nth(index);
        if other.co_quan.trim().is_empty() {
            faults.push(error(
                Code::VB141,
                "tên cơ quan cùng ban hành để trống",
                path.at("co_quan"),
                "ghi tên cơ quan",
            ));
        }
        if plan.ky_hieu.is_none() && other.viet_tat.is_none() {
            faults.push(error(
                Code::VB144,
                format!("chưa có chữ viết tắt của «{}» để ghép ký hiệu", other.co_quan.trim()),
                path,
                "viết {\"co_quan\": \"…\", \"viet_tat\": \"STC\"}, hoặc ghi cả ký hiệu: \"ky_hieu\": \"KH-SKHCN-STC\"",
            ));
        }
    }
    let agencies = plan.lien_tich.len() + 1;
    if agencies > 1 && !plan.ky.is_empty() && plan.ky.len() < agencies {
        faults.push(error(
            Code::VB149,
            format!("văn bản của {agencies} cơ quan, mới có {} người ký", plan.ky.len()),
            "ky",
            "\"ky\" là danh sách, từ trái sang phải, mỗi cơ quan một người",
        ));
    }
}
