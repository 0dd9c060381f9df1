//! The style sheet of each size set.

use std::sync::{Arc, OnceLock};

use crate::font::{self, Face};
use crate::nd30::{FontRow, Nd30, PartName};
use crate::unit::{FontSize, Length, LineSpacing};

use super::sheet::{Align, Colour, Highlight, Notes, Sides, Style, StyleName, StyleSheet, VerticalAlign};

/// Height of the paragraph that carries a drawn line.
pub(super) const RULE_HEIGHT: Length = Length::pt(1);
/// Share of the em above the base line of Times New Roman, in thousandths.
const ASCENT: i64 = 891;

/// The style sheets of a decree, each made when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct Sets {
    a: OnceLock<Arc<StyleSheet>>,
    b: OnceLock<Arc<StyleSheet>>,
}

impl Sets {
    /// Set A: Quốc hiệu 13, Tiêu ngữ 14.
    pub(super) fn a(&self, nd30: &Nd30) -> Arc<StyleSheet> {
        self.a.get_or_init(|| Arc::new(sheet(nd30, FontRow::size_a))).clone()
    }

    /// Set B: Quốc hiệu 12, Tiêu ngữ 13.
    pub(super) fn b(&self, nd30: &Nd30) -> Arc<StyleSheet> {
        self.b.get_or_init(|| Arc::new(sheet(nd30, FontRow::size_b))).clone()
    }
}

impl StyleSheet {
    /// The style of a name.
    ///
    /// # Panics
    /// Never: a style sheet holds every name, in the order of [`StyleName::ALL`].
    #[must_use]
    pub fn style(&self, name: StyleName) -> &Style {
        &self.styles[name as usize]
    }
}

fn sheet(nd30: &Nd30, size: fn(&FontRow) -> FontSize) -> StyleSheet {
    StyleSheet {
        face: nd30.fonts.face.clone(),
        language: nd30.fonts.language.clone(),
        tab_stop: nd30.layout.tab_stop(),
        widow_control: true,
        page_number: StyleName::SoTrang,
        notes: Notes { style: StyleName::CuoiTrang, number: VerticalAlign::Superscript },
        gap: Highlight::Yellow,
        styles: StyleName::ALL.iter().map(|name| style(nd30, size, *name)).collect(),
    }
}

/// The row of the font table that a style follows.
fn part(name: StyleName) -> PartName {
    match name {
        StyleName::QuocHieu => PartName::QuocHieu,
        StyleName::TieuNgu => PartName::TieuNgu,
        StyleName::CoQuanChuQuan => PartName::CoQuanChuQuan,
        StyleName::CoQuan => PartName::CoQuan,
        StyleName::SoKyHieu => PartName::SoKyHieu,
        StyleName::DiaDanh => PartName::DiaDanh,
        StyleName::TenLoai => PartName::TenLoai,
        StyleName::TrichYeu => PartName::TrichYeu,
        StyleName::KinhGui | StyleName::KinhGuiNoi | StyleName::KinhGuiLoi => PartName::KinhGui,
        StyleName::CanCu => PartName::CanCu,
        StyleName::Phan | StyleName::Dieu | StyleName::MucLaMa | StyleName::KhoanTieuDe | StyleName::DiemTieuDe => {
            PartName::TieuDe
        }
        StyleName::QuyenHan | StyleName::ChucVu => PartName::ChucVu,
        StyleName::HoTen => PartName::HoTen,
        StyleName::NoiNhan => PartName::NoiNhan,
        StyleName::NoiNhanDong => PartName::NoiNhanDong,
        StyleName::PhuLuc => PartName::PhuLuc,
        StyleName::PhuLucTen => PartName::PhuLucTen,
        StyleName::PhuLucKemTheo => PartName::PhuLucKemTheo,
        StyleName::BangTieuDe | StyleName::BangNhom => PartName::BangTieuDe,
        StyleName::BangTrai
        | StyleName::BangGiua
        | StyleName::BangPhai
        | StyleName::BangDeu
        | StyleName::GhiChu
        | StyleName::DonViTinh => PartName::Bang,
        StyleName::SoTrang => PartName::SoTrang,
        StyleName::VeViec => PartName::TrichYeuCongVan,
        StyleName::DauKhan => PartName::DauKhan,
        StyleName::DauGoc => PartName::LuuHanh,
        StyleName::DiaChi => PartName::DiaChi,
        StyleName::ThamQuyen => PartName::ThamQuyen,
        StyleName::CuoiTrang => PartName::CuoiTrang,
        StyleName::BanSao => PartName::BanSao,
        StyleName::KySo => PartName::KySo,
        StyleName::XacNhan => PartName::XacNhan,
        StyleName::Normal
        | StyleName::Chung
        | StyleName::Giua
        | StyleName::Hinh
        | StyleName::HinhTen
        | StyleName::KeNgang
        | StyleName::DuongKe
        | StyleName::DuongKeVe
        | StyleName::NoiDung
        | StyleName::Khoan
        | StyleName::Diem
        | StyleName::Gach
        | StyleName::CuoiPhan => PartName::NoiDung,
    }
}

fn style(nd30: &Nd30, size: fn(&FontRow) -> FontSize, name: StyleName) -> Style {
    let row = nd30.fonts.part(part(name));
    let layout = &nd30.layout;
    let base = Style {
        name,
        size: size(row),
        bold: row.bold,
        italic: row.italic,
        align: Align::Center,
        first_line: Length::ZERO,
        left: Length::ZERO,
        right: Length::ZERO,
        before: Length::ZERO,
        after: Length::ZERO,
        line: LineSpacing::SINGLE,
        keep_next: false,
        keep_lines: false,
        rule: None,
        rule_space: 0,
        colour: None,
        outline: None,
        next: None,
    };
    let running = Style {
        align: Align::Justify,
        first_line: layout.first_line(),
        before: layout.paragraph_space(),
        line: layout.line_spacing(),
        ..base.clone()
    };
    let heading = |outline| Style {
        keep_next: true,
        keep_lines: true,
        outline: Some(outline),
        next: Some(StyleName::NoiDung),
        ..running.clone()
    };
    let cell = |align| Style { align, before: layout.cell_space(), after: layout.cell_space(), ..base.clone() };
    match name {
        StyleName::Normal | StyleName::NoiNhanDong => Style { align: Align::Left, ..base },
        StyleName::SoKyHieu | StyleName::DiaDanh => Style { before: layout.number_space(), ..base },
        StyleName::DuongKe => Style {
            before: layout.rule_gap(),
            after: layout.body_space(),
            line: LineSpacing::Exact(RULE_HEIGHT),
            rule: Some((Sides::Bottom, layout.rule_thickness())),
            ..base
        },
        StyleName::DuongKeVe => Style {
            before: layout.rule_gap(),
            after: layout.body_space(),
            line: LineSpacing::Exact(RULE_HEIGHT),
            keep_next: true,
            ..base
        },
        StyleName::TenLoai => Style { before: layout.title_space(), keep_next: true, keep_lines: true, ..base },
        StyleName::TrichYeu | StyleName::PhuLucTen | StyleName::PhuLucKemTheo => {
            Style { keep_next: true, keep_lines: true, ..base }
        }
        StyleName::KinhGui => {
            let words = kinh_gui_width(base.size);
            Style {
                align: Align::Left,
                left: layout.kinh_gui_left() + words,
                first_line: -words,
                before: layout.kinh_gui_space(),
                keep_next: true,
                ..base
            }
        }
        StyleName::KinhGuiNoi => {
            let dash = font::width("- ", Face::REGULAR, base.size);
            Style {
                align: Align::Left,
                left: layout.kinh_gui_list() + dash,
                first_line: -dash,
                keep_next: true,
                ..base
            }
        }
        StyleName::CanCu | StyleName::NoiDung | StyleName::Khoan | StyleName::Diem | StyleName::Gach => running,
        StyleName::Phan => Style { align: Align::Center, first_line: Length::ZERO, ..heading(1) },
        StyleName::MucLaMa | StyleName::Dieu => heading(1),
        StyleName::KhoanTieuDe => heading(2),
        StyleName::DiemTieuDe => heading(3),
        StyleName::QuyenHan => Style { before: layout.sign_space(), keep_next: true, ..base },
        StyleName::ChucVu => Style { keep_next: true, ..base },
        StyleName::HoTen => Style { before: layout.sign_room(), ..base },
        StyleName::NoiNhan => Style { align: Align::Left, before: noi_nhan_before(nd30, size), ..base },
        StyleName::PhuLuc => Style { keep_next: true, keep_lines: true, outline: Some(1), ..base },
        StyleName::BangTieuDe | StyleName::BangGiua => cell(Align::Center),
        StyleName::BangNhom | StyleName::BangTrai => cell(Align::Left),
        StyleName::BangPhai => cell(Align::Right),
        StyleName::BangDeu => cell(Align::Justify),
        StyleName::CuoiPhan => Style { line: LineSpacing::Exact(RULE_HEIGHT), ..base },
        _ => rarer(nd30, name, base),
    }
}

/// The styles of parts that only some documents have; what is left looks as its row of the font table says.
fn rarer(nd30: &Nd30, name: StyleName, base: Style) -> Style {
    let layout = &nd30.layout;
    let line = layout.rule_thickness();
    match name {
        StyleName::DauKhan => Style {
            before: layout.title_space(),
            rule: Some((Sides::Box, line)),
            rule_space: padding(nd30, base.size),
            colour: Some(Colour(nd30.marks.colour())),
            ..base
        },
        StyleName::DauGoc => Style { rule: Some((Sides::Box, line)), rule_space: padding(nd30, base.size), ..base },
        StyleName::DiaChi => {
            Style { align: Align::Left, rule: Some((Sides::Top, line)), rule_space: padding(nd30, base.size), ..base }
        }
        StyleName::KeNgang => Style {
            before: layout.sign_space(),
            after: layout.rule_gap(),
            line: LineSpacing::Exact(RULE_HEIGHT),
            rule: Some((Sides::Bottom, line)),
            keep_next: true,
            ..base
        },
        StyleName::ThamQuyen => {
            Style { before: layout.sign_space(), after: layout.body_space(), keep_next: true, ..base }
        }
        StyleName::VeViec | StyleName::Giua | StyleName::KinhGuiLoi => {
            Style { before: layout.paragraph_space(), ..base }
        }
        StyleName::Hinh => Style { before: layout.paragraph_space(), keep_next: true, ..base },
        StyleName::HinhTen => Style { before: layout.rule_gap(), after: layout.paragraph_space(), ..base },
        StyleName::DonViTinh => {
            Style { italic: true, align: Align::Right, before: layout.rule_gap(), keep_next: true, ..base }
        }
        StyleName::GhiChu => Style { align: Align::Justify, before: layout.rule_gap(), ..base },
        StyleName::CuoiTrang => Style { align: Align::Justify, ..base },
        StyleName::KySo => Style { align: Align::Right, ..base },
        StyleName::XacNhan => Style { before: layout.rule_gap(), ..base },
        _ => base,
    }
}

/// Between a mark and its box, in points, so that the box has its height (PL1 I/III.2.b).
fn padding(nd30: &Nd30, size: FontSize) -> u8 {
    let room = (nd30.marks.box_height() - font::line_height(size)) / 2;
    u8::try_from(room.to_emu() / Length::pt(1).to_emu()).unwrap_or(0)
}

/// Width of «Kính gửi: », under which a long name goes on.
fn kinh_gui_width(size: FontSize) -> Length {
    font::width("Kính gửi: ", Face::REGULAR, size)
}

/// Space above «Nơi nhận:» so that its base line is that of the first line of the signature block (PL1 I/II.9.d).
fn noi_nhan_before(nd30: &Nd30, size: fn(&FontRow) -> FontSize) -> Length {
    let of = |name| size(nd30.fonts.part(name)).to_length();
    nd30.layout.sign_space() + (of(PartName::ChucVu) - of(PartName::NoiNhan)) * ASCENT / 1000
}
