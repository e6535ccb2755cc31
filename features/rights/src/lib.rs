#![doc = include_str!("../README.md")]

mod actions;
mod canary;
mod clerk;
mod deadlines;
mod desk;
mod letters;
mod model;
mod operator;
mod pages;
mod passing_on;
mod record;
mod routes;
mod store;
mod switches;

use std::sync::{Arc, Mutex};

pub use canary::Foreseen;
use capture::Captures;
use db::Db;
use futures_util::future::BoxFuture;
use kit::{App, Result, RightsDesk, Routes};
use mail::Outbox;
pub use passing_on::Ways;
use presave::Presaves;
use privacy::SubjectId;
use reminders::Reminders;
use tlog::Log;
use tokio::sync::Notify;
use uuid::Uuid;

/// What the room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "rights",
    steps: &[
        db::Step { name: "0016_rights", sql: include_str!("../migrations/0016_rights.sql") },
        db::Step { name: "0023_rights", sql: include_str!("../migrations/0023_rights.sql") },
    ],
    locales: kit::locales!(),
};

/// The supervisory authority that people may turn to (Art 77).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub address: String,
}

/// The rooms that people without an account come to the desk from.
#[derive(Clone)]
pub struct Fans {
    /// Pre-saves.
    pub presaves: Presaves,
    /// Sign-ups at artists' forms.
    pub captures: Captures,
    /// Reminders of releases.
    pub reminders: Reminders,
}

/// The rights desk. Copies are the same.
#[derive(Clone)]
pub struct Rights {
    app: App,
    presaves: Presaves,
    captures: Captures,
    reminders: Reminders,
    outbox: Outbox,
    log: Log,
    authority: Option<Authority>,
    /// Somebody asked by the form.
    wake: Arc<Notify>,
    told: Arc<Mutex<clerk::Told>>,
    /// Somebody was erased whose data others had received.
    erased: Arc<Notify>,
    /// Tells this node's claims from another's.
    node: Uuid,
    ways: Ways,
}

impl Rights {
    /// The desk of an instance. From now on the operator sees on every page how many requests are open.
    pub fn new(app: App, fans: Fans, outbox: Outbox, log: Log, authority: Option<Authority>) -> Rights {
        app.open_desk(Arc::new(Register(app.db.clone())));
        let (wake, told, erased, node) = (Arc::default(), Arc::default(), Arc::default(), app.new_id());
        let Fans { presaves, captures, reminders } = fans;
        let ways = Ways::default();
        Rights { app, presaves, captures, reminders, outbox, log, authority, wake, told, erased, node, ways }
    }

    /// The same desk, which tells others of erasures by these ways.
    #[must_use]
    pub fn with_ways(mut self, ways: Ways) -> Rights {
        self.ways = ways;
        self
    }

    /// Takes an erasure of an invented person out of the register again, by its receipt's number: whoever verifies the
    /// instance asked for it, and no one whom it would remind the operator of.
    ///
    /// # Errors
    /// The store's.
    pub async fn strike(&self, number: Uuid) -> Result<()> {
        self.app.privacy.strike_deletions(number).await?;
        Ok(store::strike(self.app.db.write(), number).await?)
    }

    /// Whether somebody's data is kept and not used.
    async fn is_restricted(&self, subject: SubjectId) -> Result<bool> {
        Ok(self.app.privacy.is_restricted(subject).await?)
    }
}

/// The register, for the way to it.
struct Register(Db);

impl RightsDesk for Register {
    fn n_open(&self) -> BoxFuture<'_, Result<u64>> {
        Box::pin(async move { Ok(u64::try_from(store::counts(self.0.read()).await?.open).unwrap_or(0)) })
    }
}

/// The paths of this room.
pub fn routes(rights: &Rights) -> Routes {
    use policy::routes::rights as paths;
    Routes::<Rights>::default()
        .on(&paths::INDEX, routes::index)
        .on(&paths::CREATE, routes::create)
        .on(&paths::ASKED, routes::asked)
        .on(&paths::LINK, routes::link)
        .on(&paths::OPEN, routes::open)
        .on(&paths::DESK, routes::desk)
        .on(&paths::DESK_ACT, routes::desk_act)
        .on(&paths::CORRECTION, routes::correction)
        .on(&paths::CORRECT, routes::correct)
        .on(&paths::ERASURE, routes::erasure)
        .on(&paths::EXPORT_SCHEMA, routes::export_schema)
        .on(&paths::FAN, routes::fan)
        .on(&paths::FAN_ACT, routes::fan_act)
        .on(&paths::FAN_ERASURE, routes::fan_erasure)
        .on(&paths::MEMBER, routes::member)
        .on(&paths::MEMBER_ACT, routes::member_act)
        .on(&paths::REGISTER, operator::register)
        .on(&paths::REQUEST, operator::request)
        .on(&paths::READ, operator::read)
        .on(&paths::ANSWER, operator::answer)
        .on(&paths::EXTEND, operator::extend)
        .on(&paths::DELETION, operator::deletion)
        .on(&paths::DELETION_HINT, operator::deletion_hint)
        .on(&paths::DELETION_OUTCOME, operator::deletion_outcome)
        .with_state(rights)
}
