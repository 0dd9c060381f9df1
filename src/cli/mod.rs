//! Commands.

mod args;
mod batch;
mod check;
mod completions;
mod config;
mod console;
mod document;
mod footprint;
mod init;
mod next_year;
mod own_kinds;
mod place;
#[cfg(feature = "xlsx")]
mod progress;
mod render;
mod report;
mod returned;
mod rule;
mod source;
mod template;
mod trust;
mod usage;
mod which;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::FromArgMatches;

use crate::diag::Faults;
use crate::plan;

use args::{Cli, ColourWhen, Command};
use console::Console;
use trust::Trust;

/// Done, and nothing that is an error.
const DONE: u8 = 0;
/// Done, but something must be settled.
const DONE_WITH_ERRORS: u8 = 1;
/// Could not be done.
const FAILED: u8 = 2;

/// Runs the program with its command line and returns the exit code: 0 done, 1 done but errors found, 2 not done.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let matches = match Cli::full_command().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return usage_error(&error),
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => return usage_error(&error),
    };
    let console = Console::new(cli.color, Trust::chosen(cli.trust_folder));
    let done = dispatch(cli.command, &console).and_then(|exit| match console.lost() {
        None => Ok(exit),
        Some(error) => Err(place::stdout_fault(&error).into()),
    });
    match done {
        Ok(Exit::Done) => ExitCode::from(DONE),
        Ok(Exit::WithErrors) => ExitCode::from(DONE_WITH_ERRORS),
        Err(faults) => {
            console.diagnostics(&faults);
            ExitCode::from(FAILED)
        }
    }
}

/// How a command that could be done ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// Nothing that is an error.
    Done,
    /// Errors were found.
    WithErrors,
}

fn dispatch(command: Command, console: &Console) -> Result<Exit, Faults> {
    let done = |()| Exit::Done;
    match command {
        Command::Render(arguments) => render::run(&arguments, console).map(done),
        Command::Report(arguments) => report::run(&arguments, console),
        #[cfg(feature = "xlsx")]
        Command::Progress(arguments) => progress::run(&arguments, console).map(done),
        Command::Batch(arguments) => batch::run(&arguments, console),
        Command::NextYear(arguments) => next_year::run(&arguments, console).map(done),
        Command::Check(arguments) => check::run(&arguments, console),
        Command::Rule { key } => rule::run(key.as_deref(), console).map(done),
        Command::Init(arguments) => init::run(&arguments, console).map(done),
        Command::Template { action } => template::run(&action, console).map(done),
        Command::Schema => {
            let nd30 = own_kinds::decree(None, &config::Config::find(Path::new("."), console.trust())?)?;
            console.json(&plan::schema_text(&nd30));
            Ok(Exit::Done)
        }
        Command::Completions { shell } => completions::run(shell, console).map(done),
    }
}

/// Help and version go to stdout and are no fault; anything else is said in Vietnamese.
fn usage_error(error: &clap::Error) -> ExitCode {
    let console = Console::new(ColourWhen::Auto, Trust::Own);
    if error.use_stderr() {
        for line in usage::explain(error) {
            console.talk(&line);
        }
        ExitCode::from(FAILED)
    } else {
        console.result(error.to_string().trim_end());
        match console.lost() {
            None => ExitCode::from(DONE),
            Some(error) => {
                console.diagnostics(&[place::stdout_fault(&error)]);
                ExitCode::from(FAILED)
            }
        }
    }
}
