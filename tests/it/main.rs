//! One integration binary.

mod architecture;
mod cli;
mod docx;
mod hard;
mod input;
mod layout;
mod nd30;
mod pipeline;
mod readme;
mod samples;
mod table;
mod template;
mod text;
