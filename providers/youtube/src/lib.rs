#![doc = include_str!("../README.md")]

mod app;
mod catalogue;
mod failure;
mod item;
mod library;
mod quota;

pub use app::{App, Pkce, SAVE_SCOPE};
pub use catalogue::{Client, MOST_IDS, Video};
pub use failure::{Failure, Kind, Retry};
pub use item::{Item, NotAVideo, NotAnItem, VideoId};
pub use library::{Library, MOST_PLAYLISTS, Playlist, Tokens, WRITE_UNITS, playlist_title};
pub use quota::{Day, LOOK_UNITS, SEARCH_UNITS, UNITS_PER_DAY};
