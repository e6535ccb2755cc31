//! The engine's own loop: it looks, and calls the engine.

use std::time::Duration;

use jobs::Stop;

use crate::Presaves;

/// How often a node looks whether something is due.
const LOOK: Duration = Duration::from_millis(250);

impl Presaves {
    /// Does what is due until it is asked to stop. Saves that have begun are finished, and what was only claimed is given
    /// back.
    pub async fn run(self, mut stop: Stop) {
        loop {
            if let Err(error) = self.round(Some(&stop)).await {
                tracing::error!(error = %error, "presave.store_failed");
            }
            if stop.or_after(LOOK).await {
                return;
            }
        }
    }

    /// One round: everything that is due by the clock and can be done now. Answers how many pre-saves were tried.
    ///
    /// # Errors
    /// The store's own. What had begun was finished, and what could not be recorded is done again.
    pub async fn run_due(&self) -> db::Result<usize> {
        self.round(None).await
    }
}
