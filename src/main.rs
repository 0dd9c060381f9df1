//! The `vanban` command.

use std::env;
use std::process::ExitCode;

/// A batch is a fifth allocation; with this one it takes 8 % less time than with that of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    vanban::cli::run(env::args_os())
}
