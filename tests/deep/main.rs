//! Trials that take minutes and need nothing but the program: files that are torn, runs that are killed. `.ci/deep` calls
//! them; `cargo test --release --test deep`.

#![expect(clippy::unwrap_used, reason = "a trial that cannot go on fails loudly")]

mod killed;
mod mutant;
mod random;
