//! A document as its parts: what they say and how they nest. No sizes, no fonts, no positions.

mod inline;
mod table;

pub use inline::{Format, Inline, Span, VerticalAlign};
pub use table::{Cell, CellAlign, Column, HeaderCell, OwnedRows, Row, RowKind, Rows, Table, VerticalMerge};

/// One document, ready for layout.
#[derive(Debug)]
pub struct Document<'a> {
    /// Kind id of `data/nd30/kind.toml`, such as `ke-hoach`.
    pub kind: String,
    /// Metadata for the file's properties.
    pub properties: Properties,
    /// Quốc hiệu, agency names, number, place and date; none = sheets without a document of their own before them.
    pub head: Option<Head<'a>>,
    /// Tên loại and trích yếu.
    pub title: Title<'a>,
    /// Kính gửi: the addressees, with their dashes and marks where there are several; empty = none.
    pub kinh_gui: Vec<Inline<'a>>,
    /// Everything between the title and the signature, in order.
    pub body: Vec<Block<'a>>,
    /// Nơi nhận beside the signature block.
    pub closing: Closing<'a>,
    /// Appendices in order; each starts on its own page.
    pub appendices: Vec<Appendix<'a>>,
}

/// What the file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// Title: type and trích yếu, plain text.
    pub title: String,
    /// Creator: the issuing agency.
    pub creator: String,
    /// Subject: number and symbol when given.
    pub subject: String,
}

/// The head of page 1 (boxes 1–4 of the decree's diagram).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head<'a> {
    /// Cơ quan chủ quản, in capitals; absent where there is none.
    pub co_quan_chu_quan: Option<Inline<'a>>,
    /// Cơ quan ban hành, in capitals; more than one element where the name is set on several lines by rule
    /// (`ỦY BAN NHÂN DÂN` / `XÃ …`).
    pub co_quan: Vec<Inline<'a>>,
    /// Số, ký hiệu line without the label's gap: see [`SoKyHieu`].
    pub so_ky_hieu: SoKyHieu,
    /// Địa danh.
    pub dia_danh: String,
    /// Ngày, tháng, năm.
    pub ngay: Ngay,
}

/// Số và ký hiệu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SoKyHieu {
    /// The number as printed (`05`, `15`); absent = a blank.
    pub so: Option<String>,
    /// The symbol, such as `KH-SKHCN`.
    pub ky_hieu: String,
}

/// A date of which parts may be blank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ngay {
    /// Year; absent = a blank.
    pub year: Option<u16>,
    /// Month 1–12; absent = a blank.
    pub month: Option<u8>,
    /// Day 1–31; absent = a blank.
    pub day: Option<u8>,
}

impl Ngay {
    /// `ngày 05 tháng 01 năm 2024`: days below ten and months 1 and 2 with a zero (PL1 I/II.4.b), a blank for what is
    /// not given.
    #[must_use]
    pub fn inline(self) -> Inline<'static> {
        let mut inline = Inline::default();
        inline.push("ngày ".into(), Format::default());
        match self.day {
            Some(day) => inline.push(format!("{day:02}").into(), Format::default()),
            None => inline.0.push(Span::Blank(BLANK_DAY)),
        }
        inline.push(" tháng ".into(), Format::default());
        match self.month {
            Some(month @ 1..=2) => inline.push(format!("{month:02}").into(), Format::default()),
            Some(month) => inline.push(month.to_string().into(), Format::default()),
            None => inline.0.push(Span::Blank(BLANK_DAY)),
        }
        inline.push(" năm ".into(), Format::default());
        match self.year {
            Some(year) => inline.push(year.to_string().into(), Format::default()),
            None => inline.0.push(Span::Blank(BLANK_YEAR)),
        }
        inline
    }
}

/// Width of the blank for a day or month, in digits.
const BLANK_DAY: u8 = 3;
/// Width of the blank for a year, in digits.
const BLANK_YEAR: u8 = 4;

/// Tên loại and trích yếu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title<'a> {
    /// Tên loại in capitals; absent in a công văn.
    pub ten_loai: Option<Inline<'a>>,
    /// Trích yếu; absent in a few kinds.
    pub trich_yeu: Option<Inline<'a>>,
}

/// A piece of the body.
#[derive(Debug)]
pub enum Block<'a> {
    /// A căn cứ line, with its end mark.
    CanCu(Inline<'a>),
    /// A running paragraph.
    Doan(Inline<'a>),
    /// A numbered level of the hierarchy: heading, or the first paragraph of an untitled khoản or điểm.
    Level(Level<'a>),
    /// A table.
    Table(Table<'a>),
}

/// A numbered heading or paragraph. Its content follows as blocks of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level<'a> {
    /// Which level.
    pub kind: LevelKind,
    /// The number as printed, with its mark: `I.`, `1.`, `a)`, `-`, `Điều 1.`, `Chương I`.
    pub number: String,
    /// `true`: `text` is a title; `false`: it is running text.
    pub titled: bool,
    /// Title (in capitals where the level wants them) or running text.
    pub text: Inline<'a>,
}

/// The levels of both schemes of the decree (PL1 II.6.d), highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LevelKind {
    /// Phần I.
    Phan,
    /// Chương I (scheme A).
    Chuong,
    /// Mục 1 (scheme A).
    Muc,
    /// Tiểu mục 1 (scheme A).
    TieuMuc,
    /// Điều 1. (scheme A).
    Dieu,
    /// I. (scheme B).
    MucLaMa,
    /// 1.
    Khoan,
    /// a)
    Diem,
    /// A dash line below điểm; not numbered by the decree, usual in practice.
    Gach,
    /// A plus line below a dash line.
    Cong,
}

/// The end of the main document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closing<'a> {
    /// The lines of Nơi nhận with their dashes and end marks, `Lưu` last; empty = no Nơi nhận.
    pub noi_nhan: Vec<Inline<'a>>,
    /// Signers, left to right.
    pub ky: Vec<Signer<'a>>,
}

/// One signature block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signer<'a> {
    /// The lines of quyền hạn and chức vụ in capitals, top to bottom.
    pub chuc_vu: Vec<Inline<'a>>,
    /// Họ và tên; absent = a blank.
    pub ho_ten: Option<Inline<'a>>,
}

/// An appendix: its own section, its own page numbers.
#[derive(Debug)]
pub struct Appendix<'a> {
    /// `Phụ lục`, or `Phụ lục I` where there are several.
    pub label: String,
    /// Title in capitals.
    pub title: Inline<'a>,
    /// The reference line `(Kèm theo …)`.
    pub reference: Inline<'a>,
    /// On a landscape page.
    pub landscape: bool,
    /// Its content.
    pub body: Vec<Block<'a>>,
}
