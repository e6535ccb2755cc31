//! The engine's own loop: it looks, and calls the engine.

use std::time::Duration;

use jobs::Stop;

use crate::{Presaves, store};

/// How often a node looks whether something is due.
const LOOK: Duration = Duration::from_millis(250);

impl Presaves {
    /// Does what is due until it is asked to stop. Saves that have begun are finished, and what was only claimed is given
    /// back.
    pub async fn run(self, mut stop: Stop) {
        if let Err(error) = self.take_over_from_the_dead().await {
            tracing::error!(error = %error, "presave.store_failed");
        }
        loop {
            if let Err(error) = self.round(Some(&stop)).await {
                tracing::error!(error = %error, "presave.store_failed");
            }
            if stop.or_after(LOOK).await {
                return;
            }
        }
    }

    /// An SQLite file is one process's, so what is claimed when that process starts was claimed by one that is dead: it is
    /// free at once, where other nodes on PostgreSQL wait until the claim runs out.
    async fn take_over_from_the_dead(&self) -> db::Result<()> {
        if self.app.db.engine() == db::Engine::Sqlite { store::free_all(self.app.db.write()).await } else { Ok(()) }
    }

    /// One round: everything that is due by the clock and can be done now. Answers how many pre-saves were tried.
    ///
    /// # Errors
    /// The store's own. What had begun was finished, and what could not be recorded is done again.
    pub async fn run_due(&self) -> db::Result<usize> {
        self.round(None).await
    }
}
