//! Integration tests: docx.
