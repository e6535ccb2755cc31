#![doc = include_str!("../README.md")]

mod client;
mod failure;
mod item;

pub use client::{Album, Client, Track};
pub use failure::{Failure, Kind};
pub use item::{Item, NotAnItem};
