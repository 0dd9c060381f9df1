//! Strings of one form: dates, and words of a fixed list.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use crate::text::{DateFault, PartialDate};

/// What a string can be read as.
pub trait Readable: Sized {
    /// The form of a date; words have none.
    const DATE: Option<DateForm> = None;

    /// The value of a string; none where it is no such value.
    fn read(text: &str) -> Option<Self>;

    /// The value in the form of the data, where people write it in others too.
    fn to_data(&self) -> Option<String> {
        None
    }
}

/// How dates are written in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// `2026-01-15`, or as much as is known: `2026-01`, `2026`.
    Open,
    /// `2026-01-15`.
    Day,
    /// `2026-01-15T08:30:00`.
    Moment,
}

impl DateForm {
    /// Why a text is no date of this form; none where it is one.
    #[must_use]
    pub fn fault(self, text: &str) -> Option<DateFault> {
        match self {
            Self::Open => PartialDate::parse(text).err(),
            Self::Day => day(text).err(),
            Self::Moment => moment(text).err(),
        }
    }
}

fn day(text: &str) -> Result<NaiveDate, DateFault> {
    PartialDate::parse(text)?.whole().ok_or(DateFault::Form)
}

fn moment(text: &str) -> Result<NaiveDateTime, DateFault> {
    let (day, time) = text.split_once('T').ok_or(DateFault::Form)?;
    let time = NaiveTime::parse_from_str(time, "%H:%M:%S").map_err(|_| DateFault::Form)?;
    Ok(self::day(day)?.and_time(time))
}

impl Readable for PartialDate {
    const DATE: Option<DateForm> = Some(DateForm::Open);

    fn read(text: &str) -> Option<Self> {
        Self::parse(text).ok()
    }

    fn to_data(&self) -> Option<String> {
        Some(PartialDate::to_data(*self))
    }
}

impl Readable for NaiveDate {
    const DATE: Option<DateForm> = Some(DateForm::Day);

    fn read(text: &str) -> Option<Self> {
        day(text).ok()
    }

    fn to_data(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl Readable for NaiveDateTime {
    const DATE: Option<DateForm> = Some(DateForm::Moment);

    fn read(text: &str) -> Option<Self> {
        moment(text).ok()
    }
}

/// A string of the data, in the form of the data where people write it in others too, and the value that it reads as. It has none where it is at fault, which `validate` tells, or still
/// a template, which is read anew once it is filled.
#[derive(Clone, PartialEq)]
pub struct Typed<T> {
    written: String,
    value: Option<T>,
}

impl<T: Readable> Typed<T> {
    /// Changes what is written and reads it anew.
    pub(super) fn rewrite(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.written);
        *self = std::mem::take(&mut self.written).into();
    }
}

impl<T: Copy> Typed<T> {
    /// The value.
    #[must_use]
    pub fn value(&self) -> Option<T> {
        self.value
    }
}

impl<T> Deref for Typed<T> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.written
    }
}

impl<T: Readable> From<String> for Typed<T> {
    fn from(written: String) -> Self {
        let value = T::read(&written);
        Self { written: value.as_ref().and_then(T::to_data).unwrap_or(written), value }
    }
}

impl<T: Readable> From<&str> for Typed<T> {
    fn from(written: &str) -> Self {
        written.to_owned().into()
    }
}

impl From<NaiveDate> for Typed<NaiveDate> {
    fn from(day: NaiveDate) -> Self {
        Self { written: day.to_string(), value: Some(day) }
    }
}

impl<T> Default for Typed<T> {
    fn default() -> Self {
        Self { written: String::new(), value: None }
    }
}

impl<T> fmt::Debug for Typed<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.written, formatter)
    }
}

impl<'de, T: Readable> Deserialize<'de> for Typed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

impl<T> Serialize for Typed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written)
    }
}

impl<T> JsonSchema for Typed<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

/// A fixed list of words.
pub trait WordList: Readable {
    /// The words, in the order of the list.
    const WORDS: &'static [&'static str];
}

/// An enum of words, each as the data writes it.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl WordList for $name {
            const WORDS: &'static [&'static str] = &[$($word),*];
        }

        impl Readable for $name {
            fn read(text: &str) -> Option<Self> {
                match text {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

words! {
    /// Cấp that a mục may name (PL1 I/II.6.d).
    Cap {
        /// Phần
        Phan = "phan",
        /// Chương
        Chuong = "chuong",
        /// Mục
        Muc = "muc",
        /// Tiểu mục
        TieuMuc = "tieu-muc",
        /// Điều
        Dieu = "dieu",
        /// Khoản
        Khoan = "khoan",
    }
}

words! {
    /// How the entries below a khoản are numbered.
    DanhSo {
        /// a), then - and +.
        ChuCai = "chu-cai",
        /// 1.1., then 1.1.1.
        ThapPhan = "thap-phan",
    }
}

words! {
    /// What of a task a column of the task table shows.
    CotChon {
        /// Its number.
        Stt = "stt",
        /// Its code.
        Ma = "ma",
        /// What is to be done.
        NoiDung = "noi_dung",
        /// What comes of it.
        SanPham = "san_pham",
        /// Who leads.
        ChuTri = "chu_tri",
        /// Who helps.
        PhoiHop = "phoi_hop",
        /// When.
        ThoiGian = "thoi_gian",
        /// The leader in charge.
        LanhDao = "lanh_dao",
        /// Who does it.
        NguoiThucHien = "nguoi_thuc_hien",
        /// What it costs.
        KinhPhi = "kinh_phi",
        /// What it is measured by.
        ChiTieu = "chi_tieu",
        /// A remark.
        GhiChu = "ghi_chu",
    }
}

words! {
    /// How the tasks are numbered.
    SttNhiemVu {
        /// Anew in each group.
        Nhom = "nhom",
        /// Through all groups.
        Lien = "lien",
        /// As the list has them.
        Giu = "giu",
    }
}

words! {
    /// What a column of a free table holds.
    Kieu {
        /// Text.
        Chu = "chu",
        /// Amounts: to the right, with dots between the thousands, can be summed.
        So = "so",
        /// Dates.
        Ngay = "ngay",
        /// The number of the row, which the program writes: rows have no cell for it.
        Stt = "stt",
    }
}

words! {
    /// Where the text of a column stands.
    Can {
        /// To the left.
        Trai = "trai",
        /// In the middle.
        Giua = "giua",
        /// To the right.
        Phai = "phai",
        /// To both edges.
        Deu = "deu",
    }
}

words! {
    /// Hình thức sao (Điều 25 khoản 1).
    HinhThuc {
        /// Sao y
        SaoY = "sao-y",
        /// Sao lục
        SaoLuc = "sao-luc",
        /// Trích sao
        TrichSao = "trich-sao",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nd30::Nd30;

    #[test]
    fn a_string_is_read_again_when_it_changes() {
        let mut day: Typed<PartialDate> = "{{ ngay }}".into();
        assert_eq!((day.value(), &*day), (None, "{{ ngay }}"));
        day.rewrite(&mut |text| "2026-01-15".clone_into(text));
        assert_eq!(day.value().map(|day| (day.year, day.month, day.day)), Some((2026, Some(1), Some(15))));
        assert_eq!(Typed::<Cap>::from("tieu-muc").value(), Some(Cap::TieuMuc));
        assert_eq!(Typed::<Cap>::from("tiểu mục").value(), None);
    }

    #[test]
    fn the_copies_are_those_of_the_decree() {
        let ids: Vec<&str> = Nd30::embedded().copies().iter().map(|copy| copy.id.as_str()).collect();
        assert_eq!(ids, HinhThuc::WORDS);
    }
}
