//! The room through its public doors: HTTP against the whole program, in process.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails with what it has")]

mod accounts;
