#![doc = include_str!("../README.md")]

mod model;
mod pages;
mod routes;
mod store;

use kit::{App, Room, Routes};
pub use model::{Attested, Clause, Control, Finding, PROGRAM, Record, Shown, Status, clauses};
use policy::routes::proof::SHOW;
pub use store::{Busy, Lease};

/// What this room brings to the program.
pub const ROOM: Room = Room {
    name: "proof",
    steps: &[
        db::Step { name: "0017_proof", sql: include_str!("../migrations/0017_proof.sql") },
        db::Step { name: "0024_proof_on_record", sql: include_str!("../migrations/0024_proof_on_record.sql") },
    ],
    locales: kit::locales!(),
};

/// The room's state. Copies are the same.
#[derive(Clone)]
pub struct Proofs {
    pub(crate) app: App,
    pub(crate) off: Vec<&'static str>,
    pub(crate) attested: Vec<Attested>,
}

impl Proofs {
    /// `off` are the modules of the inventory that this instance does not use: their clauses are left out, unless one fails.
    pub fn new(app: App, off: Vec<&'static str>) -> Proofs {
        Proofs { app, off, attested: Vec::new() }
    }

    /// The same, with what whoever runs this instance says for themselves.
    #[must_use]
    pub fn attested(mut self, attested: Vec<Attested>) -> Proofs {
        self.attested = attested;
        self
    }

    /// The modules that are off.
    pub fn off(&self) -> &[&'static str] {
        &self.off
    }
}

/// The room's paths.
pub fn routes(room: &Proofs) -> Routes {
    Routes::<Proofs>::default().on(&SHOW, routes::show).with_state(room)
}
