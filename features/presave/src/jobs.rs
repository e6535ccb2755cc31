//! The engine's own loop: it looks, and calls the engine.

use std::time::Duration;

use jiff::Timestamp;
use jobs::Stop;

use crate::{Presaves, store};

/// How often a node looks whether something is due, at least.
const LOOK: Duration = Duration::from_millis(250);

/// A release comes out at a whole second, so right then is a good moment to look.
fn until_next_look(now: Timestamp) -> Duration {
    let of_second = u64::try_from(now.as_millisecond().rem_euclid(1000)).unwrap_or(0);
    LOOK.min(Duration::from_millis(1000 - of_second))
}

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
            if stop.or_after(until_next_look(self.app.clock.now())).await {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_whole_second_is_a_moment_to_look() {
        let at = |ms| until_next_look(Timestamp::from_millisecond(ms).unwrap()).as_millis();
        assert_eq!((at(5000), at(5100), at(5750), at(5900), at(5999)), (250, 250, 250, 100, 1));
        assert_eq!(at(-1), 1);
    }
}
