//! Results on stdout, talk on stderr.

use std::cell::RefCell;
use std::env;
use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::diag::{Diagnostic, Printer, Severity};

use super::args::ColourWhen;
use super::trust::Trust;

/// The two streams of the program, and what was chosen for the whole run.
pub(super) struct Console {
    colour: bool,
    /// The user wants colours wherever the output goes.
    always: bool,
    /// Whose settings and templates are used without being named.
    trust: Trust,
    /// Why lines of result were lost.
    lost: RefCell<Option<io::Error>>,
}

impl Console {
    /// Streams coloured as the user wants; `Auto` colours terminals only, and never with `NO_COLOR`.
    pub(super) fn new(colour: ColourWhen, trust: Trust) -> Self {
        let always = colour == ColourWhen::Always;
        let colour = match colour {
            ColourWhen::Always => true,
            ColourWhen::Never => false,
            ColourWhen::Auto => {
                io::stderr().is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        };
        Self { colour, always, trust, lost: RefCell::default() }
    }

    /// Whose settings and templates this run uses without being told their names.
    pub(super) fn trust(&self) -> Trust {
        self.trust
    }

    /// Whether results are coloured: as talk is, but only on a terminal of their own.
    pub(super) fn colours_results(&self) -> bool {
        self.colour && (self.always || io::stdout().is_terminal())
    }

    /// A line of result. A reader that has gone away is no fault of ours; what else the stream reports is kept for the end.
    pub(super) fn result(&self, line: &str) {
        match writeln!(io::stdout().lock(), "{line}") {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.lost.borrow_mut().get_or_insert(error);
            }
            _ => {}
        }
    }

    /// Why lines of result were lost, where some were.
    pub(super) fn lost(&self) -> Option<io::Error> {
        self.lost.take()
    }

    /// Raw bytes of result.
    ///
    /// # Errors
    /// What the stream reports.
    #[expect(clippy::unused_self, reason = "the console is the one door to the streams")]
    pub(super) fn bytes(&self, bytes: &[u8]) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        out.flush()
    }

    /// A line of talk.
    #[expect(clippy::unused_self, reason = "the console is the one door to the streams")]
    pub(super) fn talk(&self, line: &str) {
        let _ = writeln!(io::stderr().lock(), "{line}");
    }

    /// Diagnostics, then how many errors there were.
    pub(super) fn diagnostics(&self, diagnostics: &[Diagnostic]) {
        let mut printer = Printer::new(io::stderr().lock(), self.colour);
        for diagnostic in diagnostics {
            let _ = printer.print(diagnostic);
        }
        drop(printer);
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        if errors > 1 {
            self.talk(&format!("Có {errors} lỗi."));
        }
    }
}
