#![doc = include_str!("../README.md")]

mod document;
mod legal;
mod notices;
mod pages;
mod parties;
mod routes;
mod rows;
mod store;
pub mod versions;

use std::sync::Arc;

use jiff::Timestamp;
use kit::{App, Error, Party, Result, Room, Routes};
pub use legal::Legal;
pub use notices::Due;
pub use parties::PartyChange;
use policy::routes::transparency as paths;
use privacy::Promise;
pub use rows::{Change, What};
use tlog::Log;
use versions::{Draft, Version};

/// What this room brings to the program.
pub const ROOM: Room = Room {
    name: "transparency",
    steps: &[
        db::Step { name: "0015_transparency", sql: include_str!("../migrations/0015_transparency.sql") },
        db::Step { name: "0018_transparency", sql: include_str!("../migrations/0018_transparency.sql") },
    ],
    locales: kit::locales!(),
};

/// The room's state. Copies are the same.
#[derive(Clone)]
pub struct Transparency {
    app: App,
    versions: Arc<Vec<Version>>,
}

impl Transparency {
    /// Publishes the policy if it differs from the last version, and writes that into the log. `off` are the modules of the
    /// inventory that this instance does not use: the policy leaves them out. `parties` says who the configured processors
    /// are.
    ///
    /// # Errors
    /// The store's, or when a template fails.
    pub async fn open(
        app: App,
        log: &Log,
        off: Vec<&'static str>,
        legal: &Legal,
        parties: &[Party],
    ) -> Result<Transparency> {
        for key in legal.missing() {
            tracing::warn!(key, "the privacy policy says UNKNOWN here until the configuration has this key");
        }
        let draft = Draft::write(&app, legal, &off, parties)?;
        let versions = versions::publish(&app, log, &draft, legal.notice_days()).await?;
        app.privacy.hold_to(promises(&app.db, &versions).await?);
        let versions = Arc::new(versions);
        app.put_up(Arc::new(notices::Board::new(&app, Arc::clone(&versions))));
        Ok(Transparency { app, versions })
    }

    /// The latest version, in force or not.
    fn latest(&self) -> Result<&Version> {
        self.versions.last().ok_or_else(|| Error::internal("no version of the policy"))
    }

    /// The version that holds at a moment.
    fn in_force(&self, at: Timestamp) -> Option<&Version> {
        self.versions.iter().rev().find(|version| version.effective_at <= at)
    }

    /// A content of a version. One that was altered in the store is not shown under its name.
    async fn content(&self, version: &Version, name: &str) -> Result<String> {
        let hash = version.content(name).ok_or(Error::NotFound)?;
        let body = store::content(self.app.db.read(), &hash).await?.ok_or(Error::NotFound)?;
        if versions::sha256(&body) == hash { Ok(body) } else { Err(Error::internal("a version's text was altered")) }
    }
}

/// What each version names. One whose rows cannot be read names nothing, which keeps what came later waiting.
async fn promises(db: &db::Db, versions: &[Version]) -> Result<Vec<Promise>> {
    let mut promises = Vec::new();
    for version in versions {
        let rows = match version.content("rows") {
            Some(hash) => store::content(db.read(), &hash).await?,
            None => None,
        };
        let rows: rows::Rows = rows.and_then(|rows| serde_json::from_str(&rows).ok()).unwrap_or_default();
        promises.push(Promise {
            from: version.effective_at,
            purposes: rows.purposes.into_keys().collect(),
            processors: rows.processors.into_keys().collect(),
        });
    }
    Ok(promises)
}

/// The room's paths.
pub fn routes(room: &Transparency) -> Routes {
    Routes::<Transparency>::default()
        .on(&paths::POLICY, routes::policy)
        .on(&paths::INVENTORY, routes::inventory)
        .on(&paths::VERSIONS, routes::versions)
        .on(&paths::VERSION, routes::version)
        .on(&paths::TEXT, routes::text)
        .on(&paths::CHANGES, routes::changes)
        .on(&paths::DISMISS, routes::dismiss)
        .with_state(room)
}
