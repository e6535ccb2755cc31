//! The write-ahead log of SQLite, carried into the file beside the commits.

use std::{sync::Arc, time::Duration};

use sea_orm::{DatabaseConnection, sqlx};
use tokio::{
    sync::{Mutex, OwnedMutexGuard},
    task::AbortHandle,
};

use crate::Result;

/// How often it looks. Looking at a log that has nothing new takes a fifth of a millisecond.
const LOOK: Duration = Duration::from_millis(250);

/// Carries what was committed from the log into the file while commits go on. A checkpoint of this kind waits for nobody,
/// and nobody waits for it; one that a commit has to make holds up everybody behind that commit until the disk has it. It
/// ends with the last copy of its store.
#[derive(Debug)]
pub(crate) struct Tidying {
    on: DatabaseConnection,
    turn: Arc<Mutex<()>>,
    task: AbortHandle,
}

impl Tidying {
    /// Begins on a connection of its own.
    pub(crate) fn begin(on: DatabaseConnection) -> Tidying {
        let turn = Arc::new(Mutex::new(()));
        let (pool, ours) = (on.get_sqlite_connection_pool().clone(), Arc::clone(&turn));
        #[expect(clippy::disallowed_methods, reason = "nothing that shutdown would have to wait for")]
        let task = tokio::spawn(async move {
            loop {
                tokio::time::sleep(LOOK).await;
                let _turn = ours.lock().await;
                // What it can't do now it does the next time, and what fails for good fails for the commits too.
                sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(&pool).await.ok();
            }
        });
        Tidying { on, turn, task: task.abort_handle() }
    }

    /// Keeps it from beginning until this is dropped, once it is not at it: SQLite refuses a second checkpoint meanwhile.
    pub(crate) async fn rest(&self) -> OwnedMutexGuard<()> {
        Arc::clone(&self.turn).lock_owned().await
    }

    /// Ends it, so that whoever closes the store is the last one and leaves no log behind.
    ///
    /// # Errors
    /// The engine's own.
    pub(crate) async fn end(&self) -> Result<()> {
        // Between two looks: ended while it takes the connection, sqlx would close that one in its own time, and then nobody
        // knows who is the last.
        let _turn = self.rest().await;
        self.task.abort();
        self.on.clone().close().await
    }
}

impl Drop for Tidying {
    fn drop(&mut self) {
        self.task.abort();
    }
}
