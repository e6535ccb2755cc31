#![doc = include_str!("../README.md")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails with what it has"
)]

mod client;
mod post;
mod site;

pub use client::{Answer, Client};
pub use post::{Letter, Mood, PostOffice};
pub use site::{Options, TestSite, decide};
