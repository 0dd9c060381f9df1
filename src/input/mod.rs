//! JSON or a task list → [`Plan`], all faults at once.

mod attach;
mod bao_cao;
mod base;
mod edit;
mod faults;
mod json;
mod kind_rules;
mod load;
mod lookup;
mod note;
mod parts;
mod picture;
mod plan;
mod repair;
mod schema;
mod set;
mod shape;
mod signer;
pub mod table;
mod table_data;
mod task;
mod text;
mod unique;
mod validate;
mod visit;

pub use attach::{Attached, attach};
pub use bao_cao::{BaoCao, BienDong, Counts, KyBaoCao, NhiemVuBaoCao, NhomBaoCao, TrangThai};
pub use base::{Base, Fields, clean_fields};
pub use edit::{StringAt, patch, quoted, spans, strings, take_out};
pub use load::{LoadOptions, Loaded, check, load, load_bytes, load_file, locate, locate_in_file, source_text};
pub use lookup::Attachment;
pub use note::Note;
pub use parts::{BanSao, DoKhan, Hinh, KemTheo, LuuHanh, Picture, PictureFormat, signed_time};
pub use plan::{KyMot, Luu, Muc, NoiNhan, PhuLuc, Plan};
pub use schema::{schema, schema_text};
pub use table_data::{Bang, Cot, Dong, O};
pub use task::{DieuChinh, LoaiDieuChinh, NhiemVu, NhiemVuNguon, NhomNhiemVu, TuTep};
pub use text::{Piece, Text, plain_text};
pub use visit::{Path, for_each_text, for_each_text_mut};

use json::{Step, steps as json_steps};
