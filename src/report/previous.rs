//! The report before this one: what it said must still hold.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::plan::{BaoCao, Counts, NhiemVuBaoCao, plain_text};
use crate::text::fold_name;

/// What contradicts the previous report: a done task now undone, a task that is gone, a total smaller than before.
#[must_use]
pub fn contradictions(previous: &BaoCao, now: &BaoCao) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if previous.ky.nam != now.ky.nam {
        findings.push(
            Diagnostic::hint(Code::VB733, format!("báo cáo trước là của năm {}, không so lũy kế", previous.ky.nam))
                .help("chỉ so các kỳ cùng năm"),
        );
        return findings;
    }
    let rows: BTreeMap<String, &NhiemVuBaoCao> = now.rows().map(|row| (key(row), row)).collect();
    for (index, group) in previous.nhom.iter().enumerate() {
        for (number, old) in group.nhiem_vu.iter().enumerate() {
            let place = format!("báo cáo trước: bao_cao.nhom[{index}].nhiem_vu[{number}]");
            let words: String = plain_text(&old.noi_dung).chars().take(40).collect();
            let name = old.ma.as_deref().unwrap_or_default();
            match rows.get(&key(old)) {
                None => findings.push(
                    Diagnostic::warning(
                        Code::VB731,
                        format!("nhiệm vụ {name} «{words}» có ở báo cáo trước, nay không còn"),
                    )
                    .path(place)
                    .help("nhiệm vụ rút trong năm ghi ở dieu_chinh, không xóa khỏi kế hoạch"),
                ),
                Some(new) if old.trang_thai.is_done() && !new.trang_thai.is_done() => findings.push(
                    Diagnostic::warning(
                        Code::VB730,
                        format!(
                            "nhiệm vụ {name} «{words}» báo cáo trước đã hoàn thành, nay là «{}»",
                            new.trang_thai.words()
                        ),
                    )
                    .path(place)
                    .help("thêm tiến độ của kỳ trước vào --progress, hoặc hỏi lại đơn vị"),
                ),
                Some(_) => {}
            }
        }
    }
    let (before, after) = (Counts::of(previous.rows()), Counts::of(now.rows()));
    if after.done() + after.unclear_done < before.done() + before.unclear_done {
        findings.push(
            Diagnostic::warning(
                Code::VB732,
                format!(
                    "lũy kế hoàn thành {} nhiệm vụ, ít hơn báo cáo trước ({})",
                    after.done() + after.unclear_done,
                    before.done() + before.unclear_done
                ),
            )
            .help("lũy kế từ đầu năm không thể giảm; xem các nhiệm vụ nêu trên"),
        );
    }
    findings
}

/// A task is known again by its code, else by its content.
fn key(row: &NhiemVuBaoCao) -> String {
    row.ma.as_deref().map_or_else(|| fold_name(&plain_text(&row.noi_dung)), fold_name)
}
