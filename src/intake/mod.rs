//! What takes a plan in: JSON, task lists, tables and pictures beside it → [`crate::plan::Plan`], all faults at once.

mod attach;
mod base;
mod cleaner;
mod faults;
pub mod file;
mod json;
mod load;
mod picture;
mod repair;
mod set;
mod sort;
pub mod table;

pub use attach::{FilesRead, attach, named_files};
pub use base::{Base, Fields, clean_fields};
pub use json::{StringAt, patch, quoted, spans, strings, take_out, weigh};
pub use load::{DATA, LoadOptions, Loaded, load, load_bytes, load_file, locate, locate_in_file};
pub use sort::FileSort;
