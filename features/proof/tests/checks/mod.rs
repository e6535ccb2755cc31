//! Runs, their page, and what is deliberately broken.

mod mutants;
mod runs;
