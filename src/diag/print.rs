//! Prints diagnostics for people, with the source line drawn.

use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as DrawnLevel, Renderer, Snippet};

use super::{Diagnostic, Excerpt, Place, Severity, first_of_name, first_words, visible};

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

    /// Prints one message: with its source line and a blank line after it, or place and remedies in lines of their own.
    ///
    /// # Errors
    /// What the stream reports.
    pub fn print(&mut self, diagnostic: &Diagnostic) -> io::Result<()> {
        let file = diagnostic.place.file.as_deref().map(name);
        let mut title = words(&diagnostic.message);
        // What asks for nothing takes one line.
        let is_brief = diagnostic.severity == Severity::Hint && diagnostic.help.is_empty();
        let brief = written(&diagnostic.place).filter(|_| is_brief && diagnostic.place.excerpt.is_none());
        if let Some(place) = &brief {
            title.extend([" (", place, ")"]);
        }
        let label = diagnostic.place.path.as_deref().map(name).unwrap_or_default();
        let drawn = diagnostic.place.excerpt.as_ref().map(drawn);
        let mut group =
            Group::with_title(severity(diagnostic.severity).primary_title(title.as_str()).id(diagnostic.code.as_str()));
        if let Some(excerpt) = &drawn {
            let mut snippet = Snippet::source(excerpt.line.as_str())
                .line_start(diagnostic.place.line.unwrap_or(1))
                .annotation(AnnotationKind::Primary.span(excerpt.start..excerpt.end).label(label.as_str()));
            if let Some(file) = &file {
                snippet = snippet.path(file.as_str());
            }
            group = group.element(snippet);
        }
        let help: Vec<String> = diagnostic.help.iter().map(|help| words(help)).collect();
        if drawn.is_none() {
            writeln!(self.out, "{}", self.renderer.render(&[group]))?;
            if let Some(place) = written(&diagnostic.place).filter(|_| brief.is_none()) {
                writeln!(self.out, "  tại: {place}")?;
            }
            return help.iter().try_for_each(|help| writeln!(self.out, "  cách sửa: {help}"));
        }
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

/// The place in words, for a message without a source line: `ke-hoach.json:3:5 (ky.ho_ten)`, `nv.xlsx, trang «KH», ô H6`.
fn written(place: &Place) -> Option<String> {
    let mut words = place.file.as_deref().map(name).unwrap_or_default();
    for number in [place.line, place.column].into_iter().flatten() {
        words.push(':');
        words.push_str(&number.to_string());
    }
    match place.path.as_deref() {
        Some(path) if words.is_empty() => words = name(path),
        // A cell is in a file, where a path in the data is beside a line.
        Some(path) if path.starts_with("trang «") || path.starts_with("dòng ") => words.extend([", ", &name(path)]),
        Some(path) => words.extend([" (", &name(path), ")"]),
        None => {}
    }
    (!words.is_empty()).then_some(words)
}

/// A message or remedy as it is shown, wherever its words come from.
fn words(text: &str) -> String {
    visible(&first_words(text.to_owned())).into_owned()
}

/// The name of a file or a path in the data as it is shown.
fn name(text: &str) -> String {
    visible(&first_of_name(text.to_owned())).into_owned()
}

/// A source line as it is shown, its fault where it was.
fn drawn(excerpt: &Excerpt) -> Excerpt {
    let part = |from: usize, to: usize| visible(excerpt.line.get(from..to).unwrap_or_default()).into_owned();
    let (mut line, fault) = (part(0, excerpt.start), part(excerpt.start, excerpt.end));
    let start = line.len();
    line.push_str(&fault);
    let end = line.len();
    line.push_str(&part(excerpt.end, excerpt.line.len()));
    Excerpt { line, start, end }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::Code;
    use super::super::shown::is_steering;
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
        assert_snapshot!(printed(&fault), @r"
        cảnh báo[VB501]: tệp đã có\u{1b}[31m
          tại: a.docx
          cách sửa: thêm --force
        ");
    }

    #[test]
    fn what_asks_for_nothing_takes_one_line() {
        let hint = Diagnostic::hint(Code::VB271, "bỏ qua dòng tên cột").file("nv.xlsx").path("trang «KH», ô A5");
        assert_eq!(printed(&hint), "gợi ý[VB271]: bỏ qua dòng tên cột (nv.xlsx, trang «KH», ô A5)\n");
        let place = "  tại: nv.xlsx, trang «KH», ô A5\n  cách sửa: b\n";
        assert!(printed(&hint.help("b")).ends_with(place));
    }

    #[test]
    fn nothing_in_a_message_steers_the_terminal_or_fills_it() {
        let hostile = format!("\u{9b}31m\u{202e}\u{1b}]0;x\u{7}\nlỗi[VB101]: giả\t{}", "9".repeat(1_000_000));
        let excerpt = Excerpt::new(&format!("{hostile}«{hostile}»"), 4, 1_000_000);
        let line = Place { line: Some(1), column: Some(5), excerpt: Some(excerpt), ..Place::default() };
        for place in [Place::default(), line] {
            let mut fault = Diagnostic::error(Code::VB107, format!("khóa «{hostile}»"))
                .at(place)
                .file(&hostile)
                .path(&hostile)
                .help(&hostile);
            // Words that were put in past the constructors are held to the same.
            fault.help.push(hostile.clone());
            fault.message.push_str(&hostile);
            let printed = printed(&fault);
            let steering: String = printed.chars().filter(|c| is_steering(*c) && *c != '\n').collect();
            assert_eq!(steering, "", "{printed}");
            assert!(!printed.lines().any(|line| line.starts_with("lỗi[VB101]")), "{printed}");
            assert!(printed.len() < 40_000, "{}", printed.len());
        }
    }

    #[test]
    fn a_long_line_is_drawn_round_its_fault() {
        let line = format!("{}«lỗi»{}", "a".repeat(500_000), "b".repeat(500_000));
        let excerpt = Excerpt::new(&line, 500_000, 5);
        assert_eq!(excerpt.line.get(excerpt.start..excerpt.end), Some("«lỗi»"));
        assert!(excerpt.line.chars().count() < 120, "{}", excerpt.line);
        assert_eq!(Excerpt::new("ngắn", 2, 0), Excerpt { line: "ngắn".to_owned(), start: 2, end: 5 });
        assert_eq!(Excerpt::new("", 0, 9), Excerpt { line: String::new(), start: 0, end: 0 });
        let beyond = Excerpt::new("a", 7, 1);
        assert_eq!((beyond.start, beyond.end), (1, 1));
    }
}
