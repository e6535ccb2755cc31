//! The outbox's own loop: it looks, claims what is due, and settles what became of each letter.

use std::{sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use jobs::Stop;
use tokio::task::JoinSet;

use crate::{
    Inner, Outbox,
    post::{Fate, Post},
    store::{self, Claimed, Lease},
};

/// How often a node looks when nobody wakes it.
const LOOK: Duration = Duration::from_secs(5);
/// How many letters leave at once: what one claim takes.
const AT_ONCE: i64 = 4;
/// How long a claim holds: a letter takes less than a minute, the store included.
const LEASE: SignedDuration = SignedDuration::from_mins(2);
/// How long a letter is tried.
const PATIENCE: SignedDuration = SignedDuration::from_hours(3 * 24);
const SHORTEST_WAIT: SignedDuration = SignedDuration::from_mins(1);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(4);
/// How long the store is asked again to forget a letter that has left: else it would leave once more.
const INSIST_MS: [u64; 4] = [50, 200, 1000, 4000];

impl Outbox {
    /// Sends what is due until it is asked to stop. Letters that have begun to leave are finished.
    pub async fn run(self, mut stop: Stop) {
        if let Err(error) = self.take_over_from_the_dead().await {
            tracing::error!(error = %error, "mail.store_failed");
        }
        loop {
            if let Err(error) = self.look(&stop).await {
                tracing::error!(error = %error, "mail.store_failed");
            }
            tokio::select! {
                () = self.0.wake.notified() => {}
                ended = stop.or_after(LOOK) => if ended { return },
            }
            if stop.asked() {
                return;
            }
        }
    }

    /// One round: everything that is due by the clock. Answers how many letters were tried.
    ///
    /// # Errors
    /// The store's own. What had begun was finished.
    pub async fn run_due(&self) -> db::Result<usize> {
        self.round(None).await
    }

    async fn look(&self, stop: &Stop) -> db::Result<()> {
        let sent = self.round(Some(stop)).await;
        if self.can_send() {
            self.standing().await?.tell(self.0.app.clock.now());
        }
        sent.map(drop)
    }

    /// An SQLite file is one process's, so what is claimed when that process starts was claimed by one that is dead.
    async fn take_over_from_the_dead(&self) -> db::Result<()> {
        let db = &self.0.app.db;
        // What was tried in vain before the restart has not gone better since.
        let tried = store::queue(db.read()).await?.oldest_tried;
        self.0.health.failed_before(tried.map(kit::from_millis));
        if db.engine() == db::Engine::Sqlite { store::free_all(db.write()).await } else { Ok(()) }
    }

    async fn round(&self, stop: Option<&Stop>) -> db::Result<usize> {
        let Inner { app, smtp, node, .. } = &*self.0;
        let Some(smtp) = smtp.as_ref().filter(|_| self.can_send()) else { return Ok(0) };
        let mut n_tried = 0;
        while !stop.is_some_and(Stop::asked) && store::any_due(app.db.read(), app.clock.now()).await? {
            let now = app.clock.now();
            let lease = Lease { node: *node, until: after(now, LEASE) };
            let batch = store::claim(app.db.write(), app.db.engine(), now, lease, AT_ONCE).await?;
            if batch.is_empty() {
                break;
            }
            n_tried += batch.len();
            let mut running = JoinSet::new();
            for one in batch {
                let (outbox, smtp) = (self.clone(), smtp.clone());
                running.spawn(async move { outbox.try_one(&Post { app: &outbox.0.app, smtp: &smtp }, &one).await });
            }
            let mut outcome = Ok(());
            while let Some(ended) = running.join_next().await {
                outcome = outcome.and(ended.unwrap_or_else(|panic| {
                    Err(db::Error::Custom(format!("sending a letter ended in a panic: {panic}")))
                }));
            }
            outcome?;
        }
        if n_tried > 0 {
            // Letters that have left may still lie in the write-ahead log. When a reader holds it back, the sweep asks again.
            app.db.checkpoint().await?;
        }
        Ok(n_tried)
    }

    async fn try_one(&self, post: &Post<'_>, one: &Claimed) -> db::Result<()> {
        let app = &self.0.app;
        if !store::still_held(app.db.write(), one).await? {
            return Ok(());
        }
        let (health, id) = (&self.0.health, one.row.id);
        let fate = post.carry(one).await?;
        let now = app.clock.now();
        match fate {
            Fate::Sent => {
                self.forget(one).await?;
                health.sent();
                tracing::info!(letter.id = %id, "mail.sent");
            }
            Fate::Withheld(reason) => {
                self.forget(one).await?;
                health.withheld(reason);
                tracing::info!(letter.id = %id, reason, "mail.withheld");
            }
            Fate::Kept { reason, is_final } => {
                let ends = after(kit::from_millis(one.row.created_at), PATIENCE);
                if is_final || now >= ends {
                    self.forget(one).await?;
                    health.given_up(now, &reason);
                    tracing::warn!(letter.id = %id, reason, "mail.given_up");
                } else {
                    let until = after(now, backoff(one.row.attempts)).min(ends);
                    store::put_off(app.db.write(), one, until, &reason).await?;
                    health.retried(now, &reason);
                    tracing::info!(letter.id = %id, reason, "mail.retried");
                }
            }
        }
        Ok(())
    }

    async fn forget(&self, one: &Claimed) -> db::Result<()> {
        let db = Arc::clone(&self.0);
        for pause in INSIST_MS {
            match store::delete(db.app.db.write(), one).await {
                Ok(()) => return Ok(()),
                Err(_) => tokio::time::sleep(Duration::from_millis(pause)).await,
            }
        }
        store::delete(db.app.db.write(), one).await
    }
}

/// How long to wait after the try number `attempts`, counted from 0: a minute, and twice as long each time.
fn backoff(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from(attempts.clamp(0, 16)).unwrap_or(16);
    (SHORTEST_WAIT * 2_i32.pow(doublings)).min(LONGEST_WAIT)
}

fn after(at: Timestamp, span: SignedDuration) -> Timestamp {
    at.checked_add(span).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_waits_twice_as_long_each_time_and_four_hours_at_most() {
        let waits: Vec<i64> = [0, 1, 2, 7, 8, 99].map(|attempts| backoff(attempts).as_mins()).into();
        assert_eq!(waits, [1, 2, 4, 128, 240, 240]);
    }
}
