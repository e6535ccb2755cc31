#![doc = include_str!("../README.md")]

mod actions;
mod api;
mod columns;
mod dates;
mod draft;
mod jobs;
mod model;
mod pages;
mod plan;
mod routes;
mod store;
mod table;

use std::sync::Arc;

pub use api::openapi;
use kit::App;
use links::Links;
pub use routes::routes;
use tokio::sync::Notify;

/// What this room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "imports",
    steps: &[db::Step { name: "0050_imports", sql: include_str!("../migrations/0050_imports.sql") }],
    locales: kit::locales!(),
};

/// What this room needs. Copies are the same.
#[derive(Clone)]
pub struct Imports(Arc<Inner>);

struct Inner {
    app: App,
    links: Links,
    wake: Notify,
}

impl Imports {
    /// Puts the room together.
    pub fn new(app: App, links: Links) -> Imports {
        Imports(Arc::new(Inner { app, links, wake: Notify::new() }))
    }

    pub(crate) fn app(&self) -> &App {
        &self.0.app
    }

    pub(crate) fn links(&self) -> &Links {
        &self.0.links
    }

    pub(crate) fn wake(&self) -> &Notify {
        &self.0.wake
    }
}
