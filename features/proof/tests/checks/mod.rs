//! Runs, their page, and what is deliberately broken.

mod leaving;
mod mutants;
mod runs;
