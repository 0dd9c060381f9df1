//! Official Vietnamese administrative documents, laid out to Nghị định 30/2020/NĐ-CP.
//!
//! One way through: `input` → `text` → `template` → `model` → `layout` → `write`; and `read` → `check` for documents of
//! anyone. The decree's numbers live in `data/nd30` and reach the code through [`nd30`] alone.

pub mod batch;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diag;
pub mod font;
pub mod intake;
pub mod layout;
pub mod lists;
pub mod model;
pub mod nd30;
pub mod next_year;
pub mod plan;
pub mod read;
pub mod recognise;
pub mod report;
pub mod template;
pub mod text;
pub mod unit;
pub mod write;
