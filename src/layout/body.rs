//! The body: căn cứ, running text, the numbered levels and tables.

use crate::model::{Block as Part, Level, LevelKind};
use crate::unit::Length;

use super::Setting;
use super::blank::filled;
use super::sheet::{Block, Direct, Format, Inline, Paragraph, StyleName};
use super::table;

/// The blocks of a body, in order; `above` is the height of what stands above it on its first page.
pub(super) fn blocks<'a>(setting: &Setting<'_>, parts: &'a [Part<'a>], above: Length) -> Vec<Block<'a>> {
    let mut blocks = Vec::with_capacity(parts.len() + 4);
    for (index, part) in parts.iter().enumerate() {
        match part {
            Part::CanCu(text) => blocks.push(paragraph(StyleName::CanCu, filled(text))),
            Part::Doan(text) => blocks.push(paragraph(StyleName::NoiDung, filled(text))),
            Part::Level(level) => push_level(level, &mut blocks),
            Part::Table(table) => {
                let above = if index == 0 { above } else { Length::ZERO };
                blocks.push(Block::Table(table::table(setting, table, above)));
            }
        }
    }
    blocks
}

/// A heading or the first paragraph of an untitled level (PL1 I/II.6.đ).
fn push_level<'a>(level: &Level<'a>, blocks: &mut Vec<Block<'a>>) {
    let style = style(level);
    if style == StyleName::Phan {
        blocks.push(paragraph(style, Inline::plain(level.number.clone())));
        if !level.text.is_empty() {
            blocks.push(paragraph(style, filled(&level.text)));
        }
        return;
    }
    // The number and the first word are one run where they have one format.
    let mut line = Inline::default();
    line.push(format!("{} ", level.number).into(), Format::default());
    line.0.extend(filled(&level.text).0);
    blocks.push(paragraph(style, line));
}

fn style(level: &Level<'_>) -> StyleName {
    match (level.kind, level.titled) {
        (LevelKind::Phan | LevelKind::Chuong | LevelKind::Muc | LevelKind::TieuMuc, _) => StyleName::Phan,
        (LevelKind::Dieu, true) => StyleName::Dieu,
        (LevelKind::MucLaMa, _) => StyleName::MucLaMa,
        (LevelKind::Khoan, true) => StyleName::KhoanTieuDe,
        (LevelKind::Diem, true) => StyleName::DiemTieuDe,
        (LevelKind::Dieu | LevelKind::Khoan, false) => StyleName::Khoan,
        (LevelKind::Diem, false) => StyleName::Diem,
        (LevelKind::Gach | LevelKind::Cong, _) => StyleName::Gach,
    }
}

fn paragraph(style: StyleName, text: Inline<'_>) -> Block<'_> {
    Block::Paragraph(Paragraph { style, text, direct: Direct::default() })
}
