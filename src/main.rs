//! The `vanban` command.

fn main() {}
