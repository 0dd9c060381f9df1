//! A page that one can print and hand over.

use std::fmt::Write as _;

use super::{Checked, escaped, place, severity};
use crate::check::Finding;
use crate::diag::Severity;

const STYLE: &str = "body{font:11pt/1.4 'Times New Roman',serif;max-width:46em;margin:2em auto;padding:0 1em}\
    h1{font-size:14pt}table{border-collapse:collapse;width:100%}\
    th,td{border:1px solid #888;padding:.3em .5em;vertical-align:top;text-align:left}\
    .loi{color:#a00}.canh-bao{color:#850}.goi-y{color:#056}@media print{body{margin:0}tr{break-inside:avoid}}";

/// The findings of one or more files as a whole page.
#[must_use]
pub fn html(files: &[Checked<'_>]) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"vi\">\n<meta charset=\"utf-8\">\n<title>Kết quả kiểm tra thể thức</title>\n\
         <style>{STYLE}</style>\n"
    );
    for checked in files {
        file(&mut out, checked);
    }
    out.push_str("</html>\n");
    out
}

fn file(out: &mut String, checked: &Checked<'_>) {
    let findings = checked.findings;
    let kind = checked.kind.map_or("chưa nhận ra loại văn bản", |(_, name)| name);
    let state = if findings.draft { "bản dự thảo" } else { "bản phát hành" };
    let _ = writeln!(
        out,
        "<h1>{}</h1>\n<p>{}, {state}. Kết luận: <b>{}</b>.</p>",
        escaped(checked.file),
        escaped(kind),
        checked.verdict()
    );
    if findings.list.is_empty() {
        return;
    }
    out.push_str("<table>\n<tr><th>Mức</th><th>Nội dung</th><th>Chỗ</th><th>Cách sửa</th><th>Căn cứ</th></tr>\n");
    for finding in &findings.list {
        row(out, finding);
    }
    out.push_str("</table>\n");
}

fn row(out: &mut String, finding: &Finding) {
    let class = match finding.severity {
        Severity::Error => "loi",
        Severity::Warning => "canh-bao",
        Severity::Hint => "goi-y",
    };
    let times = if finding.count > 1 { format!(" ({} chỗ)", finding.count) } else { String::new() };
    let _ = writeln!(
        out,
        "<tr><td class=\"{class}\">{}<br>{}</td><td>{}{times}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
        severity(finding.severity),
        finding.code,
        escaped(&finding.message),
        escaped(&place(&finding.place)),
        escaped(&finding.help),
        escaped(finding.clause),
    );
}
