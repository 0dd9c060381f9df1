//! Results on stdout, talk on stderr.

use std::borrow::Cow;
use std::cell::RefCell;
use std::env;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;

use crate::diag::{Diagnostic, Printer, Severity, first_words, grouped, visible, visible_json, visible_lines};

use super::args::ColourWhen;
use super::trust::Trust;

/// Most messages that are shown at a time: nobody reads more, and a terminal is not to be filled.
const MOST: usize = 500;

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

    /// A line of result, or several. A reader that has gone away is no fault of ours; what else the stream reports is kept
    /// for the end.
    pub(super) fn result(&self, lines: &str) {
        self.painted(&visible_lines(lines));
    }

    /// The name of a file that was written, on one line.
    pub(super) fn path(&self, path: &Path) {
        self.painted(&visible(&path.display().to_string()));
    }

    /// JSON as a result.
    pub(super) fn json(&self, json: &str) {
        self.painted(&visible_json(json));
    }

    /// Result with colours of ours, in which every value has been made visible.
    pub(super) fn painted(&self, lines: &str) {
        self.keep(writeln!(io::stdout().lock(), "{lines}"));
    }

    /// Why lines of result were lost, where some were, to the last one.
    pub(super) fn lost(&self) -> Option<io::Error> {
        self.keep(io::stdout().lock().flush());
        self.lost.take()
    }

    fn keep(&self, written: io::Result<()>) {
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.lost.borrow_mut().get_or_insert(error);
            }
            _ => {}
        }
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

    /// A data file as a result: byte for byte, unless it is a terminal that would take it.
    ///
    /// # Errors
    /// What the stream reports.
    pub(super) fn data(&self, json: &str) -> io::Result<()> {
        let shown = if io::stdout().is_terminal() { visible_json(json) } else { Cow::Borrowed(json) };
        self.bytes(shown.as_bytes())
    }

    /// A line of talk: its first words where it is long, as a message is.
    #[expect(clippy::unused_self, reason = "the console is the one door to the streams")]
    pub(super) fn talk(&self, line: &str) {
        let _ = writeln!(io::stderr().lock(), "{}", visible(&first_words(line.to_owned())));
    }

    /// Diagnostics, then how many errors there were.
    pub(super) fn diagnostics(&self, diagnostics: &[Diagnostic]) {
        let mut printer = Printer::new(io::stderr().lock(), self.colour);
        let told = grouped(diagnostics);
        for diagnostic in told.iter().take(MOST) {
            let _ = printer.print(diagnostic);
        }
        drop(printer);
        if told.len() > MOST {
            self.talk(&format!("Còn {} điều nữa không nêu hết ở đây.", told.len() - MOST));
        }
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        if errors > 1 {
            self.talk(&format!("Có {errors} lỗi."));
        }
    }
}
