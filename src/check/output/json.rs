//! One object a file.

use serde_json::{Value, json};

use super::{Checked, place};
use crate::check::Finding;
use crate::diag::Level;
use crate::read::Origin;

/// The object of a file: `file`, `kind`, `verdict`, `draft`, `findings`.
#[must_use]
pub fn json(checked: &Checked<'_>) -> Value {
    json!({
        "file": checked.file,
        "kind": checked.kind.map(|(id, _)| id),
        "draft": checked.findings.draft,
        "verdict": if checked.findings.count(Level::Error) == 0 { "pass" } else { "fail" },
        "findings": checked.findings.list.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn finding(finding: &Finding) -> Value {
    json!({
        "code": finding.code,
        "rules": finding.rules,
        "level": match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Hint => "hint",
        },
        "place": {
            "part": finding.place.part,
            "paragraph": finding.place.paragraph,
            "cell": finding.place.cell.map(|(table, row, cell)| json!({"table": table, "row": row, "cell": cell})),
            "words": finding.place.words,
            "text": place(&finding.place),
        },
        "found": finding.found,
        "expected": finding.expected,
        "message": finding.message,
        "help": finding.help,
        "clause": finding.clause,
        "origin": finding.origin.as_ref().map(origin),
        "count": finding.count,
    })
}

fn origin(origin: &Origin) -> Value {
    match origin {
        Origin::Direct => json!({"kind": "direct"}),
        Origin::Style(name) => json!({"kind": "style", "name": &**name}),
        Origin::Numbering => json!({"kind": "numbering"}),
        Origin::Defaults => json!({"kind": "defaults"}),
        Origin::Application => json!({"kind": "application"}),
    }
}
