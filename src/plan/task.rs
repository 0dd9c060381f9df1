//! Tasks of a plan and the groups they stand in.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::note::Note;
use super::shape;
use super::text::Text;
use super::typed::Typed;

/// Where the tasks come from.
#[derive(Clone, Debug, PartialEq)]
pub enum NhiemVuNguon {
    /// Groups or tasks in the data file.
    Danh(Vec<NhomNhiemVu>),
    /// A table file beside the data file.
    TuTep(TuTep),
}

/// Bảng nhiệm vụ để ở tệp riêng (XLSX hoặc CSV).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TuTep {
    /// Đường dẫn, tính từ tệp dữ liệu.
    pub tu_tep: String,
    /// Tên trang tính; không nêu thì lấy trang đầu tiên có bảng nhiệm vụ.
    #[serde(default)]
    pub trang: Option<String>,
    /// Cột nào đọc vào mục nào, khi tên cột không nói rõ: {"H": "thoi_gian", "Kết quả thực hiện": "san_pham"}; null là bỏ cột.
    #[serde(default)]
    pub cot: BTreeMap<String, Option<String>>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub ghi_chu: Note,
}

/// Nhóm nhiệm vụ.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NhomNhiemVu {
    /// Số của nhóm trong danh sách; in ra khi giữ số của danh sách.
    #[serde(default)]
    pub stt: Option<String>,
    /// Tên nhóm: thành một dòng của bảng.
    #[serde(default)]
    pub nhom: Option<Text>,
    /// Nhiệm vụ trong nhóm.
    pub nhiem_vu: Vec<NhiemVu>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub ghi_chu: Note,
}

/// Một nhiệm vụ.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NhiemVu {
    /// Số thứ tự trong danh sách; in ra khi giữ số của danh sách.
    #[serde(default)]
    pub stt: Option<String>,
    /// Mã nhiệm vụ.
    #[serde(default)]
    pub ma: Option<String>,
    /// Nội dung nhiệm vụ.
    pub noi_dung: Text,
    /// Sản phẩm, kết quả.
    #[serde(default)]
    pub san_pham: Option<Text>,
    /// Các cơ quan, đơn vị chủ trì.
    #[serde(default, deserialize_with = "shape::names")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub chu_tri: Vec<Text>,
    /// Các cơ quan, đơn vị phối hợp.
    #[serde(default, deserialize_with = "shape::names")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub phoi_hop: Vec<Text>,
    /// Thời gian thực hiện, như người ta viết.
    #[serde(default)]
    pub thoi_gian: Option<Text>,
    /// Thời hạn đã chốt, khi thoi_gian viết chung chung: "2025-09-30".
    #[serde(default)]
    pub han: Option<Typed<NaiveDate>>,
    /// Ngày sự kiện xảy ra, khi thời hạn tính từ một sự kiện: "2025-05-10".
    #[serde(default)]
    pub ngay_su_kien: Option<Typed<NaiveDate>>,
    /// Bổ sung, gia hạn, rút trong năm.
    #[serde(default)]
    pub dieu_chinh: Vec<DieuChinh>,
    /// Nhiệm vụ con.
    #[serde(default)]
    pub muc: Vec<Self>,
    /// Lãnh đạo phụ trách.
    #[serde(default)]
    pub lanh_dao: Option<Text>,
    /// Người thực hiện.
    #[serde(default)]
    pub nguoi_thuc_hien: Option<Text>,
    /// Kinh phí.
    #[serde(default)]
    pub kinh_phi: Option<Text>,
    /// Chỉ tiêu.
    #[serde(default)]
    pub chi_tieu: Option<Text>,
    /// Văn bản giao nhiệm vụ; không in ra.
    #[serde(default)]
    pub can_cu_giao: Option<Text>,
    /// Ghi chú in trong bảng.
    #[serde(default)]
    pub ghi_chu: Option<Text>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub loi_nhan: Note,
}

/// Một lần điều chỉnh nhiệm vụ trong năm.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DieuChinh {
    /// Điều chỉnh gì.
    pub loai: LoaiDieuChinh,
    /// Ngày điều chỉnh: "2025-05-10".
    pub ngay: Typed<NaiveDate>,
    /// Văn bản điều chỉnh.
    pub van_ban: Text,
    /// Thời hạn mới, khi gia hạn: "2025-09-30".
    #[serde(default)]
    pub han: Option<Typed<NaiveDate>>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub ghi_chu: Note,
}

/// Cách điều chỉnh một nhiệm vụ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LoaiDieuChinh {
    /// Giao thêm trong năm.
    #[default]
    BoSung,
    /// Gia hạn.
    GiaHan,
    /// Rút, không thực hiện nữa.
    Rut,
    /// Tạm dừng.
    TamDung,
    /// Chuyển đơn vị khác ngoài cơ quan.
    ChuyenDonVi,
}

/// An entry of the list: the keys of a group and of a task together, told apart once they are read.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ListEntry {
    stt: Option<String>,
    nhom: Option<Text>,
    nhiem_vu: Option<Vec<NhiemVu>>,
    ma: Option<String>,
    noi_dung: Option<Text>,
    san_pham: Option<Text>,
    #[serde(deserialize_with = "shape::names")]
    chu_tri: Vec<Text>,
    #[serde(deserialize_with = "shape::names")]
    phoi_hop: Vec<Text>,
    thoi_gian: Option<Text>,
    han: Option<Typed<NaiveDate>>,
    ngay_su_kien: Option<Typed<NaiveDate>>,
    dieu_chinh: Vec<DieuChinh>,
    muc: Vec<NhiemVu>,
    lanh_dao: Option<Text>,
    nguoi_thuc_hien: Option<Text>,
    kinh_phi: Option<Text>,
    chi_tieu: Option<Text>,
    can_cu_giao: Option<Text>,
    ghi_chu: Option<Text>,
    #[serde(rename = "_ghi_chu")]
    _loi_nhan: Note,
}

impl ListEntry {
    /// The task, where the entry is one.
    fn task<E: Error>(self) -> Result<NhiemVu, E> {
        let Some(noi_dung) = self.noi_dung else { return Err(E::missing_field("noi_dung")) };
        Ok(NhiemVu {
            stt: self.stt,
            ma: self.ma,
            noi_dung,
            san_pham: self.san_pham,
            chu_tri: self.chu_tri,
            phoi_hop: self.phoi_hop,
            thoi_gian: self.thoi_gian,
            han: self.han,
            ngay_su_kien: self.ngay_su_kien,
            dieu_chinh: self.dieu_chinh,
            muc: self.muc,
            lanh_dao: self.lanh_dao,
            nguoi_thuc_hien: self.nguoi_thuc_hien,
            kinh_phi: self.kinh_phi,
            chi_tieu: self.chi_tieu,
            can_cu_giao: self.can_cu_giao,
            ghi_chu: self.ghi_chu,
            loi_nhan: Note,
        })
    }

    /// Whether a key of a task stands beside those of a group.
    fn is_mixed(&self) -> bool {
        let texts = [
            &self.noi_dung,
            &self.san_pham,
            &self.thoi_gian,
            &self.lanh_dao,
            &self.nguoi_thuc_hien,
            &self.kinh_phi,
            &self.chi_tieu,
            &self.can_cu_giao,
            &self.ghi_chu,
        ];
        let dates = [&self.han, &self.ngay_su_kien];
        self.ma.is_some()
            || dates.iter().any(|date| date.is_some())
            || texts.iter().any(|text| text.is_some())
            || !(self.chu_tri.is_empty() && self.phoi_hop.is_empty())
            || !(self.muc.is_empty() && self.dieu_chinh.is_empty())
    }
}

impl<'de> Deserialize<'de> for NhiemVuNguon {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SourceVisitor;

        impl<'de> Visitor<'de> for SourceVisitor {
            type Value = NhiemVuNguon;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of tasks or a table file")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<NhiemVuNguon, A::Error> {
                TuTep::deserialize(MapAccessDeserializer::new(map)).map(NhiemVuNguon::TuTep)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<NhiemVuNguon, A::Error> {
                let mut groups: Vec<NhomNhiemVu> = Vec::new();
                let mut loose = false;
                while let Some(entry) = items.next_element::<ListEntry>()? {
                    if entry.nhom.is_some() || entry.nhiem_vu.is_some() {
                        if entry.is_mixed() {
                            return Err(A::Error::custom("a group with keys of a task"));
                        }
                        let nhiem_vu = entry.nhiem_vu.ok_or_else(|| A::Error::missing_field("nhiem_vu"))?;
                        groups.push(NhomNhiemVu { stt: entry.stt, nhom: entry.nhom, nhiem_vu, ghi_chu: Note });
                        loose = false;
                    } else {
                        let task = entry.task()?;
                        match groups.last_mut() {
                            Some(group) if loose => group.nhiem_vu.push(task),
                            _ => groups.push(NhomNhiemVu { nhiem_vu: vec![task], ..NhomNhiemVu::default() }),
                        }
                        loose = true;
                    }
                }
                Ok(NhiemVuNguon::Danh(groups))
            }
        }

        deserializer.deserialize_any(SourceVisitor)
    }
}

impl JsonSchema for NhiemVuNguon {
    fn schema_name() -> Cow<'static, str> {
        "NguonNhiemVu".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let group = generator.subschema_for::<NhomNhiemVu>();
        let task = generator.subschema_for::<NhiemVu>();
        let file = generator.subschema_for::<TuTep>();
        json_schema!({
            "description": "Danh sách nhóm và nhiệm vụ, hoặc {\"tu_tep\": \"nhiem-vu.xlsx\"}.",
            "anyOf": [{"type": "array", "items": {"anyOf": [task, group]}}, file]
        })
    }
}
