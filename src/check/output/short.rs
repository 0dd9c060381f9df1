//! One line a finding, for tools that read lines.

use super::{Checked, place, severity};
use crate::diag::visible;

/// `kh.docx: lỗi[ND101] lề trái 25 mm, cần 30–35 mm (phần trang thứ 1)`.
#[must_use]
pub fn short(checked: &Checked<'_>) -> String {
    let line = |finding: &crate::check::Finding| {
        let times = if finding.count > 1 { format!(" ×{}", finding.count) } else { String::new() };
        let (severity, code, place) = (severity(finding.severity), finding.code, place(&finding.place));
        let line = format!("{}: {severity}[{code}] {}{times} ({place})", checked.file, finding.message);
        visible(&line).into_owned()
    };
    checked.findings.list.iter().map(line).collect::<Vec<_>>().join("\n")
}
