#![doc = include_str!("../README.md")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails with what it has"
)]

mod authority;
mod client;
mod site;

pub use authority::Authority;
pub use client::{Answer, Client};
pub use sandbox::post::{Letter, Lock, Mood, PostOffice};
pub use site::{Options, TestSite, decide, fresh_schema};

/// Whether a site as [`TestSite::new`] makes it offers a module of the inventory. Saving at Deezer, YouTube and Apple Music is
/// an option of a test, and so are messages to browsers.
pub fn offered(module: &str) -> bool {
    module == "presave_spotify" || !(module.starts_with("presave_") || module == "reminders_push")
}
