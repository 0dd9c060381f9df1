//! The data file as types. The JSON Schema is generated from them.

use std::collections::BTreeMap;

use serde_json::Value;

/// Data of one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Kind id of `data/nd30/kind.toml`.
    pub loai: String,
    /// The strings of the file are Tera themselves.
    pub la_mau: bool,
    /// Cơ quan chủ quản in its normal case; absent where there is none.
    pub co_quan_chu_quan: Option<String>,
    /// Cơ quan ban hành in its normal case.
    pub co_quan: String,
    /// Abbreviation of the agency for the symbol; given, never derived.
    pub viet_tat: Option<String>,
    /// Number; absent = a blank.
    pub so: Option<u32>,
    /// Symbol; absent = built from kind and `viet_tat`.
    pub ky_hieu: Option<String>,
    /// Địa danh.
    pub dia_danh: String,
    /// `2024-01-15`, `2024-01` or `2024`.
    pub ngay: Option<String>,
    /// Trích yếu.
    pub trich_yeu: Text,
    /// Căn cứ, one text each, without or with its end mark.
    pub can_cu: Vec<Text>,
    /// Paragraphs between căn cứ and the first numbered heading.
    pub mo_dau: Vec<Text>,
    /// Numbered content.
    pub noi_dung: Vec<Muc>,
    /// Paragraphs after the numbered content.
    pub ket_thuc: Vec<Text>,
    /// Nơi nhận without the Lưu line.
    pub noi_nhan: Vec<NoiNhan>,
    /// The Lưu line.
    pub luu: Option<Luu>,
    /// Signers, left to right; JSON takes one object or a list.
    pub ky: Vec<KyMot>,
    /// Tasks: the first appendix of a plan.
    pub nhiem_vu: Option<NhiemVuNguon>,
    /// Title of the task appendix; absent = built from the trích yếu.
    pub nhiem_vu_tieu_de: Option<Text>,
    /// Further appendices.
    pub phu_luc: Vec<PhuLuc>,
    /// The user's own fields.
    pub rieng: BTreeMap<String, Value>,
}

/// Literal text, or text with emphasis.
#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// A JSON string: literal, whatever it holds.
    Plain(String),
    /// A JSON array of strings and spans.
    Rich(Vec<Piece>),
}

impl Default for Text {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

/// A piece of rich text. The inner text of a span may itself be rich.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A string.
    Plain(String),
    /// `{"dam": …}`
    Dam(Text),
    /// `{"nghieng": …}`
    Nghieng(Text),
    /// `{"tren": …}`
    Tren(Text),
    /// `{"duoi": …}`
    Duoi(Text),
    /// `{"xuong_dong": true}`
    XuongDong,
    /// `{"cuoi_trang": …}`: a footnote.
    CuoiTrang(Text),
    /// `{"tham_chieu": "id"}`: a reference to a `Muc` by its `id`.
    ThamChieu(String),
}

/// A level of the numbered content; its depth gives the level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Muc {
    /// Name for references.
    pub id: Option<String>,
    /// Title; absent = an untitled khoản or điểm, whose first `doan` follows the number.
    pub tieu_de: Option<Text>,
    /// Paragraphs.
    pub doan: Vec<Text>,
    /// Levels below.
    pub muc: Vec<Muc>,
}

/// One line of Nơi nhận.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoiNhan {
    /// Who.
    pub ten: Text,
    /// What for, such as `báo cáo`: printed `(để báo cáo)`.
    pub de: Option<Text>,
}

/// The Lưu line: `Lưu: VT, <don_vi><nguoi_soan> (<so_ban>).`
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Luu {
    /// Drafting unit, abbreviated.
    pub don_vi: Option<Text>,
    /// The drafter's sign.
    pub nguoi_soan: Option<Text>,
    /// Number of copies kept.
    pub so_ban: Option<u32>,
}

/// One signer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KyMot {
    /// `KT. Giám đốc`; several lines as a list.
    pub quyen_han: Vec<Text>,
    /// `Phó Giám đốc`.
    pub chuc_vu: Text,
    /// Full name; absent = a blank.
    pub ho_ten: Option<Text>,
}

/// Where the tasks come from.
#[derive(Clone, Debug, PartialEq)]
pub enum NhiemVuNguon {
    /// Groups or tasks in the data file.
    Danh(Vec<NhomNhiemVu>),
    /// A table file beside the data file.
    TuTep(TuTep),
}

/// A table file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TuTep {
    /// Path, relative to the data file.
    pub tu_tep: String,
    /// Sheet; absent = the first that holds a task table.
    pub trang: Option<String>,
}

/// A group of tasks. Tasks without a group stand in one whose `nhom` is absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NhomNhiemVu {
    /// Title of the group row; absent = no group row.
    pub nhom: Option<Text>,
    /// Its tasks.
    pub nhiem_vu: Vec<NhiemVu>,
}

/// One task.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NhiemVu {
    /// Code on which progress hangs.
    pub ma: Option<String>,
    /// What is to be done.
    pub noi_dung: Text,
    /// Product or result.
    pub san_pham: Option<Text>,
    /// Lead units.
    pub chu_tri: Vec<Text>,
    /// Partner units.
    pub phoi_hop: Vec<Text>,
    /// Time as people write it.
    pub thoi_gian: Option<Text>,
    /// Sub-tasks.
    pub muc: Vec<NhiemVu>,
    /// Leader in charge.
    pub lanh_dao: Option<Text>,
    /// Who does it.
    pub nguoi_thuc_hien: Option<Text>,
    /// Funds.
    pub kinh_phi: Option<Text>,
    /// Target.
    pub chi_tieu: Option<Text>,
    /// The superior's document that gives the task; never printed.
    pub can_cu_giao: Option<Text>,
    /// Remark, printed where the table has the column.
    pub ghi_chu: Option<Text>,
}

/// A further appendix.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PhuLuc {
    /// Title.
    pub tieu_de: Text,
    /// Landscape.
    pub ngang: bool,
    /// A table; shape as in the schema.
    pub bang: Option<Bang>,
    /// Numbered content.
    pub noi_dung: Vec<Muc>,
}

/// A free table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bang {
    /// Columns.
    pub cot: Vec<Cot>,
    /// Rows.
    pub dong: Vec<Dong>,
}

/// A column of a free table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cot {
    /// Header.
    pub ten: Text,
    /// Relative width; absent = found from the content.
    pub rong: Option<u16>,
    /// `trai`, `giua`, `phai`, `deu`.
    pub can: Option<String>,
}

/// A row of a free table.
#[derive(Clone, Debug, PartialEq)]
pub enum Dong {
    /// One cell each column: a JSON array.
    O(Vec<O>),
    /// A group row over the whole width: `{"nhom": …}`.
    Nhom(Text),
}

/// A cell of a free table: a text, or `{"o": …, "cot": 2, "dong": 3}` for one that covers several columns or rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct O {
    /// Its text.
    pub o: Text,
    /// Columns covered.
    pub cot: u16,
    /// Rows covered.
    pub dong: u16,
}
