//! What a document says of itself: which line is which part, found by text, place and look together.

use crate::nd30::{Kind, Nd30, PartName};
use crate::read::{Docx, Paragraph};
use crate::text::is_unit_line;

use super::line::{Line, lines};
use super::mark::{Mark, MarkKind};
use super::place::{At, PlaceInDocument};
use super::{head, sign};

/// The facts of a document.
pub struct Facts<'d> {
    /// The document.
    pub docx: &'d Docx,
    /// The decree's numbers.
    pub nd30: &'d Nd30,
    /// Its lines.
    pub lines: Vec<Line<'d>>,
    /// The part that each line is.
    pub parts: Vec<Option<PartName>>,
    /// The kind of document, where it was recognised.
    pub kind: Option<&'d Kind>,
    /// Whether neither Quốc hiệu nor a number line was found: an appendix or form by itself.
    pub headless: bool,
    /// Whether a type line was found.
    pub typed: bool,
    /// The numbers of the lines of the main text.
    pub marks: Vec<Option<Mark>>,
    /// Line at which the signature or Nơi nhận begins; the end where there is none.
    pub end: usize,
    /// Lines at which an appendix begins.
    pub appendices: Vec<usize>,
    /// Line at which another document begins (kèm theo); the end where there is none.
    pub main_end: usize,
}

impl<'d> Facts<'d> {
    /// Recognises the parts of a document.
    #[must_use]
    pub fn new(docx: &'d Docx, nd30: &'d Nd30) -> Self {
        let lines = lines(docx, nd30);
        let count = lines.len();
        let mut facts = Self {
            docx,
            nd30,
            parts: vec![None; count],
            lines,
            kind: None,
            headless: false,
            typed: false,
            marks: Vec::new(),
            end: count,
            appendices: Vec::new(),
            main_end: count,
        };
        facts.main_end = facts.second_head();
        sign::appendices(&mut facts);
        let head_end = head::recognise(&mut facts);
        if !facts.headless {
            sign::recognise(&mut facts, head_end);
        }
        facts.marks = vec![None; count];
        facts.body(head_end, facts.end);
        if let Some(begin) = head::attached(&mut facts) {
            let appendix = facts.appendices.iter().copied().find(|start| *start >= begin);
            facts.body(begin, appendix.unwrap_or(count));
        }
        facts
    }

    /// The paragraph of a line.
    #[must_use]
    pub fn paragraph(&self, line: usize) -> &'d Paragraph {
        &self.docx.paragraphs[self.lines[line].paragraph]
    }

    /// The lines of a part.
    pub fn of(&self, part: PartName) -> impl Iterator<Item = usize> {
        self.parts.iter().enumerate().filter(move |(_, own)| **own == Some(part)).map(|(index, _)| index)
    }

    /// The first line of a part.
    #[must_use]
    pub fn first(&self, part: PartName) -> Option<usize> {
        self.of(part).next()
    }

    /// The lines of the main text: headings, paragraphs, tables aside.
    pub fn running(&self) -> impl Iterator<Item = usize> {
        let is_text = |part: Option<PartName>| matches!(part, Some(PartName::NoiDung | PartName::TieuDe));
        (0..self.lines.len()).filter(move |line| is_text(self.parts[*line]))
    }

    /// The lines of the main text and of the appendices with their tables: what a person wrote, whatever its layout.
    pub fn written(&self) -> impl Iterator<Item = usize> {
        let appendix = self.appendices.first().copied().unwrap_or(self.lines.len())..;
        let is_text = move |line: &usize| match self.parts[*line] {
            Some(PartName::NoiDung | PartName::TieuDe) => true,
            None | Some(PartName::Bang) => appendix.contains(line),
            _ => false,
        };
        (0..self.lines.len()).filter(is_text)
    }

    /// Whether the number line has a blank instead of a number.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.first(PartName::SoKyHieu).is_none_or(|line| number_of(&self.lines[line].text).is_none())
    }

    /// A second Quốc hiệu begins a document issued with this one; the label of a copy, what the copying body wrote.
    fn second_head(&self) -> usize {
        let folded = |line: usize| self.lines[line].folded.as_str();
        let second = (0..self.lines.len()).filter(|line| head::is_quoc_hieu(self.nd30, folded(*line))).nth(1);
        let copy = (0..self.lines.len())
            .find(|line| self.lines[*line].is_upper() && self.nd30.copy_labelled(folded(*line)).is_some());
        let Some(begin) = second.into_iter().chain(copy).min() else { return self.lines.len() };
        // The agency names beside it come first where they stand in the same table.
        let table = self.paragraph(begin).cell.map(|cell| cell.table);
        let same = |line: &usize| table.is_some() && self.paragraph(*line).cell.map(|cell| cell.table) == table;
        (0..begin).rev().take_while(same).last().unwrap_or(begin)
    }

    /// Marks what is left between a head and the end of its text.
    fn body(&mut self, from: usize, until: usize) {
        for index in from..until {
            // Dots to be filled, with the number of a note among them, are no text.
            let text = &self.lines[index].text;
            let dotted = text.contains("...") && !text.chars().any(char::is_alphabetic);
            if self.parts[index].is_some() || dotted || !text.chars().any(char::is_alphanumeric) {
                continue;
            }
            let paragraph = self.paragraph(index);
            if paragraph.cell.is_some() || paragraph.boxed || self.is_beside_table(index) {
                self.parts[index] = Some(PartName::Bang);
                continue;
            }
            let line = &self.lines[index];
            let mark = Mark::of(line, paragraph, &self.nd30.numbering.diem);
            let bold = line.mostly(|format| format.bold.value);
            let heading = matches!(
                mark.as_ref().map(|mark| mark.kind),
                Some(MarkKind::Phan | MarkKind::Chuong | MarkKind::Dieu | MarkKind::Roman)
            ) || (bold && (mark.is_some() || line.is_upper()));
            self.parts[index] = Some(if heading { PartName::TieuDe } else { PartName::NoiDung });
            self.marks[index] = mark;
        }
    }

    /// Whether a line is the unit of the figures of the table below it, or a note, in small letters, under the table above it.
    fn is_beside_table(&self, index: usize) -> bool {
        let line = &self.lines[index];
        let is_cell = |index: usize| index < self.lines.len() && self.paragraph(index).cell.is_some();
        if is_unit_line(&line.text) && is_cell(index + 1) {
            return true;
        }
        let least = self.nd30.fonts.part(PartName::NoiDung).range().map(|(least, _)| least);
        let small = least.is_some_and(|least| line.mostly(|format| format.size.value < least.to_half_points()));
        small && index.checked_sub(1).is_some_and(|at| is_cell(at) || self.parts[at] == Some(PartName::Bang))
    }

    /// The paragraph of a fault: that of its line, or the first of its section.
    #[must_use]
    pub fn paragraph_at(&self, at: At) -> usize {
        match at {
            At::Line(line) => self.lines[line].paragraph,
            At::Section(section) => {
                // Paragraphs stand in the order of their sections.
                let first = self.docx.paragraphs.partition_point(|paragraph| paragraph.section < section);
                let is_there = self.docx.paragraphs.get(first).is_some_and(|one| one.section == section);
                if is_there { first } else { 0 }
            }
            At::Document => 0,
        }
    }

    /// The place of a fault, for a person.
    #[must_use]
    pub fn place(&self, at: At) -> PlaceInDocument {
        match at {
            At::Document => PlaceInDocument { part: "toàn văn bản".to_owned(), ..PlaceInDocument::default() },
            At::Section(section) => {
                PlaceInDocument { part: format!("phần trang thứ {}", section + 1), ..PlaceInDocument::default() }
            }
            At::Line(index) => {
                let line = &self.lines[index];
                let cell = self.paragraph(index).cell;
                let mut words: String = line.text.chars().take(48).collect();
                if words.len() < line.text.len() {
                    words.push('…');
                }
                PlaceInDocument {
                    part: part_name(self.parts[index].or(cell.map(|_| PartName::Bang))).to_owned(),
                    paragraph: Some(line.paragraph + 1),
                    words,
                    cell: cell.map(|cell| (cell.table + 1, cell.row + 1, cell.column + 1)),
                }
            }
        }
    }
}

/// The digits of a number line.
#[must_use]
pub fn number_of(text: &str) -> Option<&str> {
    let after = text.split_once(':').map_or(text, |(_, after)| after);
    let number = after.split('/').next().unwrap_or_default().trim();
    (!number.is_empty() && number.chars().all(|c| c.is_ascii_digit())).then_some(number)
}

/// A part as a clerk calls it.
#[must_use]
pub fn part_name(part: Option<PartName>) -> &'static str {
    match part {
        Some(PartName::QuocHieu) => "Quốc hiệu",
        Some(PartName::TieuNgu) => "Tiêu ngữ",
        Some(PartName::CoQuanChuQuan) => "cơ quan chủ quản",
        Some(PartName::CoQuan) => "cơ quan ban hành",
        Some(PartName::SoKyHieu) => "số, ký hiệu",
        Some(PartName::DiaDanh) => "địa danh, thời gian",
        Some(PartName::TenLoai) => "tên loại",
        Some(PartName::TrichYeu) => "trích yếu",
        Some(PartName::TrichYeuCongVan) => "trích yếu công văn",
        Some(PartName::KinhGui) => "Kính gửi",
        Some(PartName::CanCu) => "căn cứ",
        Some(PartName::ThamQuyen) => "thẩm quyền ban hành",
        Some(PartName::NoiDung) => "nội dung",
        Some(PartName::TieuDe) => "đề mục",
        Some(PartName::ChucVu) => "quyền hạn, chức vụ",
        Some(PartName::HoTen) => "họ tên người ký",
        Some(PartName::NoiNhan | PartName::NoiNhanDong) => "Nơi nhận",
        Some(PartName::PhuLuc | PartName::PhuLucTen | PartName::PhuLucKemTheo) => "phụ lục",
        Some(PartName::Bang | PartName::BangTieuDe) => "bảng",
        _ => "phần khác",
    }
}
