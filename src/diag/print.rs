//! Prints diagnostics for people, with the source line drawn.

use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as DrawnLevel, Renderer, Snippet};

use super::{Diagnostic, Place, Severity};

/// Writes diagnostics to a stream.
pub struct Printer<W> {
    out: W,
    renderer: Renderer,
}

impl<W: Write> Printer<W> {
    /// A printer; `colour` switches ANSI colours on.
    pub fn new(out: W, colour: bool) -> Self {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        Self { out, renderer: renderer.decor_style(DecorStyle::Ascii).term_width(160) }
    }

    /// Prints one message, with a blank line after it.
    ///
    /// # Errors
    /// What the stream reports.
    pub fn print(&mut self, diagnostic: &Diagnostic) -> io::Result<()> {
        let file = diagnostic.place.file.as_deref().map(visible);
        let title = visible(&diagnostic.message);
        let label = diagnostic.place.path.as_deref().map(visible).unwrap_or_default();
        let mut group =
            Group::with_title(severity(diagnostic.severity).primary_title(title.as_str()).id(diagnostic.code.as_str()));
        if let Some(excerpt) = &diagnostic.place.excerpt {
            let mut snippet = Snippet::source(excerpt.line.as_str())
                .line_start(diagnostic.place.line.unwrap_or(1))
                .annotation(AnnotationKind::Primary.span(excerpt.start..excerpt.end).label(label.as_str()));
            if let Some(file) = &file {
                snippet = snippet.path(file.as_str());
            }
            group = group.element(snippet);
        }
        let place = if diagnostic.place.excerpt.is_some() { None } else { written(&diagnostic.place) };
        if let Some(place) = &place {
            group = group.element(DrawnLevel::NOTE.with_name("tại").message(place.as_str()));
        }
        let help: Vec<String> = diagnostic.help.iter().map(|help| visible(help)).collect();
        for help in &help {
            group = group.element(DrawnLevel::HELP.with_name("cách sửa").message(help.as_str()));
        }
        writeln!(self.out, "{}\n", self.renderer.render(&[group]))
    }

    /// Gives the stream back.
    pub fn into_inner(self) -> W {
        self.out
    }
}

/// The severity as the renderer draws it, under its Vietnamese name.
fn severity(severity: Severity) -> DrawnLevel<'static> {
    match severity {
        Severity::Error => DrawnLevel::ERROR.with_name("lỗi"),
        Severity::Warning => DrawnLevel::WARNING.with_name("cảnh báo"),
        Severity::Hint => DrawnLevel::INFO.with_name("gợi ý"),
    }
}

/// The place in words, for a message without a source line: `ke-hoach.json:3:5 (ky.ho_ten)`.
fn written(place: &Place) -> Option<String> {
    let mut words = place.file.as_deref().map(visible).unwrap_or_default();
    for number in [place.line, place.column].into_iter().flatten() {
        words.push(':');
        words.push_str(&number.to_string());
    }
    match place.path.as_deref() {
        Some(path) if words.is_empty() => words = visible(path),
        Some(path) => words.extend([" (", &visible(path), ")"]),
        None => {}
    }
    (!words.is_empty()).then_some(words)
}

/// Text from outside cannot steer the terminal: control characters are shown as U+FFFD.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' && c != '\t' { '\u{FFFD}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::{Code, Excerpt};
    use super::*;

    fn printed(diagnostic: &Diagnostic) -> String {
        let mut printer = Printer::new(Vec::new(), false);
        printer.print(diagnostic).unwrap();
        String::from_utf8(printer.into_inner()).unwrap()
    }

    #[test]
    fn a_fault_draws_its_line() {
        let place = Place {
            file: Some("ke-hoach.json".to_owned()),
            line: Some(12),
            column: Some(3),
            path: Some("trich_yue".to_owned()),
            excerpt: Some(Excerpt { line: "  \"trich_yue\": \"Tuyên truyền\",".to_owned(), start: 2, end: 13 }),
        };
        let fault =
            Diagnostic::error(Code::VB107, "không có trường «trich_yue»").at(place).help("có phải «trich_yeu»?");
        assert_snapshot!(printed(&fault), @r#"
        lỗi[VB107]: không có trường «trich_yue»
          --> ke-hoach.json:12:3
           |
        12 |   "trich_yue": "Tuyên truyền",
           |   ^^^^^^^^^^^ trich_yue
           |
           = cách sửa: có phải «trich_yeu»?
        "#);
    }

    #[test]
    fn a_message_without_a_line_names_its_place() {
        let fault = Diagnostic::warning(Code::VB501, "tệp đã có\u{1b}[31m").file("a.docx").help("thêm --force");
        assert_snapshot!(printed(&fault), @"
        cảnh báo[VB501]: tệp đã có�[31m
         |
         = tại: a.docx
         = cách sửa: thêm --force
        ");
    }
}
