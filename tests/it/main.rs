//! One integration binary.

#![expect(clippy::unwrap_used, clippy::too_many_lines, reason = "a test that cannot go on fails loudly")]

mod annotate;
mod architecture;
mod batch;
mod border;
mod check;
mod cli;
mod docx;
#[cfg(feature = "xlsx")]
mod form;
mod hard;
mod hostile;
mod input;
mod kind_pages;
mod kinds;
mod layout;
mod moved;
mod mutant;
mod mutant_rules;
mod nd30;
mod next_year;
mod own_kind;
mod pipeline;
mod read;
#[cfg(feature = "xlsx")]
mod readme;
mod report;
mod returned;
mod samples;
mod seed;
mod signing;
#[cfg(feature = "xlsx")]
mod table;
mod template;
mod text;
