//! Faults of the template engine as messages for people.

use tera::{Error, ErrorKind, ReportError};

use super::budget::Spent;
use super::words::{quoted, told};
use super::{context, filter};
use crate::diag::{Code, Diagnostic, Excerpt, Faults, Place, did_you_mean};

/// A place in a template: 1-based line and column.
pub(super) fn place(file: &str, source: &str, line: usize, column: usize, width: usize) -> Place {
    let drawn = source.lines().nth(line.saturating_sub(1));
    let excerpt = drawn.map(|text| Excerpt::new(text, column.saturating_sub(1), width));
    Place { file: Some(file.to_owned()), line: Some(line), column: Some(column), path: None, excerpt }
}

/// An error of loading or rendering as faults; `source` finds a template's text by name.
pub(super) fn faults(error: &Error, source: &dyn Fn(&str) -> Option<String>) -> Faults {
    let fault = match error.kind() {
        ErrorKind::SyntaxError(report) => at(
            Diagnostic::error(Code::VB301, "mẫu viết sai cú pháp Tera")
                .help(told(report.message()))
                .help("kiểm tra các dấu `{{ … }}`, `{% … %}` và thẻ đóng như `{% endfor %}`, `{% endif %}`"),
            report,
            source,
        ),
        ErrorKind::RenderingError(report) => at(rendering(report), report, source),
        ErrorKind::TemplateNotFound(name) | ErrorKind::MissingParent { parent: name, .. } => {
            Diagnostic::error(Code::VB302, format!("không có mẫu «{name}»"))
        }
        ErrorKind::CircularInclude { tpl, .. } | ErrorKind::CircularExtend { tpl, .. } => {
            Diagnostic::error(Code::VB303, format!("mẫu «{tpl}» gọi vòng về chính nó"))
                .file(tpl.as_str())
                .help("bỏ lệnh include hoặc extends gây vòng; phần lặp theo cấp thì dùng component")
        }
        ErrorKind::Io(std::io::ErrorKind::FileTooLarge) => {
            Diagnostic::error(Code::VB304, "mẫu sinh ra quá nhiều nội dung (trên 512 MiB)")
                .help("kiểm tra vòng lặp lồng nhau; bảng dài nên lấy thẳng bằng `<bang nguon=\"nhiem_vu\"/>`")
        }
        _ => return unknown_names(&error.to_string(), source),
    };
    fault.into()
}

/// A filling that spent its budget: the line where it was stopped.
pub(super) fn spent(error: &Error, spent: Spent, source: &dyn Fn(&str) -> Option<String>) -> Diagnostic {
    let fault = Diagnostic::error(Code::VB307, format!("mẫu {}", spent.words()))
        .help("kiểm tra vòng lặp lồng nhau, component gọi chính nó và chuỗi hay danh sách tự nối thêm")
        .help("bảng dài nên lấy thẳng bằng `<bang nguon=\"nhiem_vu\"/>`");
    on_line(fault, error, source)
}

/// A template that cannot be charged: the limits of the engine leave no room in an expression.
pub(super) fn too_complex(error: &Error, source: &dyn Fn(&str) -> Option<String>) -> Diagnostic {
    let fault = Diagnostic::error(Code::VB307, "biểu thức trong mẫu quá dài hoặc lồng nhau quá sâu")
        .help("tách biểu thức thành nhiều lệnh `{% set … %}`");
    on_line(fault, error, source)
}

/// The whole line that an error names: its columns are those of the template with the calls of the budget in it.
fn on_line(fault: Diagnostic, error: &Error, source: &dyn Fn(&str) -> Option<String>) -> Diagnostic {
    let (ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report)) = error.kind() else { return fault };
    let text = source(report.filename()).unwrap_or_default();
    fault.at(line(report.filename(), &text, report.span().start_line))
}

/// Conditions with more branches than the engine can take.
pub(super) fn branches(what: &str) -> Diagnostic {
    Diagnostic::error(Code::VB307, format!("{what} có quá nhiều nhánh `elif` lồng nhau (trên 100)"))
        .help("tra trong một bảng thay cho nhiều nhánh: `{% set ten = {\"a\": \"…\", \"b\": \"…\"} %}{{ ten[ma] }}`")
}

/// A whole line of a template.
pub(super) fn line(file: &str, text: &str, line: usize) -> Place {
    let written = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let first = written.chars().take_while(|c| c.is_whitespace()).count();
    place(file, text, line, first + 1, written.chars().count().saturating_sub(first))
}

fn at(diagnostic: Diagnostic, report: &ReportError, source: &dyn Fn(&str) -> Option<String>) -> Diagnostic {
    let span = report.span();
    let width = if span.end_line == span.start_line { span.end_col.saturating_sub(span.start_col) } else { 1 };
    let text = source(report.filename()).unwrap_or_default();
    let path = diagnostic.place.path.clone();
    let mut placed = place(report.filename(), &text, span.start_line, span.start_col + 1, width);
    placed.path = path;
    diagnostic.at(placed)
}

/// The fault of a name that no data has.
pub(super) fn unknown_name(name: &str) -> Diagnostic {
    let fault = Diagnostic::error(Code::VB310, format!("mẫu dùng «{name}» nhưng dữ liệu không có tên ấy")).path(name);
    let fault = match did_you_mean(name, context::NAMES.iter().copied()) {
        Some(known) => fault.help(format!("có phải là «{known}»?")),
        None => fault.help(format!("các tên có sẵn: {}", context::NAMES.join(", "))),
    };
    fault.help("trường của riêng mình đặt trong «rieng» và gọi là `rieng.ten_truong`")
}

fn rendering(report: &ReportError) -> Diagnostic {
    let message = report.message();
    if let Some(name) = quoted(message, "Variable `") {
        return unknown_name(name);
    }
    if let Some(name) = quoted(message, "Field `") {
        let fields: Vec<_> = message
            .split_once("Available fields: ")
            .map(|(_, fields)| fields.split(", ").collect())
            .unwrap_or_default();
        let mut diagnostic = Diagnostic::error(Code::VB311, format!("không có trường «{name}» ở chỗ này")).path(name);
        if let Some(known) = did_you_mean(name, fields.iter().copied()) {
            diagnostic = diagnostic.help(format!("có phải là «{known}»?"));
        } else if !fields.is_empty() {
            diagnostic = diagnostic.help(format!("các trường có sẵn: {}", fields.join(", ")));
        }
        return diagnostic.help("trường có thể vắng thì hỏi trước: `{% if x.ten is defined %}`");
    }
    Diagnostic::error(Code::VB312, "không điền được dữ liệu vào mẫu").help(told(message))
}

/// The engine names unknown filters, functions and templates in one long text, one report each.
fn unknown_names(reports: &str, source: &dyn Fn(&str) -> Option<String>) -> Faults {
    let mut found = Faults::default();
    for report in reports.split("\n\n") {
        let mut lines = report.lines();
        let message = lines.next().unwrap_or_default();
        let message = message.strip_prefix("error: ").unwrap_or(message);
        let kinds: [(&str, &str, &[&str]); 5] = [
            ("Unknown filter `", "bộ lọc", filter::NAMES),
            ("Unknown function `", "hàm", &["range", "throw"]),
            ("Unknown test `", "phép thử", &["defined", "undefined", "string", "number", "iterable", "none"]),
            ("Unknown component `", "component", &[]),
            ("Unknown template `", "mẫu", &[]),
        ];
        let diagnostic = kinds.iter().find_map(|(start, kind, known)| {
            let name = quoted(message, start)?;
            let diagnostic = Diagnostic::error(Code::VB305, format!("không có {kind} «{name}»"));
            Some(match did_you_mean(name, known.iter().copied()) {
                Some(meant) => diagnostic.help(format!("có phải là «{meant}»?")),
                None => diagnostic.help("tên bộ lọc và hàm liệt kê trong templates/README.md"),
            })
        });
        let diagnostic =
            diagnostic.unwrap_or_else(|| Diagnostic::error(Code::VB306, "không nạp được mẫu").help(told(message)));
        let arrow = lines.next().and_then(|line| line.trim_start().strip_prefix("--> "));
        found.push(match arrow.and_then(position) {
            Some((file, line, column)) => {
                let text = source(file).unwrap_or_default();
                diagnostic.at(place(file, &text, line, column, 1))
            }
            None => diagnostic,
        });
    }
    found
}

/// `file:line:column`.
fn position(text: &str) -> Option<(&str, usize, usize)> {
    let (rest, column) = text.rsplit_once(':')?;
    let (file, line) = rest.rsplit_once(':')?;
    Some((file, line.parse().ok()?, column.parse().ok()?))
}
