//! The font table (PL1 I/V).

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::unit::FontSize;

/// Faces and sizes of all parts.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fonts {
    /// The face of all text.
    pub face: String,
    /// Language tag of all text.
    pub language: String,
    part: BTreeMap<PartName, FontRow>,
}

impl Fonts {
    /// The row of a part.
    ///
    /// # Panics
    /// Never: a test asks for every part.
    #[must_use]
    pub fn part(&self, name: PartName) -> &FontRow {
        &self.part[&name]
    }
}

/// A part of a document that has a row in the font table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the part of that name")]
pub enum PartName {
    QuocHieu,
    TieuNgu,
    CoQuanChuQuan,
    CoQuan,
    SoKyHieu,
    DiaDanh,
    TenLoai,
    TrichYeu,
    KinhGui,
    CanCu,
    NoiDung,
    TieuDe,
    ChucVu,
    HoTen,
    NoiNhan,
    NoiNhanDong,
    PhuLuc,
    PhuLucTen,
    PhuLucKemTheo,
    SoTrang,
    TrichYeuCongVan,
    DauKhan,
    LuuHanh,
    DiaChi,
    ThamQuyen,
    BanSao,
    KySo,
    CuoiTrang,
    XacNhan,
    Bang,
    BangTieuDe,
}

/// A row of the font table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FontRow {
    a: u16,
    b: u16,
    range: Option<[u16; 2]>,
    /// Đậm.
    pub bold: bool,
    /// Nghiêng.
    pub italic: bool,
    /// Where the decree says so.
    pub clause: String,
}

impl FontRow {
    /// Size in set A (Quốc hiệu 13).
    #[must_use]
    pub fn size_a(&self) -> FontSize {
        FontSize::pt(self.a)
    }

    /// Size in set B (Quốc hiệu 12).
    #[must_use]
    pub fn size_b(&self) -> FontSize {
        FontSize::pt(self.b)
    }

    /// Least and greatest size that the decree allows; absent where it names none.
    #[must_use]
    pub fn range(&self) -> Option<(FontSize, FontSize)> {
        self.range.map(|[least, greatest]| (FontSize::pt(least), FontSize::pt(greatest)))
    }
}
