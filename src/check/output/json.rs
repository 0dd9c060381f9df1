//! One object a file. The types are the schema of `docs/kiem-tra.schema.json`.

use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::Value;

use super::{Checked, place};
use crate::check::Finding;
use crate::diag::Severity;
use crate::read::Origin;

/// What `vanban check --format json` prints of a file.
#[derive(Serialize, JsonSchema)]
struct Report<'c> {
    /// The file as the user named it.
    file: &'c str,
    /// Id of the kind of document; null where it was not recognised.
    kind: Option<&'c str>,
    /// Whether it was judged as a draft.
    draft: bool,
    /// `fail` where there is a finding of level error.
    verdict: Verdict,
    /// Gravest first.
    findings: Vec<Entry<'c>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Verdict {
    Pass,
    Fail,
}

#[derive(Serialize, JsonSchema)]
struct Entry<'c> {
    /// Code of the rule; `vanban rule CODE` explains it.
    code: &'c str,
    /// IDs of the decree's rules that are broken.
    rules: &'c [&'static str],
    level: LevelName,
    /// Where it shows first.
    place: PlaceEntry<'c>,
    /// What is.
    found: &'c str,
    /// What should be.
    expected: &'c str,
    /// What is wrong.
    message: &'c str,
    /// How to mend it in Word.
    help: &'c str,
    /// Where the decree says so.
    clause: &'c str,
    /// Where the value comes from; null where no value is at fault.
    origin: Option<OriginEntry<'c>>,
    /// In how many places it shows.
    count: usize,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum LevelName {
    Error,
    Warning,
    Hint,
}

#[derive(Serialize, JsonSchema)]
struct PlaceEntry<'c> {
    /// The part of the document, as a person calls it.
    part: &'c str,
    /// Number of the paragraph, from 1.
    paragraph: Option<usize>,
    cell: Option<CellEntry>,
    /// First words of the paragraph.
    words: &'c str,
    /// All of it in one line.
    text: String,
}

/// Counted from 1.
#[derive(Serialize, JsonSchema)]
struct CellEntry {
    table: usize,
    row: usize,
    cell: usize,
}

#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum OriginEntry<'c> {
    /// Set on the text itself.
    Direct,
    /// From the style of that name.
    Style { name: &'c str },
    /// From the automatic numbering.
    Numbering,
    /// From the defaults of the document.
    Defaults,
    /// Not given anywhere: what Word takes then.
    Application,
}

/// The object of a file.
#[must_use]
pub fn json(checked: &Checked<'_>) -> Value {
    let report = Report {
        file: checked.file,
        kind: checked.kind.map(|(id, _)| id),
        draft: checked.findings.draft,
        verdict: if checked.findings.count(Severity::Error) == 0 { Verdict::Pass } else { Verdict::Fail },
        findings: checked.findings.list.iter().map(entry).collect(),
    };
    serde_json::to_value(report).unwrap_or_default()
}

/// The schema of the object of a file.
#[must_use]
pub fn json_schema() -> Schema {
    schemars::schema_for!(Report<'static>)
}

fn entry(finding: &Finding) -> Entry<'_> {
    Entry {
        code: finding.code,
        rules: &finding.rules,
        level: match finding.severity {
            Severity::Error => LevelName::Error,
            Severity::Warning => LevelName::Warning,
            Severity::Hint => LevelName::Hint,
        },
        place: PlaceEntry {
            part: &finding.place.part,
            paragraph: finding.place.paragraph,
            cell: finding.place.cell.map(|(table, row, cell)| CellEntry { table, row, cell }),
            words: &finding.place.words,
            text: place(&finding.place),
        },
        found: &finding.found,
        expected: &finding.expected,
        message: &finding.message,
        help: &finding.help,
        clause: finding.clause,
        origin: finding.origin.as_ref().map(|origin| match origin {
            Origin::Direct => OriginEntry::Direct,
            Origin::Style(name) => OriginEntry::Style { name },
            Origin::Numbering => OriginEntry::Numbering,
            Origin::Defaults => OriginEntry::Defaults,
            Origin::Application => OriginEntry::Application,
        }),
        count: finding.count,
    }
}
