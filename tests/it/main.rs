//! One integration binary.

#![expect(clippy::unwrap_used, clippy::too_many_lines, reason = "a test that cannot go on fails loudly")]

#[cfg(feature = "cli")]
mod annotate;
mod architecture;
#[cfg(feature = "cli")]
mod batch;
#[cfg(feature = "xlsx")]
mod biff;
mod border;
#[cfg(feature = "cli")]
mod check;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod codes;
#[cfg(all(feature = "cli", feature = "xlsx"))]
mod completions;
mod docx;
mod every_string;
#[cfg(feature = "cli")]
mod foreign_templates;
#[cfg(all(feature = "cli", feature = "xlsx"))]
mod form;
#[cfg(feature = "xlsx")]
mod free_tables;
mod growth;
mod hard;
mod hostile;
mod input;
mod kind_pages;
mod kinds;
mod layout;
#[cfg(all(feature = "cli", feature = "xlsx"))]
mod list_places;
mod meanings;
mod moved;
mod mutant;
mod mutant_rules;
mod nd30;
#[cfg(feature = "cli")]
mod next_year;
#[cfg(feature = "cli")]
mod own_kind;
#[cfg(feature = "cli")]
mod packages;
mod parts;
mod pipeline;
mod plan;
mod read;
#[cfg(all(feature = "cli", feature = "xlsx"))]
mod readme;
#[cfg(feature = "cli")]
mod report;
#[cfg(feature = "cli")]
mod returned;
mod samples;
#[cfg(feature = "cli")]
mod saving;
mod seed;
mod signing;
#[cfg(all(unix, feature = "cli"))]
mod special_files;
#[cfg(feature = "xlsx")]
mod table;
#[cfg(feature = "xlsx")]
mod table_limits;
mod template;
#[cfg(feature = "cli")]
mod terminal;
mod text;
#[cfg(feature = "cli")]
mod told;
#[cfg(feature = "xlsx")]
mod workbook;
#[cfg(all(feature = "cli", feature = "xlsx"))]
mod wrong_inputs;
#[cfg(feature = "xlsx")]
mod xls;
