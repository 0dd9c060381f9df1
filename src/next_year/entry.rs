//! One thing that changed, or that a person must decide.

use serde::Serialize;

use crate::intake::StringAt;

/// What an entry is about; the names stand in `--list json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// A value that changed.
    Doi,
    /// A key or element that was taken out.
    Bo,
    /// A task that was done, or withdrawn, and is dropped.
    BoNhiemVu,
    /// A task that was not done and is carried over.
    ChuyenTiep,
    /// A citation that needs a successor.
    CanCu,
    /// A stage that has ended.
    GiaiDoan,
    /// A unit, place or law that has changed.
    DaDoi,
    /// A deadline on a day off.
    NgayNghi,
    /// A year of which it is not sure whether it belongs to the plan.
    ChuaRo,
    /// Data in another file, which was not touched.
    TepNgoai,
    /// A decision that was not used.
    KhongDung,
}

impl EntryKind {
    /// Every kind with its heading, in the order in which they are told.
    pub const ALL: [(Self, &str); 11] = [
        (Self::Doi, "Đã đổi"),
        (Self::Bo, "Đã bỏ"),
        (Self::BoNhiemVu, "Nhiệm vụ không đưa sang kế hoạch mới"),
        (Self::ChuyenTiep, "Nhiệm vụ chưa xong, chuyển tiếp"),
        (Self::CanCu, "Văn bản phải có văn bản thay"),
        (Self::GiaiDoan, "Giai đoạn đã hết"),
        (Self::DaDoi, "Đơn vị, địa danh, luật đã thay đổi"),
        (Self::NgayNghi, "Thời hạn rơi vào ngày nghỉ"),
        (Self::ChuaRo, "Năm chưa rõ, giữ nguyên"),
        (Self::TepNgoai, "Dữ liệu ở tệp khác, chưa đổi"),
        (Self::KhongDung, "Quyết định không dùng tới"),
    ];

    /// Whether a person must decide something.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Doi | Self::Bo | Self::BoNhiemVu)
    }
}

/// One thing to know or to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it is about.
    pub loai: EntryKind,
    /// Path in the new data; in the old data for what was taken out. None for a decision that was not used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duong_dan: Option<String>,
    /// Line there, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dong: Option<usize>,
    /// The text before, or the words in question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cu: Option<String>,
    /// The text after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moi: Option<String>,
    /// What a person should know or do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loi_nhan: Option<String>,
}

impl Entry {
    pub(super) fn new(loai: EntryKind) -> Self {
        Self { loai, duong_dan: None, dong: None, cu: None, moi: None, loi_nhan: None }
    }

    pub(super) fn at(self, string: &StringAt) -> Self {
        Self { duong_dan: Some(string.path.clone()), dong: Some(string.line), ..self }
    }

    pub(super) fn place(self, path: &str, line: usize) -> Self {
        Self { duong_dan: Some(path.to_owned()), dong: Some(line), ..self }
    }

    pub(super) fn old(self, text: &str) -> Self {
        Self { cu: Some(text.to_owned()), ..self }
    }

    pub(super) fn new_text(self, text: &str) -> Self {
        Self { moi: Some(text.to_owned()), ..self }
    }

    pub(super) fn say(self, words: &str) -> Self {
        Self { loi_nhan: Some(words.to_owned()), ..self }
    }
}
