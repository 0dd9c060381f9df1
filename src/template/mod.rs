//! Fills a template with data and parses the markup into a `Document`.

mod body;
mod budget;
mod build;
mod check;
mod cite;
mod closing;
mod context;
mod extra;
mod fault;
mod figure;
mod filter;
mod free_rows;
mod guard;
mod inline;
mod level;
mod locate;
mod mark;
mod markup;
mod needs;
mod number;
mod parse;
mod report;
mod set;
mod shape;
mod strings;
mod table;
mod tag;
mod task_rows;
#[cfg(test)]
mod trial;
mod unknown;
pub mod vocabulary;
mod words;

pub use set::{TemplateSource, Templates};
pub use strings::{NamePattern, StringTemplates, render_strings};
