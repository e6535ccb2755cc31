//! What stood in the way of one pre-save, and what to do about it.

use jiff::{SignedDuration, Timestamp};

use crate::{
    Presaves,
    acts::{Act, Step},
    at::{Failure, Next},
    engine::count_ended,
    model::{SECOND_OPINION, State, UNSAID_PAUSE, after, backoff, reason, tomorrow},
    service::Service,
    store::{self, Claimed, End, PutOff},
};

impl Presaves {
    /// Writes down that one wish of several came to nothing for good, so that the others go on. False when it is the only
    /// one, or is to be tried again.
    pub(crate) fn refuse_one(&self, one: &mut Claimed, act: Act, failure: Failure) -> bool {
        let step = match failure.next {
            Next::Never => Step::Refused(failure.code.to_owned()),
            Next::AskAgain => Step::Again(failure.code.to_owned()),
            Next::Later(_) | Next::Tomorrow => return false,
        };
        metrics::counter!("fanfare_presave_failures_total", "reason" => failure.code).increment(1);
        one.acts.set(act, step);
        true
    }

    /// Decides what a failure means for a pre-save. Without an act it was the permission that could not be renewed.
    pub(crate) async fn settle(&self, one: &Claimed, failure: Failure, act: Option<Act>) -> db::Result<()> {
        let now = self.app.clock.now();
        let Failure { code, next, .. } = failure;
        metrics::counter!("fanfare_presave_failures_total", "reason" => code).increment(1);
        // These speak of the app and not of this fan: everybody waits, and nobody's try is counted.
        if let Some(until) = self.rest_after(one.service, failure, now) {
            return self.pause(one, until, code).await;
        }
        match next {
            Next::AskAgain if act.is_none() && one.reason.as_deref() != Some(reason::INVALID_GRANT) => {
                self.put_off(one, after(now, SECOND_OPINION), one.attempts, reason::INVALID_GRANT).await
            }
            Next::AskAgain => self.end_held(one, State::NeedsAgain, code).await,
            Next::Never => self.end_held(one, State::Refused, code).await,
            Next::Later(_) | Next::Tomorrow => {
                let chance = u32::from_le_bytes(self.app.entropy.bytes());
                let wait = backoff(one.attempts, chance).max(waits(next).unwrap_or_default());
                // Trouble on the way to a second opinion does not make the first one unsaid.
                let unsaid = act.is_some() || one.reason.as_deref() != Some(reason::INVALID_GRANT);
                let why = if unsaid { code } else { reason::INVALID_GRANT };
                self.put_off(one, after(now, wait), one.attempts + 1, why).await
            }
        }
    }

    /// When a service counts anew.
    fn next_window(&self, service: Service, now: Timestamp) -> Timestamp {
        self.services.allowance(service, now).map_or_else(|| tomorrow(now), |allowance| allowance.ends_at)
    }

    /// Until when a service is to be left in peace after a failure that speaks of the app.
    pub(crate) fn rest_after(&self, service: Service, failure: Failure, now: Timestamp) -> Option<Timestamp> {
        match failure.next {
            next @ Next::Later(_) if failure.of_app => Some(after(now, waits(next).unwrap_or(UNSAID_PAUSE))),
            Next::Tomorrow => Some(self.next_window(service, now)),
            _ => None,
        }
    }

    /// Leaves a service in peace, on every node. A restart does not forget it. Answers when that ends.
    pub(crate) async fn rest(&self, service: Service, until: Timestamp, why: &str) -> db::Result<Timestamp> {
        let pause = self.engine.pauses.of(service);
        if !pause.holds(self.app.clock.now()) {
            tracing::warn!(provider.name = service.word(), reason = why, until = %until, "presave.paused");
        }
        let until = pause.until(until);
        if let Some(app) = self.services.app(service) {
            store::hold_service(self.app.db.write(), (service, &app), until, why).await?;
        }
        Ok(until)
    }

    async fn pause(&self, one: &Claimed, until: Timestamp, why: &str) -> db::Result<()> {
        let until = self.rest(one.service, until, why).await?;
        let why = if one.reason.as_deref() == Some(reason::INVALID_GRANT) { reason::INVALID_GRANT } else { why };
        self.put_off(one, until, one.attempts, why).await
    }

    pub(crate) async fn put_off(&self, one: &Claimed, until: Timestamp, attempts: i64, why: &str) -> db::Result<()> {
        let how = PutOff { until, attempts, reason: why.to_owned() };
        store::put_off(self.app.db.write(), one, &how).await
    }

    pub(crate) async fn end_held(&self, one: &Claimed, state: State, why: &str) -> db::Result<()> {
        let end = End { state, reason: Some(why), at: self.app.clock.now(), acts: Some(&one.acts) };
        if store::end_held(self.app.db.write(), one, end).await? {
            count_ended(state, 1);
        }
        Ok(())
    }
}

/// How long one is to wait, where that was said.
fn waits(next: Next) -> Option<SignedDuration> {
    let Next::Later(Some(wait)) = next else { return None };
    SignedDuration::try_from(wait).ok()
}
