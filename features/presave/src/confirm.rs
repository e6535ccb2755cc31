//! Permissions that a service wants to be looked at from time to time: who keeps one must know that it still holds.

use jiff::Timestamp;
use tokio::task::JoinSet;

use crate::{
    Presaves,
    at::{Next, Permit},
    engine::LEASE,
    model::{HOUR, State, after, confirm_at, reason},
    store::{self, Claimed, Lease},
};

/// How many are asked at once, and how many in one turn of the clockwork.
const AT_ONCE: usize = 8;
const MOST: i64 = 256;

impl Presaves {
    /// Asks the services whether the permissions still hold that were not looked at for long. What was taken away there
    /// ends; what nobody could confirm in time is destroyed.
    ///
    /// # Errors
    /// The store's own.
    pub async fn confirm_due(&self) -> db::Result<()> {
        let (db, now) = (&self.app.db, self.app.clock.now());
        let lease = Lease { node: self.engine.node, until: after(now, LEASE) };
        let mut waiting = store::claim_unconfirmed(db.write(), db.engine(), now, lease, MOST).await?.into_iter();
        let mut running = JoinSet::new();
        let mut outcome = Ok(());
        loop {
            while running.len() < AT_ONCE && outcome.is_ok() {
                let Some(one) = waiting.next() else { break };
                if self.may_begin(&one) {
                    let room = self.clone();
                    running.spawn(async move { room.confirm(one).await });
                } else {
                    outcome = store::give_back(db.write(), &[one]).await;
                }
            }
            // Whatever went wrong, what has begun is brought to its end: dropping it could lose a rotated token.
            let Some(ended) = running.join_next().await else { break };
            outcome = outcome.and(ended.unwrap_or_else(|panic| Err(db::Error::Custom(panic.to_string()))));
        }
        let rest: Vec<Claimed> = waiting.collect();
        outcome.and(store::give_back(db.write(), &rest).await)?;
        self.app.db.checkpoint().await?;
        Ok(())
    }

    async fn confirm(&self, one: Claimed) -> db::Result<()> {
        let now = self.app.clock.now();
        let (db, later) = (self.app.db.write(), after(now, HOUR));
        if !self.services.has(one.service) {
            return self.unconfirmed(&one, now, None).await;
        }
        // Who wants their data not to be used is not asked about, and what does not open today may open tomorrow.
        let Some((permit, sealed)) = self.any_permit(one.subject, one.service, &one.acts).await.zip(one.token.clone())
        else {
            return store::confirm_later(db, &one, later, None).await;
        };
        let Ok(token) = self.app.privacy.unseal(one.subject, one.id, &sealed).await else {
            return store::confirm_later(db, &one, later, None).await;
        };
        match self.services.open(one.service, &token, &permit).await {
            Ok(session) => {
                if !self.keep_rotated(&one, &sealed, &session).await? {
                    return Ok(());
                }
                let next = confirm_at(now, one.service.confirmed_within()).unwrap_or(Timestamp::MAX);
                store::confirmed(db, &one, now, next).await
            }
            Err(failure) if failure.next == Next::AskAgain => {
                // An outage at a provider was once taken for the truth, so it is asked a second time.
                if one.reason.as_deref() == Some(reason::INVALID_GRANT) {
                    return self.end_held(&one, State::NeedsAgain, failure.code).await;
                }
                store::confirm_later(db, &one, later, Some(reason::INVALID_GRANT)).await
            }
            Err(failure) => {
                tracing::info!(provider.name = one.service.word(), reason = failure.code, "presave.not_confirmed");
                self.unconfirmed(&one, now, Some((&token, &permit))).await
            }
        }
    }

    /// Nobody could say whether it still holds: it is asked again, until the time is over in which that has to be known.
    async fn unconfirmed(
        &self,
        one: &Claimed,
        now: Timestamp,
        held: Option<(&privacy::Personal<policy::datum::PresaveToken>, &Permit)>,
    ) -> db::Result<()> {
        let within = one.service.confirmed_within().unwrap_or_default();
        let over = one.confirmed_at.is_some_and(|at| after(at, within) <= now);
        if !over {
            return store::confirm_later(self.app.db.write(), one, after(now, HOUR), None).await;
        }
        if let Some((token, permit)) = held {
            self.give_back_permission(one.service, token, permit).await;
        }
        self.end_held(one, State::NeedsAgain, reason::NOT_CONFIRMED).await
    }
}
