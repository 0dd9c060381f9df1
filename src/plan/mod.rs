//! The data file as types: what a document says, before anything is laid out. JSON Schema, paths and validation with it.

mod bao_cao;
mod document;
mod follow;
mod grid;
mod note;
mod parts;
mod path;
mod schema;
mod settle;
mod shape;
mod table;
mod task;
mod task_table;
mod text;
mod typed;
mod typed_marks;
mod unique;
mod validate;
mod walk;

pub use bao_cao::{BaoCao, BienDong, Counts, KyBaoCao, NhiemVuBaoCao, NhomBaoCao, TrangThai};
pub use document::{KyMot, Luu, Muc, NoiNhan, PhuLuc, Plan, Tiep};
pub use grid::{Slot, TableGrid};
pub use note::Note;
pub use parts::{BanSao, CungBanHanh, DoKhan, Hinh, KemTheo, LuuHanh, PictureFile, PictureFormat};
pub use path::{Path, Segment};
pub use schema::{schema, schema_text};
pub use settle::settle;
pub use table::{Bang, Cot, Dong, LoaiDong, O};
pub use task::{DieuChinh, LoaiDieuChinh, NhiemVu, NhiemVuNguon, NhomNhiemVu, TuTep};
pub use task_table::{CotNhiemVu, PhuLucNhiemVu};
pub use text::{Piece, Text, plain_text};
pub use typed::{Can, Cap, CotChon, DanhSo, DateForm, HinhThuc, Kieu, Readable, SttNhiemVu, Typed, WordList};
pub use validate::{doubtful_tasks, too_wide, validate};
pub use walk::{Node, NodeMut, StringKind, is_template};
