//! Documents for the tests of rules: a good one, and edits by part. What a rule says of one is stated in one line.

mod base;
mod xml;

pub(super) use crate::nd30::PartName;
pub(super) use base::number;

use super::{Finding, Profile, Rule, Settings, check};
use crate::diag::Severity;
use crate::nd30::Nd30;
use crate::read;

/// A document that is written as DOCX and read again for each test.
#[derive(Clone)]
pub(super) struct Doc {
    paragraphs: Vec<Para>,
    page: Page,
    /// What stands in the header, the footer and the footer of the first page: paragraphs as XML.
    margins: [String; 3],
    /// Footnotes and comments: paragraphs as XML.
    notes: String,
    comments: String,
    settings: Settings,
}

/// A paragraph; lengths in twips, size in half-points.
#[derive(Clone)]
pub(super) struct Para {
    part: PartName,
    /// Its text; `<b>`, `<i>` turn a kind of letters on and off, what follows `<sup>`, `<sub>` is raised or lowered, `<br>`
    /// breaks the line.
    pub(super) text: String,
    pub(super) size: u16,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// `left`, `both`, `center`, `right`.
    pub(super) align: &'static str,
    pub(super) first: i32,
    pub(super) left: i32,
    pub(super) before: i32,
    /// 240ths of a line.
    pub(super) line: i32,
    /// Further properties of its runs, of itself, and further content: XML.
    pub(super) run: &'static str,
    pub(super) own: &'static str,
    pub(super) content: String,
    /// Table, row, column; the first two tables have no borders.
    cell: Option<[usize; 3]>,
    /// The page of the section that it ends.
    ends: Option<Page>,
}

/// A page; lengths as Word writes them, with a unit.
#[derive(Clone)]
pub(super) struct Page {
    pub(super) width: &'static str,
    pub(super) height: &'static str,
    pub(super) top: &'static str,
    pub(super) bottom: &'static str,
    pub(super) left: &'static str,
    pub(super) right: &'static str,
    pub(super) title: bool,
    /// The number that its first page is given.
    pub(super) start: Option<u32>,
}

impl Page {
    /// A good page.
    pub(super) const GOOD: Self = Self {
        width: "210mm",
        height: "297mm",
        top: "20mm",
        bottom: "20mm",
        left: "30mm",
        right: "15mm",
        title: true,
        start: None,
    };
    /// The same, lying.
    pub(super) const WIDE: Self = Self { width: "297mm", height: "210mm", start: Some(1), ..Self::GOOD };
}

impl Doc {
    /// The same text otherwise, where it stands first.
    #[track_caller]
    pub(super) fn swap(mut self, old: &str, new: &str) -> Self {
        let place = self.paragraphs.iter_mut().find(|one| one.text.contains(old));
        let paragraph = place.unwrap_or_else(|| panic!("no «{old}»"));
        paragraph.text = paragraph.text.replacen(old, new, 1);
        self
    }

    /// The paragraphs of a part otherwise.
    #[track_caller]
    pub(super) fn with(mut self, part: PartName, change: impl Fn(&mut Para)) -> Self {
        let mut own = self.paragraphs.iter_mut().filter(|one| one.part == part).peekable();
        assert!(own.peek().is_some(), "no {part:?}");
        own.for_each(change);
        self
    }

    /// The first paragraph of a part otherwise.
    #[track_caller]
    pub(super) fn first(mut self, part: PartName, change: impl Fn(&mut Para)) -> Self {
        let at = self.place(part, false);
        change(&mut self.paragraphs[at]);
        self
    }

    /// The first paragraph of a part with another text.
    #[track_caller]
    pub(super) fn text(self, part: PartName, text: &str) -> Self {
        self.first(part, |one| text.clone_into(&mut one.text))
    }

    /// Without a part.
    #[track_caller]
    pub(super) fn without(mut self, part: PartName) -> Self {
        self.place(part, false);
        self.paragraphs.retain(|one| one.part != part);
        self
    }

    /// With a paragraph before the first of a part, as that stands.
    #[track_caller]
    pub(super) fn before(mut self, part: PartName, own: PartName, text: &str) -> Self {
        let at = self.place(part, false);
        self.paragraphs.insert(at, Para { cell: self.paragraphs[at].cell, ..Para::new(own, text) });
        self
    }

    /// With a paragraph after the last of a part, as that stands.
    #[track_caller]
    pub(super) fn after(mut self, part: PartName, own: PartName, text: &str) -> Self {
        let at = self.place(part, true);
        self.paragraphs.insert(at + 1, Para { cell: self.paragraphs[at].cell, ..Para::new(own, text) });
        self
    }

    /// With a paragraph at the end.
    pub(super) fn end(mut self, own: PartName, text: &str) -> Self {
        self.paragraphs.push(Para::new(own, text));
        self
    }

    /// With a paragraph of text before the last one.
    #[track_caller]
    pub(super) fn body(self, text: &str) -> Self {
        self.body_with(text, |_| ())
    }

    /// The same, that looks otherwise.
    #[track_caller]
    pub(super) fn body_with(mut self, text: &str, change: impl Fn(&mut Para)) -> Self {
        let at = self.place(PartName::NoiDung, true);
        let mut paragraph = Para::new(PartName::NoiDung, text);
        change(&mut paragraph);
        self.paragraphs.insert(at, paragraph);
        self
    }

    /// With a table after the text: a row a line, cells parted by `|`.
    #[track_caller]
    pub(super) fn table(self, rows: &str) -> Self {
        let at = self.place(PartName::NoiDung, true);
        self.rows(at + 1, rows)
    }

    /// With a table at the end.
    pub(super) fn table_at_end(self, rows: &str) -> Self {
        let at = self.paragraphs.len();
        self.rows(at, rows)
    }

    fn rows(mut self, mut at: usize, rows: &str) -> Self {
        let table = self.paragraphs.iter().filter_map(|one| Some(one.cell?[0] + 1)).max().unwrap_or_default().max(2);
        for (row, line) in rows.lines().enumerate() {
            for (column, text) in line.split('|').enumerate() {
                let cell = Para::new(PartName::Bang, text.trim());
                self.paragraphs.insert(at, Para { cell: Some([table, row, column]), ..cell });
                at += 1;
            }
        }
        self
    }

    /// With an appendix on pages of its own: its label, its title, its line, a paragraph.
    pub(super) fn appendix(mut self, [label, title, line, text]: [&str; 4]) -> Self {
        let page = std::mem::replace(&mut self.page, Page { start: Some(1), ..Page::GOOD });
        if let Some(last) = self.paragraphs.last() {
            // A section ends with a paragraph, never with a table.
            let end = Para { cell: None, ..Para::new(last.part, "") };
            self.paragraphs.push(Para { ends: Some(page), ..end });
        }
        for (part, text) in [
            (PartName::PhuLuc, label),
            (PartName::PhuLucTen, title),
            (PartName::PhuLucKemTheo, line),
            (PartName::BangTieuDe, text),
        ] {
            self.paragraphs.extend((!text.is_empty()).then(|| Para::new(part, text)));
        }
        self
    }

    /// With a line of this length drawn in a part, and no other line under the head.
    #[track_caller]
    pub(super) fn drawn(self, part: PartName, length: &str) -> Self {
        let line = format!(
            "<w:r><w:pict><v:line xmlns:v=\"urn:schemas-microsoft-com:vml\" from=\"0,0\" to=\"{length},0\"/></w:pict></w:r>"
        );
        self.with(PartName::TieuNgu, |one| one.own = "").with(part, |one| one.content.clone_from(&line))
    }

    /// Without tables: the paragraphs one below the other.
    pub(super) fn loose(mut self) -> Self {
        self.paragraphs.iter_mut().for_each(|one| one.cell = None);
        self
    }

    /// With the date in a row of its own.
    pub(super) fn date_below(mut self) -> Self {
        let at = self.place(PartName::DiaDanh, false);
        self.paragraphs[at].cell = Some([0, 2, 1]);
        self.paragraphs.insert(at, Para { cell: Some([0, 2, 0]), ..Para::new(PartName::Bang, "") });
        self
    }

    /// With other pages.
    pub(super) fn page(mut self, change: impl Fn(&mut Page)) -> Self {
        change(&mut self.page);
        self
    }

    /// With a header of these paragraphs.
    pub(super) fn header(mut self, xml: &str) -> Self {
        xml.clone_into(&mut self.margins[0]);
        self
    }

    /// With a footer of these paragraphs.
    pub(super) fn footer(mut self, xml: &str) -> Self {
        xml.clone_into(&mut self.margins[1]);
        self
    }

    /// With a footer of the first page of these paragraphs.
    pub(super) fn first_footer(mut self, xml: &str) -> Self {
        xml.clone_into(&mut self.margins[2]);
        self
    }

    /// With a footnote of this XML.
    pub(super) fn note(mut self, xml: &str) -> Self {
        xml.clone_into(&mut self.notes);
        self
    }

    /// With a comment.
    pub(super) fn comment(mut self, text: &str) -> Self {
        self.comments = format!("<w:comment w:id=\"0\"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>");
        self
    }

    /// Judged for issue.
    pub(super) fn for_issue(mut self) -> Self {
        self.settings.profile = Profile::Issue;
        self
    }

    /// Judged as a draft.
    pub(super) fn draft(mut self) -> Self {
        self.settings.profile = Profile::Draft;
        self
    }

    /// Where a rule is off.
    pub(super) fn off(mut self, rule: &str) -> Self {
        self.settings.off = vec![rule.to_owned()];
        self
    }

    /// Where these abbreviations are those of the agency.
    pub(super) fn abbreviations(mut self, known: &[&str]) -> Self {
        self.settings.abbreviations = known.iter().map(|one| (*one).to_owned()).collect();
        self
    }

    /// The place of the first or last paragraph of a part.
    #[track_caller]
    fn place(&self, part: PartName, last: bool) -> usize {
        let own = |one: &Para| one.part == part;
        let at = if last { self.paragraphs.iter().rposition(own) } else { self.paragraphs.iter().position(own) };
        at.unwrap_or_else(|| panic!("no {part:?}"))
    }

    /// What is found in it.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let docx = read::read(&self.bytes()).unwrap_or_else(|error| panic!("{error}"));
        check(&docx, Nd30::embedded(), &self.settings).list
    }
}

impl Para {
    /// A good paragraph of a part.
    fn new(part: PartName, text: &str) -> Self {
        let running = matches!(part, PartName::NoiDung | PartName::TieuDe | PartName::CanCu | PartName::BangTieuDe);
        // What stands in an appendix is text.
        let look = if part == PartName::BangTieuDe { PartName::NoiDung } else { part };
        let row = Nd30::embedded().fonts.part(look);
        let listed = matches!(part, PartName::NoiNhan | PartName::NoiNhanDong | PartName::Bang);
        Self {
            part,
            text: text.to_owned(),
            size: row.size_a().to_half_points(),
            bold: row.bold,
            italic: row.italic,
            align: match (running, listed) {
                (true, _) => "both",
                (_, true) => "left",
                _ => "center",
            },
            first: if running { 720 } else { 0 },
            left: 0,
            before: if running { 120 } else { 0 },
            line: 240,
            run: "",
            own: "",
            content: String::new(),
            cell: None,
            ends: None,
        }
    }
}

/// What the rule says of a document: these messages.
#[track_caller]
pub(super) fn finds(rule: &Rule, doc: &Doc, messages: &[&str]) {
    let findings = doc.findings();
    let said: Vec<&str> = findings.iter().filter(|one| one.code == rule.code).map(|one| one.message.as_str()).collect();
    let others: Vec<&str> = findings.iter().filter(|one| one.code != rule.code).map(|one| one.code).collect();
    assert_eq!(said, messages, "{} beside {others:?}", rule.code);
    assert!(!messages.is_empty(), "say with `silent` that it says nothing");
}

/// The rule says what it says as a hint.
#[track_caller]
pub(super) fn hints(rule: &Rule, doc: &Doc) {
    let severities: Vec<Severity> =
        doc.findings().iter().filter(|one| one.code == rule.code).map(|one| one.severity).collect();
    assert!(
        !severities.is_empty() && severities.iter().all(|severity| *severity == Severity::Hint),
        "{}: {severities:?}",
        rule.code
    );
}

/// The rule says nothing of a document.
#[track_caller]
pub(super) fn silent(rule: &Rule, doc: &Doc) {
    let findings = doc.findings();
    let said: Vec<&str> = findings.iter().filter(|one| one.code == rule.code).map(|one| one.message.as_str()).collect();
    assert!(said.is_empty(), "{}: {said:?}", rule.code);
}
