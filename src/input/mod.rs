//! JSON or a task list → [`Plan`], all faults at once.

mod plan;

pub use plan::{
    Bang, Cot, Dong, KyMot, Luu, Muc, NhiemVu, NhiemVuNguon, NhomNhiemVu, NoiNhan, O, PhuLuc, Piece, Plan, Text, TuTep,
};
