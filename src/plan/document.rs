//! The data file as types. The JSON Schema is generated from them; their Vietnamese doc comments become its descriptions.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::bao_cao::BaoCao;
use super::note::Note;
use super::parts::{BanSao, CungBanHanh, DoKhan, Hinh, KemTheo, LuuHanh};
use super::shape::{self, FromWords};
use super::table::Bang;
use super::task::NhiemVuNguon;
use super::task_table::PhuLucNhiemVu;
use super::text::{Text, plain_text};
use super::typed::{Cap, DanhSo, Typed};
use super::unique;
use crate::text::{PartialDate, plan_year};

/// Dữ liệu của một văn bản.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Tên lược đồ, để trình soạn thảo gợi ý và kiểm tra.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub ghi_chu: Note,
    /// Tên mẫu, khi không dùng mẫu mang tên loại, như "bao-cao-cchc".
    #[serde(default)]
    pub mau: Option<String>,
    /// Loại văn bản.
    #[schemars(schema_with = "super::schema::kinds")]
    pub loai: String,
    /// Các chuỗi của tệp này là mẫu Tera, như "… của {{ co_quan }}".
    #[serde(default)]
    pub la_mau: bool,
    /// Cơ quan chủ quản, viết thường, như "UBND tỉnh Hưng Yên"; không có thì bỏ.
    #[serde(default)]
    pub co_quan_chu_quan: Option<String>,
    /// Cơ quan ban hành, viết thường, như "Sở Khoa học và Công nghệ".
    pub co_quan: String,
    /// Các cơ quan cùng ban hành, khi là văn bản liên tịch.
    #[serde(default, deserialize_with = "shape::words_or_list")]
    #[schemars(schema_with = "shape::words_or_list_schema::<CungBanHanh>")]
    pub lien_tich: Vec<CungBanHanh>,
    /// Chữ viết tắt tên cơ quan trong ký hiệu, như "SKHCN".
    #[serde(default)]
    pub viet_tat: Option<String>,
    /// Số văn bản; chưa có thì bỏ, chỗ đó để trống.
    #[serde(default, deserialize_with = "shape::digits")]
    #[schemars(schema_with = "shape::digits_schema")]
    pub so: Option<u32>,
    /// Ký hiệu, như "KH-SKHCN"; không nêu thì ghép từ loại và viet_tat.
    #[serde(default)]
    pub ky_hieu: Option<String>,
    /// Địa danh, như "Hưng Yên".
    #[serde(default)]
    pub dia_danh: String,
    /// Ngày ban hành: "2024-01-15", "2024-01" hoặc "2024"; phần chưa có để trống trên trang.
    #[serde(default)]
    pub ngay: Option<Typed<PartialDate>>,
    /// Mức độ khẩn, in trong khung đỏ.
    #[serde(default)]
    pub do_khan: Option<DoKhan>,
    /// Chỉ dẫn phạm vi lưu hành, in trong khung.
    #[serde(default)]
    pub luu_hanh: Option<LuuHanh>,
    /// Không dùng: chương trình không in dấu mật.
    #[serde(default)]
    pub do_mat: Option<String>,
    /// In dấu DỰ THẢO.
    #[serde(default)]
    pub du_thao: bool,
    /// Địa chỉ, thư điện tử, trang thông tin, điện thoại ở chân trang đầu; mỗi dòng một phần tử.
    #[serde(default, deserialize_with = "shape::text_or_lines")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub dia_chi: Vec<Text>,
    /// Trích yếu nội dung.
    #[serde(default)]
    pub trich_yeu: Text,
    /// Nơi kính gửi, khi loại văn bản có Kính gửi (công văn, tờ trình, báo cáo gửi cấp trên).
    #[serde(default, deserialize_with = "shape::text_or_lines")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub kinh_gui: Vec<Text>,
    /// Thẩm quyền ban hành của nghị quyết, quyết định, viết thường, như "Giám đốc Sở Khoa học và Công nghệ".
    #[serde(default)]
    pub tham_quyen: Option<Text>,
    /// Căn cứ, mỗi căn cứ một phần tử; dấu cuối dòng do chương trình ghi.
    #[serde(default, deserialize_with = "shape::text_or_lines")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub can_cu: Vec<Text>,
    /// Các đoạn giữa căn cứ và mục đầu tiên.
    #[serde(default, deserialize_with = "shape::text_or_lines")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub mo_dau: Vec<Text>,
    /// Nội dung chia mục; số thứ tự do chương trình đánh.
    #[serde(default)]
    pub noi_dung: Vec<Muc>,
    /// Cách đánh số dưới khoản trong nội dung: "thap-phan" là 1.1., 1.1.1.; không nêu thì a), -, +.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::words_or_null::<DanhSo>")]
    pub danh_so: Option<Typed<DanhSo>>,
    /// Các đoạn sau mục cuối cùng.
    #[serde(default, deserialize_with = "shape::text_or_lines")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub ket_thuc: Vec<Text>,
    /// Nơi nhận, không kể dòng Lưu.
    #[serde(default, deserialize_with = "shape::words_or_list")]
    #[schemars(schema_with = "shape::words_or_list_schema::<NoiNhan>")]
    pub noi_nhan: Vec<NoiNhan>,
    /// Dòng Lưu.
    #[serde(default, deserialize_with = "shape::words_or_object")]
    #[schemars(schema_with = "shape::words_or_object_schema::<Luu>")]
    pub luu: Option<Luu>,
    /// Người ký: một đối tượng, hoặc danh sách từ trái sang phải.
    #[serde(default, deserialize_with = "shape::one_or_many")]
    #[schemars(schema_with = "shape::one_or_many_schema::<KyMot>")]
    pub ky: Vec<KyMot>,
    /// Văn bản ban hành kèm theo (quyết định ban hành quy chế, quy định, kế hoạch …).
    #[serde(default)]
    pub kem_theo: Vec<KemTheo>,
    /// Bản sao của văn bản này: sao y, sao lục, trích sao.
    #[serde(default)]
    pub ban_sao: Option<BanSao>,
    /// Nhiệm vụ: thành phụ lục thứ nhất của kế hoạch.
    #[serde(default)]
    pub nhiem_vu: Option<NhiemVuNguon>,
    /// Tên phụ lục nhiệm vụ; không nêu thì lấy từ trích yếu.
    #[serde(default)]
    pub nhiem_vu_tieu_de: Option<Text>,
    /// Cách in phụ lục nhiệm vụ: trang ngang, cột, số thứ tự, vị trí.
    #[serde(default)]
    pub nhiem_vu_phu_luc: PhuLucNhiemVu,
    /// Các phụ lục khác.
    #[serde(default)]
    pub phu_luc: Vec<PhuLuc>,
    /// Số liệu của báo cáo kết quả thực hiện kế hoạch; lệnh «vanban report» ghi ra.
    #[serde(default)]
    pub bao_cao: Option<BaoCao>,
    /// Trường riêng của loại văn bản, và của mẫu người dùng.
    #[serde(default, deserialize_with = "unique::fields")]
    #[schemars(with = "BTreeMap<String, Value>")]
    pub rieng: BTreeMap<String, Value>,
}

impl Plan {
    /// Keys of its plain fields, which strings of a template file (`la_mau`) and names of output files may name.
    pub const HEAD: [&'static str; 8] =
        ["loai", "co_quan_chu_quan", "co_quan", "viet_tat", "so", "ky_hieu", "dia_danh", "ngay"];

    /// The year the plan is for: that of its trích yếu, else of the title of its tasks. Never that of its date: plans are
    /// often signed in the December before.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        let titles = [Some(&self.trich_yeu), self.nhiem_vu_tieu_de.as_ref()];
        titles.into_iter().flatten().find_map(|title| plan_year(&plain_text(title)))
    }

    /// The day of issue, where it is given whole.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        self.ngay.as_ref()?.value()?.whole()
    }
}

/// Một mục của nội dung; độ sâu cho biết cấp: I. → 1. → a) → - → +.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Muc {
    /// Tên để nơi khác dẫn chiếu tới.
    #[serde(default)]
    pub id: Option<String>,
    /// Cấp, khi khác cấp theo độ sâu: "phan", "chuong", "muc", "tieu-muc", "dieu", "khoan".
    #[serde(default)]
    #[schemars(schema_with = "super::schema::words_or_null::<Cap>")]
    pub cap: Option<Typed<Cap>>,
    /// Cách đánh số các mục dưới khoản trong mục này: "thap-phan" là 1.1., 1.1.1.; "chu-cai" là a), -, +.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::words_or_null::<DanhSo>")]
    pub danh_so: Option<Typed<DanhSo>>,
    /// Cả mục nằm trên trang ngang.
    #[serde(default)]
    pub ngang: bool,
    /// Tiêu đề; không có thì đoạn đầu đứng ngay sau số.
    #[serde(default)]
    pub tieu_de: Option<Text>,
    /// Các đoạn.
    #[serde(default, deserialize_with = "shape::text_or_lines")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub doan: Vec<Text>,
    /// Bảng, sau các đoạn.
    #[serde(default)]
    pub bang: Option<Bang>,
    /// Hình, sau các đoạn và bảng.
    #[serde(default)]
    pub hinh: Vec<Hinh>,
    /// Các đoạn, bảng, hình nữa, tiếp sau bảng và hình ở trên.
    #[serde(default)]
    pub tiep: Vec<Tiep>,
    /// Các mục cấp dưới.
    #[serde(default)]
    pub muc: Vec<Self>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub ghi_chu: Note,
}

/// Phần tiếp theo của một mục hay phụ lục: các đoạn, rồi bảng, rồi hình.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tiep {
    /// Các đoạn.
    #[serde(default, deserialize_with = "shape::text_or_lines")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub doan: Vec<Text>,
    /// Bảng, sau các đoạn.
    #[serde(default)]
    pub bang: Option<Bang>,
    /// Hình, sau các đoạn và bảng.
    #[serde(default)]
    pub hinh: Vec<Hinh>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub ghi_chu: Note,
}

/// Một dòng nơi nhận.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoiNhan {
    /// Nơi nhận.
    pub ten: Text,
    /// Để làm gì, như "báo cáo": in thành "(để báo cáo)".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub de: Option<Text>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default, skip_serializing)]
    pub ghi_chu: Note,
}

impl FromWords for NoiNhan {
    fn from_words(words: &str) -> Self {
        Self { ten: words.into(), ..Self::default() }
    }
}

/// Dòng Lưu: "Lưu: VT, <don_vi><nguoi_soan> (<so_ban>)."
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Luu {
    /// Đơn vị soạn thảo, viết tắt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub don_vi: Option<Text>,
    /// Ký hiệu người soạn thảo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nguoi_soan: Option<Text>,
    /// Số bản lưu.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1))]
    pub so_ban: Option<u32>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default, skip_serializing)]
    pub ghi_chu: Note,
}

impl FromWords for Luu {
    /// `VT, VP` and `Lưu: VT, VP.` say the same.
    fn from_words(words: &str) -> Self {
        let words = words.trim().trim_start_matches(['-', '–']).trim_start();
        let words = words.strip_prefix("Lưu").map_or(words, |rest| rest.trim_start().trim_start_matches(':'));
        let words = words.trim().trim_end_matches(['.', ';']);
        let unit = match words.strip_prefix("VT") {
            Some(rest) if !rest.starts_with(char::is_alphanumeric) => rest.trim_start_matches([',', ';', ' ']),
            _ => words,
        };
        Self { don_vi: Some(unit.trim()).filter(|unit| !unit.is_empty()).map(Text::from), ..Self::default() }
    }
}

/// Một người ký.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KyMot {
    /// Quyền hạn: "KT. Giám đốc"; nhiều dòng thì là danh sách.
    #[serde(default, deserialize_with = "shape::text_or_lines", skip_serializing_if = "Vec::is_empty")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub quyen_han: Vec<Text>,
    /// Chức vụ: "Phó Giám đốc".
    pub chuc_vu: Text,
    /// Họ và tên; chưa có thì bỏ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ho_ten: Option<Text>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default, skip_serializing)]
    pub ghi_chu: Note,
}

/// Một phụ lục.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PhuLuc {
    /// Tên để nơi khác dẫn chiếu tới: in «Phụ lục I».
    #[serde(default)]
    pub id: Option<String>,
    /// Tên phụ lục.
    pub tieu_de: Text,
    /// Trang nằm ngang; không nêu thì nằm ngang khi để dọc sẽ có dòng của bảng cao quá nửa trang.
    #[serde(default)]
    pub ngang: Option<bool>,
    /// Các đoạn trước bảng và mục đầu tiên.
    #[serde(default, deserialize_with = "shape::text_or_lines")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub mo_dau: Vec<Text>,
    /// Bảng.
    #[serde(default)]
    pub bang: Option<Bang>,
    /// Hình.
    #[serde(default)]
    pub hinh: Vec<Hinh>,
    /// Các đoạn, bảng, hình nữa, tiếp sau bảng và hình ở trên.
    #[serde(default)]
    pub tiep: Vec<Tiep>,
    /// Nội dung chia mục.
    #[serde(default)]
    pub noi_dung: Vec<Muc>,
    /// Cách đánh số dưới khoản trong nội dung: "thap-phan" là 1.1., 1.1.1.; không nêu thì a), -, +.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::words_or_null::<DanhSo>")]
    pub danh_so: Option<Typed<DanhSo>>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub ghi_chu: Note,
}
