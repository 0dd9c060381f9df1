//! One integration binary.

mod architecture;
mod cli;
mod docx;
mod input;
mod layout;
mod nd30;
mod samples;
mod table;
mod template;
mod text;
