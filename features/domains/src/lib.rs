#![doc = include_str!("../README.md")]

mod acme;
mod actions;
mod api;
mod certificates;
mod front;
mod known;
mod model;
mod pages;
mod routes;
mod sealing;
mod shelf;
mod store;
mod visits;

use std::{sync::Arc, time::Duration};

pub use acme::Authority;
pub use api::openapi;
use jobs::Stop;
use kit::{App, Result};
use known::Register;
use links::Links;
pub use model::{Domain, Finding, Front, State};
pub use routes::routes;
pub use shelf::Shelf;

/// What this room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "domains",
    steps: &[db::Step { name: "0035_domains", sql: include_str!("../migrations/0035_domains.sql") }],
    locales: kit::locales!(),
};

/// How often a node looks what is due.
const LOOK: Duration = Duration::from_secs(2);

/// What this room needs. Copies are the same.
#[derive(Clone)]
pub struct Domains(Arc<Inner>);

struct Inner {
    app: App,
    links: Links,
    probe: egress::Probe,
    register: Arc<Register>,
    authority: Option<Authority>,
    shelf: Arc<Shelf>,
    own: String,
}

impl Domains {
    /// Puts the room together and tells the gate whom to ask about names. `authority` signs certificates for our own
    /// listener; without one, somebody else ends the encryption.
    pub fn new(app: App, links: Links, probe: egress::Probe, authority: Option<Authority>) -> Domains {
        let register = Arc::new(Register::new(app.db.clone(), app.clock.clone(), authority.is_some()));
        app.learn_hosts(register.clone());
        let own = model::host_of(&app.site.base_url);
        Domains(Arc::new(Inner { app, links, probe, register, authority, shelf: Arc::default(), own }))
    }

    pub(crate) fn app(&self) -> &App {
        &self.0.app
    }

    pub(crate) fn links(&self) -> &Links {
        &self.0.links
    }

    pub(crate) fn probe(&self) -> &egress::Probe {
        &self.0.probe
    }

    pub(crate) fn register(&self) -> &Register {
        &self.0.register
    }

    pub(crate) fn authority(&self) -> Option<&Authority> {
        self.0.authority.as_ref()
    }

    /// The host of the site itself, lower case.
    pub(crate) fn own_host(&self) -> &str {
        &self.0.own
    }

    /// The certificates that our own listener answers with.
    pub fn shelf(&self) -> Arc<Shelf> {
        self.0.shelf.clone()
    }

    /// Does what is due by the clock: looks at domains, asks for certificates, puts new ones on the shelf.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn run_due(&self) -> Result<()> {
        visits::run_due(self).await?;
        certificates::run_due(self).await?;
        self.0.shelf.refresh(self.app()).await
    }

    /// Puts the certificates that are kept on the shelf: before the first visitor comes.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn fill_shelf(&self) -> Result<()> {
        self.0.shelf.refresh(self.app()).await
    }

    /// Does what is due until it is asked to stop.
    pub async fn run(self, mut stop: Stop) {
        loop {
            if let Err(error) = self.run_due().await {
                tracing::error!(error = &error as &dyn std::error::Error, "domains.not_looked_after");
            }
            if stop.or_after(LOOK).await {
                return;
            }
        }
    }
}
