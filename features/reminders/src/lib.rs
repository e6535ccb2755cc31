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
    steps: &[db::Step { name: "0046_reminders", sql: include_str!("../migrations/0046_reminders.sql") }],
    locales: kit::locales!(),
};

/// Reminders of releases. Copies are the same.
#[derive(Clone)]
pub struct Reminders {
    app: App,
    links: Links,
    outbox: Outbox,
    /// Somebody asked.
    wake: Arc<Notify>,
}

impl Reminders {
    /// The room, for fans who come from these links and are written to through this outbox.
    pub fn new(app: App, links: Links, outbox: Outbox) -> Reminders {
        Reminders { app, links, outbox, wake: Arc::default() }
    }
}

/// How many reminders of a link there are, in numbers alone.
///
/// # Errors
/// The store's own.
pub async fn numbers(db: &Db, workspace: WorkspaceId, link: Uuid) -> db::Result<Numbers> {
    store::numbers(db.read(), workspace, link).await
}
