//! For people: grouped by severity, with the place, the remedy and a verdict.

use std::fmt::Write as _;

use super::{Checked, place, severity};
use crate::diag::{Severity, visible};

/// The findings for a person; `colour` switches ANSI colours on.
#[must_use]
pub fn human(checked: &Checked<'_>, colour: bool) -> String {
    let paint = |severity: Severity, text: &str| {
        let code = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Hint => "1;36",
        };
        if colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    };
    let findings = checked.findings;
    let kind = checked.kind.map_or("chưa nhận ra loại văn bản", |(_, name)| name);
    let state = if findings.draft { "bản dự thảo" } else { "bản phát hành" };
    let mut out = format!("{}: {}, {state}\n", visible(checked.file), visible(kind));
    for finding in &findings.list {
        let label = paint(finding.severity, &format!("{}[{}]", severity(finding.severity), finding.code));
        let times = if finding.count > 1 { format!(" ({} chỗ)", finding.count) } else { String::new() };
        let _ = writeln!(out, "  {label} {}{times}", visible(&finding.message));
        let _ = writeln!(out, "      tại: {}", visible(&place(&finding.place)));
        let _ = writeln!(out, "      cách sửa: {}", visible(&finding.help));
        let _ = writeln!(out, "      căn cứ: {}", finding.clause);
    }
    let counts = [Severity::Error, Severity::Warning, Severity::Hint]
        .map(|one| format!("{} {}", findings.count(one), severity(one)));
    let _ = write!(out, "  Kết luận: {}: {}.", checked.verdict(), counts.join(", "));
    if let Some(first) = findings.list.first() {
        let _ = write!(out, " Xem giải thích: vanban rule {}", first.code);
    }
    out
}
