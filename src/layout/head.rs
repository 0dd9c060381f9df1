//! Quốc hiệu, agency names, number, place and date: a borderless table of two columns (boxes 1–4).

use crate::font::{self, Face};
use crate::model::Head;
use crate::unit::Length;

use super::blank::{fill, filled};
use super::sheet::{
    Block, Cell, CellVertical, Direct, Emphasis, Inline, Paragraph, Row, Span, StyleName, Table, VerticalMerge,
};
use super::title::{fitted, rule};
use super::{Setting, marks};

/// Whether every line of the head stands on one line in the sizes of the style sheet.
pub(super) fn fits(setting: &Setting<'_>, head: &Head<'_>) -> bool {
    let (left, right) = columns(setting, head);
    let narrow = left - setting.nd30.layout.head_gap();
    let fits_left = |style, name: &Inline<'_>| name_width(setting, style, name) <= narrow;
    head.co_quan_chu_quan.iter().all(|name| fits_left(StyleName::CoQuanChuQuan, name))
        && head.co_quan.iter().all(|name| fits_left(StyleName::CoQuan, name))
        && date_width(setting, head) <= right
}

/// The head as a table, with the mark of urgency under the number.
pub(super) fn table<'a>(setting: &Setting<'_>, head: &'a Head<'a>, urgency: Option<&'a Inline<'a>>) -> Block<'a> {
    let (left, right) = columns(setting, head);
    let names =
        Row { may_split: false, cells: vec![cell(agency(setting, head, left)), cell(national(setting, right))] };
    let mut numbers = Vec::new();
    if let Some(line) = number(setting, head) {
        numbers.push(paragraph(StyleName::SoKyHieu, line));
    }
    if let Some(about) = &head.v_v {
        let (text, _) = fitted(setting, StyleName::VeViec, &filled(about), left - setting.nd30.layout.head_gap());
        numbers.push(paragraph(StyleName::VeViec, text));
    }
    let date: Vec<_> = place_and_date(head).into_iter().map(|line| paragraph(StyleName::DiaDanh, line)).collect();
    let mut rows = vec![names];
    if !numbers.is_empty() || !date.is_empty() {
        rows.push(Row { may_split: false, cells: vec![cell(numbers), cell(date)] });
    }
    if let Some(words) = urgency {
        rows.push(Row {
            may_split: false,
            cells: vec![cell(vec![marks::urgency(setting, words, left)]), cell(Vec::new())],
        });
    }
    layout_table(vec![left, right], rows)
}

/// A table without borders or padding, over the text width.
pub(super) fn layout_table(columns: Vec<Length>, rows: Vec<Row<'_>>) -> Block<'_> {
    Block::Table(Table {
        columns,
        left: Length::ZERO,
        borders: None,
        padding: Length::ZERO,
        header: Vec::new(),
        rows: Box::new(rows),
    })
}

/// Widths of the columns: the right one takes what the national name, motto and date need, the left one the rest, but no
/// more than its usual width while its own lines fit.
fn columns(setting: &Setting<'_>, head: &Head<'_>) -> (Length, Length) {
    let layout = &setting.nd30.layout;
    let whole = setting.page.text_width();
    let widest = head
        .co_quan_chu_quan
        .iter()
        .map(|name| name_width(setting, StyleName::CoQuanChuQuan, name))
        .chain(head.co_quan.iter().map(|name| name_width(setting, StyleName::CoQuan, name)))
        .max()
        .unwrap_or_default();
    // A long place name takes what the agency's name leaves.
    let date = date_width(setting, head) + blanks_in_libreoffice(setting, head).max(layout.head_gap() * 2);
    let left_over = (whole - widest - layout.head_gap() * 4 / 3).max(whole / 2);
    let national = &setting.nd30.national;
    let needed = measure(setting, StyleName::QuocHieu, &national.quoc_hieu.words)
        .max(measure(setting, StyleName::TieuNgu, &national.tieu_ngu.words))
        .max(date.min(left_over))
        + layout.head_gap() / 3;
    let left = (widest + layout.head_gap()).max(layout.head_left()).min(whole - needed);
    (left, whole - left)
}

/// Cơ quan chủ quản, cơ quan ban hành and the line under the last one (PL1 I/II.2).
pub(super) fn agency<'a>(setting: &Setting<'_>, head: &'a Head<'_>, column: Length) -> Vec<Block<'a>> {
    let narrow = column - setting.nd30.layout.head_gap();
    let mut blocks = Vec::new();
    let mut longest = Length::ZERO;
    if let Some(name) = &head.co_quan_chu_quan {
        let (text, _) = fitted(setting, StyleName::CoQuanChuQuan, &filled(name), narrow);
        blocks.push(paragraph(StyleName::CoQuanChuQuan, text));
    }
    for name in &head.co_quan {
        let (text, width) = fitted(setting, StyleName::CoQuan, &filled(name), narrow);
        longest = longest.max(width);
        blocks.push(paragraph(StyleName::CoQuan, text));
    }
    blocks.push(rule(setting, setting.nd30.layout.rule_under(longest), column));
    blocks
}

/// Quốc hiệu, Tiêu ngữ and its line, as long as the text (PL1 I/II.1).
fn national(setting: &Setting<'_>, column: Length) -> Vec<Block<'static>> {
    let nd30 = setting.nd30;
    let (quoc_hieu, tieu_ngu) = (&nd30.national.quoc_hieu.words, &nd30.national.tieu_ngu.words);
    let length = measure(setting, StyleName::TieuNgu, tieu_ngu);
    vec![
        paragraph(StyleName::QuocHieu, Inline::plain(quoc_hieu.clone())),
        paragraph(StyleName::TieuNgu, Inline::plain(tieu_ngu.clone())),
        rule(setting, nd30.layout.rule_under_motto(length), column),
    ]
}

/// `Số: 15/KH-SKHCN`, with a blank for a number that is not given (PL1 I/II.3).
pub(super) fn number(setting: &Setting<'_>, head: &Head<'_>) -> Option<Inline<'static>> {
    let number = head.so_ky_hieu.as_ref()?;
    let mut line = Inline::plain("Số: ");
    match &number.so {
        Some(so) => line.push(so.clone().into(), Emphasis::default()),
        None => line.0.push(Span::Blank(setting.nd30.layout.blank_number())),
    }
    line.push(format!("/{}", number.ky_hieu).into(), Emphasis::default());
    Some(fill(line))
}

/// `Hưng Yên, ngày 05 tháng 01 năm 2024` (PL1 I/II.4).
pub(super) fn place_and_date<'a>(head: &Head<'a>) -> Option<Inline<'a>> {
    let mut line = Inline::plain(format!("{}, ", head.dia_danh.as_ref()?));
    line.0.extend(head.ngay.0.iter().cloned());
    Some(fill(line))
}

fn name_width(setting: &Setting<'_>, style: StyleName, name: &Inline<'_>) -> Length {
    measure(setting, style, &filled(name).to_plain())
}

fn date_width(setting: &Setting<'_>, head: &Head<'_>) -> Length {
    place_and_date(head).map_or(Length::ZERO, |line| measure(setting, StyleName::DiaDanh, &line.to_plain()))
}

/// What LibreOffice adds to the date line: it sets the no-break spaces of a blank about two fifths wider than Word.
fn blanks_in_libreoffice(setting: &Setting<'_>, head: &Head<'_>) -> Length {
    let line = place_and_date(head).unwrap_or_default();
    let spaces: String = line.to_plain().chars().filter(|c| *c == '\u{a0}').collect();
    measure(setting, StyleName::DiaDanh, &spaces) * 2 / 5
}

pub(super) fn measure(setting: &Setting<'_>, style: StyleName, text: &str) -> Length {
    let shape = setting.style(style);
    font::width(text, Face { bold: shape.bold, italic: shape.italic }, shape.size)
}

pub(super) fn paragraph(style: StyleName, text: Inline<'_>) -> Block<'_> {
    Block::Paragraph(Paragraph { style, text, direct: Direct::default() })
}

pub(super) fn cell(blocks: Vec<Block<'_>>) -> Cell<'_> {
    Cell { columns: 1, merge: VerticalMerge::None, vertical: CellVertical::Top, blocks }
}
