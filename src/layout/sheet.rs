//! What is handed to a writer: sections of blocks that each name a style of one style sheet.

use std::ops::Deref;
use std::sync::Arc;

use crate::unit::{FontSize, Length, LineSpacing};

pub use crate::model::{Emphasis, Inline, Properties, Span, Turn, VerticalAlign, VerticalMerge};
pub use crate::unit::Align;

/// A laid-out document.
pub struct Sheet<'a> {
    /// Metadata of the file.
    pub properties: Properties,
    /// The styles that the blocks name.
    pub styles: Arc<StyleSheet>,
    /// Whether some text has footnotes.
    pub footnotes: bool,
    /// Sections in order; each begins on a new page.
    pub sections: Vec<Section<'a>>,
}

/// Pages of one size and their content.
pub struct Section<'a> {
    /// Size and margins.
    pub page: PageSetup,
    /// Restart the page number at this value; `None` goes on.
    pub first_page_number: Option<u32>,
    /// Whether the first page of the section shows no number.
    pub hide_first_number: bool,
    /// What stands in the margins of the first page.
    pub first_page: FirstPage<'a>,
    /// Content, top to bottom.
    pub blocks: Vec<Block<'a>>,
}

/// What stands above and below the text of the first page.
#[derive(Default)]
pub struct FirstPage<'a> {
    /// In the top margin.
    pub header: Vec<Block<'a>>,
    /// At the foot of the text.
    pub footer: Vec<Block<'a>>,
}

/// Paper and margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PageSetup {
    /// Width of the paper as it is held.
    pub width: Length,
    /// Height of the paper as it is held.
    pub height: Length,
    /// Wider than high.
    pub landscape: bool,
    /// Top margin.
    pub top: Length,
    /// Bottom margin.
    pub bottom: Length,
    /// Left margin.
    pub left: Length,
    /// Right margin.
    pub right: Length,
    /// From the top edge to the page number.
    pub header: Length,
    /// From the bottom edge to a footer.
    pub footer: Length,
}

impl PageSetup {
    /// Width of the text area.
    #[must_use]
    pub fn text_width(&self) -> Length {
        self.width - self.left - self.right
    }
}

/// A block of a section or cell.
pub enum Block<'a> {
    /// A paragraph.
    Paragraph(Paragraph<'a>),
    /// A picture in a paragraph of its own.
    Picture(Picture<'a>),
    /// A line, drawn as a shape in a paragraph of its own.
    Line(RuleLine),
    /// A table.
    Table(Table<'a>),
}

/// A line in the middle of a paragraph of one style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleLine {
    /// The style of the paragraph.
    pub style: StyleName,
    /// How long it is.
    pub length: Length,
    /// How thick it is.
    pub thickness: Length,
    /// How far it stands below the top of the line of text.
    pub below: Length,
}

/// A picture in a paragraph of one style.
#[derive(Clone, Debug)]
pub struct Picture<'a> {
    /// Its style.
    pub style: StyleName,
    /// The file.
    pub bytes: &'a Arc<[u8]>,
    /// Whether it is a JPEG; else a PNG.
    pub jpeg: bool,
    /// How the pixels of the file are turned to be looked at.
    pub turn: Turn,
    /// Width on the page.
    pub width: Length,
    /// Height on the page.
    pub height: Length,
    /// What it shows, for those who cannot see it.
    pub description: String,
}

/// A paragraph of one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph<'a> {
    /// Its style; everything not named in `direct` comes from there.
    pub style: StyleName,
    /// Its text; empty for a drawn line.
    pub text: Inline<'a>,
    /// What the style cannot know.
    pub direct: Direct,
}

impl Paragraph<'_> {
    /// One without text.
    #[must_use]
    pub fn empty(style: StyleName) -> Self {
        Self { style, text: Inline::default(), direct: Direct::default() }
    }
}

/// A blank as characters: no-break spaces as wide as that many digits of Times New Roman, two of them as one digit.
#[must_use]
pub fn blank(digits: u8) -> String {
    "\u{a0}".repeat(2 * usize::from(digits))
}

/// Paragraph properties that depend on the text: lengths of drawn lines, and whether it stays with its neighbour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Direct {
    /// Left indent.
    pub left: Option<Length>,
    /// Right indent.
    pub right: Option<Length>,
    /// Keep with the next paragraph.
    pub keep_next: bool,
}

/// A table of a section.
pub struct Table<'a> {
    /// Widths of the columns.
    pub columns: Vec<Length>,
    /// Distance from the left edge of the text area; negative to stand out.
    pub left: Length,
    /// Thickness of the lines round all cells (appendix tables); `None` = not drawn (layout tables).
    pub borders: Option<Length>,
    /// Left and right padding of every cell.
    pub padding: Length,
    /// Rows that repeat on each page; may be empty.
    pub header: Vec<Row<'a>>,
    /// The other rows, streamed.
    pub rows: Box<dyn Rows + 'a>,
}

/// Rows of a laid-out table, streamed: each is laid out when it is asked for.
pub trait Rows {
    /// The rows in order, as often as they are asked for; `peekable` looks ahead.
    fn iter(&self) -> Box<dyn Iterator<Item = LaidRow<'_>> + '_>;
}

/// A row that was laid out just now, or that the table holds.
pub enum LaidRow<'r> {
    /// Laid out just now.
    Made(Row<'r>),
    /// Held by the table.
    Held(&'r Row<'r>),
}

impl<'r> Deref for LaidRow<'r> {
    type Target = Row<'r>;

    fn deref(&self) -> &Row<'r> {
        match self {
            Self::Made(row) => row,
            Self::Held(row) => row,
        }
    }
}

impl Rows for Vec<Row<'_>> {
    fn iter(&self) -> Box<dyn Iterator<Item = LaidRow<'_>> + '_> {
        Box::new(self.as_slice().iter().map(LaidRow::Held))
    }
}

/// A row.
pub struct Row<'a> {
    /// Whether the row may break across pages (only rows taller than a page).
    pub may_split: bool,
    /// Its cells.
    pub cells: Vec<Cell<'a>>,
}

/// A cell.
pub struct Cell<'a> {
    /// How many columns it covers, at least 1.
    pub columns: u16,
    /// Vertical merging.
    pub merge: VerticalMerge,
    /// Where the content stands in the cell.
    pub vertical: CellVertical,
    /// Its content; a writer adds an empty paragraph where there is none.
    pub blocks: Vec<Block<'a>>,
}

/// Vertical position of a cell's content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellVertical {
    /// At the top.
    #[default]
    Top,
    /// In the middle.
    Center,
}

/// The decree's font table made concrete.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StyleSheet {
    /// The face of all text.
    pub face: String,
    /// Language tag of all text.
    pub language: String,
    /// Distance between tab stops.
    pub tab_stop: Length,
    /// Whether the first or last line of a paragraph may not stand alone on a page.
    pub widow_control: bool,
    /// The style of the page number, which stands alone in the header of each page that shows it.
    pub page_number: StyleName,
    /// How footnotes look.
    pub notes: Notes,
    /// Behind the text of a gap that a person must fill.
    pub gap: Highlight,
    /// Every style, in the order in which a user sees them.
    pub styles: Vec<Style>,
}

/// How footnotes look: numbered from 1 through the document, each at the foot of the page of its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Notes {
    /// The style of their text.
    pub style: StyleName,
    /// How the number stands, in the text and before the note.
    pub number: VerticalAlign,
}

/// A colour of text and lines: red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 3]);

/// A colour behind a text, one of those that a word processor knows by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Highlight {
    /// Vàng.
    Yellow,
}

impl Highlight {
    /// The colour itself.
    #[must_use]
    pub const fn colour(self) -> Colour {
        match self {
            Self::Yellow => Colour([0xFF, 0xFF, 0]),
        }
    }
}

/// One paragraph style.
#[expect(clippy::struct_excessive_bools, reason = "each is a property of the schema")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Style {
    /// Which.
    pub name: StyleName,
    /// Size of the text.
    pub size: FontSize,
    /// Đậm.
    pub bold: bool,
    /// Nghiêng.
    pub italic: bool,
    /// Alignment.
    pub align: Align,
    /// Indent of the first line; negative hangs.
    pub first_line: Length,
    /// Left indent.
    pub left: Length,
    /// Right indent.
    pub right: Length,
    /// Space above.
    pub before: Length,
    /// Space below.
    pub after: Length,
    /// Distance between lines.
    pub line: LineSpacing,
    /// Keep with the next paragraph.
    pub keep_next: bool,
    /// Keep the lines together.
    pub keep_lines: bool,
    /// A solid line of this thickness: the drawn lines and boxes of the decree.
    pub rule: Option<(Sides, Length)>,
    /// Between the text and the line, in whole points.
    pub rule_space: u8,
    /// Text and line in a colour other than black.
    pub colour: Option<Colour>,
    /// Outline level for the navigation pane, 1 = highest; `None` = body text.
    pub outline: Option<u8>,
    /// The style of the next paragraph that a user types.
    pub next: Option<StyleName>,
}

/// The sides of a paragraph that carry a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sides {
    /// Below.
    Bottom,
    /// Above.
    Top,
    /// All round.
    Box,
}

macro_rules! style_names {
    ($($variant:ident $id:literal $name:literal $doc:literal;)*) => {
        /// The styles a user sees in Word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum StyleName {
            $(#[doc = $doc] $variant,)*
        }

        impl StyleName {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The style id: ASCII, stable.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// The name a user sees.
            #[must_use]
            pub const fn display(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

style_names! {
    Normal "Normal" "Normal" "What a paragraph has that a user adds without a style.";
    Chung "VBChung" "VB Chung" "What all the others have in common.";
    QuocHieu "VBQuocHieu" "VB Quốc hiệu" "Quốc hiệu.";
    TieuNgu "VBTieuNgu" "VB Tiêu ngữ" "Tiêu ngữ.";
    CoQuanChuQuan "VBCoQuanChuQuan" "VB Cơ quan chủ quản" "Cơ quan chủ quản.";
    CoQuan "VBCoQuan" "VB Cơ quan ban hành" "Cơ quan ban hành.";
    SoKyHieu "VBSoKyHieu" "VB Số - ký hiệu" "Số, ký hiệu.";
    DiaDanh "VBDiaDanh" "VB Địa danh - thời gian" "Địa danh và thời gian.";
    TenLoai "VBTenLoai" "VB Tên loại" "Tên loại.";
    TrichYeu "VBTrichYeu" "VB Trích yếu" "Trích yếu.";
    DuongKe "VBDuongKe" "VB Đường kẻ" "A drawn line.";
    DuongKeVe "VBDuongKeVe" "VB Đường kẻ vẽ" "The paragraph that a drawn shape of a line stands in.";
    KinhGui "VBKinhGui" "VB Kính gửi" "Kính gửi: with one addressee, or the words alone.";
    KinhGuiNoi "VBKinhGuiNoi" "VB Kính gửi - nơi" "One of several addressees.";
    KinhGuiLoi "VBKinhGuiLoi" "VB Kính gửi - lời" "Words other than «Kính gửi:», as a công điện has.";
    CanCu "VBCanCu" "VB Căn cứ" "Căn cứ.";
    NoiDung "VBNoiDung" "VB Nội dung" "Running text.";
    Phan "VBPhan" "VB Phần - chương" "Phần, chương, mục, tiểu mục: label and title.";
    Dieu "VBDieu" "VB Điều" "Điều with a title.";
    MucLaMa "VBMuc" "VB Mục" "I. and its title.";
    KhoanTieuDe "VBKhoanTieuDe" "VB Khoản có tiêu đề" "Khoản with a title.";
    Khoan "VBKhoan" "VB Khoản" "Khoản without a title.";
    DiemTieuDe "VBDiemTieuDe" "VB Điểm có tiêu đề" "Điểm with a title.";
    Diem "VBDiem" "VB Điểm" "Điểm.";
    Gach "VBGach" "VB Gạch đầu dòng" "Lines with a dash or plus.";
    QuyenHan "VBQuyenHan" "VB Quyền hạn - chức vụ" "First line of quyền hạn and chức vụ of the signer.";
    ChucVu "VBChucVu" "VB Chức vụ - dòng sau" "The lines after the first.";
    HoTen "VBHoTen" "VB Họ tên" "Họ tên of the signer.";
    NoiNhan "VBNoiNhan" "VB Nơi nhận" "The word «Nơi nhận:».";
    NoiNhanDong "VBNoiNhanDong" "VB Nơi nhận - dòng" "A line of Nơi nhận.";
    PhuLuc "VBPhuLuc" "VB Phụ lục" "The label of an appendix.";
    PhuLucTen "VBPhuLucTen" "VB Phụ lục - tên" "The title of an appendix.";
    PhuLucKemTheo "VBPhuLucKemTheo" "VB Phụ lục - kèm theo" "The reference line of an appendix.";
    BangTieuDe "VBBangTieuDe" "VB Bảng - tiêu đề" "A header cell.";
    BangNhom "VBBangNhom" "VB Bảng - nhóm" "A group or totals row.";
    BangTrai "VBBangTrai" "VB Bảng - trái" "A cell, left.";
    BangGiua "VBBangGiua" "VB Bảng - giữa" "A cell, centred.";
    BangPhai "VBBangPhai" "VB Bảng - phải" "A cell, right.";
    BangDeu "VBBangDeu" "VB Bảng - đều" "A cell, justified.";
    CuoiPhan "VBCuoiPhan" "VB Cuối phần" "The paragraph, 1 pt high, that parts two tables and ends a section whose last block is a table.";
    SoTrang "VBSoTrang" "VB Số trang" "The page number.";
    VeViec "VBVeViec" "VB Trích yếu công văn" "The trích yếu of a công văn.";
    DauKhan "VBDauKhan" "VB Dấu độ khẩn" "Mức độ khẩn in its box.";
    DauGoc "VBDauGoc" "VB Dấu ở góc" "Circulation or draft mark in its box.";
    DiaChi "VBDiaChi" "VB Địa chỉ" "Address at the foot of page 1.";
    ThamQuyen "VBThamQuyen" "VB Thẩm quyền ban hành" "Thẩm quyền ban hành, QUYẾT ĐỊNH:, QUYẾT NGHỊ:.";
    Giua "VBGiua" "VB Dòng giữa" "Running text in the middle.";
    Hinh "VBHinh" "VB Hình" "A picture.";
    HinhTen "VBHinhTen" "VB Hình - tên" "The caption of a picture.";
    DonViTinh "VBDonViTinh" "VB Bảng - đơn vị tính" "The unit of the figures of a table.";
    GhiChu "VBGhiChu" "VB Bảng - ghi chú" "A note under a table.";
    CuoiTrang "VBCuoiTrang" "VB Ghi chú cuối trang" "A footnote.";
    BanSao "VBBanSao" "VB Hình thức sao" "SAO Y, SAO LỤC, TRÍCH SAO.";
    KySo "VBKySo" "VB Thông tin ký số" "What an electronic copy says at the top.";
    XacNhan "VBXacNhan" "VB Ô xác nhận" "The box for the confirmation of another body.";
    KeNgang "VBKeNgang" "VB Kẻ ngang" "The line over the whole width above a copy's part.";
}
