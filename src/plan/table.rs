//! Free tables of an appendix.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::grid::{Slot, TableGrid};
use super::note::Note;
use super::shape;
use super::text::{Text, plain_text};
use super::typed::{Can, Kieu, Typed};
use crate::text::{Amount, DateFault, PartialDate};

/// Bảng của một phụ lục.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bang {
    /// Lấy bảng từ tệp CSV, XLSX này, đường dẫn tính từ thư mục của tệp dữ liệu; dòng đầu là tên cột.
    #[serde(default)]
    pub tu_tep: Option<String>,
    /// Trang tính của tệp; không nêu thì là trang đầu tiên có bảng.
    #[serde(default)]
    pub trang: Option<String>,
    /// Bảng nằm trên trang ngang.
    #[serde(default)]
    pub ngang: bool,
    /// Dòng đơn vị tính trên bảng, như "Đơn vị tính: triệu đồng".
    #[serde(default)]
    pub don_vi_tinh: Option<Text>,
    /// Các cột, từ trái sang phải; với tu_tep thì không bắt buộc, có thì đặt lại kiểu, bề rộng theo thứ tự cột.
    #[serde(default)]
    pub cot: Vec<Cot>,
    /// Các dòng: danh sách ô; {"nhom": "…"} cho dòng tên nhóm; {"loai": "nhom", "o": […]} cho dòng nhóm hay dòng cộng có đủ ô.
    #[serde(default)]
    pub dong: Vec<Dong>,
    /// Lời của dòng cộng, như "Tổng cộng"; cột kiểu "so" được cộng.
    #[serde(default)]
    pub tong: Option<Text>,
    /// Ghi số cộng của từng nhóm ở dòng tên nhóm, dưới các cột kiểu "so".
    #[serde(default)]
    pub cong_nhom: bool,
    /// Các dòng ghi chú dưới bảng.
    #[serde(default, deserialize_with = "shape::text_or_lines")]
    #[schemars(schema_with = "shape::text_or_lines_schema")]
    pub chu_thich: Vec<Text>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub ghi_chu: Note,
}

/// Một cột.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cot {
    /// Tên cột.
    pub ten: Text,
    /// Tên chung in ở hàng trên; các cột liền nhau cùng tên chung thành một ô.
    #[serde(default)]
    pub nhom: Option<Text>,
    /// Bề rộng so với các cột khác; không nêu thì tính từ nội dung.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub rong: Option<u16>,
    /// Kiểu: "chu"; "so" (canh phải, dấu chấm ngăn hàng nghìn, cộng được); "ngay"; "stt" (chương trình đánh số, dòng không có ô cho cột này).
    #[serde(default)]
    #[schemars(schema_with = "super::schema::words_or_null::<Kieu>")]
    pub kieu: Option<Typed<Kieu>>,
    /// Canh chữ.
    #[serde(default)]
    #[schemars(schema_with = "super::schema::words_or_null::<Can>")]
    pub can: Option<Typed<Can>>,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    pub ghi_chu: Note,
}

/// A row of a free table.
#[derive(Clone, Debug, PartialEq)]
pub enum Dong {
    /// One cell each column: a JSON array.
    O(Vec<O>),
    /// A group row over the whole width: `{"nhom": …}`.
    Nhom(Text),
    /// A row with a cell for every column that looks like a group row or a row of totals: `{"loai": …, "o": […]}`.
    Dang(LoaiDong, Vec<O>),
}

/// What a row with cells of its own looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LoaiDong {
    /// Dòng nhóm.
    Nhom,
    /// Dòng cộng.
    Tong,
}

/// A cell of a free table: a text, a number, or `{"o": …, "cot": 2, "dong": 3}` for one that covers several columns or rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct O {
    /// Its text.
    pub o: Text,
    /// Columns covered.
    pub cot: u16,
    /// Rows covered.
    pub dong: u16,
}

impl Cot {
    /// What the column holds.
    #[must_use]
    pub fn holds(&self) -> Kieu {
        self.kieu.as_ref().and_then(Typed::value).unwrap_or(Kieu::Chu)
    }
}

impl O {
    /// Columns and rows covered.
    #[must_use]
    pub fn covers(&self) -> (u16, u16) {
        (self.cot, self.dong)
    }
}

impl Bang {
    /// The grid that the rows are placed in.
    #[must_use]
    pub fn grid(&self) -> TableGrid {
        TableGrid::new(self.cot.iter().map(|column| column.holds() == Kieu::Stt))
    }

    /// The width of a row of its own, such as that of a group.
    #[must_use]
    pub fn width(&self) -> u16 {
        u16::try_from(self.cot.len()).unwrap_or(u16::MAX).max(1)
    }

    /// Calls `visit` with the row, the column and the cell, for every cell that the data gives and that has a place; groups
    /// and totals have none.
    pub fn for_each_cell(&self, visit: &mut dyn FnMut(usize, usize, &O)) {
        let mut grid = self.grid();
        for (index, row) in self.dong.iter().enumerate() {
            match row {
                Dong::O(cells) => {
                    let mut given = cells.iter();
                    grid.row(cells.iter().map(O::covers), |column, slot| {
                        if let Slot::Cell(..) = slot
                            && let Some(cell) = given.next()
                        {
                            visit(index, column, cell);
                        }
                    });
                }
                Dong::Nhom(_) => {
                    grid.full_row([(self.width(), 1)], |_, _| {});
                }
                Dong::Dang(_, cells) => {
                    grid.full_row(cells.iter().map(O::covers), |_, _| {});
                }
            }
        }
    }

    /// Cells of columns of amounts that are none, where the columns are summed: row and column from 0, text.
    #[must_use]
    pub fn strange_amounts(&self) -> Vec<(usize, usize, String)> {
        let mut strange = Vec::new();
        if self.tong.is_some() || self.cong_nhom {
            self.for_each_cell(&mut |row, column, cell| {
                let summed = self.cot.get(column).is_some_and(|own| own.holds() == Kieu::So);
                let text = plain_text(&cell.o);
                if summed && !matches!(text.trim(), "" | "-" | "–") && Amount::parse(&text).is_none() {
                    strange.push((row, column, text));
                }
            });
        }
        strange
    }

    /// Cells of columns of dates whose date is not in the calendar: row and column from 0, text.
    #[must_use]
    pub fn impossible_dates(&self) -> Vec<(usize, usize, String)> {
        let mut impossible = Vec::new();
        if self.cot.iter().any(|own| own.holds() == Kieu::Ngay) {
            self.for_each_cell(&mut |row, column, cell| {
                let text = plain_text(&cell.o);
                if self.cot.get(column).is_some_and(|own| own.holds() == Kieu::Ngay)
                    && PartialDate::parse(text.trim()) == Err(DateFault::Calendar)
                {
                    impossible.push((row, column, text));
                }
            });
        }
        impossible
    }
}

/// Dòng tên nhóm.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "the schema of a row; rows are read as RowEntry")]
struct DongNhom {
    /// Tên nhóm.
    nhom: Text,
    /// Ghi chú của người soạn; không in ra.
    #[schemars(rename = "_ghi_chu", default)]
    _ghi_chu: Note,
}

/// Dòng nhóm hay dòng cộng có đủ ô.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "the schema of a row; rows are read as RowEntry")]
struct DongDang {
    /// Dòng trông như dòng gì.
    loai: LoaiDong,
    /// Các ô, mỗi cột một ô, kể cả cột số thứ tự.
    o: Vec<O>,
    /// Ghi chú của người soạn; không in ra.
    #[schemars(rename = "_ghi_chu", default)]
    _ghi_chu: Note,
}

/// The keys of both kinds of rows that are objects, told apart once they are read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowEntry {
    nhom: Option<Text>,
    loai: Option<LoaiDong>,
    o: Option<Vec<O>>,
    #[serde(rename = "_ghi_chu", default)]
    _ghi_chu: Note,
}

/// Ô chiếm nhiều cột hoặc nhiều dòng.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ORong {
    /// Chữ trong ô.
    o: Text,
    /// Số cột mà ô chiếm.
    #[serde(default = "one")]
    #[schemars(range(min = 1))]
    cot: u16,
    /// Số dòng mà ô chiếm.
    #[serde(default = "one")]
    #[schemars(range(min = 1))]
    dong: u16,
    /// Ghi chú của người soạn; không in ra.
    #[serde(rename = "_ghi_chu", default)]
    _ghi_chu: Note,
}

fn one() -> u16 {
    1
}

impl<'de> Deserialize<'de> for Dong {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RowVisitor;

        impl<'de> Visitor<'de> for RowVisitor {
            type Value = Dong;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of cells or a group row")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Dong, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(items)).map(Dong::O)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Dong, A::Error> {
                let row = RowEntry::deserialize(MapAccessDeserializer::new(map))?;
                match (row.nhom, row.loai, row.o) {
                    (Some(name), None, None) => Ok(Dong::Nhom(name)),
                    (None, Some(kind), Some(cells)) => Ok(Dong::Dang(kind, cells)),
                    _ => Err(A::Error::custom("a row has \"nhom\", or \"loai\" and \"o\"")),
                }
            }
        }

        deserializer.deserialize_any(RowVisitor)
    }
}

impl<'de> Deserialize<'de> for O {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CellVisitor;

        impl<'de> Visitor<'de> for CellVisitor {
            type Value = O;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text or a cell")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<O, E> {
                Ok(O { o: Text::Plain(text.to_owned()), cot: 1, dong: 1 })
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<O, E> {
                self.visit_str(&number.to_string())
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<O, E> {
                self.visit_str(&number.to_string())
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<O, E> {
                self.visit_str(&number.to_string().replace('.', ","))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<O, A::Error> {
                let o = Text::deserialize(SeqAccessDeserializer::new(items))?;
                Ok(O { o, cot: 1, dong: 1 })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<O, A::Error> {
                let cell = ORong::deserialize(MapAccessDeserializer::new(map))?;
                Ok(O { o: cell.o, cot: cell.cot, dong: cell.dong })
            }
        }

        deserializer.deserialize_any(CellVisitor)
    }
}

impl JsonSchema for Dong {
    fn schema_name() -> Cow<'static, str> {
        "Dong".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let cell = generator.subschema_for::<O>();
        let group = generator.subschema_for::<DongNhom>();
        let whole = generator.subschema_for::<DongDang>();
        json_schema!({"anyOf": [{"type": "array", "items": cell}, group, whole]})
    }
}

impl JsonSchema for O {
    fn schema_name() -> Cow<'static, str> {
        "O".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>();
        let wide = generator.subschema_for::<ORong>();
        json_schema!({"anyOf": [text, {"type": "number"}, wide]})
    }
}
