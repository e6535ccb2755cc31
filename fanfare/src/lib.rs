//! The program: the only crate that knows every feature. `House` puts the rooms together; the binary gives it settings,
//! a listener and a person at the terminal.

mod connections;
mod copies;
mod house;
mod inspection;
mod labels;
mod notices;
mod openapi;
mod operations;
mod verify;

pub use copies::{Kept, Source, Target, back_up, restore};
pub use house::{
    AppleSettings, AuthoritySettings, CatalogueSettings, DeezerSettings, House, MailSettings, Settings,
    SpotifySettings, YoutubeApp, YoutubeSettings,
};
pub use inspection::inspect;
pub use verify::{Checked, NoRun, Numbering, Verifier, external as verify_external};
