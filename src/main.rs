//! The `vanban` command.

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    vanban::cli::run(env::args_os())
}
