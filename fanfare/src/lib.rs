//! The program: the only crate that knows every feature. `House` puts the rooms together; the binary gives it settings,
//! a listener and a person at the terminal.

mod connections;
mod house;
mod openapi;
mod operations;
mod verify;

pub use house::{House, Settings, SpotifySettings};
pub use verify::{Checked, NoRun, Verifier, external as verify_external};
