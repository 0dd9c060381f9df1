//! Fills a template with data and parses the markup into a `Document`.
