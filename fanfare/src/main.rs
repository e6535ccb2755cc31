//! The command line.

mod cli;
mod config;
mod demo;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
