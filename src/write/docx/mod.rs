//! DOCX: the shell by docx-rs once for a style sheet, the body streamed.

mod body;
mod extra;
mod fingerprint;
mod normal;
mod order;
mod package;
mod properties;
mod shell;
mod table;
mod xml;

pub use fingerprint::is_untouched;
pub use package::Writer;
