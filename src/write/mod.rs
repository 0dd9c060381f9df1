//! `Sheet` → bytes, one folder a format.

pub mod docx;
pub mod save;
