//! Advance widths of Times New Roman: how long a line of text is.
