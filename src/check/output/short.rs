//! One line a finding, for tools that read lines.

use super::{Checked, level, place};

/// `kh.docx: lỗi[ND101] lề trái 25 mm, cần 30–35 mm (phần trang thứ 1)`.
#[must_use]
pub fn short(checked: &Checked<'_>) -> String {
    let line = |finding: &crate::check::Finding| {
        let times = if finding.count > 1 { format!(" ×{}", finding.count) } else { String::new() };
        let (level, code, place) = (level(finding.level), finding.code, place(&finding.place));
        format!("{}: {level}[{code}] {}{times} ({place})", checked.file, finding.message)
    };
    checked.findings.list.iter().map(line).collect::<Vec<_>>().join("\n")
}
