//! The contract that Spotify and its simulation both keep.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "tests: a fan's own browser is not the program's traffic, and anything unexpected is a failure"
)]

mod contract;
