//! The command line.

mod cli;
mod config;
mod demo;

use std::process::ExitCode;

/// Requests allocate small things on one thread and free them on another, which glibc's allocator is slow at: a redirect
/// spent a fifth of its time there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
