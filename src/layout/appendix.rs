//! A Phụ lục: its own section with its own page numbers (PL1 I/III.1).

use crate::font::{self, Face};
use crate::model::{Appendix, Part};
use crate::unit::Length;

use super::blank::filled;
use super::pages::Sections;
use super::sheet::{Block, Direct, FirstPage, Inline, Paragraph, Section, Span, StyleName};
use super::{Setting, body, table, title};

/// What stands between the date and the agency of a reference line.
const AGENCY: &str = " của ";

/// Appends the section of an appendix.
pub(super) fn append<'a>(setting: &Setting<'_>, appendix: &'a Appendix<'a>, sections: &mut Sections<'a>) {
    let mut blocks = Vec::new();
    if !appendix.label.is_empty() {
        blocks.push(Block::Paragraph(Paragraph {
            style: StyleName::PhuLuc,
            text: Inline::plain(appendix.label.as_str()),
            direct: Direct::default(),
        }));
    }
    if !appendix.title.is_empty() {
        title::push(setting, StyleName::PhuLucTen, &filled(&appendix.title), &mut blocks);
    }
    if !appendix.reference.is_empty() {
        let longest =
            title::push(setting, StyleName::PhuLucKemTheo, &broken(setting, &appendix.reference), &mut blocks);
        blocks.push(title::rule(setting, setting.nd30.layout.rule_under(longest / 2), setting.page.text_width()));
    }
    let above = height(setting, &blocks);
    sections.begin(Section {
        page: setting.page,
        first_page_number: Some(1),
        hide_first_number: true,
        first_page: FirstPage::default(),
        blocks,
    });
    body::append(setting, &appendix.body, above, sections);
}

/// Whether a row of a table would be higher than half of the text of a portrait page.
pub(super) fn wants_landscape(setting: &Setting<'_>, appendix: &Appendix<'_>) -> bool {
    appendix.body.iter().any(|part| match part {
        Part::Table(own) => table::has_high_row(setting, own),
        _ => false,
    })
}

/// The reference line as it is where it fits on one line, else broken before the agency, so that the date stays whole.
pub(super) fn broken<'a>(setting: &Setting<'_>, reference: &'a Inline<'_>) -> Inline<'a> {
    let filled = filled(reference);
    let style = setting.style(StyleName::PhuLucKemTheo);
    let measure = |text: &str| font::width(text, Face { bold: style.bold, italic: style.italic }, style.size);
    let column = setting.page.text_width();
    let [Span::Text { text, format }] = filled.0.as_slice() else { return filled };
    match text.split_once(AGENCY) {
        Some((before, after)) if measure(text) > column && measure(before).max(measure(after)) < column * 9 / 10 => {
            let mut lines = Inline::default();
            lines.push(before.to_owned().into(), *format);
            lines.0.push(Span::LineBreak);
            lines.push(format!("{}{after}", AGENCY.trim_start()).into(), *format);
            lines
        }
        _ => filled,
    }
}

/// Height of the lines above the content, each of whose line breaks is set.
fn height(setting: &Setting<'_>, blocks: &[Block<'_>]) -> Length {
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => {
                let style = setting.style(paragraph.style);
                let breaks = paragraph.text.0.iter().filter(|span| **span == Span::LineBreak).count();
                let lines = i64::try_from(breaks + 1).unwrap_or(1);
                style.before + style.after + font::line_height(style.size) * lines
            }
            Block::Table(_) | Block::Picture(_) | Block::Line(_) => Length::ZERO,
        })
        .sum()
}
