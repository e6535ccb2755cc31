#![doc = include_str!("../README.md")]

mod actions;
mod api;
mod chart;
mod model;
mod pages;
mod routes;

pub use api::openapi;
use kit::App;
use lake::Lake;
use presave::Presaves;
pub use routes::routes;

/// What this room brings to the program: texts, no tables.
pub const ROOM: kit::Room = kit::Room { name: "stats", steps: &[], locales: kit::locales!() };

/// What this room's pages and resources need.
#[derive(Clone)]
pub struct Stats {
    /// The program's parts.
    pub app: App,
    /// Where views and clicks are.
    pub lake: Lake,
    /// Where pre-saves are.
    pub presaves: Presaves,
}

impl Stats {
    /// Puts the room together.
    pub fn new(app: App, lake: Lake, presaves: Presaves) -> Stats {
        Stats { app, lake, presaves }
    }
}
