#![doc = include_str!("../README.md")]

mod model;
mod pages;
mod routes;

use kit::{App, Lang, Room, Routes};
use policy::routes::transparency::{INVENTORY, POLICY};

/// What this room brings to the program.
pub const ROOM: Room = Room {
    name: "transparency",
    steps: &[],
    locales: &[
        (Lang::En, include_str!("../locales/en.ftl")),
        (Lang::Ru, include_str!("../locales/ru.ftl")),
        (Lang::Gu, include_str!("../locales/gu.ftl")),
        (Lang::Ur, include_str!("../locales/ur.ftl")),
    ],
};

/// The room's state.
#[derive(Clone)]
pub struct Transparency {
    app: App,
    off: Vec<&'static str>,
    parties: Vec<Party>,
}

/// A processor whose host, and who runs it, are the operator's choice.
#[derive(Clone, Debug)]
pub struct Party {
    /// The `[[processor]]` row that leaves it to the configuration.
    pub processor: &'static str,
    /// Who runs it.
    pub name: String,
    /// Where it is reached.
    pub host: String,
}

impl Transparency {
    /// `off` are the modules of the inventory that this instance does not use: the policy leaves them out.
    pub fn new(app: App, off: Vec<&'static str>) -> Transparency {
        Transparency { app, off, parties: Vec::new() }
    }

    /// Says who the configured parties are.
    #[must_use]
    pub fn with_parties(mut self, parties: Vec<Party>) -> Transparency {
        self.parties = parties;
        self
    }
}

/// The room's paths.
pub fn routes(room: &Transparency) -> Routes {
    Routes::<Transparency>::default().on(&POLICY, routes::policy).on(&INVENTORY, routes::inventory).with_state(room)
}
