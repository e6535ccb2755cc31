#![doc = include_str!("../README.md")]

mod actions;
mod acts;
mod allow;
mod at;
mod canary;
mod chooser;
mod choosing;
mod confirm;
mod consents;
mod elsewhere;
mod engine;
mod farewell;
mod forecast;
mod jobs;
mod model;
mod one;
mod operator;
mod pages;
mod pause;
mod playlist;
mod receipts;
mod record;
mod reports;
mod routes;
mod searching;
mod service;
mod settle;
mod store;
mod turns;

use std::{
    collections::HashSet,
    sync::{Arc, Mutex},
};

pub use acts::{Act, Acts, Step};
pub use at::{Apple, Services, Youtube};
use axum::http;
pub use canary::{Finish, Planted};
use db::{Db, Together};
use kit::{App, Routes, WorkspaceId};
pub use model::{Report, State};
use privacy::SubjectId;
pub use reports::{About, Owed, ServiceReport, Why, in_short};
pub use service::{Mode, Service};
use uuid::Uuid;

use crate::pause::Pauses;

/// What this room brings to the program.
pub const ROOM: kit::Room = kit::Room {
    name: "presave",
    steps: &[
        db::Step { name: "0009_presave", sql: include_str!("../migrations/0009_presave.sql") },
        db::Step { name: "0041_presave_acts", sql: include_str!("../migrations/0041_presave_acts.sql") },
        db::Step { name: "0042_presave_budget", sql: include_str!("../migrations/0042_presave_budget.sql") },
        db::Step { name: "0043_presave_report", sql: include_str!("../migrations/0043_presave_report.sql") },
        db::Step { name: "0048_presave_next", sql: include_str!("../migrations/0048_presave_next.sql") },
    ],
    locales: kit::locales!(),
};

/// Pre-saves: what the pages need, and the engine of release day. Copies are the same.
#[derive(Clone)]
pub struct Presaves {
    app: App,
    links: links::Links,
    lake: lake::Lake,
    services: Arc<Services>,
    engine: Arc<Engine>,
}

/// What one node's engine remembers. Everything that must survive is in the table.
struct Engine {
    /// Tells this node's claims from another's.
    node: Uuid,
    /// While a service has asked for a pause.
    pauses: Pauses,
    /// One at a time looks for a playlist and makes it: a fan who pre-saved twice with one account has two that are alike,
    /// and each would miss the other's.
    playlists: tokio::sync::Mutex<()>,
    /// Who may be between a provider's new permission and our record of it.
    renewals: tokio::sync::Semaphore,
    /// How often each fan looked at what they could choose.
    playlist_looks: choosing::Looks,
    /// What the saves that are under way ask of the store, for all of them at once.
    looks: Arc<Together<(Uuid, store::Lease), bool>>,
    rotations: Arc<Together<store::Rotation, bool>>,
    ends: Arc<Together<store::Made, bool>>,
    /// Releases that are out without an address at a service, of which the rows say so already.
    without_address: Mutex<HashSet<(Uuid, Service)>>,
}

impl Presaves {
    /// Pre-saves through these apps; where a service has none, the pages say that this way is not live here.
    pub fn new(app: App, links: links::Links, lake: lake::Lake, services: Services) -> Presaves {
        let engine = Engine {
            node: app.new_id(),
            pauses: Pauses::default(),
            playlists: tokio::sync::Mutex::default(),
            renewals: tokio::sync::Semaphore::new(engine::RENEWALS_AT_ONCE),
            playlist_looks: choosing::Looks::default(),
            looks: Together::new(engine::AT_ONCE),
            rotations: Together::new(engine::AT_ONCE),
            ends: Together::new(engine::AT_ONCE),
            without_address: Mutex::default(),
        };
        Presaves { app, links, lake, services: Arc::new(services), engine: Arc::new(engine) }
    }

    /// The links that fans come from.
    pub fn links(&self) -> &links::Links {
        &self.links
    }

    /// Whose receipt it is; `None` for any other word.
    ///
    /// # Errors
    /// The store's own.
    pub async fn person(&self, receipt: &str) -> kit::Result<Option<SubjectId>> {
        Ok(actions::by_receipt(self, receipt).await?.map(|presave| presave.subject))
    }

    /// Takes back every pre-save of one person that has not ended, with their consent: nobody has the permission any more.
    ///
    /// # Errors
    /// The store's own.
    pub async fn take_back(&self, subject: SubjectId) -> kit::Result<()> {
        for presave in store::of_person(self.app.db.read(), subject).await? {
            actions::cancel(self, &presave).await?;
        }
        Ok(())
    }

    /// Counts that the pre-save of a receipt was taken back, if it still waits. To be asked before it is erased.
    pub async fn count_end(&self, receipt: &str, visitor: &kit::Visitor, headers: &http::HeaderMap) {
        if let Ok(Some(presave)) = actions::by_receipt(self, receipt).await
            && presave.state() == State::Waiting
        {
            routes::count_end(self, &presave, visitor, headers).await;
        }
    }

    /// The page for a word that is no receipt.
    ///
    /// # Errors
    /// When the template itself fails.
    pub fn no_receipt_page(&self, visitor: &kit::Visitor) -> kit::Result {
        routes::no_receipt_page(self, visitor)
    }

    /// How many waiting permissions the keys of this program did not open at the last try. They are kept: with the right
    /// key file they work again.
    ///
    /// # Errors
    /// The store's own.
    pub async fn undecryptable(&self) -> db::Result<u64> {
        store::undecryptable(self.app.db.read()).await
    }
}

/// What became of a link's pre-saves.
///
/// # Errors
/// The store's own.
pub async fn report(db: &Db, workspace: WorkspaceId, link: Uuid) -> db::Result<Report> {
    store::report(db.read(), workspace, link).await
}

/// Whether anything of anybody's is kept here that has to do with a service.
///
/// # Errors
/// The store's own.
pub async fn is_left_at(db: &Db, service: Service) -> db::Result<bool> {
    store::is_left_at(db.read(), service).await
}

/// Those of `links` at which a fan has begun a pre-save, ended ones too.
///
/// # Errors
/// The store's own.
pub async fn begun_at(
    on: &impl sea_orm::ConnectionTrait,
    workspace: WorkspaceId,
    links: &[uuid::Uuid],
) -> db::Result<std::collections::HashSet<uuid::Uuid>> {
    store::begun_at(on, workspace, links).await
}

/// How many pre-saves of a link wait.
///
/// # Errors
/// The store's own.
pub async fn waiting(db: &Db, workspace: WorkspaceId, link: Uuid) -> db::Result<u64> {
    Ok(report(db, workspace, link).await?.waiting)
}

/// The paths of this room.
pub fn routes(presaves: &Presaves) -> Routes {
    use policy::routes::presave as paths;
    Routes::<Presaves>::default()
        .on(&paths::NEW, routes::new)
        .on(&paths::CREATE, routes::create)
        .on(&paths::CALLBACK, routes::callback)
        .on(&paths::ALLOW, allow::ask)
        .on(&paths::ALLOWED, allow::take)
        .on(&paths::SERVICES, operator::services)
        .on(&paths::RECEIPT, receipts::receipt)
        .on(&paths::CONSENT, receipts::consent)
        .on(&paths::AGREE, receipts::agree)
        .on(&paths::RENEW, receipts::renew)
        .on(&paths::PLAYLIST, chooser::show)
        .on(&paths::CHOOSE_PLAYLIST, chooser::choose)
        .on(&paths::CANCEL, receipts::cancel)
        .with_state(presaves)
}
