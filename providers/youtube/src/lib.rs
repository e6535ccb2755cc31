#![doc = include_str!("../README.md")]

mod catalogue;
mod failure;
mod item;
mod quota;

pub use catalogue::{Client, MOST_IDS, Video};
pub use failure::{Failure, Kind, Retry};
pub use item::{Item, NotAVideo, NotAnItem, VideoId};
pub use quota::{Day, LOOK_UNITS, SEARCH_UNITS, UNITS_PER_DAY};
