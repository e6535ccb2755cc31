//! A lake on a store of its own: an SQLite file, or a schema of the server that `TEST_DB` names.

use std::path::Path;

use db::{Address, Clock, Db, Durability, Engine, Sql};
use jiff::{Timestamp, ToSpan};
use lake::{Browser, Campaign, Country, Device, Event, Kind, Lake, Options, Question, Range, Scope, Visit};
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) const WORKSPACE: Uuid = Uuid::from_u128(1);
pub(crate) const LINK: Uuid = Uuid::from_u128(2);

pub(crate) struct Site {
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    pub(crate) lake: Lake,
    pub(crate) folder: TempDir,
}

pub(crate) fn start() -> Timestamp {
    "2026-03-27T10:00:00Z".parse().unwrap()
}

pub(crate) async fn site() -> Site {
    site_with(Options::default()).await
}

pub(crate) async fn site_with(options: Options) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let db = match server() {
        Some(address) => schema(&address).await,
        None => file(folder.path()).await,
    };
    on(db, folder, options).await
}

/// On SQLite in any case, for what only it can be made to do.
pub(crate) async fn sqlite_site_with(options: Options) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let db = file(folder.path()).await;
    on(db, folder, options).await
}

async fn on(db: Db, folder: TempDir, options: Options) -> Site {
    db::migrate(&db, lake::STEPS.iter().copied()).await.unwrap();
    let clock = Clock::stopped_at(start());
    let lake = Lake::start(db.clone(), clock.clone(), options);
    Site { db, clock, lake, folder }
}

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn server() -> Option<String> {
    std::env::var("TEST_DB").ok().filter(|address| !address.is_empty())
}

pub(crate) async fn file(folder: &Path) -> Db {
    Db::open(&Address::File(folder.join("lake.db")), Durability::Process).await.unwrap()
}

async fn schema(address: &str) -> Db {
    let name = format!("t_{}", Uuid::now_v7().simple());
    let plain = Db::open(&address.parse().unwrap(), Durability::Process).await.unwrap();
    Sql::new(format!("CREATE SCHEMA {name}")).run(plain.write()).await.unwrap();
    plain.close().await.unwrap();
    let sign = if address.contains('?') { '&' } else { '?' };
    let address = format!("{address}{sign}options=-csearch_path%3D{name}");
    Db::open(&address.parse().unwrap(), Durability::Process).await.unwrap()
}

impl Site {
    /// How many events the lake answers with.
    pub(crate) async fn total(&self) -> u64 {
        self.lake.answer(&everything()).await.unwrap().total
    }

    /// How many rows and events the table holds.
    pub(crate) async fn table(&self) -> (i64, i64) {
        let sql = "SELECT COUNT(*) AS n, CAST(COALESCE(SUM(n_events), 0) AS BIGINT) AS events FROM event_segment";
        let row = Sql::new(sql).one(self.db.read()).await.unwrap().unwrap();
        (row.try_get("", "n").unwrap(), row.try_get("", "events").unwrap())
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.db.engine() == Engine::Sqlite
    }
}

/// Every event of the workspace in the year around `start`.
pub(crate) fn everything() -> Question {
    let range = Range { from: start() - 4400.hours(), to: start() + 4400.hours() };
    Question::new(Scope::workspace(WORKSPACE), range)
}

/// A click by a visitor, so many minutes after `start`.
pub(crate) fn click(visitor: u64, minute: i64) -> Event {
    Event {
        at: start() + minute.minutes(),
        workspace: WORKSPACE,
        link: LINK,
        kind: Kind::Click,
        service: Some("spotify".into()),
        visit: Visit {
            country: Country::new("de"),
            device: Device::Phone,
            browser: Browser::Safari,
            referrer_host: None,
            campaign: Campaign::default(),
            language: Some("de".into()),
            visitor,
            bot: false,
        },
    }
}
