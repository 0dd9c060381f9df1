//! A Phụ lục: its own section with its own page numbers (PL1 I/III.1).

use crate::model::Appendix;

use super::sheet::{Block, Direct, Inline, Paragraph, Section, StyleName};
use super::{Setting, body, title};

/// The section of an appendix.
pub(super) fn section<'a>(setting: &Setting<'_>, appendix: &'a Appendix<'a>) -> Section<'a> {
    let mut blocks = vec![Block::Paragraph(Paragraph {
        style: StyleName::PhuLuc,
        text: Inline::plain(appendix.label.as_str()),
        direct: Direct::default(),
    })];
    if !appendix.title.is_empty() {
        title::push(setting, StyleName::PhuLucTen, &appendix.title, &mut blocks);
    }
    if !appendix.reference.is_empty() {
        let longest = title::push(setting, StyleName::PhuLucKemTheo, &appendix.reference, &mut blocks);
        blocks.push(title::rule(setting, setting.nd30.layout.rule_under(longest / 2), setting.page.text_width()));
    }
    blocks.extend(body::blocks(setting, &appendix.body));
    Section { page: setting.page, first_page_number: Some(1), hide_first_number: true, blocks }
}
