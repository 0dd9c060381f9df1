//! Commands.

mod args;
mod config;
mod console;
mod init;
mod place;
mod render;
mod template;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;

use crate::diag::Diagnostic;
use crate::input;

use args::{Cli, Colour, Command};
use console::Console;

/// Done, and nothing of level error.
const DONE: u8 = 0;
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
    let console = Console::new(cli.color);
    match dispatch(cli.command, &console) {
        Ok(()) => ExitCode::from(DONE),
        Err(faults) => {
            console.diagnostics(&faults);
            ExitCode::from(FAILED)
        }
    }
}

fn dispatch(command: Command, console: &Console) -> Result<(), Vec<Diagnostic>> {
    match command {
        Command::Render(arguments) => render::run(&arguments, console),
        Command::Init(arguments) => init::run(&arguments, console),
        Command::Template { action } => template::run(&action, console),
        Command::Schema => {
            console.result(&input::schema_text());
            Ok(())
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::full_command(), "vanban", &mut script);
            console.bytes(&script).map_err(|error| vec![place::stdout_fault(&error)])
        }
    }
}

/// Help and version go to stdout and are no fault; anything else is said in Vietnamese.
fn usage_error(error: &clap::Error) -> ExitCode {
    let console = Console::new(Colour::Auto);
    if error.use_stderr() {
        console.talk(&usage::explain(error));
        ExitCode::from(FAILED)
    } else {
        console.result(error.to_string().trim_end());
        ExitCode::from(DONE)
    }
}
