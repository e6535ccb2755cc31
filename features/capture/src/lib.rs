#![doc = include_str!("../README.md")]

mod actions;
mod api;
mod canary;
mod clerk;
mod elsewhere;
mod model;
mod own;
mod pages;
mod person;
mod public;
mod record;
mod routes;
mod store;

use std::sync::Arc;

pub use api::openapi;
pub use elsewhere::{Named, Place, was_refused};
use kit::{App, Result};
use mail::Outbox;
pub use person::{Found, Mailbox};
pub use routes::routes;
use tlog::Log;
use tokio::sync::Notify;

use crate::model::FanForm;

/// What this room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "capture",
    steps: &[
        db::Step { name: "0028_capture", sql: include_str!("../migrations/0028_capture.sql") },
        db::Step { name: "0038_capture", sql: include_str!("../migrations/0038_capture.sql") },
    ],
    locales: kit::locales!(),
};

/// Sign-up forms of artists and their fans. Copies are the same.
#[derive(Clone)]
pub struct Captures {
    app: App,
    outbox: Outbox,
    log: Log,
    /// Somebody asked at a form, or a letter is to be sent.
    wake: Arc<Notify>,
}

impl Captures {
    /// The room, which writes through this outbox and records in this log who looked at addresses.
    pub fn new(app: App, outbox: Outbox, log: Log) -> Captures {
        Captures { app, outbox, log, wake: Arc::default() }
    }

    /// What the artist of a form is called.
    async fn artist_of(&self, form: &FanForm) -> Result<String> {
        let names = artists::names(&self.app.db, form.workspace, &[form.artist_id]).await?;
        Ok(names.into_values().next().unwrap_or_default())
    }
}
