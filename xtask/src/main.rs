//! The repository's own commands: the whole gate (`test`, `ci`), the ratio benchmarks (`bench`) and a new room
//! (`new-feature`). Everything is said on the terminal as it happens.

#![expect(clippy::print_stdout, reason = "these commands talk to a person at a terminal")]

mod bench;
mod gate;
mod packages;
mod postgres;
mod process;
mod room;
mod scratch;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

/// What this repository can do with itself.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The whole gate: packages, formatting, clippy, tests on SQLite and PostgreSQL, documentation
    Test(gate::Choice),
    /// The same list, under the name that CI calls it by
    Ci(gate::Choice),
    /// Redirects against nginx, idle memory, time to the first answer
    Bench(bench::Plan),
    /// Makes the README's pictures anew, with the browser of the tests
    Pictures,
    /// Writes an empty room under features/
    NewFeature {
        /// The room's name: a plural noun or an activity, in small letters
        name: String,
    },
}

fn main() -> ExitCode {
    let root = root();
    let done = match Line::parse().command {
        Command::Test(choice) | Command::Ci(choice) => gate::run(&root, &choice),
        Command::Bench(plan) => bench::run(&root, &plan),
        Command::Pictures => gate::pictures(&root),
        Command::NewFeature { name } => room::write(&root, &name).map(|()| true),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's folder: the one above this crate's, as the cargo that runs us sees it. What the compiler saw would be
/// wrong where two checkouts share a target folder.
#[expect(clippy::disallowed_methods, reason = "cargo says it this way")]
fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.parent().unwrap_or(&here).to_path_buf()
}
