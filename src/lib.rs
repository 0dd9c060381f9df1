//! Official Vietnamese administrative documents, laid out to Nghị định 30/2020/NĐ-CP.
//!
//! Two ways through. A document is made: `intake` → `plan` → `template` → `model` → `layout` → `write`, all of it behind
//! [`make::make`]. A document of anyone is judged: `read` → `recognise` → `check`. Both sides ask [`nd30`], the typed view
//! of `data/nd30`.
//!
//! From data to bytes, and back to a judgement:
//!
//! ```
//! use vanban::intake::{LoadOptions, load};
//! use vanban::make::{Options, make};
//! use vanban::nd30::Nd30;
//! use vanban::template::Templates;
//! use vanban::{check, read};
//!
//! let data = r#"{
//!     "loai": "thong-bao",
//!     "co_quan_chu_quan": "UBND tỉnh Hưng Yên",
//!     "co_quan": "Sở Khoa học và Công nghệ",
//!     "viet_tat": "SKHCN",
//!     "dia_danh": "Hưng Yên",
//!     "ngay": "2026-01-15",
//!     "so": 7,
//!     "trich_yeu": "Về việc nghỉ Tết Nguyên đán năm 2026",
//!     "noi_dung": [{"doan": ["Cơ quan nghỉ từ ngày 16 tháng 02 năm 2026."]}],
//!     "noi_nhan": [{"ten": "Các phòng, đơn vị thuộc Sở"}],
//!     "luu": {"don_vi": "VP"},
//!     "ky": {"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn A"}
//! }"#;
//! let loaded = load(data, "thong-bao.json", &LoadOptions::default()).expect("good data");
//! let made = make(&loaded.plan, Templates::builtin(), Options::default()).expect("a built-in template");
//!
//! let docx = read::read(&made.bytes).expect("a DOCX");
//! let findings = check::check(&docx, Nd30::embedded(), &check::Settings::default());
//! assert!(findings.list.is_empty());
//! ```

pub mod batch;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diag;
pub mod font;
pub mod intake;
pub mod layout;
pub mod lists;
pub mod make;
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
