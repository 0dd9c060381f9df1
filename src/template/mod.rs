//! Fills a template with data and parses the markup into a `Document`.

mod context;
mod mark;
mod markup;
mod number;
pub mod vocabulary;
mod walk;
