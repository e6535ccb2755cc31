//! The sandbox over HTTP, as a client meets it.
#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests: a plain client against the sandbox, where anything unexpected is a failure"
)]

mod spotify;
