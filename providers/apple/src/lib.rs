#![doc = include_str!("../README.md")]

mod catalogue;
mod failure;
mod item;
mod key;
mod library;

pub use catalogue::{Album, Client, MOST_CODES, NotAStorefront, Song, Storefront};
pub use failure::{Failure, Kind, Retry};
pub use item::{Item, NotAnItem, Thing};
pub use key::{DeveloperToken, Key, LONGEST_LIFE, NotAKey};
pub use library::{Library, USER_TOKEN_DAYS};
