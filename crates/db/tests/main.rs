//! The store's promises, on the engine that `TEST_DB` names.
#![expect(clippy::unwrap_used, reason = "tests")]

mod migrations;
mod residue;
mod store;
