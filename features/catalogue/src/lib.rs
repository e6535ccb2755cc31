#![doc = include_str!("../README.md")]

mod actions;
mod api;
mod ask;
mod jobs;
mod model;
mod pages;
mod provider;
mod routes;
mod start;
mod store;

use std::sync::Arc;

pub use api::openapi;
use ask::Asker;
pub use ask::{Apple, Catalogues};
use kit::{App, WorkspaceId};
use links::{Links, Missing, Watch};
use provider::Provider;
pub use routes::routes;
use tokio::sync::Notify;
use uuid::Uuid;

/// What this room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "catalogue",
    steps: &[db::Step { name: "0034_catalogue", sql: include_str!("../migrations/0034_catalogue.sql") }],
    locales: kit::locales!(),
};

/// What this room needs. Copies are the same.
#[derive(Clone)]
pub struct Catalogue(Arc<Inner>);

struct Inner {
    app: App,
    links: Links,
    asker: Asker,
    wake: Notify,
}

impl Catalogue {
    /// Puts the room together, and tells the links who watches their destinations.
    pub fn new(app: App, links: Links, catalogues: Catalogues) -> Catalogue {
        let asker = Asker::new(catalogues, app.clock.clone());
        let room = Catalogue(Arc::new(Inner { app, links, asker, wake: Notify::new() }));
        room.links().watched_by(Arc::new(Watcher(room.app().db.clone())));
        room
    }

    pub(crate) fn app(&self) -> &App {
        &self.0.app
    }

    pub(crate) fn links(&self) -> &Links {
        &self.0.links
    }

    pub(crate) fn asker(&self) -> &Asker {
        &self.0.asker
    }

    pub(crate) fn wake(&self) -> &Notify {
        &self.0.wake
    }

    /// The catalogues that can be asked.
    pub(crate) fn switched_on(&self) -> impl Iterator<Item = Provider> {
        Provider::ALL.into_iter().filter(|one| self.asker().has(*one))
    }
}

/// What the links ask of this room.
struct Watcher(db::Db);

impl Watch for Watcher {
    fn missing(&self, workspace: WorkspaceId, link: Uuid) -> Missing<'_> {
        Box::pin(store::missing(self.0.read(), workspace, link))
    }
}
