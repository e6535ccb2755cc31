//! The contract as lists of named cases: `fair` for any party, `weather` for the one with knobs.

mod account;
mod fair;
mod stage;
mod weather;
