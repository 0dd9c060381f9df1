//! Checks that need other programs: validator, LibreOffice, python-docx, pdfplumber.
