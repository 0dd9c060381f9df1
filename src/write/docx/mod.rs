//! DOCX: the shell by docx-rs, the body streamed.
