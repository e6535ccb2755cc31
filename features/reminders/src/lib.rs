#![doc = include_str!("../README.md")]

mod actions;
mod api;
mod calendar;
mod canary;
mod clerk;
mod model;
mod own;
mod pages;
mod person;
mod public;
mod push_doors;
mod pushes;
mod routes;
mod store;

use std::sync::Arc;

pub use api::openapi;
use db::Db;
use kit::{App, WorkspaceId};
use links::Links;
use mail::Outbox;
pub use model::Numbers;
pub use person::{Found, Mailbox};
pub use routes::routes;
use tokio::sync::Notify;
use uuid::Uuid;

/// What this room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "reminders",
    steps: &[
        db::Step { name: "0046_reminders", sql: include_str!("../migrations/0046_reminders.sql") },
        db::Step { name: "0047_push", sql: include_str!("../migrations/0047_push.sql") },
    ],
    locales: kit::locales!(),
};

/// Reminders of releases. Copies are the same.
#[derive(Clone)]
pub struct Reminders {
    app: App,
    links: Links,
    outbox: Outbox,
    /// The push services of browsers, where the operator switched them on.
    push: Option<push::Client>,
    /// Somebody asked.
    wake: Arc<Notify>,
}

impl Reminders {
    /// The room, for fans who come from these links and are written to through this outbox, or in their browsers.
    pub fn new(app: App, links: Links, outbox: Outbox, push: Option<push::Client>) -> Reminders {
        Reminders { app, links, outbox, push, wake: Arc::default() }
    }
}

/// How many reminders of a link there are, in numbers alone.
///
/// # Errors
/// The store's own.
pub async fn numbers(db: &Db, workspace: WorkspaceId, link: Uuid) -> db::Result<Numbers> {
    store::numbers(db.read(), workspace, link).await
}
