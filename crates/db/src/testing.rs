//! A fresh store for each test: an SQLite file of its own, or a schema of its own on the PostgreSQL that `TEST_DB` names.
#![expect(clippy::expect_used, clippy::panic, reason = "a test that has no store has nothing else to do")]

use std::path::Path;

use uuid::Uuid;

use crate::{Address, Db, Durability, Secret, Sql};

/// Where the store of one test lives. Dropping it removes the file or the schema.
#[derive(Debug)]
pub struct Guard {
    address: Address,
    home: Home,
}

#[derive(Debug)]
enum Home {
    Folder(tempfile::TempDir),
    Schema { server: Secret, name: String },
}

impl Guard {
    /// The address of the store, for whoever opens it again.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// The folder that holds nothing but the SQLite file and its log; `None` on PostgreSQL.
    pub fn folder(&self) -> Option<&Path> {
        match &self.home {
            Home::Folder(folder) => Some(folder.path()),
            Home::Schema { .. } => None,
        }
    }
}

/// An empty store.
///
/// # Panics
/// When it cannot be made.
pub async fn fresh() -> (Db, Guard) {
    let guard = match server() {
        None => on_sqlite(),
        Some(server) => on_postgres(server).await,
    };
    let db = Db::open(&guard.address, Durability::Process).await.expect("the fresh store opens");
    (db, guard)
}

#[expect(clippy::disallowed_methods, reason = "tests have no configuration file")]
fn server() -> Option<String> {
    let server = std::env::var("TEST_DB").ok().filter(|server| !server.is_empty())?;
    assert!(server.starts_with("postgres"), "TEST_DB must be a postgres:// address, or unset for SQLite");
    Some(server)
}

fn on_sqlite() -> Guard {
    let folder = tempfile::tempdir().expect("a temporary folder");
    Guard { address: Address::File(folder.path().join("test.db")), home: Home::Folder(folder) }
}

async fn on_postgres(server: String) -> Guard {
    let name = format!("test_{}", Uuid::now_v7().simple());
    let address = with_option(&server, &format!("search_path%3D{name}&application_name={name}"));
    let server = Secret(server);
    run_on(&server, &format!("CREATE SCHEMA {name}")).await;
    Guard { address, home: Home::Schema { server, name } }
}

fn with_option(server: &str, option: &str) -> Address {
    let mark = if server.contains('?') { '&' } else { '?' };
    Address::Postgres(Secret(format!("{server}{mark}options=-c{option}")))
}

async fn run_on(server: &Secret, sql: &str) {
    let address = with_option(&server.0, "lock_timeout%3D5s");
    let db = Db::open(&address, Durability::Process).await.expect("TEST_DB answers");
    Sql::new(sql).run(db.write()).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    db.close().await.expect("the connection closes");
}

impl Drop for Guard {
    fn drop(&mut self) {
        let Home::Schema { server, name } = &self.home else { return };
        // A transaction that the test left open would keep the schema: its rollback waits for the runtime that waits here.
        let end = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{name}'");
        let (server, drop) = (server.clone(), format!("DROP SCHEMA {name} CASCADE"));
        // A drop cannot await, and the test's own runtime may be the one that is ending.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(run_on(&server, &end));
            runtime.block_on(run_on(&server, &drop));
        });
        if dropping.join().is_err() && !std::thread::panicking() {
            panic!("the schema {name} of this test is still there");
        }
    }
}
