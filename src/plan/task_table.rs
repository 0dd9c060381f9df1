//! How the tasks are printed: the appendix that they become.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::note::Note;
use super::shape;
use super::text::Text;
use super::typed::{CotChon, SttNhiemVu, Typed};

/// Cách in phụ lục nhiệm vụ.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PhuLucNhiemVu {
    /// Tên để nơi khác dẫn chiếu tới: in «Phụ lục I».
    #[serde(default)]
    pub id: Option<String>,
    /// Trang nằm ngang; không nêu thì nằm ngang khi để dọc sẽ có dòng cao quá nửa trang.
    #[serde(default)]
    pub ngang: Option<bool>,
    /// Là phụ lục thứ mấy; không nêu thì thứ nhất.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub thu_tu: Option<u16>,
    /// Các đoạn trước bảng.
    #[serde(default, deserialize_with = "shape::text_or_lines")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub mo_dau: Vec<Text>,
    /// Dòng đơn vị tính trên bảng, như "Đơn vị tính: triệu đồng".
    #[serde(default)]
    pub don_vi_tinh: Option<Text>,
    /// Các cột in ra, từ trái sang phải: "noi_dung", hoặc {"muc": "noi_dung", "ten": "Nội dung công việc", "rong": 3}.
    #[serde(default)]
    pub cot: Vec<CotNhiemVu>,
    /// Giữ tên cột và thứ tự cột của tệp danh sách.
    #[serde(default)]
    pub giu_dau: bool,
    /// Số thứ tự: "nhom" đánh lại từ 1 ở mỗi nhóm, "lien" đánh liền cả bảng, "giu" giữ số của danh sách.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::words_or_null::<SttNhiemVu>")]
    pub stt: Option<Typed<SttNhiemVu>>,
    /// Các dòng ghi chú dưới bảng.
    #[serde(default, deserialize_with = "shape::text_or_lines")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub chu_thich: Vec<Text>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub ghi_chu: Note,
}

impl PhuLucNhiemVu {
    /// How the tasks are numbered.
    #[must_use]
    pub fn numbers(&self) -> SttNhiemVu {
        self.stt.as_ref().and_then(Typed::value).unwrap_or(SttNhiemVu::Nhom)
    }
}

/// Một cột của bảng nhiệm vụ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CotNhiemVu {
    /// What of a task it shows.
    pub muc: Typed<CotChon>,
    /// Its name, other than the usual one.
    pub ten: Option<Text>,
    /// Its width against the other columns.
    pub rong: Option<u16>,
}

/// Một cột của bảng nhiệm vụ.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CotDayDu {
    /// Mục nào của nhiệm vụ.
    #[schemars(schema_with = "super::schema::words::<CotChon>")]
    muc: Typed<CotChon>,
    /// Tên cột; không nêu thì tên thường dùng.
    #[serde(default)]
    ten: Option<Text>,
    /// Bề rộng so với các cột khác; không nêu thì tính từ nội dung.
    #[serde(default)]
    #[schemars(range(min = 1))]
    rong: Option<u16>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    _ghi_chu: Note,
}

impl<'de> Deserialize<'de> for CotNhiemVu {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ColumnVisitor;

        impl<'de> Visitor<'de> for ColumnVisitor {
            type Value = CotNhiemVu;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("the name of a field or a column")
            }

            fn visit_str<E: Error>(self, field: &str) -> Result<CotNhiemVu, E> {
                Ok(CotNhiemVu { muc: field.into(), ..CotNhiemVu::default() })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<CotNhiemVu, A::Error> {
                let column = CotDayDu::deserialize(MapAccessDeserializer::new(map))?;
                Ok(CotNhiemVu { muc: column.muc, ten: column.ten, rong: column.rong })
            }
        }

        deserializer.deserialize_any(ColumnVisitor)
    }
}

impl JsonSchema for CotNhiemVu {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "CotNhiemVu".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let whole = generator.subschema_for::<CotDayDu>();
        let field = super::schema::words::<CotChon>(generator);
        json_schema!({"anyOf": [field, whole]})
    }
}
