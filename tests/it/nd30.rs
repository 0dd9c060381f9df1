//! Integration tests: nd30.
