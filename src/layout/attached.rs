//! A document issued with a decision: head without number and date, no signature (PL3 after Mẫu 1.3).

use crate::model::Attached;
use crate::unit::Length;

use super::blank::filled;
use super::pages::Sections;
use super::sheet::{Block, FirstPage, Section, StyleName};
use super::{Setting, appendix, body, head, title};

/// Appends its section, with page numbers of its own.
pub(super) fn append<'a>(setting: &Setting<'_>, attached: &'a Attached<'a>, sections: &mut Sections<'a>) {
    let mut blocks: Vec<Block<'a>> = vec![head::table(setting, &attached.head, None)];
    let mut longest = Length::ZERO;
    if let Some(ten_loai) = &attached.title.ten_loai {
        longest = title::push(setting, StyleName::TenLoai, &filled(ten_loai), &mut blocks);
    }
    if let Some(trich_yeu) = &attached.title.trich_yeu {
        longest = title::push(setting, StyleName::TrichYeu, &filled(trich_yeu), &mut blocks);
    }
    if !attached.reference.is_empty() {
        let reference = appendix::broken(setting, &attached.reference);
        longest = title::push(setting, StyleName::PhuLucKemTheo, &reference, &mut blocks) / 2;
    }
    blocks.push(title::rule(setting, setting.nd30.layout.rule_under(longest), setting.page.text_width()));
    sections.begin(Section {
        page: setting.page,
        first_page_number: Some(1),
        hide_first_number: true,
        first_page: FirstPage::default(),
        blocks,
    });
    body::append(setting, &attached.body, Length::ZERO, sections);
}
