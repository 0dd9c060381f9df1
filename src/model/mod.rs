//! A document as its parts: what they say and how they nest. No sizes, no fonts, no positions.

mod inline;
mod table;
mod turn;

use std::sync::Arc;

pub use inline::{Emphasis, Inline, Span, VerticalAlign};
pub use table::{
    CellAlign, Column, DataCell, DataRow, DataRows, DataTable, HeaderCell, OwnedRows, RowKind, VerticalMerge,
};
pub use turn::Turn;

/// One document, ready for layout.
#[derive(Debug)]
pub struct Document<'a> {
    /// Kind id of `data/nd30/kind.toml`, such as `ke-hoach`.
    pub kind: String,
    /// Metadata for the file's properties.
    pub properties: Properties,
    /// Marks outside the text: urgency, circulation, draft, address.
    pub marks: Marks<'a>,
    /// Quốc hiệu, agency names, number, place and date; none = sheets without a document of their own before them.
    pub head: Option<Head<'a>>,
    /// Tên loại and trích yếu.
    pub title: Title<'a>,
    /// Kính gửi.
    pub kinh_gui: KinhGui<'a>,
    /// Everything between the title and the signature, in order.
    pub body: Vec<Part<'a>>,
    /// Nơi nhận beside the signature block.
    pub closing: Closing<'a>,
    /// Documents issued with this one; each starts on its own page.
    pub attached: Vec<Attached<'a>>,
    /// What a copying body writes under the document.
    pub copy: Option<CopyNote<'a>>,
    /// Whether some text has footnotes.
    pub footnotes: bool,
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
    /// Số, ký hiệu line without the label's gap: see [`SoKyHieu`]; none where the document has no number.
    pub so_ky_hieu: Option<SoKyHieu>,
    /// The trích yếu of a công văn, `V/v …`, under the number (box 5b).
    pub v_v: Option<Inline<'a>>,
    /// Địa danh, and the ngày, tháng, năm after it; none where the document has no such line.
    pub dia_danh: Option<String>,
    /// Ngày, tháng, năm as printed: `ngày 05 tháng 01 năm 2024`, with a blank for what is not given.
    pub ngay: Inline<'a>,
}

/// Marks outside the text (PL1 I/III.2–4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks<'a> {
    /// Mức độ khẩn in capitals (box 10b).
    pub urgency: Option<Inline<'a>>,
    /// Chỉ dẫn phạm vi lưu hành in capitals (box 11).
    pub circulation: Option<Inline<'a>>,
    /// Dấu dự thảo in capitals; practice, not the decree.
    pub draft: Option<Inline<'a>>,
    /// Address, mail, website, telephone at the foot of page 1 (box 13), a line each.
    pub address: Vec<Inline<'a>>,
    /// What an electronic copy says at the top of page 1 (box 14).
    pub signed_copy: Option<Inline<'a>>,
}

/// The addressees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KinhGui<'a> {
    /// Words other than «Kính gửi:», as a công điện has.
    pub words: Option<Inline<'a>>,
    /// The names, with their dashes and marks where they are a list; empty = none.
    pub names: Vec<Inline<'a>>,
}

/// A document issued with another one: no number, no date, no signature (PL3 after Mẫu 1.3).
#[derive(Debug)]
pub struct Attached<'a> {
    /// Agency names and Quốc hiệu.
    pub head: Head<'a>,
    /// Tên loại and trích yếu.
    pub title: Title<'a>,
    /// The reference line `(Kèm theo …)`.
    pub reference: Inline<'a>,
    /// Its content.
    pub body: Vec<Part<'a>>,
}

/// What a copying body writes under a document (PL1 II/II).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyNote<'a> {
    /// SAO Y, SAO LỤC, TRÍCH SAO.
    pub label: Inline<'a>,
    /// Copying body, number, place and date.
    pub head: Head<'a>,
    /// Nơi nhận and signer.
    pub closing: Closing<'a>,
}

/// Số và ký hiệu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SoKyHieu {
    /// The number as printed (`05`, `15`); absent = a blank.
    pub so: Option<String>,
    /// The symbol, such as `KH-SKHCN`.
    pub ky_hieu: String,
}

/// Tên loại and trích yếu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title<'a> {
    /// Tên loại in capitals; absent in a công văn.
    pub ten_loai: Option<Inline<'a>>,
    /// Trích yếu; absent in a few kinds.
    pub trich_yeu: Option<Inline<'a>>,
}

/// A part of the body.
#[derive(Debug)]
pub enum Part<'a> {
    /// A căn cứ line, with its end mark.
    CanCu(Inline<'a>),
    /// A running paragraph.
    Doan(Inline<'a>),
    /// A line of its own in the middle.
    Centred(Centred, Inline<'a>),
    /// The unit of the figures of a table, above it.
    Unit(Inline<'a>),
    /// A note under a table.
    Note(Inline<'a>),
    /// A picture.
    Figure(Figure<'a>),
    /// A numbered level of the hierarchy: heading, or the first paragraph of an untitled khoản or điểm.
    Level(Level<'a>),
    /// A table.
    Table(DataTable<'a>),
    /// Parts on landscape pages of their own.
    Landscape(Vec<Part<'a>>),
}

/// What a centred line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Centred {
    /// Thẩm quyền ban hành, in capitals (Mẫu 1.1–1.3).
    ThamQuyen,
    /// QUYẾT ĐỊNH:, QUYẾT NGHỊ: in capitals (Mẫu 1.1–1.3).
    Lenh,
    /// Running text.
    Text,
}

/// A picture with its caption.
#[derive(Clone, Debug)]
pub struct Figure<'a> {
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Whether it is a JPEG; else a PNG.
    pub jpeg: bool,
    /// Width and height in pixels, as it is looked at.
    pub pixels: (u32, u32),
    /// How the pixels of the file are turned to be looked at.
    pub turn: Turn,
    /// Width on the page in millimetres, where it is given.
    pub width: Option<u16>,
    /// The caption; empty = none.
    pub caption: Inline<'a>,
}

/// A numbered heading or paragraph. Its content follows as parts of their own.
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
    /// 1.1., 1.1.1.: below a khoản; not named by the decree, usual in practice.
    ThapPhan,
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
    /// Whether Nơi nhận stands under the signers, not beside them (Mẫu 1.9).
    pub below: bool,
    /// The lines of a box for the confirmation of another body, under Nơi nhận (Mẫu 1.10).
    pub confirmation: Vec<Inline<'a>>,
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
    /// On a landscape page; where nothing is said, the layout decides.
    pub landscape: Option<bool>,
    /// Its content.
    pub body: Vec<Part<'a>>,
}
