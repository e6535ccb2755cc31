#![doc = include_str!("../README.md")]
//! The room's door: what other rooms may use.

mod model;
mod store;

pub use model::{NAME_CHARS, Name};
pub use store::{Leaving, MEMBERS, create, create_alone, exists, join, members, of_member, without};

/// What the room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "workspaces",
    steps: &[db::Step { name: "0004_workspaces", sql: include_str!("../migrations/0004_workspaces.sql") }],
    locales: kit::locales!(),
};
