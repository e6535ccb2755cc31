#![doc = include_str!("../README.md")]

mod client;
mod failure;
mod item;
mod library;

pub use client::{Album, Client, Track};
pub use failure::{Failure, Kind, Retry};
pub use item::{Item, NotAnItem};
pub use library::{App, Library, Permission, Token};
