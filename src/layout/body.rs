//! The body: căn cứ, running text, the numbered levels and tables.

use crate::model::{Centred, Figure, Level, LevelKind, Part};
use crate::unit::Length;

use super::Setting;
use super::blank::filled;
use super::pages::Sections;
use super::sheet::{self, Block, Direct, Emphasis, Inline, Paragraph, Span, StyleName};
use super::table;
use super::title::fitted;

/// A pixel of 96 to the inch in points, as a fraction.
const POINTS_OF_PIXELS: (i64, i64) = (3, 4);
/// Pictures take at most this share of the height of the text, in percent.
const HIGHEST: i64 = 85;

/// Appends the parts of a body, in order; `above` is the height of what stands above it on its first page. Parts on
/// landscape pages begin a section.
pub(super) fn append<'a>(setting: &Setting<'_>, parts: &'a [Part<'a>], above: Length, sections: &mut Sections<'a>) {
    for (index, part) in parts.iter().enumerate() {
        if let Part::Landscape(parts) = part {
            let setting = Setting { page: super::landscape(setting.page), ..*setting };
            append(&setting, parts, Length::ZERO, sections);
            continue;
        }
        let blocks = sections.blocks(setting.page);
        match part {
            Part::CanCu(text) => blocks.push(paragraph(StyleName::CanCu, filled(text))),
            Part::Doan(text) => blocks.push(paragraph(StyleName::NoiDung, filled(text))),
            Part::Centred(kind, text) => blocks.push(centred(setting, *kind, text)),
            Part::Unit(text) => blocks.push(paragraph(StyleName::DonViTinh, filled(text))),
            Part::Note(text) => blocks.push(paragraph(StyleName::GhiChu, filled(text))),
            Part::Figure(figure) => push_figure(setting, figure, blocks),
            Part::Level(level) => push_level(level, blocks),
            Part::Table(table) => {
                let above = if index == 0 { above } else { Length::ZERO };
                blocks.push(Block::Table(table::table(setting, table, above)));
            }
            Part::Landscape(_) => {}
        }
    }
}

/// A heading or the first paragraph of an untitled level (PL1 I/II.6.đ).
fn push_level<'a>(level: &'a Level<'_>, blocks: &mut Vec<Block<'a>>) {
    let style = style(level);
    if style == StyleName::Phan {
        blocks.push(paragraph(style, Inline::plain(level.number.clone())));
        if !level.text.is_empty() {
            blocks.push(paragraph(style, filled(&level.text)));
        }
        return;
    }
    // Of an untitled điều the number alone is bold (Mẫu 1.2).
    let number = Emphasis { bold: level.kind == LevelKind::Dieu, ..Emphasis::default() };
    // The number and the first word are one run where they have one format.
    let mut line = Inline(Vec::with_capacity(1 + level.text.0.len()));
    line.0.push(Span::Text { text: [&level.number, " "].concat().into(), format: number });
    line.0.extend(filled(&level.text).0);
    blocks.push(paragraph(style, line));
}

/// A line in the middle, balanced where it is in capitals.
fn centred<'a>(setting: &Setting<'_>, kind: Centred, text: &'a Inline<'_>) -> Block<'a> {
    match kind {
        Centred::Text => paragraph(StyleName::Giua, filled(text)),
        Centred::ThamQuyen | Centred::Lenh => {
            let (text, _) = fitted(setting, StyleName::ThamQuyen, &filled(text), setting.page.text_width());
            paragraph(StyleName::ThamQuyen, text)
        }
    }
}

/// A picture no wider and no higher than the text, and its caption.
fn push_figure<'a>(setting: &Setting<'_>, figure: &'a Figure<'a>, blocks: &mut Vec<Block<'a>>) {
    let (pixels_wide, pixels_high) = (i64::from(figure.pixels.0.max(1)), i64::from(figure.pixels.1.max(1)));
    let natural = Length::pt(pixels_wide) * POINTS_OF_PIXELS.0 / POINTS_OF_PIXELS.1;
    let wanted = figure.width.map_or(natural, |width| Length::centi_mm(i64::from(width) * 100));
    let page = setting.page;
    let highest = (page.height - page.top - page.bottom) * HIGHEST / 100;
    let width = wanted.min(page.text_width()).min(highest * pixels_wide / pixels_high);
    blocks.push(Block::Picture(sheet::Picture {
        style: StyleName::Hinh,
        bytes: &figure.bytes,
        jpeg: figure.jpeg,
        turn: figure.turn,
        width,
        height: width * pixels_high / pixels_wide,
        description: figure.caption.to_plain().into_owned(),
    }));
    if !figure.caption.is_empty() {
        blocks.push(paragraph(StyleName::HinhTen, filled(&figure.caption)));
    }
}

fn style(level: &Level<'_>) -> StyleName {
    match (level.kind, level.titled) {
        (LevelKind::Phan | LevelKind::Chuong | LevelKind::Muc | LevelKind::TieuMuc, _) => StyleName::Phan,
        (LevelKind::Dieu, true) => StyleName::Dieu,
        (LevelKind::MucLaMa, _) => StyleName::MucLaMa,
        (LevelKind::Khoan | LevelKind::ThapPhan, true) => StyleName::KhoanTieuDe,
        (LevelKind::Diem, true) => StyleName::DiemTieuDe,
        (LevelKind::Dieu | LevelKind::Khoan | LevelKind::ThapPhan, false) => StyleName::Khoan,
        (LevelKind::Diem, false) => StyleName::Diem,
        (LevelKind::Gach | LevelKind::Cong, _) => StyleName::Gach,
    }
}

fn paragraph(style: StyleName, text: Inline<'_>) -> Block<'_> {
    Block::Paragraph(Paragraph { style, text, direct: Direct::default() })
}
