//! The promises of privacy, on the engine that `TEST_DB` names, over every table of the inventory.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod choices;
mod compile;
mod copies;
mod deletions;
mod erasure;
mod export;
mod grants;
mod inspection;
mod keys;
mod ledger;
mod leftovers;
mod promised;
mod retention;
mod schema;
mod support;
