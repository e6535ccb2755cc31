#![doc = include_str!("../README.md")]

mod app;
mod catalogue;
mod client;
mod failure;
mod playlist;
mod uri;

pub use app::{AccessMode, App, FOLLOW_SCOPE, PLAYLIST_SCOPE, Pkce, SAVE_SCOPE};
pub use catalogue::{Album, AppToken, Track};
pub use client::{Client, Tokens};
pub use failure::{Failure, Kind, Retry};
pub use uri::{Item, NotASpotifyUri, SpotifyUri};
