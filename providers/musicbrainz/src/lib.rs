#![doc = include_str!("../README.md")]

mod client;
mod failure;

pub use client::{BadContact, Client, Found, Mbid, Release};
pub use failure::{Failure, Kind};
