//! The log on the engine that `TEST_DB` names: appended to, proved, checked, and tampered with.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails with what it has")]

mod files;
mod restores;
mod support;
mod tampering;
mod verifier;
mod writing;
