#![doc = include_str!("../README.md")]

mod actions;
mod feed;
mod files;
mod incidents;
mod model;
mod pages;
mod registers;
mod routes;
mod store;

pub use actions::{NotSound, keep_watch, warn_overdue};
use kit::{App, Party, Room};
use registers::Used;
pub use routes::routes;
use tlog::Log;
use transparency::{Legal, Transparency};

/// What this room brings to the program.
pub const ROOM: Room = Room {
    name: "accountability",
    steps: &[
        db::Step { name: "0011_accountability", sql: include_str!("../migrations/0011_accountability.sql") },
        db::Step { name: "0018_accountability", sql: include_str!("../migrations/0018_accountability.sql") },
    ],
    locales: kit::locales!(),
};

/// What the daily work of [`keep_watch`] is called in the clockwork.
pub const WATCH: &str = "accountability.watch";

/// The room's state.
#[derive(Clone)]
pub struct Accountability {
    app: App,
    log: Log,
    transparency: Transparency,
    off: Vec<&'static str>,
    parties: Vec<Party>,
    legal: Legal,
}

impl Accountability {
    /// `off` are the modules of the inventory that this instance does not use: the registers leave them out.
    /// `parties` says who the configured processors are, `legal` who answers for it all and to whom.
    pub fn new(
        app: App,
        log: Log,
        transparency: Transparency,
        off: Vec<&'static str>,
        parties: Vec<Party>,
        legal: Legal,
    ) -> Accountability {
        Accountability { app, log, transparency, off, parties, legal }
    }

    fn used(&self) -> Used<'_> {
        Used { off: &self.off, parties: &self.parties }
    }
}
