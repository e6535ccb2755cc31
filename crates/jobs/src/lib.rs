#![doc = include_str!("../README.md")]

mod clockwork;
mod tasks;

pub use clockwork::{Clockwork, Failure, Last};
pub use tasks::{Stop, Tasks};

/// The table that this crate owns.
pub const STEPS: &[db::Step] =
    &[db::Step { name: "0003_clockwork", sql: include_str!("../migrations/0003_clockwork.sql") }];
