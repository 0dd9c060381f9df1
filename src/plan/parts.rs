//! Parts that only some documents have: marks, documents issued with a decision, copies, pictures.

use std::sync::Arc;

use chrono::NaiveDateTime;
use schemars::JsonSchema;
use serde::Deserialize;

use super::document::{KyMot, Luu, Muc, NoiNhan};
use super::note::Note;
use super::shape::{self, FromWords};
use super::text::Text;
use super::typed::{HinhThuc, Typed};
use crate::text::PartialDate;

/// Mức độ khẩn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DoKhan {
    /// KHẨN
    Khan,
    /// THƯỢNG KHẨN
    ThuongKhan,
    /// HỎA TỐC
    HoaToc,
}

/// Chỉ dẫn phạm vi lưu hành.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LuuHanh {
    /// XEM XONG TRẢ LẠI
    XemXongTraLai,
    /// LƯU HÀNH NỘI BỘ
    LuuHanhNoiBo,
}

/// Một cơ quan cùng ban hành văn bản liên tịch.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CungBanHanh {
    /// Tên cơ quan, viết thường, như "Sở Tài chính".
    pub co_quan: String,
    /// Chữ viết tắt tên cơ quan trong ký hiệu, như "STC".
    #[serde(default)]
    pub viet_tat: Option<String>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub ghi_chu: Note,
}

impl FromWords for CungBanHanh {
    fn from_words(words: &str) -> Self {
        Self { co_quan: words.to_owned(), ..Self::default() }
    }
}

/// Văn bản ban hành kèm theo quyết định: quy chế, quy định, kế hoạch …; không số, không ngày, không người ký.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KemTheo {
    /// Loại của văn bản kèm theo, như "quy-che".
    #[schemars(schema_with = "super::schema::kinds")]
    pub loai: String,
    /// Trích yếu.
    pub trich_yeu: Text,
    /// Các đoạn trước mục đầu tiên.
    #[serde(default, deserialize_with = "shape::text_or_lines")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub mo_dau: Vec<Text>,
    /// Nội dung chia mục.
    #[serde(default)]
    pub noi_dung: Vec<Muc>,
    /// Các đoạn sau mục cuối cùng.
    #[serde(default, deserialize_with = "shape::text_or_lines")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub ket_thuc: Vec<Text>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub ghi_chu: Note,
}

/// Bản sao: phần ghi dưới văn bản được sao.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BanSao {
    /// Hình thức sao.
    #[schemars(schema_with = "super::schema::words::<HinhThuc>")]
    pub hinh_thuc: Typed<HinhThuc>,
    /// Cơ quan thực hiện sao.
    pub co_quan: String,
    /// Chữ viết tắt tên cơ quan sao, để ghép ký hiệu như "SY-SKHCN".
    pub viet_tat: String,
    /// Số bản sao; chưa có thì bỏ.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub so: Option<u32>,
    /// Địa danh.
    pub dia_danh: String,
    /// Ngày sao: "2026-01-15"; chưa có thì bỏ.
    #[serde(default)]
    pub ngay: Option<Typed<PartialDate>>,
    /// Thời điểm ký số của bản sao điện tử: "2026-01-15T08:30:00"; có thì in một dòng ở góc trên trang đầu thay cho phần dưới.
    #[serde(default)]
    pub ky_so: Option<Typed<NaiveDateTime>>,
    /// Nơi nhận bản sao.
    #[serde(default, deserialize_with = "shape::words_or_list")]
    #[schemars(schema_with = "shape::words_or_list_schema::<NoiNhan>")]
    pub noi_nhan: Vec<NoiNhan>,
    /// Dòng Lưu; không nêu thì là "Lưu: VT."
    #[serde(default, deserialize_with = "shape::words_or_object")]
    #[schemars(schema_with = "shape::words_or_object_schema::<Luu>")]
    pub luu: Option<Luu>,
    /// Người ký bản sao.
    #[serde(default, deserialize_with = "shape::one_or_many")]
    #[schemars(schema_with = "shape::one_or_many_schema::<KyMot>")]
    pub ky: Vec<KyMot>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub ghi_chu: Note,
}

/// Hình: sơ đồ, biểu đồ, ảnh PNG hoặc JPEG.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hinh {
    /// Đường dẫn tệp, tính từ thư mục của tệp dữ liệu.
    pub tep: String,
    /// Bề rộng trên trang, mm; không nêu thì theo cỡ ảnh, không quá bề rộng phần chữ.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub rong_mm: Option<u16>,
    /// Lời dưới hình, như "Hình 1. Quy trình".
    #[serde(default)]
    pub chu_thich: Option<Text>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub ghi_chu: Note,
    /// The file, once it has been read.
    #[serde(skip)]
    pub anh: Option<Arc<PictureFile>>,
}

/// A picture that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Its format.
    pub format: PictureFormat,
    /// Width in pixels, as the picture is looked at.
    pub width: u32,
    /// Height in pixels, as the picture is looked at.
    pub height: u32,
    /// How its pixels are to be turned to be looked at: the orientation of EXIF, 1–8.
    pub orientation: u8,
}

/// The formats of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// PNG
    Png,
    /// JPEG
    Jpeg,
}

impl BanSao {
    /// When an electronic copy was signed, as the decree prints it: `15/01/2026; 08:30:05` (PL1 II/I.3.c).
    #[must_use]
    pub fn signed_time(&self) -> Option<String> {
        let time = self.ky_so.as_ref()?.value()?;
        Some(time.format("%d/%m/%Y; %H:%M:%S").to_string())
    }
}
